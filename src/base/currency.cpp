#include "base/currency.hpp"

#include <algorithm>

namespace leadqual {

namespace {

struct Sign {
    std::string_view spelling;
    std::string_view codes;  // all that it may stand for
};

// In plain spelling, so in lower case; longer ones before those they begin with.
constexpr Sign signs[] = {
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
};

constexpr std::string_view codes =  // ISO 4217
    "AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KES KRW MXN MYR NGN NOK NZD PEN "
    "PHP PLN QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR ";

/// The code the cursor stands at, and reads; empty when there is none.
std::string_view read_code(Cursor& cursor) noexcept {
    for (std::size_t at = 0; at < codes.size(); at += 4) {
        const std::string_view code = codes.substr(at, 3);
        const bool is_it = std::ranges::equal(cursor.rest.substr(0, 3), code,
                                              [](char left, char right) { return left == right + ('a' - 'A'); });
        if (!is_it || is_letter(cursor.next(3))) continue;
        cursor.rest.remove_prefix(3);
        return code;
    }
    return {};
}

}  // namespace

CurrencyMark read_currency_mark(Cursor& cursor, std::string_view wanted) noexcept {
    if (cursor.at_end() || is_digit(cursor.next())) return CurrencyMark::none;
    const Sign* sign = cursor.accept_one_of(std::span<const Sign>(signs));
    const std::string_view meant = sign ? sign->codes : read_code(cursor);
    if (meant.empty()) return CurrencyMark::none;
    return meant.find(wanted) != meant.npos ? CurrencyMark::wanted : CurrencyMark::other;  // "" is in all of them
}

}  // namespace leadqual
