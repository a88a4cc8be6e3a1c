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
    if (kind == NumberFormat::time) {
        append_time(seconds, out);
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

}  // namespace

NumberFormat format_of(unsigned built_in) noexcept {
    const auto is_between = [=](unsigned low, unsigned high) { return built_in >= low && built_in <= high; };
    if (built_in == 9 || built_in == 10) return {NumberFormat::percent};
    if (is_between(14, 17) || is_between(27, 31) || built_in == 36 || is_between(50, 58)) return {NumberFormat::date};
    if (built_in == 22) return {NumberFormat::date_time};
    if (is_between(18, 21) || is_between(32, 35) || is_between(45, 47)) return {NumberFormat::time};
    return {};
}

NumberFormat format_of(std::string_view code) noexcept {
    bool has_day = false, has_month = false, has_time = false, has_percent = false, is_zeros = code.size() > 1;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = code[at] >= 'A' && code[at] <= 'Z' ? static_cast<char>(code[at] - 'A' + 'a') : code[at];
        is_zeros = is_zeros && c == '0';
        if (c == '"')
            at = std::min(code.find('"', at + 1), code.size());
        else if (c == '\\' || c == '_' || c == '*')
            ++at;
        else if (c == '[') {
            const char inside = at + 1 < code.size() ? code[at + 1] : ']';
            has_time = has_time || ((inside | 0x20) == 'h' || (inside | 0x20) == 'm' || (inside | 0x20) == 's');
            at = std::min(code.find(']', at), code.size());
        } else if (code.substr(at).starts_with("General")) {
            at += 6;
        } else if (code.substr(at).starts_with("AM/PM") || code.substr(at).starts_with("am/pm")) {
            at += 4;
            has_time = true;
        } else {
            has_day = has_day || c == 'y' || c == 'd';
            has_month = has_month || c == 'm';
            has_time = has_time || c == 'h' || c == 's';
            has_percent = has_percent || c == '%';
        }
    }
    if (has_day) return {has_time ? NumberFormat::date_time : NumberFormat::date};
    if (has_time) return {NumberFormat::time};
    if (has_month) return {NumberFormat::date};
    if (has_percent) return {NumberFormat::percent};
    if (is_zeros && code.size() < 20) return {NumberFormat::zeros, static_cast<std::uint8_t>(code.size())};
    return {};
}

void append_number(std::string_view text, NumberFormat format, bool since_1904, std::string& out) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
        out += text;
        return;
    }
    const bool is_date = format.kind == NumberFormat::date || format.kind == NumberFormat::date_time ||
                         format.kind == NumberFormat::time;
    if (is_date && append_date(number, format.kind, since_1904, out)) return;
    if (number == 0) number = 0;  // -0
    const auto begin = out.size();
    append_plain(format.kind == NumberFormat::percent ? number * 100 : number, out);
    if (format.kind == NumberFormat::percent) out += '%';
    const auto size = out.size() - begin;
    const bool is_count = out.find_first_not_of("0123456789", begin) == std::string::npos;
    if (format.kind == NumberFormat::zeros && is_count && size < format.digits)
        out.insert(begin, format.digits - size, '0');
}

}  // namespace leadqual::xlsx
