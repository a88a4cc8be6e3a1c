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
    {"k", 3},     {"m", 6},    {"b", 9},      {"thousand", 3}, {"million", 6}, {"billion", 9}, {"mn", 6},
    {"mm", 6},    {"bn", 9},   {"rb", 3},     {"ribu", 3},     {"jt", 6},      {"juta", 6},    {"miliar", 9},
    {"mil", 3},   {"mi", 6},   {"mio.", 6},   {"mio", 6},      {"mln", 6},     {"mrd.", 9},    {"mrd", 9},
    {"lakhs", 5}, {"lakh", 5}, {"crores", 7}, {"crore", 7},
};

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

/// Digits in groups of three: 1,200 or 1 200 or 1'200. A leading zero opens no group: "0,500" is half of something.
bool take_groups(Cursor& cursor, Spelling& spelling, std::size_t first) noexcept {
    const bool may_have_groups = first <= 3 && cursor.next() != '0';
    if (!take(cursor, spelling, first)) return false;
    const char separator = cursor.next();
    if (!may_have_groups || (separator != ',' && separator != ' ' && separator != '\'')) return true;
    while (cursor.next() == separator && count_digits(cursor.rest.substr(1)) == 3) {
        cursor.rest.remove_prefix(1);
        if (!take(cursor, spelling, 3)) return false;
    }
    return true;
}

/// The digits of a number; `has_exponent` tells whether they came with an exponent of their own.
bool take_digits(Cursor& cursor, Spelling& spelling, bool& has_exponent) noexcept {
    const std::size_t whole = count_digits(cursor.rest);
    if (whole == 0 && !(cursor.next() == '.' && is_digit(cursor.next(1)))) return false;
    if (is_ambiguous_group(cursor.rest, whole)) return false;  // €40.000 is forty or forty thousand
    if (!take_groups(cursor, spelling, whole)) return false;
    if (cursor.next() == '.' && cursor.next(1) != '.') {  // two dots are a range
        if (!take(cursor, spelling, 1 + count_digits(cursor.rest.substr(1)))) return false;
    }
    const std::size_t sign = cursor.next(1) == '+' || cursor.next(1) == '-' ? 1 : 0;
    has_exponent = cursor.next() == 'e' && is_digit(cursor.next(1 + sign));
    return !has_exponent || take(cursor, spelling, 1 + sign + count_digits(cursor.rest.substr(1 + sign)));
}

int skip_sign(Cursor& cursor) noexcept {
    if (cursor.accept("+")) return 1;
    if (!cursor.accept("-")) return 0;
    cursor.skip_blank();
    return -1;
}

}  // namespace

std::optional<double> read_digits(Cursor& cursor) noexcept {
    Spelling spelling;
    bool has_exponent = false;
    if (!take_digits(cursor, spelling, has_exponent)) return std::nullopt;
    return spelling.value(0);
}

std::optional<double> read_amount(Cursor& cursor, std::string_view currency) noexcept {
    int sign = skip_sign(cursor);
    const CurrencyMark before = read_currency_mark(cursor, currency);
    if (before != CurrencyMark::none) {
        cursor.skip_blank();
        if (sign == 0) sign = skip_sign(cursor);
    }
    Spelling spelling;
    bool has_exponent = false;
    if (!take_digits(cursor, spelling, has_exponent)) return std::nullopt;

    int power = 0;
    Cursor ahead = cursor;
    ahead.skip_blank();
    if (const Multiplier* found = ahead.accept_one_of(std::span<const Multiplier>(multipliers))) {
        if (has_exponent) return std::nullopt;
        power = found->power, cursor = ahead;
    }
    ahead = cursor;
    ahead.skip_blank();
    const CurrencyMark behind = read_currency_mark(ahead, currency);
    if (behind != CurrencyMark::none || ahead.accept("%")) cursor = ahead;
    if (before == CurrencyMark::other || behind == CurrencyMark::other) return std::nullopt;

    const std::optional<double> size = spelling.value(power);
    if (!size) return std::nullopt;
    return sign < 0 ? -*size : *size;
}

}  // namespace leadqual
