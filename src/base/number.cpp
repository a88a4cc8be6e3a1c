// Number cells: plain ones at once, everything people write around a number by hand.
#include <charconv>

#include "base/amount.hpp"
#include "base/bound.hpp"
#include "base/short_decimal.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

/// What std::from_chars reads, without its words (inf, nan). Any number of digits.
bool read_decimal(std::string_view cell, double& value) noexcept {
    if (cell.starts_with('+')) {
        cell.remove_prefix(1);
        if (cell.starts_with('-')) return false;
    }
    const std::string_view unsigned_part = cell.substr(cell.starts_with('-') ? 1 : 0);
    const bool has_digit =
        !unsigned_part.empty() && (is_digit(unsigned_part[0]) ||
                                   (unsigned_part[0] == '.' && unsigned_part.size() > 1 && is_digit(unsigned_part[1])));
    if (!has_digit) return false;
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && stop == cell.data() + cell.size();
}

/// "40.000" is forty, or forty thousand where the dot groups: anything in between, until a column says which.
Interval of_plain(std::string_view cell, double value) noexcept {
    if (cell.size() < 5 || cell[cell.size() - 4] != '.') return {value, value};
    const std::string_view digits = cell.substr(cell[0] == '-' || cell[0] == '+' ? 1 : 0);
    if (!is_ambiguous_group(digits, digits.size() - 4)) return {value, value};
    return value < 0 ? Interval{value * 1000, value} : Interval{value, value * 1000};
}

struct Unit {
    std::string_view spelling;
};
constexpr Unit units[] = {{"employees"}, {"employee"}, {"people"}, {"staff"}, {"karyawan"}};  // 51-200 employees

void skip_unit(Cursor& cursor) noexcept {
    Cursor ahead = cursor;
    ahead.skip_blank();
    if (ahead.accept_one_of(std::span<const Unit>(units))) cursor = ahead;
}

/// Negative as accountants write it: (500).
std::optional<Interval> read_in_brackets(Cursor cursor, std::string_view currency) noexcept {
    const std::optional<double> size = read_amount(cursor, currency);
    if (!size || *size < 0 || !cursor.accept(")") || !cursor.at_end()) return std::nullopt;
    return Interval{-*size, -*size};
}

std::optional<Interval> read_written(Cursor cursor, std::string_view currency) noexcept {
    if (cursor.accept("(")) return read_in_brackets(cursor, currency);
    Bound bound = read_leading_bound(cursor);
    const std::optional<double> low = read_amount(cursor, currency);
    if (!low) return std::nullopt;
    std::optional<double> high;
    if (bound == Bound::none) bound = read_trailing_bound(cursor);
    if ((bound == Bound::none || bound == Bound::from) && read_range_sign(cursor)) {
        high = read_amount(cursor, currency);
        // "1-5k" may mean from a thousand: the wider reading holds either way.
        if (!high || *high < *low) return std::nullopt;
    }
    skip_unit(cursor);
    if (!cursor.at_end()) return std::nullopt;
    return high ? Interval{*low, *high} : bounded(bound, *low);
}

bool has_digit(std::string_view text) noexcept {
    for (const char byte : text)
        if (is_digit(byte)) return true;
    return false;
}

}  // namespace

std::optional<Interval> read_number(std::string_view cell, std::string_view currency) noexcept {
    double value = 0;
    if (read_short_decimal(cell, value)) return of_plain(cell, value);
    cell = trim(cell);
    if (read_short_decimal(cell, value) || read_decimal(cell, value)) return of_plain(cell, value);
    if (!has_digit(cell)) return std::nullopt;
    const PlainCell plain(cell);
    return read_written(Cursor{plain.text()}, currency);
}

}  // namespace leadqual
