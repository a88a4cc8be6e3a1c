#include "scoring/server_sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace leadqual::test {

namespace {

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("''") : std::string(1, c);
    return result + "'";
}

std::string type_of(ValueType type) {
    return type == ValueType::boolean ? "boolean" : type == ValueType::text ? "text" : "double precision";
}

/// Answers of a type that could be lost where all parts are NULL.
std::string typed(const Expression& expression, const std::string& sql) {
    return expression.type == ValueType::null ? "(" + sql + ")"
                                              : fmt::format("CAST({} AS {})", sql, type_of(expression.type));
}

std::string number_sql(double number) { return fmt::format("CAST({:.17g} AS double precision)", number); }

class Translator {
public:
    explicit Translator(std::span<const FieldUse> fields) : fields_(fields) {}

    std::string sql(const Expression& expression) const {
        const auto& operands = expression.operands;
        switch (expression.operation) {
            case Operation::constant:
                return constant(expression);
            case Operation::field:
                return fields_[expression.index].name;
            case Operation::logical_not:
                return "(NOT " + sql(operands[0]) + ")";
            case Operation::negate:
                return "(- " + sql(operands[0]) + ")";
            case Operation::is_null:
                return "(" + sql(operands[0]) + " IS NULL)";
            case Operation::is_true:
                return "(" + sql(operands[0]) + " IS TRUE)";
            case Operation::is_false:
                return "(" + sql(operands[0]) + " IS FALSE)";
            case Operation::divide:
                return fmt::format("({} / NULLIF({}, {}))", sql(operands[0]), sql(operands[1]), number_sql(0));
            case Operation::like:
                return fmt::format("(fold({}) LIKE fold({}))", sql(operands[0]), sql(operands[1]));
            case Operation::in:
                return fmt::format("({} IN ({}))", compared(operands[0]), list(operands, 1, ", ", true));
            case Operation::case_when:
                return typed(expression, case_when(expression));
            case Operation::call:
                return call(expression);
            default:
                return "(" + list(operands, 0, sign(expression.operation), true) + ")";
        }
    }

private:
    /// Text in the form in which it is compared.
    std::string compared(const Expression& expression) const {
        return expression.type == ValueType::text ? "fold(" + sql(expression) + ")" : sql(expression);
    }

    std::string list(const std::vector<Expression>& parts, std::size_t from, std::string_view separator,
                     bool as_compared = false) const {
        std::string result;
        for (std::size_t i = from; i < parts.size(); ++i)
            result += (i == from ? "" : std::string(separator)) + (as_compared ? compared(parts[i]) : sql(parts[i]));
        return result;
    }

    std::string constant(const Expression& constant) const {
        switch (constant.type) {
            case ValueType::null:
                return "NULL";
            case ValueType::boolean:
                return constant.number != 0 ? "TRUE" : "FALSE";
            case ValueType::text:
                return "CAST(" + quoted(constant.text) + " AS text)";
            default:
                return number_sql(constant.number);
        }
    }

    std::string case_when(const Expression& expression) const {
        std::string result = "CASE";
        for (std::size_t i = 0; i + 1 < expression.operands.size(); i += 2)
            result += fmt::format(" WHEN {} THEN {}", sql(expression.operands[i]), sql(expression.operands[i + 1]));
        return result + " ELSE " + sql(expression.operands.back()) + " END";
    }

    /// Their least() and greatest() pass over NULL.
    std::string least_or_greatest(std::string_view name, const Expression& expression) const {
        std::string is_null;
        for (const Expression& each : expression.operands)
            is_null += (is_null.empty() ? "" : " OR ") + sql(each) + " IS NULL";
        return fmt::format("CASE WHEN {} THEN NULL ELSE {}({}) END", is_null, name, list(expression.operands, 0, ", "));
    }

    std::string call(const Expression& expression) const {
        const auto& operands = expression.operands;
        const auto argument = [&](std::size_t i) { return sql(operands[i]); };
        switch (expression.function->id) {
            case FunctionId::mentions: {
                std::string any;
                for (std::size_t i = 1; i < operands.size(); ++i)
                    any += fmt::format("{}mentions({}, {})", i == 1 ? "" : " OR ", argument(0), argument(i));
                return "(" + any + ")";
            }
            case FunctionId::matches:
                return fmt::format("matches({}, {})", argument(0), argument(1));
            case FunctionId::days_since:
                return fmt::format("({} - {})", number_sql(kToday), argument(0));
            case FunctionId::days_until:
                return fmt::format("({} - {})", argument(0), number_sql(kToday));
            case FunctionId::email_domain:
                return "email_domain(" + argument(0) + ")";
            case FunctionId::is_free_email:
                return fmt::format("(fold(email_domain({})) IN ('gmail.com', 'yahoo.co.uk', 'qq.com'))", argument(0));
            case FunctionId::lower:
            case FunctionId::upper:
                return "fold(" + argument(0) + ")";
            case FunctionId::trim:
                return "trim(" + argument(0) + ")";
            case FunctionId::length:
                return "CAST(length(" + argument(0) + ") AS double precision)";
            case FunctionId::coalesce:
                return typed(expression, "coalesce(" + list(operands, 0, ", ") + ")");
            case FunctionId::nullif:
                return typed(expression, fmt::format("CASE WHEN {} = {} THEN NULL ELSE {} END", compared(operands[0]),
                                                     compared(operands[1]), argument(0)));
            case FunctionId::absolute:
                return "abs(" + argument(0) + ")";
            case FunctionId::least:
                return typed(expression, least_or_greatest("least", expression));
            case FunctionId::greatest:
                return typed(expression, least_or_greatest("greatest", expression));
            case FunctionId::round:  // theirs may round halves to even
                return fmt::format("(sign({0}) * floor(abs({0}) + 0.5))", argument(0));
        }
        throw std::logic_error("a function without SQL");
    }

    static std::string_view sign(Operation operation) {
        constexpr std::pair<Operation, std::string_view> signs[] = {
            {Operation::equal, " = "},       {Operation::not_equal, " <> "},   {Operation::less, " < "},
            {Operation::less_equal, " <= "}, {Operation::greater, " > "},      {Operation::greater_equal, " >= "},
            {Operation::add, " + "},         {Operation::subtract, " - "},     {Operation::multiply, " * "},
            {Operation::logical_or, " OR "}, {Operation::logical_and, " AND "}};
        for (const auto& [each, text] : signs)
            if (each == operation) return text;
        throw std::logic_error("an operation without SQL");
    }

    std::span<const FieldUse> fields_;
};

std::string value_sql(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return number_sql(*number);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "TRUE" : "FALSE";
    if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
    return "NULL";
}

std::string table_sql(std::size_t round, std::span<const Lead> leads) {
    std::string columns, rows;
    for (const FieldUse& field : random_fields())
        columns += ", " + field.name + " " +
                   (field.type == FieldType::text      ? "text"
                    : field.type == FieldType::boolean ? "boolean"
                                                       : "double precision");
    for (std::size_t row = 0; row < leads.size(); ++row) {
        rows += fmt::format("{}({}", row == 0 ? "" : ", ", row);
        for (const FieldUse& field : random_fields()) {
            const auto found = std::find_if(leads[row].begin(), leads[row].end(),
                                            [&](const auto& cell) { return cell.first == field.name; });
            rows += ", " + (found == leads[row].end() ? "NULL" : value_sql(found->second));
        }
        rows += ")";
    }
    return fmt::format("CREATE TABLE leads{0} (id integer{1});\nINSERT INTO leads{0} VALUES {2};\n", round, columns,
                       rows);
}

}  // namespace

std::string to_server_sql(const Expression& expression, std::span<const FieldUse> fields) {
    return Translator(fields).sql(expression);
}

std::string questions_of(std::span<const RandomRound> rounds) {
    std::string script;
    for (std::size_t round = 0; round < rounds.size(); ++round) {
        script += table_sql(round, rounds[round].leads);
        for (const Expression& condition : rounds[round].conditions)
            script += fmt::format(
                "SELECT string_agg(CASE CAST({} AS boolean) WHEN TRUE THEN 'T' WHEN FALSE THEN 'F' "
                "ELSE 'N' END, '' ORDER BY id) FROM leads{};\n",
                to_server_sql(condition, random_fields()), round);
    }
    return script;
}

std::vector<std::string> our_answers(std::span<const RandomRound> rounds) {
    std::vector<std::string> answers;
    for (const RandomRound& round : rounds)
        for (const Expression& condition : round.conditions) {
            const Program program = program_of_condition(condition);
            const Judged judged(program, round.leads);
            std::string& line = answers.emplace_back();
            for (std::size_t row = 0; row < round.leads.size(); ++row) {
                const State state = judged.verdicts().state(0, row);
                line += state == State::met ? 'T' : state == State::unmet ? 'F' : 'N';
            }
        }
    return answers;
}

}  // namespace leadqual::test
