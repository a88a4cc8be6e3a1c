// What to say about a value of the wrong type, and what to write instead.
#include <fmt/format.h>

#include "rules/typing.hpp"

namespace leadqual {

namespace {

/// How to write the day that is meant by a text.
std::string day_for(const Expression& constant) {
    const auto day = read_date(constant.text);
    return fmt::format("a day is written DATE '{}'", day ? show_day(*day) : "2026-01-31");
}

/// Written where it stands, not in the settings.
bool is_literal(const Expression& expression, std::string_view text) {
    return is_constant(expression) && !text.starts_with('$');
}

}  // namespace

std::string_view in_words(ValueType type) noexcept {
    switch (type) {
        case ValueType::null:
            return "NULL";
        case ValueType::boolean:
            return "yes or no";
        case ValueType::number:
            return "a number";
        case ValueType::text:
            return "text";
        case ValueType::date:
            return "a date";
    }
    return {};
}

bool Typing::fail(Code code, const Span& where, std::string message, std::string hint) {
    problems_.report(code, where, std::move(message), std::move(hint));
    return false;
}

std::string_view Typing::text_of(const Expression& expression) const {
    return std::string_view(source_.text).substr(expression.begin, expression.end - expression.begin);
}

std::string Typing::shown(const Expression& expression) const {
    return fmt::format("{} ({})", text_of(expression), in_words(expression.type));
}

/// The literal NULL goes with any type that is wanted.
bool Typing::has_type(const Expression& expression, ValueType wanted, std::string_view needed_by) {
    if (expression.type == wanted || is_null_literal(expression)) return true;
    return fail(Code::wrong_type, span(expression),
                fmt::format("{} needs {}, but {} is {}", needed_by, in_words(wanted), text_of(expression),
                            in_words(expression.type)),
                way_to(expression, wanted));
}

bool Typing::is_untyped_column(const Expression& expression) const {
    return expression.operation == Operation::field && expression.type == ValueType::text &&
           names_.field(expression).is_column;
}

std::string Typing::declare_as(const Expression& column, std::string_view type) const {
    if (find_field(names_.field(column).name))
        return fmt::format("without quotes and brackets it is the field: {}", names_.field(column).name);
    return fmt::format("give the column its type: \"fields\": {{ {}: \"{}\" }}", quote_json(names_.field(column).name),
                       type);
}

/// What to write where a value of another type is wanted.
std::string Typing::way_to(const Expression& expression, ValueType wanted) const {
    if (is_untyped_column(expression)) return declare_as(expression, to_text(wanted));
    const std::string_view text = text_of(expression);
    const bool is_value = !is_constant(expression);
    if (wanted == ValueType::boolean && is_value) {
        if (expression.type == ValueType::number) return fmt::format("compare it: {} > 0", text);
        if (expression.type == ValueType::text)
            return fmt::format("compare it: {0} = 'some text', or mentions({0}, 'a word')", text);
        if (expression.type == ValueType::date) return fmt::format("compare it: days_since({}) <= 30", text);
    }
    if (wanted == ValueType::number) {
        if (expression.type == ValueType::date) return "count days with days_since(date) or days_until(date)";
        if (is_literal(expression, text) && expression.type == ValueType::text && read_literal(expression.text))
            return fmt::format("write the number without quotes: {}", expression.text);
        if (expression.type == ValueType::boolean && is_value)
            return fmt::format("write CASE WHEN {} THEN 1 ELSE 0 END", text);
    }
    if (wanted == ValueType::date && is_literal(expression, text) && expression.type == ValueType::text)
        return day_for(expression);
    if (wanted == ValueType::text && is_literal(expression, text) && expression.type == ValueType::number)
        return fmt::format("text goes in single quotes: '{}'", text);
    return {};
}

/// What to write where `left` and `right` do not compare, as their types differ.
std::string Typing::way_to_compare(const Expression& left, const Expression& right) const {
    if (is_untyped_column(left)) return declare_as(left, to_text(right.type));
    if (is_untyped_column(right)) return declare_as(right, to_text(left.type));
    const bool constant_right = is_constant(right) || !is_constant(left);
    const Expression& value = constant_right ? left : right;
    const Expression& other = constant_right ? right : left;
    const bool is_written = is_literal(other, text_of(other));
    if (value.type == ValueType::date && other.type == ValueType::text && is_written) return day_for(other);
    if (value.type == ValueType::date && other.type == ValueType::number)
        return fmt::format("count days: days_since({0}) or days_until({0})", text_of(value));
    if (value.type == ValueType::number && other.type == ValueType::text && is_written) {
        if (read_literal(other.text)) return fmt::format("write the number without quotes: {}", other.text);
        if (value.operation == Operation::field && names_.field(value).type == FieldType::days)
            return fmt::format("{0} counts days: {0} <= 90", text_of(value));
    }
    if (value.type == ValueType::text && other.type == ValueType::number && is_written)
        return fmt::format("text goes in single quotes: '{}'", text_of(other));
    return {};
}

}  // namespace leadqual
