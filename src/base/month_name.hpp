// (private to base) Names of months, in the languages of the catalogue.
#pragma once

#include "base/plain_cell.hpp"

namespace leadqual {

/// 1 to 12 when the cursor stands at the name of a month, which is then read; else 0.
int read_month_name(Cursor& cursor) noexcept;

}  // namespace leadqual
