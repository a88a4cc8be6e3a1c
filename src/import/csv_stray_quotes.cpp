#include "import/csv_stray_quotes.hpp"

#include <algorithm>

namespace leadqual::reading {

namespace {

/// Whether the quote that opens `cell` was opened by mistake. `is_faulty`: its record has a wrong number of cells.
bool opens_by_mistake(std::string_view cell, CsvSyntax syntax, bool is_faulty) {
    constexpr auto npos = std::string_view::npos;
    if (cell.find('\n') == npos && !(syntax.lone_cr && cell.find('\r') != npos)) return false;
    auto closing = cell.find('"', 1);
    while (closing < cell.size() - 1 && cell[closing + 1] == '"') closing = cell.find('"', closing + 2);
    if (closing == npos || cell.find_first_not_of(' ', closing + 1) == npos) return false;
    const auto inside = cell.substr(0, closing);
    const bool has_line_end = inside.find('\n') != npos || (syntax.lone_cr && inside.find('\r') != npos);
    const char before = cell[closing - 1];
    const bool looks_like_opening = before == syntax.delimiter || before == '\n' || before == '\r';
    return has_line_end && (is_faulty || looks_like_opening);
}

}  // namespace

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
                const auto cell = text.substr(cell_begin, end - cell_begin - (is_crlf ? 1 : 0));
                if (opens_by_mistake(cell, syntax, is_faulty))
                    return StrayQuote{static_cast<std::size_t>(record - record_ends.begin()), begin, cell_begin};
            }
        }
    }
    return std::nullopt;
}

}  // namespace leadqual::reading
