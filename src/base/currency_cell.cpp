// Cells that are about a currency: an amount with a mark, and a cell that names nothing but a currency.
#include <algorithm>

#include "base/currency.hpp"

namespace leadqual {

namespace {

struct Name {
    std::string_view spelling;
    std::string_view code;
};

// In plain spelling; as Dynamics 365 and the world's banks write them out.
constexpr Name names[] = {
    {"us dollar", "USD"},
    {"u.s. dollar", "USD"},
    {"united states dollar", "USD"},
    {"american dollar", "USD"},
    {"australian dollar", "AUD"},
    {"canadian dollar", "CAD"},
    {"singapore dollar", "SGD"},
    {"hong kong dollar", "HKD"},
    {"new zealand dollar", "NZD"},
    {"indonesian rupiah", "IDR"},
    {"indonesia rupiah", "IDR"},
    {"rupiah indonesia", "IDR"},
    {"malaysian ringgit", "MYR"},
    {"ringgit", "MYR"},
    {"philippine peso", "PHP"},
    {"thai baht", "THB"},
    {"baht", "THB"},
    {"vietnamese dong", "VND"},
    {"indian rupee", "INR"},
    {"japanese yen", "JPY"},
    {"yen", "JPY"},
    {"chinese yuan", "CNY"},
    {"chinese yuan renminbi", "CNY"},
    {"yuan renminbi", "CNY"},
    {"renminbi", "CNY"},
    {"south korean won", "KRW"},
    {"korean won", "KRW"},
    {"pound sterling", "GBP"},
    {"british pound", "GBP"},
    {"british pound sterling", "GBP"},
    {"uk pound", "GBP"},
    {"swiss franc", "CHF"},
    {"swedish krona", "SEK"},
    {"norwegian krone", "NOK"},
    {"danish krone", "DKK"},
    {"polish zloty", "PLN"},
    {"brazilian real", "BRL"},
    {"real", "BRL"},
    {"mexican peso", "MXN"},
    {"peso mexicano", "MXN"},
    {"argentine peso", "ARS"},
    {"colombian peso", "COP"},
    {"chilean peso", "CLP"},
    {"south african rand", "ZAR"},
    {"turkish lira", "TRY"},
    {"uae dirham", "AED"},
    {"saudi riyal", "SAR"},
};

}  // namespace

bool has_currency_mark(std::string_view cell) noexcept {
    const PlainCell plain(trim(cell));
    for (std::string_view rest = plain.text(); !rest.empty(); rest.remove_prefix(1)) {
        if (is_digit(rest[0]) || rest[0] == ' ') continue;
        Cursor cursor{rest};
        if (!read_currency_mark(cursor, {}).codes.empty()) return true;
    }
    return false;
}

std::string_view named_currency(std::string_view cell) noexcept {
    const PlainCell plain(trim(cell));
    const auto name = std::ranges::find(names, plain.text(), &Name::spelling);
    if (name != std::end(names)) return name->code;
    Cursor cursor{plain.text()};
    const std::string_view codes = read_currency_mark(cursor, {}).codes;
    if (cursor.at_end()) return codes;
    // "USD - US Dollar", "EUR (€)": the code says it all.
    const bool is_code = codes.size() == 3 && plain.text().size() > 3 && is_letter(plain.text()[0]);
    cursor.skip_blank();
    return is_code && (cursor.next() == '-' || cursor.next() == '(') ? codes : std::string_view();
}

}  // namespace leadqual
