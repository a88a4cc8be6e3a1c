// (private to base) One amount as people write it: $1,200.50, 1.2M, 5 000 EUR, 12%.
#pragma once

#include <optional>

#include "base/plain_cell.hpp"

namespace leadqual {

/// [sign] [currency] digits [multiplier] [currency or %]. Nothing when it is marked with another currency than the one
/// wanted (an ISO code; empty: any). Where nothing is read the cursor may have moved.
std::optional<double> read_amount(Cursor& cursor, std::string_view currency) noexcept;

/// Only digits, with groups, fraction or exponent: 1,200.50. The cursor stands behind them.
std::optional<double> read_digits(Cursor& cursor) noexcept;

}  // namespace leadqual
