// Numbers in the rule language, and numbers as we write them.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/plain_cell.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

std::optional<double> read_literal(std::string_view text) noexcept {
    if (text.empty() || !(is_digit(text[0]) || (text[0] == '.' && text.size() > 1 && is_digit(text[1]))))
        return std::nullopt;
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string show_number(double value) {
    if (std::isnan(value)) return "NULL";
    if (std::isinf(value)) return value < 0 ? "-infinity" : "infinity";
    if (value == 0) return "0";  // also for -0
    const double size = std::fabs(value);
    const bool in_full = size >= 1e-6 && size < 1e15;
    char digits[64];
    const auto end = in_full ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed).ptr
                             : std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

std::string show_grouped(double value) {
    std::string text = show_number(value);
    if (!std::isfinite(value) || text.find('e') != std::string::npos) return text;
    const std::size_t first = text[0] == '-' ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, 1, ',');
    return text;
}

}  // namespace leadqual
