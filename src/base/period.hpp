// (private to base) Stretches of the calendar by name: "next quarter", "Q1 2027", "March 2027", "30 June".
#pragma once

#include "base/plain_cell.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

struct Period {
    Day first = 0, last = 0;  ///< both included
};

/// The period whose name the cursor stands at and reads; quarters are those of the calendar, weeks begin on Monday.
std::optional<Period> read_period(Cursor& cursor, Day today) noexcept;

}  // namespace leadqual
