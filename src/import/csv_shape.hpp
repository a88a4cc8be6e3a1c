// (private to import) What the first records of CSV text look like under some syntax: how many cells they agree on, and
// where their header is.
#pragma once

#include "import/csv_structure.hpp"

#include <vector>

namespace leadqual::reading {

/// The first bytes of the text, and whether they are all of it.
struct Window {
    std::string_view text;
    bool is_whole = false;
};

/// The header line, if the window holds the end of it.
struct HeaderLine {
    std::size_t end = 0, behind = 0;
    CsvSyntax syntax;
    bool is_found = false;
    std::size_t open_quote = std::string_view::npos;
};
HeaderLine find_header_line(Window window, std::size_t begin, char delimiter);

/// The cells of one record.
std::vector<Cell> csv_cells_of(std::string_view record, CsvSyntax syntax);

struct CsvShape {
    CsvSyntax syntax;
    std::size_t columns = 0;       ///< that most records have; 0 when none is seen
    std::size_t first_cells = 0;   ///< of the first record
    std::size_t header_begin = 0;  ///< offset; behind titles and notes, where the records show that they are such
    bool has_preamble = false;
    std::size_t records = 0, agreeing = 0;  ///< from the header on
    bool header_agrees = false;

    bool is_good() const noexcept { return columns > 1 && header_agrees && agreeing * 10 >= records * 9; }
    bool is_fair() const noexcept { return columns > 1 && header_agrees && agreeing * 2 > records; }
};

/// Looks at the whole records of `window` from `begin` on.
CsvShape csv_shape_of(Window window, std::size_t begin, char delimiter);

}  // namespace leadqual::reading
