// (private to base) The marks of money: $, Rp, EUR.
#pragma once

#include "base/plain_cell.hpp"

namespace leadqual {

enum class CurrencyMark : unsigned char { none, wanted, other };

/// Reads a currency sign or code. `wanted` is an ISO 4217 code; empty: any currency will do.
CurrencyMark read_currency_mark(Cursor& cursor, std::string_view wanted) noexcept;

}  // namespace leadqual
