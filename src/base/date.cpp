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

constexpr Word halves[] = {{"am"}, {"pm"}, {"a.m."}, {"p.m."}, {"a. m."}, {"p. m."}, {"uhr"}};
constexpr Word zones[] = {{"z"},   {"utc"}, {"gmt"}, {"cet"}, {"cest"}, {"bst"},  {"est"}, {"edt"}, {"cst"}, {"cdt"},
                          {"mst"}, {"mdt"}, {"pst"}, {"pdt"}, {"wib"},  {"wita"}, {"wit"}, {"brt"}, {"ist"}};

/// Nothing, or a time of day with an optional offset: " 10:15", "t10:15:30.123z", ", 9:05 am", "t00:00:00+0000".
bool is_time(Cursor cursor) noexcept {
    if (cursor.at_end()) return true;
    cursor.accept(",");
    cursor.accept(" at");
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

/// Three numbers in an order that is known.
std::optional<Day> in_order(Part first, Part second, Part third, DateOrder order) noexcept {
    if (order == DateOrder::ymd) {
        const std::optional<int> year = year_of(first);
        return year && third.digits <= 2 ? make_day(*year, second.value, third.value) : std::nullopt;
    }
    const std::optional<int> year = year_of(third);
    if (!year) return std::nullopt;
    return order == DateOrder::dmy ? make_day(*year, second.value, first.value)
                                   : make_day(*year, first.value, second.value);
}

/// The orders in which people write: a year of two digits comes first between dashes only, as in ISO 8601 cut short.
std::span<const DateOrder> orders_of(std::string_view separator) noexcept {
    static constexpr DateOrder all[] = {DateOrder::dmy, DateOrder::mdy, DateOrder::ymd};
    return std::span(all).first(separator == "-" ? 3 : 2);
}

/// Three numbers: a year of four digits in front, or an order that only the column knows.
std::optional<Day> from_numbers(Part first, Part second, Part third, std::string_view separator,
                                DateOrder order) noexcept {
    if (second.digits == 0 || second.digits > 2) return std::nullopt;
    if (first.digits == 4 && third.digits <= 2) return make_day(first.value, second.value, third.value);
    if (first.digits > 2) return std::nullopt;
    if (order != DateOrder::undecided) return in_order(first, second, third, order);
    std::optional<Day> only;
    for (const DateOrder each : orders_of(separator)) {
        const std::optional<Day> day = in_order(first, second, third, each);
        if (day && only && *day != *only) return std::nullopt;
        if (day) only = day;
    }
    return only;
}

bool accept_separator(Cursor& cursor, std::string_view separator) noexcept {
    if (!cursor.accept(separator)) return false;
    if (separator == ".") cursor.skip_blank();  // 2026. 3. 4.
    return true;
}

std::optional<Day> read_numbers(Cursor cursor, DateOrder order) noexcept {
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
    return is_time(cursor) ? from_numbers(first, second, third, separator, order) : std::nullopt;
}

/// What may stand between the parts of a date in words: "24-feb-2026", "24. feb 2026", "4 de março de 2026".
void skip_between(Cursor& cursor) noexcept {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "º", "er"}) cursor.accept_word(ending);
    for (const std::string_view sign : {".", ",", "-", "/"}) cursor.accept(sign);
    cursor.skip_blank();
    if (cursor.accept("de ") || cursor.accept("del ") || cursor.accept("of ")) return;
    cursor.skip_blank();
}

constexpr Word weekdays[] = {
    {"monday"},      {"tuesday"}, {"wednesday"},     {"thursday"},    {"friday"},       {"saturday"},
    {"sunday"},      {"mon"},     {"tue"},           {"tues"},        {"wed"},          {"thu"},
    {"thur"},        {"thurs"},   {"fri"},           {"sat"},         {"sun"},          {"senin"},
    {"selasa"},      {"rabu"},    {"kamis"},         {"jumat"},       {"jum'at"},       {"sabtu"},
    {"minggu"},      {"lunes"},   {"martes"},        {"miércoles"},   {"jueves"},       {"viernes"},
    {"sábado"},      {"domingo"}, {"segunda-feira"}, {"terça-feira"}, {"quarta-feira"}, {"quinta-feira"},
    {"sexta-feira"}, {"montag"},  {"dienstag"},      {"mittwoch"},    {"donnerstag"},   {"freitag"},
    {"samstag"},     {"sonntag"}, {"lundi"},         {"mardi"},       {"mercredi"},     {"jeudi"},
    {"vendredi"},    {"samedi"},  {"dimanche"},
};

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

constexpr std::int64_t seconds_a_day = 86'400;
constexpr Day excel_epoch = -25569;  // 1899-12-30: the calendar of spreadsheets has a 29th of February 1900

/// Digits as spreadsheets count days, with a time of day as fraction. Those of 1954 to 2064 only.
std::optional<Day> read_excel_day(std::string_view cell) noexcept {
    if (cell.size() < 5 || (cell.size() > 5 && cell[5] != '.')) return std::nullopt;
    const std::string_view fraction = cell.substr(std::min<std::size_t>(6, cell.size()));
    if (!std::ranges::all_of(cell.substr(0, 5), is_digit) || !std::ranges::all_of(fraction, is_digit))
        return std::nullopt;
    Day value = 0;
    std::from_chars(cell.data(), cell.data() + 5, value);
    if (value < 20'000 || value >= 60'000) return std::nullopt;
    return value + excel_epoch;
}

/// 20260224, or the time since 1970: in milliseconds as HubSpot's JSON has it, or in seconds.
std::optional<Day> read_digits_only(std::string_view digits, DateStyle::Numbers numbers) noexcept {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.size() == 13) return static_cast<Day>(value / 1000 / seconds_a_day);
    if (digits.size() == 10 && numbers == DateStyle::unix_seconds) return static_cast<Day>(value / seconds_a_day);
    if (digits.size() != 8) return std::nullopt;
    const int number = static_cast<int>(value), year = number / 10000;
    if (year < 1900 || year > 2100) return std::nullopt;
    return make_day(year, number / 100 % 100, number % 100);
}

/// 2026-02-24 alone, the form most exports have.
std::optional<Day> read_iso(std::string_view cell) noexcept {
    const auto two = [&](std::size_t at) { return (cell[at] - '0') * 10 + (cell[at + 1] - '0'); };
    return make_day(two(0) * 100 + two(2), two(5), two(8));
}

std::optional<Day> read_any_year(std::string_view cell, const DateStyle& style) noexcept {
    if (style.numbers == DateStyle::excel_days)
        if (const auto day = read_excel_day(cell)) return day;
    if (cell.size() < 6 || cell.size() > 48) return std::nullopt;  // 4.3.26
    if (std::ranges::all_of(cell, is_digit)) return read_digits_only(cell, style.numbers);
    const bool is_iso = cell.size() == 10 && cell[4] == '-' && cell[7] == '-';
    if (is_iso && std::ranges::all_of(cell.substr(0, 4), is_digit) &&
        std::ranges::all_of(cell.substr(5, 2), is_digit) && std::ranges::all_of(cell.substr(8, 2), is_digit))
        return read_iso(cell);
    const PlainCell plain(cell);
    const Cursor cursor{plain.text()};
    if (const auto day = read_numbers(cursor, style.order)) return day;
    return read_words(cursor);
}

// 9999-12-31 is a place holder, 25/3/2569 a year of Thailand's.
constexpr Day first_day = -25567, last_day = 47846;  // 1900-01-01 and 2100-12-31

}  // namespace

std::optional<Day> read_date(std::string_view cell, const DateStyle& style) noexcept {
    const auto day = read_any_year(trim(cell), style);
    return day && *day >= first_day && *day <= last_day ? day : std::nullopt;
}

DateEvidence date_evidence(std::string_view cell) noexcept {
    cell = trim(cell);
    if (read_excel_day(cell)) return DateEvidence::excel_day;
    if (!cell.empty() && std::ranges::all_of(cell, is_digit)) {
        if (read_digits_only(cell, DateStyle::no_days)) return DateEvidence::none;
        return cell.size() == 10 ? DateEvidence::unix_second : DateEvidence::other_number;
    }
    if (cell.size() < 6 || cell.size() > 48 || std::ranges::all_of(cell.substr(0, 4), is_digit))
        return DateEvidence::none;  // among others all that begin with a year
    const PlainCell plain(cell);
    const Cursor cursor{plain.text()};
    static constexpr DateEvidence says[] = {DateEvidence::dmy, DateEvidence::mdy, DateEvidence::ymd};  // as orders_of()
    const auto separator =
        cursor.rest.substr(std::min(cursor.rest.find_first_not_of("0123456789"), cursor.rest.size()));
    const auto orders = orders_of(separator.substr(0, 1));
    std::optional<Day> only;
    auto evidence = DateEvidence::none;
    for (std::size_t at = 0; at < orders.size(); ++at) {
        const auto day = read_numbers(cursor, orders[at]);
        if (!day) continue;
        if (only && *day != *only) return DateEvidence::either;
        evidence = only ? DateEvidence::none : says[at];
        only = day;
    }
    return evidence;
}

}  // namespace leadqual
