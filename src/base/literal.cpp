// Numbers in the rule language, and numbers as we write them.
#include <algorithm>
#include <array>
#include <bit>
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

/// The three digits of each number below a thousand and the comma behind them, as they stand in memory.
static constexpr auto kGroups = [] {
    std::array<std::uint32_t, 1000> groups{};
    for (std::uint32_t i = 0; i < groups.size(); ++i)
        groups[i] = ('0' + i / 100) | ('0' + i / 10 % 10) << 8 | ('0' + i % 10) << 16 | std::uint32_t{','} << 24;
    return groups;
}();
static_assert(std::endian::native == std::endian::little);

static constexpr auto kPowers = [] {
    std::array<std::uint64_t, 13> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();
static constexpr std::uint64_t kBelow = 1'000'000'000'000;

/// A number below kBelow, without a branch to guess wrong: budgets are long and short in no order. Writes 16 bytes.
static char* write_whole(std::uint64_t value, char* to) {
    const std::uint64_t guess = static_cast<std::uint64_t>(std::bit_width(value | 1)) * 1233 / 4096;  // log10 of 2
    const std::uint64_t digits = guess + ((value | 1) >= kPowers[guess]), length = digits + (digits - 1) / 3;
    const auto millions = static_cast<std::uint32_t>(value / 1'000'000),
               rest = static_cast<std::uint32_t>(value % 1'000'000);
    __extension__ using Sixteen = unsigned __int128;
    const std::uint64_t first = kGroups[millions / 1000] | std::uint64_t{kGroups[millions % 1000]} << 32;
    const std::uint64_t last = kGroups[rest / 1000] | std::uint64_t{kGroups[rest % 1000]} << 32;
    const Sixteen text = (Sixteen{last} << 64 | first) >> 8 * (15 - length);
    std::memcpy(to, &text, sizeof text);
    return to + length;
}

static std::string group(std::string text) {
    if (text.find_first_not_of("-.0123456789") != std::string::npos) return text;  // infinity, NULL, 1e+20
    const std::size_t first = text[0] == '-' ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, 1, ',');
    return text;
}

char* write_grouped(double value, char* to) {
    if (const double size = std::fabs(value); size < kBelow) {
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
