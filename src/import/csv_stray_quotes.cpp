#include "import/csv_stray_quotes.hpp"

#include "import/csv_quotes.hpp"

#include <algorithm>

namespace leadqual::reading {

namespace {

bool is_line_end(char byte, CsvSyntax syntax) { return byte == '\n' || (byte == '\r' && syntax.lone_cr); }

std::size_t line_end_from(std::string_view text, std::size_t at, CsvSyntax syntax) {
    while (at < text.size() && !is_line_end(text[at], syntax)) ++at;
    return at;
}

/// Whether a line alone is a record of so many cells, its quotes read as quotes or as text.
bool is_record(std::string_view line, CsvSyntax syntax, std::size_t columns) {
    std::size_t cells = 1, cells_as_text = 1;
    QuoteWalk walk(syntax);
    for (const char byte : line) {
        walk.take(byte);
        const bool is_delimiter = byte == syntax.delimiter;
        cells_as_text += is_delimiter;
        cells += is_delimiter && !walk.is_inside();
    }
    return cells_as_text == columns || (cells == columns && !walk.is_inside());
}

struct PlacedCell {
    std::size_t begin, end;
    std::size_t index;  ///< in its record
    bool is_faulty;     ///< the record has a wrong number of cells
};

/// Whether the record would be whole if it ended with the line in which the cell begins, and the line in which the cell
/// closes is one, too.
bool are_records(std::string_view text, const PlacedCell& cell, std::size_t closing, CsvSyntax syntax,
                 std::size_t columns) {
    const auto line = text.substr(cell.begin, line_end_from(text, cell.begin, syntax) - cell.begin);
    const auto more = static_cast<std::size_t>(std::count(line.begin(), line.end(), syntax.delimiter));
    if (cell.index + 1 + more != columns) return false;
    auto begin = closing;
    while (!is_line_end(text[begin - 1], syntax)) --begin;  // the cell has a line end inside
    return is_record(text.substr(begin, line_end_from(text, closing, syntax) - begin), syntax, columns);
}

bool opens_by_mistake(std::string_view text, const PlacedCell& cell, CsvSyntax syntax, std::size_t columns) {
    const auto quoted = look_at_quoted(text.substr(cell.begin, cell.end - cell.begin), syntax);
    if (!quoted.has_line_end || !quoted.has_text_behind) return false;
    return cell.is_faulty || quoted.closes_like_opening ||
           (columns > 2 && are_records(text, cell, cell.begin + quoted.closing, syntax, columns));
}

}  // namespace

QuotedCell look_at_quoted(std::string_view cell, CsvSyntax syntax) {
    constexpr auto npos = std::string_view::npos;
    QuotedCell found;
    auto closing = cell.find('"', 1);
    while (closing != npos && closing + 1 < cell.size() && cell[closing + 1] == '"')
        closing = cell.find('"', closing + 2);
    if (closing == npos) return found;
    const auto inside = cell.substr(0, closing);
    found.closing = closing;
    found.has_line_end = inside.find('\n') != npos || (syntax.lone_cr && inside.find('\r') != npos);
    found.has_text_behind = cell.find_first_not_of(' ', closing + 1) != npos;
    const char before = cell[closing - 1];
    found.closes_like_opening = closing > 1 && (before == syntax.delimiter || before == '\n' || before == '\r');
    return found;
}

std::optional<StrayQuote> find_stray_quote(std::string_view text, CsvSyntax syntax, const Positions& marks,
                                           const Positions& record_ends, const Positions& quoted_line_ends,
                                           std::size_t columns) {
    const auto* record = record_ends.begin();
    for (const auto step : quoted_line_ends) {
        const auto ends_before = [&](std::uint32_t last, std::size_t offset) {
            return offset_of(marks[last]) < offset;
        };
        record = std::lower_bound(record, record_ends.end(), step, ends_before);
        for (; record != record_ends.end(); ++record) {  // all that have bytes in the step
            const std::size_t last = *record, first = record == record_ends.begin() ? 0 : record[-1] + 1;
            const std::size_t begin = first == 0 ? 0 : offset_of(marks[first - 1]) + 1;
            if (begin >= step + kMarkStep) break;
            const bool is_faulty = last - first + 1 != columns;
            for (std::size_t mark = first; mark <= last; ++mark) {  // behind the cell
                const bool is_quoted = mark == 0 ? text.starts_with('"') : (marks[mark - 1] & kQuoteBehind) != 0;
                if (!is_quoted) continue;
                const std::size_t cell_begin = mark == 0 ? 0 : offset_of(marks[mark - 1]) + 1;
                const std::size_t end = offset_of(marks[mark]);
                const bool is_crlf = end < text.size() && text[end] == '\n' && text[end - 1] == '\r';
                const PlacedCell cell{cell_begin, end - (is_crlf ? 1 : 0), mark - first, is_faulty};
                if (opens_by_mistake(text, cell, syntax, columns))
                    return StrayQuote{static_cast<std::size_t>(record - record_ends.begin()), begin, cell_begin};
            }
        }
    }
    return std::nullopt;
}

}  // namespace leadqual::reading
