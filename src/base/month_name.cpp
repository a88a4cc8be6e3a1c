#include "base/month_name.hpp"

namespace leadqual {

namespace {

struct MonthName {
    std::string_view spelling;
    int month;
};

constexpr MonthName names[] = {
    // English
    {"january", 1},
    {"february", 2},
    {"march", 3},
    {"april", 4},
    {"may", 5},
    {"june", 6},
    {"july", 7},
    {"august", 8},
    {"september", 9},
    {"october", 10},
    {"november", 11},
    {"december", 12},
    {"jan", 1},
    {"feb", 2},
    {"mar", 3},
    {"apr", 4},
    {"jun", 6},
    {"jul", 7},
    {"aug", 8},
    {"sept", 9},
    {"sep", 9},
    {"oct", 10},
    {"nov", 11},
    {"dec", 12},
    // Indonesian
    {"januari", 1},
    {"februari", 2},
    {"maret", 3},
    {"mei", 5},
    {"juni", 6},
    {"juli", 7},
    {"agustus", 8},
    {"oktober", 10},
    {"desember", 12},
    {"agu", 8},
    {"okt", 10},
    {"des", 12},
    // Spanish and Portuguese
    {"enero", 1},
    {"febrero", 2},
    {"marzo", 3},
    {"abril", 4},
    {"mayo", 5},
    {"junio", 6},
    {"julio", 7},
    {"agosto", 8},
    {"septiembre", 9},
    {"octubre", 10},
    {"noviembre", 11},
    {"diciembre", 12},
    {"ene", 1},
    {"abr", 4},
    {"ago", 8},
    {"dic", 12},
    {"janeiro", 1},
    {"fevereiro", 2},
    {"março", 3},
    {"marco", 3},
    {"maio", 5},
    {"junho", 6},
    {"julho", 7},
    {"setembro", 9},
    {"outubro", 10},
    {"novembro", 11},
    {"dezembro", 12},
    {"fev", 2},
    {"mai", 5},
    {"set", 9},
    {"out", 10},
    {"dez", 12},
    // German and French
    {"januar", 1},
    {"februar", 2},
    {"märz", 3},
    {"dezember", 12},
    {"janvier", 1},
    {"février", 2},
    {"fevrier", 2},
    {"mars", 3},
    {"avril", 4},
    {"juin", 6},
    {"juillet", 7},
    {"août", 8},
    {"aout", 8},
    {"septembre", 9},
    {"octobre", 10},
    {"novembre", 11},
    {"décembre", 12},
    {"decembre", 12},
};

}  // namespace

int read_month_name(Cursor& cursor) noexcept {
    const MonthName* name = cursor.accept_one_of(std::span<const MonthName>(names));
    return name ? name->month : 0;
}

}  // namespace leadqual
