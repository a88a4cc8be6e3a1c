#include "scoring/sqlite_oracle.hpp"

#include <fmt/format.h>
#include <re2/re2.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace leadqual::test {

namespace {

// ---------------------------------------------------------------- translation

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("''") : std::string(1, c);
    return result + "'";
}

std::string folded(const Expression& expression, std::span<const FieldUse> fields) {
    return "fold(" + to_sql(expression, fields) + ")";
}

/// As to_sql, but text in the form in which it is compared.
std::string compared(const Expression& expression, std::span<const FieldUse> fields) {
    return expression.type == ValueType::text ? folded(expression, fields) : to_sql(expression, fields);
}

std::string joined(std::string_view separator, std::span<const Expression> parts, std::span<const FieldUse> fields,
                   std::string (*write)(const Expression&, std::span<const FieldUse>) = to_sql) {
    std::string result;
    for (const Expression& part : parts) result += (result.empty() ? "" : std::string(separator)) + write(part, fields);
    return result;
}

std::string call_to_sql(const Expression& expression, std::span<const FieldUse> fields) {
    const auto& operands = expression.operands;
    const auto argument = [&](std::size_t i) { return to_sql(operands[i], fields); };
    switch (expression.function->id) {
        case FunctionId::mentions:
            return "mentions(" + joined(", ", operands, fields) + ")";
        case FunctionId::matches:
            return "matches(" + joined(", ", operands, fields) + ")";
        case FunctionId::days_since:
            return fmt::format("({}.0 - {})", kToday, argument(0));
        case FunctionId::days_until:
            return fmt::format("({} - {}.0)", argument(0), kToday);
        case FunctionId::email_domain:
            return "email_domain(" + argument(0) + ")";
        case FunctionId::is_free_email:
            return fmt::format("(fold(email_domain({0})) IN ('gmail.com', 'yahoo.co.uk', 'qq.com'))", argument(0));
        case FunctionId::lower:
        case FunctionId::upper:
            return "fold(" + argument(0) + ")";
        case FunctionId::trim:
            return "trim(" + argument(0) + ")";
        case FunctionId::length:
            return "CAST(length(" + argument(0) + ") AS REAL)";
        case FunctionId::coalesce:
            return "coalesce(" + joined(", ", operands, fields) + ")";
        case FunctionId::nullif:
            return fmt::format("CASE WHEN {} = {} THEN NULL ELSE {} END", compared(operands[0], fields),
                               compared(operands[1], fields), argument(0));
        case FunctionId::absolute:
            return "abs(" + argument(0) + ")";
        case FunctionId::least:
            return "min(" + joined(", ", operands, fields) + ")";
        case FunctionId::greatest:
            return "max(" + joined(", ", operands, fields) + ")";
        case FunctionId::round:
            return "round(" + argument(0) + ")";
    }
    throw std::logic_error("a function without SQL");
}

std::string constant_to_sql(const Expression& constant) {
    switch (constant.type) {
        case ValueType::null:
            return "NULL";
        case ValueType::boolean:
            return constant.number != 0 ? "TRUE" : "FALSE";
        case ValueType::text:
            return quoted(constant.text);
        default:
            return fmt::format("CAST({:.17g} AS REAL)", constant.number);
    }
}

std::string case_to_sql(const Expression& expression, std::span<const FieldUse> fields) {
    std::string result = "CASE";
    for (std::size_t i = 0; i + 1 < expression.operands.size(); i += 2)
        result += fmt::format(" WHEN {} THEN {}", to_sql(expression.operands[i], fields),
                              to_sql(expression.operands[i + 1], fields));
    return result + " ELSE " + to_sql(expression.operands.back(), fields) + " END";
}

std::string binary_sign(Operation operation) {
    switch (operation) {
        case Operation::equal:
            return " = ";
        case Operation::not_equal:
            return " <> ";
        case Operation::less:
            return " < ";
        case Operation::less_equal:
            return " <= ";
        case Operation::greater:
            return " > ";
        case Operation::greater_equal:
            return " >= ";
        case Operation::add:
            return " + ";
        case Operation::subtract:
            return " - ";
        case Operation::multiply:
            return " * ";
        case Operation::logical_and:
            return " AND ";
        case Operation::logical_or:
            return " OR ";
        default:
            throw std::logic_error("an operation without SQL");
    }
}

// ---------------------------------------------------------------- functions SQLite does not have

std::string_view text_of(sqlite3_value* value) {
    return {reinterpret_cast<const char*>(sqlite3_value_text(value)),
            static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool is_null(sqlite3_value* value) { return sqlite3_value_type(value) == SQLITE_NULL; }

void result_text(sqlite3_context* context, std::string_view text) {
    sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void sql_fold(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (!is_null(arguments[0])) result_text(context, fold(text_of(arguments[0])));
}

void sql_email_domain(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (is_null(arguments[0])) return;
    const auto text = text_of(arguments[0]);
    const auto at = text.rfind('@');
    if (at != std::string_view::npos && at + 1 < text.size()) result_text(context, text.substr(at + 1));
}

bool is_word_byte(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// Naive: a phrase with no letter or digit on either side.
void sql_mentions(sqlite3_context* context, int count, sqlite3_value** arguments) {
    if (is_null(arguments[0])) return;
    const std::string text = fold(text_of(arguments[0]));
    bool found = false;
    for (int i = 1; i < count; ++i) {
        const std::string phrase = fold(text_of(arguments[i]));
        for (auto at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) {
            const auto end = at + phrase.size();
            found |= (at == 0 || !is_word_byte(text, at - 1)) && (end == text.size() || !is_word_byte(text, end));
        }
    }
    sqlite3_result_int(context, found);
}

void sql_matches(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (is_null(arguments[0])) return;
    const std::string text(text_of(arguments[0]));
    sqlite3_result_int(context, RE2::PartialMatch(text, "(?i:" + std::string(text_of(arguments[1])) + ")"));
}

void check(int code, sqlite3* database) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        throw std::runtime_error(sqlite3_errmsg(database));
}

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Statement prepare(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string(sqlite3_errmsg(database)) + " in " + sql);
    return Statement(statement);
}

void bind(sqlite3_stmt* statement, int position, const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) sqlite3_bind_double(statement, position, *number);
    if (const auto* truth = std::get_if<bool>(&value)) sqlite3_bind_int(statement, position, *truth);
    if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text(statement, position, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
}

}  // namespace

std::string to_sql(const Expression& expression, std::span<const FieldUse> fields) {
    const auto& operands = expression.operands;
    switch (expression.operation) {
        case Operation::constant:
            return constant_to_sql(expression);
        case Operation::field:
            return fields[expression.index].name;
        case Operation::logical_not:
            return "(NOT " + to_sql(operands[0], fields) + ")";
        case Operation::negate:
            return "(- " + to_sql(operands[0], fields) + ")";
        case Operation::is_null:
            return "(" + to_sql(operands[0], fields) + " IS NULL)";
        case Operation::is_true:
            return "(" + to_sql(operands[0], fields) + " IS TRUE)";
        case Operation::is_false:
            return "(" + to_sql(operands[0], fields) + " IS FALSE)";
        case Operation::divide:
            return fmt::format("({} / NULLIF({}, 0.0))", to_sql(operands[0], fields), to_sql(operands[1], fields));
        case Operation::like:
            return fmt::format("({} LIKE {})", folded(operands[0], fields), folded(operands[1], fields));
        case Operation::in:
            return fmt::format("({} IN ({}))", compared(operands[0], fields),
                               joined(", ", std::span(operands).subspan(1), fields, compared));
        case Operation::case_when:
            return "(" + case_to_sql(expression, fields) + ")";
        case Operation::call:
            return "(" + call_to_sql(expression, fields) + ")";
        default:
            return "(" + joined(binary_sign(expression.operation), operands, fields, compared) + ")";
    }
}

void SqliteOracle::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

SqliteOracle::SqliteOracle(std::span<const FieldUse> fields, std::span<const Lead> leads) {
    sqlite3* database = nullptr;
    check(sqlite3_open(":memory:", &database), database);
    database_.reset(database);
    const auto add = [&](const char* name, int arguments, void (*function)(sqlite3_context*, int, sqlite3_value**)) {
        check(sqlite3_create_function(database, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, function,
                                      nullptr, nullptr),
              database);
    };
    add("fold", 1, sql_fold);
    add("email_domain", 1, sql_email_domain);
    add("mentions", -1, sql_mentions);
    add("matches", 2, sql_matches);

    std::string columns, marks;
    for (const FieldUse& field : fields) {
        columns += (columns.empty() ? "" : ", ") + field.name +
                   (field.type == FieldType::text      ? " TEXT"
                    : field.type == FieldType::boolean ? " INTEGER"
                                                       : " REAL");
        marks += marks.empty() ? "?" : ", ?";
    }
    check(sqlite3_step(prepare(database, "CREATE TABLE leads (" + columns + ")").get()), database);
    const Statement insert = prepare(database, "INSERT INTO leads VALUES (" + marks + ")");
    for (const Lead& lead : leads) {
        sqlite3_reset(insert.get());
        sqlite3_clear_bindings(insert.get());
        for (const auto& [name, value] : lead) {
            const auto field =
                std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.name == name; });
            bind(insert.get(), static_cast<int>(field - fields.begin()) + 1, value);
        }
        check(sqlite3_step(insert.get()), database);
    }
}

std::vector<int> SqliteOracle::answers(const std::string& sql) const {
    const Statement select = prepare(database_.get(), "SELECT " + sql + " FROM leads ORDER BY rowid");
    std::vector<int> answers;
    int code = SQLITE_OK;
    while ((code = sqlite3_step(select.get())) == SQLITE_ROW) {
        const bool null = sqlite3_column_type(select.get(), 0) == SQLITE_NULL;
        answers.push_back(null ? -1 : sqlite3_column_int(select.get(), 0));
    }
    check(code, database_.get());
    return answers;
}

}  // namespace leadqual::test
