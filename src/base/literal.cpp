// Numbers in the rule language, and numbers as we write them.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

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

/// Three digits of each number below a thousand.
static constexpr auto kGroups = [] {
    std::array<std::array<char, 3>, 1000> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = {static_cast<char>('0' + i / 100), static_cast<char>('0' + i / 10 % 10),
                     static_cast<char>('0' + i % 10)};
    return groups;
}();

static char* write_whole(std::uint64_t value, char* to) {
    std::uint32_t groups[6];
    std::size_t count = 0;
    for (; value >= 1000; value /= 1000) groups[count++] = static_cast<std::uint32_t>(value % 1000);
    const std::size_t zeros = value < 10 ? 2 : value < 100 ? 1 : 0;
    std::memcpy(to, kGroups[value].data() + zeros, 3 - zeros);
    to += 3 - zeros;
    while (count > 0) {
        *to = ',';
        std::memcpy(to + 1, kGroups[groups[--count]].data(), 3);
        to += 4;
    }
    return to;
}

static std::string group(std::string text) {
    if (text.find_first_not_of("-.0123456789") != std::string::npos) return text;  // infinity, NULL, 1e+20
    const std::size_t first = text[0] == '-' ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, 1, ',');
    return text;
}

char* write_grouped(double value, char* to) {
    if (const double size = std::fabs(value); size < 1e15) {
        const auto whole = static_cast<std::uint64_t>(size);
        if (value < 0) *to = '-';
        if (static_cast<double>(whole) == size) return write_whole(whole, to + (value < 0));
    }
    const std::string text = group(show_number(value));
    std::memcpy(to, text.data(), text.size());
    return to + text.size();
}

std::string show_grouped(double value) {
    char text[grouped_size];
    return {text, write_grouped(value, text)};
}

}  // namespace leadqual
