// (private to import) Whether the first line can be a header.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual::reading {

/// Why these cells are hardly column names: "'ana@example.com' is an e-mail address". Empty when they may be.
/// They are not names when one is an e-mail address, or when half of them are numbers or dates and the catalogue knows
/// none of the others.
std::string doubt_about_header(const std::vector<Cell>& cells);

std::size_t filled_cells(const std::vector<Cell>& cells);

}  // namespace leadqual::reading
