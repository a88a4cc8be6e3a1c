#include "base/amount.hpp"

#include <charconv>
#include <cstring>

#include "base/currency.hpp"

namespace leadqual {

namespace {

struct Multiplier {
    std::string_view spelling;
    int power;  // of ten
};

// "M" is a million, also in Indonesian exports, where people say it for a thousand million: the CRMs write English.
constexpr Multiplier multipliers[] = {
    {"k", 3},      {"m", 6},     {"b", 9},       {"thousand", 3}, {"million", 6},   {"billion", 9}, {"millions", 6},
    {"mn", 6},     {"mm", 6},    {"bn", 9},      {"mn.", 6},      {"bn.", 9},       {"tsd.", 3},    {"tsd", 3},
    {"rb", 3},     {"ribu", 3},  {"jt", 6},      {"juta", 6},     {"miliar", 9},    {"milyar", 9},  {"mil", 3},
    {"mi", 6},     {"bi", 9},    {"milhões", 6}, {"milhão", 6},   {"millones", 6},  {"millón", 6},  {"bilhões", 9},
    {"mio.", 6},   {"mio", 6},   {"mln.", 6},    {"mln", 6},      {"millionen", 6}, {"milioni", 6}, {"miljoen", 6},
    {"mrd.", 9},   {"mrd", 9},   {"mld.", 9},    {"mld", 9},      {"md.", 9},       {"md", 9},      {"milyon", 6},
    {"l", 5},      {"lakhs", 5}, {"lakh", 5},    {"lac", 5},      {"lacs", 5},      {"cr", 7},      {"cr.", 7},
    {"crores", 7}, {"crore", 7}, {"tys.", 3},    {"tys", 3},      {"triệu", 6},     {"tỷ", 9},      {"тыс.", 3},
    {"тыс", 3},    {"млн.", 6},  {"млн", 6},     {"млрд.", 9},    {"млрд", 9},
};

// These need no blank before the currency: 500万円.
constexpr Multiplier chinese_multipliers[] = {{"万", 4}, {"萬", 4}, {"億", 8}, {"亿", 8}, {"만", 4}, {"억", 8}};

/// Digits in the spelling of std::from_chars, which reads them exactly: 1,200.5k becomes 1200.5e3.
class Spelling {
public:
    bool put(std::string_view text) noexcept {
        if (size_ + text.size() > sizeof bytes_) return false;
        std::memcpy(bytes_ + size_, text.data(), text.size());
        size_ += text.size();
        return true;
    }
    std::optional<double> value(int power) noexcept {
        char exponent[8] = {'e'};
        const auto end = std::to_chars(exponent + 1, exponent + sizeof exponent, power).ptr;
        if (power != 0 && !put({exponent, static_cast<std::size_t>(end - exponent)})) return std::nullopt;
        double number = 0;
        const auto [stop, error] = std::from_chars(bytes_, bytes_ + size_, number);
        if (error != std::errc() || stop != bytes_ + size_) return std::nullopt;
        return number;
    }

private:
    char bytes_[112];
    std::size_t size_ = 0;
};

std::size_t count_digits(std::string_view text) noexcept {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count;
}

bool take(Cursor& cursor, Spelling& spelling, std::size_t size) noexcept {
    const bool fits = spelling.put(cursor.rest.substr(0, size));
    cursor.rest.remove_prefix(size);
    return fits;
}

/// Groups as India writes them, behind the first one: ",00,000".
bool are_indian_groups(std::string_view text) noexcept {
    std::size_t pairs = 0;
    for (; text.starts_with(',') && count_digits(text.substr(1)) == 2; text.remove_prefix(3)) ++pairs;
    return pairs > 0 && text.starts_with(',') && count_digits(text.substr(1)) == 3;
}

/// Digits in groups: 1,200 or 1.200 or 1 200 or 1'200. A leading zero opens no group: "0,500" is half of something.
bool take_groups(Cursor& cursor, Spelling& spelling, std::size_t first, char decimal) noexcept {
    const bool may_have_groups = first <= 3 && cursor.next() != '0';
    if (!take(cursor, spelling, first)) return false;
    const char separator = cursor.next(), usual = decimal == '.' ? ',' : '.';
    if (!may_have_groups || (separator != usual && separator != ' ' && separator != '\'')) return true;
    if (separator == ',' && first <= 2 && are_indian_groups(cursor.rest)) {
        while (count_digits(cursor.rest.substr(1)) == 2) {
            cursor.rest.remove_prefix(1);
            if (!take(cursor, spelling, 2)) return false;
        }
    }
    while (cursor.next() == separator && count_digits(cursor.rest.substr(1)) == 3) {
        cursor.rest.remove_prefix(1);
        if (!take(cursor, spelling, 3)) return false;
    }
    return true;
}

/// "5.", ".5" and "5..6", a range, as programs write them; nothing of the kind with a comma.
bool take_fraction(Cursor& cursor, Spelling& spelling, char decimal) noexcept {
    if (cursor.next() != decimal || cursor.next(1) == decimal) return true;
    const std::size_t digits = count_digits(cursor.rest.substr(1));
    if (decimal == ',' && digits == 0) {  // 5.000,- is German and Indonesian for no cents
        if (cursor.next(1) != '-' || is_digit(cursor.next(2))) return false;
        cursor.rest.remove_prefix(cursor.next(2) == '-' ? 3 : 2);
        return true;
    }
    cursor.rest.remove_prefix(1);
    return spelling.put(".") && take(cursor, spelling, digits);
}

/// The digits of a number; `has_exponent` tells whether they came with an exponent of their own.
bool take_digits(Cursor& cursor, Spelling& spelling, char decimal, bool& has_exponent) noexcept {
    const std::size_t whole = count_digits(cursor.rest);
    if (whole == 0 && !(decimal == '.' && cursor.next() == '.' && is_digit(cursor.next(1)))) return false;
    if (!take_groups(cursor, spelling, whole, decimal) || !take_fraction(cursor, spelling, decimal)) return false;
    const std::size_t sign = cursor.next(1) == '+' || cursor.next(1) == '-' ? 1 : 0;
    has_exponent = cursor.next() == 'e' && is_digit(cursor.next(1 + sign));
    return !has_exponent || take(cursor, spelling, 1 + sign + count_digits(cursor.rest.substr(1 + sign)));
}

const Multiplier* read_multiplier(Cursor& cursor) noexcept {
    for (const Multiplier& row : chinese_multipliers)
        if (cursor.accept(row.spelling)) return &row;
    return cursor.accept_one_of(std::span<const Multiplier>(multipliers));
}

std::optional<double> read_digits(Cursor& cursor, char decimal) noexcept {
    Spelling spelling;
    bool has_exponent = false;
    if (!take_digits(cursor, spelling, decimal, has_exponent)) return std::nullopt;
    return spelling.value(0);
}

int skip_sign(Cursor& cursor) noexcept {
    if (cursor.accept("+")) return 1;
    if (!cursor.accept("-")) return 0;
    cursor.skip_blank();
    return -1;
}

}  // namespace

std::optional<double> read_digits(Cursor& cursor) noexcept {
    if (is_ambiguous_group(cursor.rest, count_digits(cursor.rest))) return std::nullopt;
    Cursor with_comma = cursor;
    const auto point = read_digits(cursor, '.');
    if (point && cursor.next() != ',' && cursor.next() != '.') return point;
    cursor = with_comma;
    return read_digits(cursor, ',');
}

bool counts_in_mil(const CurrencyMark& mark) noexcept {
    // "$" may be any dollar, its first code is USD.
    constexpr std::string_view with_mil = "AOA ARS BOB BRL CLP COP CRC DOP EUR GTQ HNL MXN MZN NIO PEN PYG UYU VES";
    return !mark.codes.empty() && with_mil.find(mark.codes.substr(0, 3)) != with_mil.npos;
}

std::optional<Amount> read_amount(Cursor& cursor, char decimal, const NumberStyle& style) noexcept {
    int sign = skip_sign(cursor);
    const CurrencyMark before = read_currency_mark(cursor, style);
    if (!before.codes.empty()) {
        cursor.skip_blank();
        if (sign == 0) sign = skip_sign(cursor);
    }
    Spelling spelling;
    bool has_exponent = false;
    if (!take_digits(cursor, spelling, decimal, has_exponent)) return std::nullopt;

    int power = 0;
    bool is_mil = false;
    Cursor ahead = cursor;
    ahead.skip_blank();
    if (const Multiplier* found = read_multiplier(ahead)) {
        if (has_exponent) return std::nullopt;
        power = found->power, is_mil = found->spelling == "mil", cursor = ahead;
    }
    ahead = cursor;
    ahead.skip_blank();
    const CurrencyMark behind = read_currency_mark(ahead, style);
    if (!behind.codes.empty() || ahead.accept("%")) cursor = ahead;
    if (!before.codes.empty() && !behind.codes.empty() && before.rate != behind.rate) return std::nullopt;

    const std::optional<double> size = spelling.value(power);
    if (!size) return std::nullopt;
    return Amount{sign < 0 ? -*size : *size, before.codes.empty() ? behind : before, is_mil};
}

}  // namespace leadqual
