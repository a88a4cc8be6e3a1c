#include "rules/reading.hpp"

#include <fmt/format.h>

#include <charconv>

#include "rules/lexer.hpp"

namespace leadqual {

std::optional<Condition> read_condition(Reading& reading, const PlacedText& text, Scope scope, std::string_view what) {
    Names names(reading.vocabulary, scope, reading.set.fields, reading.problems);
    auto condition = check_condition(text, what, names, reading.problems);
    if (condition) {
        lint_constant_parts(*condition, text, reading.problems);
        lint_blank_texts(*condition, text, reading.set.missing, reading.problems);
    }
    if (condition && reading.keeps_texts) reading.texts.push_back(text);
    return condition;
}

bool check_name(const std::string& name, const Span& where, std::string_view what, Problems& problems) {
    if (is_plain_name(name)) return true;
    problems.report(Code::invalid_name, where, fmt::format("'{}' cannot name {}", name, what),
                    "names have small letters, digits and underscores, a letter first: min_budget");
    return false;
}

std::optional<std::int32_t> read_days(const JsonValue& number, std::string_view what, int most, Problems& problems) {
    std::int32_t days = 0;
    const char* const end = number.text.data() + number.text.size();
    const auto [stop, error] = std::from_chars(number.text.data(), end, days);
    if (error == std::errc() && stop == end && days >= 1 && days <= most) return days;
    problems.report(Code::invalid_value, number.span, fmt::format("{} is a whole number of days, 1 to {}", what, most));
    return std::nullopt;
}

std::optional<Decimal> read_decimal(const JsonValue& number, std::string_view what, Problems& problems) {
    constexpr std::int64_t most = 1'000'000;
    constexpr std::size_t places = 6;
    std::string_view digits = number.text;
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string fraction(digits.substr(std::min(point + 1, digits.size())));
    while (fraction.ends_with('0')) fraction.pop_back();
    if (digits.find_first_of("eE") != std::string_view::npos || fraction.size() > places) {
        problems.report(Code::invalid_value, number.span,
                        fmt::format("{} is exact: no exponent, at most {} digits behind the point", what, places),
                        "for example 0.25");
        return std::nullopt;
    }
    fraction.resize(places, '0');
    const std::string all = std::string(digits.substr(0, point)) + fraction;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), value);
    if (error != std::errc() || end != all.data() + all.size() || value > most * 1'000'000) {
        problems.report(Code::invalid_value, number.span, fmt::format("{} is out of range", what), "at most 1000000");
        return std::nullopt;
    }
    return Decimal{negative ? -value : value};
}

}  // namespace leadqual
