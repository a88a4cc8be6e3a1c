// (private to base) The marks of money: $, Rp, EUR.
#pragma once

#include "base/plain_cell.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

struct CurrencyMark {
    std::string_view codes = {};  ///< ISO codes of all it may stand for; empty: there is no mark
    double rate = 1;              ///< what one unit is worth in the currency wanted; 0: nobody knows
};

/// Reads a currency sign or code.
CurrencyMark read_currency_mark(Cursor& cursor, const NumberStyle& style) noexcept;

}  // namespace leadqual
