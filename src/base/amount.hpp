// (private to base) One amount as people write it: $1,200.50, 1.200,50 €, 1.2M, 5 000 EUR, 12%.
#pragma once

#include <optional>

#include "base/currency.hpp"

namespace leadqual {

struct Amount {
    double value = 0;
    CurrencyMark mark;
    bool is_mil = false;  ///< a thousand to Spaniards and Brazilians, a million to Americans
};

/// Whether amounts with this mark are written by people to whom "mil" is a thousand.
bool counts_in_mil(const CurrencyMark& mark) noexcept;

/// [sign] [currency] digits [multiplier] [currency or %], its fraction behind a `decimal` point or comma. Nothing when
/// it bears two marks that differ. Where nothing is read the cursor may have moved.
std::optional<Amount> read_amount(Cursor& cursor, char decimal, const NumberStyle& style) noexcept;

/// Only digits, with groups, fraction or exponent: 1,200.50. The cursor stands behind them. "1.200" is nothing.
std::optional<double> read_digits(Cursor& cursor) noexcept;

}  // namespace leadqual
