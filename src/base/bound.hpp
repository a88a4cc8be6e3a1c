// (private to base) The words around an amount that make it an end of an interval: "<50", "at least 3", "6+", "3 to 6".
#pragma once

#include "base/plain_cell.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

enum class Bound : std::uint8_t { none, below, at_most, above, at_least, from };

Bound read_leading_bound(Cursor& cursor) noexcept;   ///< "less than", ">=", "from"; skips the blank after it
Bound read_trailing_bound(Cursor& cursor) noexcept;  ///< "+", "or more", "or less"
bool read_range_sign(Cursor& cursor) noexcept;       ///< "-", "to", with the blanks around it

/// All that lies on the named side of `end`; what counts upwards from nothing does not go below 0.
Interval bounded(Bound bound, double end) noexcept;

}  // namespace leadqual
