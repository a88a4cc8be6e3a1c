#include "base/amount.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

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

struct Currency {
    std::string_view spelling;
    std::string_view codes;  ///< ISO 4217, all that it may stand for; empty: the spelling in capitals
};

// In plain spelling, so in lower case; longer ones before those they begin with.
constexpr Currency currencies[] = {
    {"$", "USD AUD CAD SGD HKD NZD TWD MXN ARS CLP COP"},
    {"€", "EUR"},
    {"£", "GBP EGP"},
    {"¥", "JPY CNY"},
    {"₹", "INR"},
    {"₩", "KRW"},
    {"₫", "VND"},
    {"₺", "TRY"},
    {"₽", "RUB"},
    {"₴", "UAH"},
    {"₦", "NGN"},
    {"₱", "PHP"},
    {"฿", "THB"},
    {"us$", "USD"},
    {"a$", "AUD"},
    {"c$", "CAD"},
    {"s$", "SGD"},
    {"hk$", "HKD"},
    {"r$", "BRL"},
    {"rp.", "IDR"},
    {"rp", "IDR"},
    {"rs.", "INR"},
    {"rs", "INR"},
    {"rm", "MYR"},
    {"rupiah", "IDR"},
    {"dollars", "USD AUD CAD SGD HKD NZD TWD"},
    {"euros", "EUR"},
    {"euro", "EUR"},
    {"usd", ""},
    {"eur", ""},
    {"gbp", ""},
    {"jpy", ""},
    {"cny", ""},
    {"inr", ""},
    {"idr", ""},
    {"brl", ""},
    {"aud", ""},
    {"cad", ""},
    {"sgd", ""},
    {"hkd", ""},
    {"twd", ""},
    {"nzd", ""},
    {"myr", ""},
    {"thb", ""},
    {"vnd", ""},
    {"php", ""},
    {"krw", ""},
    {"chf", ""},
    {"sek", ""},
    {"nok", ""},
    {"dkk", ""},
    {"pln", ""},
    {"czk", ""},
    {"huf", ""},
    {"ron", ""},
    {"try", ""},
    {"uah", ""},
    {"rub", ""},
    {"zar", ""},
    {"ngn", ""},
    {"kes", ""},
    {"egp", ""},
    {"aed", ""},
    {"sar", ""},
    {"qar", ""},
    {"ils", ""},
    {"mxn", ""},
    {"ars", ""},
    {"clp", ""},
    {"cop", ""},
    {"pen", ""},
};

constexpr char upper(char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - ('a' - 'A')) : byte; }

bool may_stand_for(const Currency& currency, std::string_view code) noexcept {
    if (!currency.codes.empty()) return currency.codes.find(code) != std::string_view::npos;
    return std::ranges::equal(currency.spelling, code, [](char left, char right) { return upper(left) == right; });
}

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
    if (!take_groups(cursor, spelling, whole)) return false;
    if (cursor.next() == '.' && cursor.next(1) != '.') {  // two dots are a range
        if (!take(cursor, spelling, 1 + count_digits(cursor.rest.substr(1)))) return false;
    }
    const std::size_t sign = cursor.next(1) == '+' || cursor.next(1) == '-' ? 1 : 0;
    has_exponent = cursor.next() == 'e' && is_digit(cursor.next(1 + sign));
    return !has_exponent || take(cursor, spelling, 1 + sign + count_digits(cursor.rest.substr(1 + sign)));
}

enum class Mark { none, wanted, other };

/// A currency sign or code. `wanted` is an ISO code; empty: any currency will do.
Mark read_currency(Cursor& cursor, std::string_view wanted) noexcept {
    if (is_digit(cursor.next()) || cursor.at_end()) return Mark::none;
    const Currency* currency = cursor.accept_one_of(std::span<const Currency>(currencies));
    if (!currency) return Mark::none;
    return wanted.empty() || may_stand_for(*currency, wanted) ? Mark::wanted : Mark::other;
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
    const Mark before = read_currency(cursor, currency);
    if (before != Mark::none) {
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
    const Mark behind = read_currency(ahead, currency);
    if (behind != Mark::none || ahead.accept("%")) cursor = ahead;
    if (before == Mark::other || behind == Mark::other) return std::nullopt;

    const std::optional<double> size = spelling.value(power);
    if (!size) return std::nullopt;
    return sign < 0 ? -*size : *size;
}

}  // namespace leadqual
