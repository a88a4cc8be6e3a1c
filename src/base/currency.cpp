#include "base/currency.hpp"

#include <algorithm>

namespace leadqual {

namespace {

struct Sign {
    std::string_view spelling;
    std::string_view codes;  // all that it may stand for
};

// In plain spelling, so in lower case.
constexpr Sign signs[] = {
    {"$", "USD AUD CAD SGD HKD NZD TWD MXN ARS CLP COP BRL"},
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
    {"usd$", "USD"},
    {"a$", "AUD"},
    {"au$", "AUD"},
    {"ca$", "CAD"},
    {"nz$", "NZD"},
    {"nt$", "TWD"},
    {"mx$", "MXN"},
    {"ar$", "ARS"},
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
    {"reais", "BRL"},
    {"đ", "VND"},
    {"đồng", "VND"},
    {"dong", "VND"},
    {"fr.", "CHF"},
    {"sfr.", "CHF"},
    {"zł", "PLN"},
    {"kč", "CZK"},
    {"kr.", "SEK NOK DKK ISK"},
    {"kr", "SEK NOK DKK ISK"},
    {"ft", "HUF"},
    {"lei", "RON"},
    {"tl", "TRY"},
    {"руб.", "RUB"},
    {"руб", "RUB"},
    {"грн", "UAH"},
    {"rmb", "CNY"},
    {"元", "CNY TWD"},
    {"円", "JPY"},
    {"원", "KRW"},
    {"pesos", "MXN ARS CLP COP PHP"},
    {"pounds", "GBP EGP"},
    {"dollars", "USD AUD CAD SGD HKD NZD TWD"},
    {"euros", "EUR"},
    {"euro", "EUR"},
};

// ISO 4217, without three that are words: ALL, CUP, TOP.
constexpr std::string_view codes[] = {
    "AED", "AFN", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR",
    "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR",
    "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
    "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS",
    "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TRY", "TTD", "TWD", "TZS", "UAH",
    "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW",
};

/// The code the cursor stands at, and reads; empty when there is none.
std::string_view read_code(Cursor& cursor) noexcept {
    for (const std::string_view code : codes) {
        const bool is_it = std::ranges::equal(cursor.rest.substr(0, 3), code,
                                              [](char left, char right) { return left == right + ('a' - 'A'); });
        if (!is_it || is_letter(cursor.next(3))) continue;
        cursor.rest.remove_prefix(3);
        return code;
    }
    return {};
}

/// The rate of the one currency among `meant` that has one; 0 when none has, or several.
double rate_of(std::string_view meant, std::span<const ExchangeRate> rates) noexcept {
    double found = 0;
    for (const ExchangeRate& rate : rates) {
        if (meant.find(rate.currency) == meant.npos) continue;
        if (found != 0) return 0;
        found = rate.value;
    }
    return found;
}

}  // namespace

std::span<const std::string_view> currencies() noexcept { return codes; }

CurrencyMark read_currency_mark(Cursor& cursor, const NumberStyle& style) noexcept {
    if (cursor.at_end() || is_digit(cursor.next())) return {};
    const Sign* sign = cursor.accept_one_of(std::span<const Sign>(signs));
    const std::string_view meant = sign ? sign->codes : read_code(cursor);
    if (meant.empty()) return {};
    const bool is_wanted = meant.find(style.currency) != meant.npos;  // "" is in all of them
    return {meant, is_wanted ? 1 : rate_of(meant, style.rates)};
}

}  // namespace leadqual
