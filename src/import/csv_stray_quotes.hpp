// (private to import) Quotes that open a cell by mistake, and would swallow the leads behind them.
#pragma once

#include "import/csv_structure.hpp"

#include <optional>

namespace leadqual::reading {

struct StrayQuote {
    std::size_t record = 0;  ///< which of the records, from 0
    std::size_t begin = 0;   ///< offset of that record
    std::size_t quote = 0;   ///< offset of the quote
};

/// The first such quote in `text`, marked by find_marks(): it opens a cell with a line end inside, whose closing quote
/// is followed, blanks apart, by neither a delimiter nor a line end. That one stands where a cell begins, and opens the
/// cell of another lead; or the record has not `columns` cells. Else it is taken for a note of several lines with bare
/// quotes in it.
std::optional<StrayQuote> find_stray_quote(std::string_view text, CsvSyntax syntax, const Positions& marks,
                                           const Positions& record_ends, const Positions& quoted_line_ends,
                                           std::size_t columns);

}  // namespace leadqual::reading
