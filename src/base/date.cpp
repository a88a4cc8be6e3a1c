// Date cells. The calendar day as written: a time of day is checked and dropped, an offset from UTC moves nothing.
#include <algorithm>
#include <charconv>

#include "base/month_name.hpp"
#include "base/plain_cell.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

/// A whole number of one to four digits and how many they are; 0 digits when there is none.
struct Part {
    int value = 0;
    int digits = 0;
};

Part read_part(Cursor& cursor) noexcept {
    Part part;
    for (; is_digit(cursor.next()) && part.digits <= 4; ++part.digits) {
        part.value = part.value * 10 + (cursor.next() - '0');
        cursor.rest.remove_prefix(1);
    }
    return part.digits <= 4 ? part : Part{};
}

std::optional<int> read_up_to(Cursor& cursor, int highest) noexcept {
    const Part part = read_part(cursor);
    if (part.digits == 0 || part.digits > 2 || part.value > highest) return std::nullopt;
    return part.value;
}

struct Word {
    std::string_view spelling;
};

constexpr Word halves[] = {{"am"}, {"pm"}, {"a.m."}, {"p.m."}};
constexpr Word zones[] = {{"z"},   {"utc"}, {"gmt"}, {"cet"}, {"cest"}, {"bst"},  {"est"}, {"edt"}, {"cst"}, {"cdt"},
                          {"mst"}, {"mdt"}, {"pst"}, {"pdt"}, {"wib"},  {"wita"}, {"wit"}, {"brt"}, {"ist"}};

/// Nothing, or a time of day with an optional offset: " 10:15", "t10:15:30.123z", ", 9:05 am", "t00:00:00+0000".
bool is_time(Cursor cursor) noexcept {
    if (cursor.at_end()) return true;
    cursor.accept(",");
    if (!cursor.accept("t") && !cursor.accept(" ")) return false;
    if (!read_up_to(cursor, 24) || !cursor.accept(":") || !read_up_to(cursor, 59)) return false;
    if (cursor.accept(":")) {
        if (!read_up_to(cursor, 60)) return false;
        if (cursor.accept(".") || cursor.accept(","))
            while (is_digit(cursor.next())) cursor.rest.remove_prefix(1);
    }
    cursor.skip_blank();
    cursor.accept_one_of(std::span<const Word>(halves));
    cursor.skip_blank();
    cursor.accept_one_of(std::span<const Word>(zones));
    if (cursor.accept("+") || cursor.accept("-")) {
        const Part offset = read_part(cursor);  // 7, 07, 0700, 07:00
        if (offset.digits == 0 || (cursor.accept(":") && !read_up_to(cursor, 59))) return false;
    }
    return cursor.at_end();
}

std::optional<int> year_of(Part part) noexcept {
    if (part.digits == 4) return part.value;
    if (part.digits == 2) return part.value + (part.value <= 68 ? 2000 : 1900);
    return std::nullopt;
}

/// Three numbers: year, month, day, or one of the two orders that end in a year.
std::optional<Day> from_numbers(Part first, Part second, Part third) noexcept {
    if (second.digits == 0 || second.digits > 2) return std::nullopt;
    if (first.digits == 4 && third.digits <= 2) return make_day(first.value, second.value, third.value);
    const std::optional<int> year = year_of(third);
    if (!year || first.digits > 2) return std::nullopt;
    if (first.value > 12 || first.value == second.value) return make_day(*year, second.value, first.value);
    if (second.value > 12) return make_day(*year, first.value, second.value);
    return std::nullopt;  // 03/04/2026: only the column can tell
}

bool accept_separator(Cursor& cursor, std::string_view separator) noexcept {
    if (!cursor.accept(separator)) return false;
    if (separator == ".") cursor.skip_blank();  // 2026. 3. 4.
    return true;
}

std::optional<Day> read_numbers(Cursor cursor) noexcept {
    const Part first = read_part(cursor);
    if (first.digits == 0) return std::nullopt;
    const std::string_view separator = cursor.rest.substr(0, 1);
    if (separator != "-" && separator != "/" && separator != ".") return std::nullopt;
    if (!accept_separator(cursor, separator)) return std::nullopt;
    const Part second = read_part(cursor);
    if (!accept_separator(cursor, separator)) return std::nullopt;
    const Part third = read_part(cursor);
    if (third.digits == 0) return std::nullopt;
    if (separator == ".") cursor.accept(".");
    return is_time(cursor) ? from_numbers(first, second, third) : std::nullopt;
}

/// What may stand between the parts of a date in words: "24-feb-2026", "24. feb 2026", "4 de março de 2026".
void skip_between(Cursor& cursor) noexcept {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "º"}) cursor.accept_word(ending);
    for (const std::string_view sign : {".", ",", "-", "/"}) cursor.accept(sign);
    cursor.skip_blank();
    if (cursor.accept("de ")) return;
    cursor.skip_blank();
}

constexpr Word weekdays[] = {{"monday"}, {"tuesday"}, {"wednesday"}, {"thursday"}, {"friday"}, {"saturday"}, {"sunday"},
                             {"mon"},    {"tue"},     {"wed"},       {"thu"},      {"fri"},    {"sat"},      {"sun"}};

std::optional<Day> read_words(Cursor cursor) noexcept {
    if (cursor.accept_one_of(std::span<const Word>(weekdays))) skip_between(cursor);
    Part numbers[2];
    int month = 0, count = 0;
    for (int part = 0; part < 3; ++part) {
        if (part > 0) skip_between(cursor);
        if (const int named = month == 0 ? read_month_name(cursor) : 0)
            month = named;
        else if (count < 2)
            numbers[count++] = read_part(cursor);
    }
    const bool year_first = numbers[0].digits == 4;
    const std::optional<int> year = year_of(numbers[year_first ? 0 : 1]);
    const Part day = numbers[year_first ? 1 : 0];
    if (month == 0 || count != 2 || !year || day.digits == 0 || day.digits > 2 || !is_time(cursor)) return std::nullopt;
    return make_day(*year, month, day.value);
}

/// 20260224, or milliseconds since 1970 as HubSpot's JSON has them.
std::optional<Day> read_digits_only(std::string_view digits) noexcept {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    constexpr std::int64_t milliseconds_a_day = 86'400'000;
    if (digits.size() == 13) return static_cast<Day>(value / milliseconds_a_day);
    const int number = static_cast<int>(value), year = number / 10000;
    if (year < 1900 || year > 2100) return std::nullopt;
    return make_day(year, number / 100 % 100, number % 100);
}

/// 2026-02-24 alone, the form most exports have.
std::optional<Day> read_iso(std::string_view cell) noexcept {
    const auto two = [&](std::size_t at) { return (cell[at] - '0') * 10 + (cell[at + 1] - '0'); };
    return make_day(two(0) * 100 + two(2), two(5), two(8));
}

}  // namespace

std::optional<Day> read_date(std::string_view cell) noexcept {
    cell = trim(cell);
    if (cell.size() < 6 || cell.size() > 48) return std::nullopt;  // 4.3.26
    if (std::ranges::all_of(cell, is_digit))
        return cell.size() == 8 || cell.size() == 13 ? read_digits_only(cell) : std::nullopt;
    const bool is_iso = cell.size() == 10 && cell[4] == '-' && cell[7] == '-';
    if (is_iso && std::ranges::all_of(cell.substr(0, 4), is_digit) &&
        std::ranges::all_of(cell.substr(5, 2), is_digit) && std::ranges::all_of(cell.substr(8, 2), is_digit))
        return read_iso(cell);
    const PlainCell plain(cell);
    const Cursor cursor{plain.text()};
    if (const auto day = read_numbers(cursor)) return day;
    return read_words(cursor);
}

}  // namespace leadqual
