#include "xlsx/module/number_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace leadqual::xlsx {

namespace {

constexpr double kLastDay = 2'958'465;  // 9999-12-31

/// Fifteen digits, which are what spreadsheets show and mean: 0.1 is stored as 0.10000000000000001.
void append_plain(double number, std::string& out) {
    char bytes[64];
    const auto end = std::to_chars(bytes, bytes + sizeof bytes, number, std::chars_format::scientific, 14).ptr;
    std::string_view text(bytes, static_cast<std::size_t>(end - bytes));
    const auto mark = text.find('e');
    int exponent = 0;
    const auto digits_of_exponent = text.substr(mark + (text[mark + 1] == '+' ? 2 : 1));
    std::from_chars(digits_of_exponent.data(), digits_of_exponent.data() + digits_of_exponent.size(), exponent);
    text = text.substr(0, mark);
    if (text.starts_with('-')) out += '-', text.remove_prefix(1);
    std::string digits;
    for (const char c : text)
        if (c != '.') digits += c;
    digits.erase(std::max<std::size_t>(digits.find_last_not_of('0') + 1, 1));
    if (exponent < 0) {
        out.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0') += digits;
        return;
    }
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        out.append(digits).append(whole - digits.size(), '0');
    else
        out.append(digits, 0, whole).append(".").append(digits, whole);
}

/// Days since 1970-01-01 as a date of the Gregorian calendar, counted in eras of 400 years from a first of March.
void append_day(std::int64_t day, std::string& out) {
    day += 719'468;
    const auto era = day / 146'097, of_era = day % 146'097;
    const auto year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    const auto of_year = of_era - (365 * year + year / 4 - year / 100);
    const auto march_month = (5 * of_year + 2) / 153;
    const auto month = march_month < 10 ? march_month + 3 : march_month - 9;
    fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}", year + era * 400 + (month <= 2 ? 1 : 0), month,
                   of_year - (153 * march_month + 2) / 5 + 1);
}

void append_time(std::int64_t seconds, std::string& out) {
    fmt::format_to(std::back_inserter(out), "{:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
}

bool append_date(double serial, NumberFormat::Kind kind, bool since_1904, std::string& out) {
    constexpr std::int64_t kDay = 86'400;
    if (serial < 0 || serial >= kLastDay + 1) return false;
    const auto seconds = std::llround(serial * static_cast<double>(kDay));
    if (kind == NumberFormat::time || kind == NumberFormat::duration) {
        append_time(kind == NumberFormat::time ? seconds % kDay : seconds, out);
        return true;
    }
    auto day = seconds / kDay;
    if (since_1904) day += 1'462;
    if (day == 60)
        out += "1900-02-29";  // which Excel thinks there was
    else
        append_day(day - (day < 60 ? 25'568 : 25'569), out);
    if (kind == NumberFormat::date_time && seconds % kDay != 0) {
        out += ' ';
        append_time(seconds % kDay, out);
    }
    return true;
}

/// Where an element of a format code that begins at `at` ends: a text in quotes, what stands in brackets, a sign and
/// the one that it shows, else one sign.
std::size_t end_of_element(std::string_view code, std::size_t at) noexcept {
    std::size_t end = at + 1;
    if (code[at] == '"' || code[at] == '[') {
        end = code.find(code[at] == '[' ? ']' : '"', end);
        end = end == std::string_view::npos ? code.size() : end + 1;
    } else if (code[at] == '\\' || code[at] == '_' || code[at] == '*') {
        end += 1;
    }
    return std::min(end, code.size());
}

/// The section for positive numbers; others, behind semicolons, are for negative ones, nothing and text.
std::string_view first_section(std::string_view code) noexcept {
    std::size_t end = 0;
    while (end < code.size() && code[end] != ';') end = end_of_element(code, end);
    return code.substr(0, end);
}

constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// [h], [mm], [s]: time that does not begin anew each day. [Magenta] is a colour.
bool is_elapsed(std::string_view element) noexcept {
    if (element.size() < 3 || element.front() != '[' || element.back() != ']') return false;
    const auto inside = element.substr(1, element.size() - 2);
    const char unit = lower(inside[0]);
    return (unit == 'h' || unit == 'm' || unit == 's') &&
           std::all_of(inside.begin(), inside.end(), [=](char c) { return lower(c) == unit; });
}

bool is_digits(std::string_view text) noexcept {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

NumberFormat format_of(unsigned built_in) noexcept {
    const auto is_between = [=](unsigned low, unsigned high) { return built_in >= low && built_in <= high; };
    if (built_in == 9 || built_in == 10) return {NumberFormat::percent};
    if (is_between(14, 17) || is_between(27, 31) || built_in == 36 || is_between(50, 58)) return {NumberFormat::date};
    if (built_in == 22) return {NumberFormat::date_time};
    if (built_in == 46) return {NumberFormat::duration};
    if (is_between(18, 21) || is_between(32, 35) || is_between(45, 47)) return {NumberFormat::time};
    return {};
}

NumberFormat format_of(std::string_view code) noexcept {
    code = first_section(code);
    if (code.size() > 1 && code.size() < 20 && code.find_first_not_of('0') == std::string_view::npos)
        return {NumberFormat::zeros, static_cast<std::uint8_t>(code.size())};
    bool has_day = false, has_month = false, has_time = false, has_elapsed = false, has_percent = false;
    for (std::size_t at = 0; at < code.size();) {
        const auto rest = code.substr(at);
        const auto element = code.substr(at, end_of_element(code, at) - at);
        at += element.size();
        if (rest.starts_with("General")) {
            at += 6;
        } else if (rest.starts_with("AM/PM") || rest.starts_with("am/pm")) {
            at += 4;
            has_time = true;
        } else if (element.size() == 1) {
            const char sign = lower(element[0]);
            has_day = has_day || sign == 'y' || sign == 'd';
            has_month = has_month || sign == 'm';
            has_time = has_time || sign == 'h' || sign == 's';
            has_percent = has_percent || sign == '%';
        } else {
            has_elapsed = has_elapsed || is_elapsed(element);
        }
    }
    if (has_elapsed) return {NumberFormat::duration};
    if (has_day) return {has_time ? NumberFormat::date_time : NumberFormat::date};
    if (has_time) return {NumberFormat::time};
    if (has_month) return {NumberFormat::date};
    if (has_percent) return {NumberFormat::percent};
    return {};
}

void append_number(std::string_view text, NumberFormat format, bool since_1904, std::string& out) {
    const bool keeps_digits = format.kind == NumberFormat::general || format.kind == NumberFormat::zeros;
    if (keeps_digits && is_digits(text)) {
        if (format.kind == NumberFormat::zeros && text.size() < format.digits)
            out.append(format.digits - text.size(), '0');
        out += text;
        return;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
        out += text;
        return;
    }
    const bool is_of_calendar = format.kind >= NumberFormat::date;
    if (is_of_calendar && append_date(number, format.kind, since_1904, out)) return;
    if (number == 0) number = 0;  // -0
    const auto begin = out.size();
    append_plain(format.kind == NumberFormat::percent ? number * 100 : number, out);
    if (format.kind == NumberFormat::percent) out += '%';
    const auto size = out.size() - begin;
    if (format.kind == NumberFormat::zeros && size < format.digits && is_digits(std::string_view(out).substr(begin)))
        out.insert(begin, format.digits - size, '0');
}

}  // namespace leadqual::xlsx
