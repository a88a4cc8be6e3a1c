// (private to import) Where the cells and records of CSV text stand. The rules, here and nowhere else:
//
// Quotes. A quote opens a quoted cell only as its first byte. Inside, two quotes are one, and a single one closes. What
// follows the closing quote belongs to the cell as it stands, up to the next delimiter or line end; a quote in there,
// or in a cell that did not begin with one, is an ordinary byte.
// In other words a quote outside quotes opens when the byte before it is a delimiter, a line end, a closing quote
// (which makes the two a doubled quote) or when it begins the text; every quote inside quotes closes.
//
// Line ends, outside quotes. LF and CRLF end a record. A lone CR ends one only in a file whose header line ends in a
// lone CR; in all others it is an ordinary byte of its cell.
#pragma once

#include <string_view>

#include "leadqual/lead.hpp"

namespace leadqual::reading {

struct CsvSyntax {
    char delimiter = ',';
    bool lone_cr = false;  ///< the header line ends in a lone CR
};

/// A mark is the offset of a delimiter or record end, below 2^31; the bit above tells that a quote stands behind it, so
/// that no cell must be touched to find the quoted ones (a tenth of the processor time of a run).
constexpr std::uint32_t kQuoteBehind = std::uint32_t{1} << 31;
constexpr std::uint32_t offset_of(std::uint32_t mark) noexcept { return mark & ~kQuoteBehind; }

/// Marks `text`, which begins with a record and is followed by 64 readable bytes: the mark of every delimiter and
/// record end outside quotes goes to `marks` (a CRLF is marked at its LF), the positions in `marks` of those that end a
/// record to `record_ends`. Returns the line ends an editor counts in `text`, quoted ones too: LF, CRLF and lone CR.
///
/// One pass, by the reading thread, gives all that anyone asks of the structure: where the last whole record ends,
/// where cells and records stand, how many lines there are.
///
/// `quoted_line_ends`, where it is given, gets the offset of each step of 64 bytes that holds a record end in quotes.
std::uint64_t find_marks(std::string_view text, CsvSyntax syntax, Positions& marks, Positions& record_ends,
                         Positions* quoted_line_ends = nullptr);
constexpr std::size_t kMarkStep = 64;

}  // namespace leadqual::reading
