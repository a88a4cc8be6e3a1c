// (private to import) Whether the first line can be a header.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual::reading {

/// Why these cells are hardly column names: "'ana@example.com' is an e-mail address". Empty when they may be.
/// They are not names when one is an e-mail address, or when half of them are numbers or dates and the catalogue knows
/// none of the others.
std::string doubt_about_header(const std::vector<Cell>& cells);

/// Why a file of one column, with this header line and the next, may have several; empty when nothing speaks for it.
std::string doubt_about_one_column(std::string_view header, std::string_view next, char delimiter);

/// What a record says that is the header, or stands before it.
struct HeaderLooks {
    std::size_t filled = 0;  ///< cells that are not blank
    std::size_t known = 0;   ///< names in the catalogue
    std::size_t emails = 0;
};
HeaderLooks look_at_cells(const std::vector<Cell>& cells);

}  // namespace leadqual::reading
