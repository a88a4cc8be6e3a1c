#include "base/count_cell.hpp"

#include <algorithm>

#include "base/month_name.hpp"

namespace leadqual {

namespace {

constexpr std::string_view one_person[] = {
    "self-employed", "self employed", "selfemployed", "freelancer", "freelance",
    "sole trader",   "just me",       "myself only",  "autônomo",   "autónomo",
};

/// One or two digits; 0 when there are none, or more.
int read_small_number(Cursor& cursor) noexcept {
    int number = 0, digits = 0;
    for (; is_digit(cursor.next()) && digits < 3; ++digits, cursor.rest.remove_prefix(1))
        number = number * 10 + (cursor.next() - '0');
    return digits <= 2 ? number : 0;
}

void skip_between(Cursor& cursor) noexcept {
    cursor.accept(".");
    cursor.skip_blank();
    if (cursor.accept("-") || cursor.accept("/")) cursor.skip_blank();
}

}  // namespace

// Excel shows 1-10 as 10-Jan (or 01. Okt, where the day comes first) and 11-50 as Nov-50: a month and another number,
// of which the band began with the smaller one.
std::optional<Interval> read_count_cell(std::string_view text) noexcept {
    if (std::ranges::find(one_person, text) != std::end(one_person)) return Interval{1, 1};
    Cursor cursor{text};
    int number = read_small_number(cursor);
    if (number != 0) skip_between(cursor);
    const int month = read_month_name(cursor);
    if (month == 0) return std::nullopt;
    if (number == 0) {
        skip_between(cursor);
        number = read_small_number(cursor);
    } else {
        cursor.accept(".");
    }
    if (number == 0 || !cursor.at_end()) return std::nullopt;
    return Interval{static_cast<double>(std::min(month, number)), static_cast<double>(std::max(month, number))};
}

}  // namespace leadqual
