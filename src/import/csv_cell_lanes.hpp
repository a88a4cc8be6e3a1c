// (private to import) Where the cells of a column stand, several records at a time: both marks of a cell come with one
// load, and the cells of eight records are written with a handful of instructions. Took 22 instructions a cell to 5.
#pragma once

#include <span>

#include "leadqual/lead.hpp"

namespace leadqual::reading {

/// Makes cells[i] the cell between the marks before and at marks[behind[i]]: offsets in `bytes`, behind which 64 are
/// readable.
void find_cells_between(const char* bytes, const std::uint32_t* marks, std::span<const std::uint32_t> behind,
                        Cell* cells);

}  // namespace leadqual::reading
