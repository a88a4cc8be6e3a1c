// (private to import) Quotes that open a cell by mistake, and would swallow the leads behind them.
//
// A quoted cell is such when it has a line end inside, its closing quote is followed, blanks apart, by neither a
// delimiter nor a line end, and
// - the closing quote stands where a cell begins, so that it opens the cell of another lead,
// - or the record has a wrong number of cells,
// - or, of three or more columns, the record has them all by the end of the line in which the cell begins, and the line
//   in which it closes is a record of its own.
// Else it is taken for a note of several lines, with bare quotes in it perhaps.
#pragma once

#include "import/csv_structure.hpp"

#include <optional>

namespace leadqual::reading {

struct StrayQuote {
    std::size_t record = 0;  ///< which of the records, from 0
    std::size_t begin = 0;   ///< offset of that record
    std::size_t quote = 0;   ///< offset of the quote
};

/// The first such quote in `text`, marked by find_marks().
std::optional<StrayQuote> find_stray_quote(std::string_view text, CsvSyntax syntax, const Positions& marks,
                                           const Positions& record_ends, const Positions& quoted_line_ends,
                                           std::size_t columns);

/// A quoted cell, and how it ends.
struct QuotedCell {
    std::size_t closing = std::string_view::npos;  ///< offset of the closing quote in the cell
    bool has_line_end = false;                     ///< inside
    bool has_text_behind = false;                  ///< behind the closing quote
    bool closes_like_opening = false;              ///< the closing quote stands where a cell begins
};
QuotedCell look_at_quoted(std::string_view cell, CsvSyntax syntax);

}  // namespace leadqual::reading
