#include "import/csv_stray_quotes.hpp"

#include <algorithm>

namespace leadqual::reading {

namespace {

/// Offset of such a quote in `record`, or npos. `is_faulty`: the record has a wrong number of cells.
std::size_t stray_quote_in(std::string_view record, CsvSyntax syntax, bool is_faulty) {
    constexpr auto npos = std::string_view::npos;
    if (record.find_first_of("\r\n") == npos || record.find('"') == npos) return npos;
    for (std::size_t at = 0; at < record.size(); ++at) {  // of a cell
        if (record[at] == '"') {
            const auto quote = at++;
            for (;; at += 2) {
                at = record.find('"', at);
                if (at == npos) return npos;
                if (at + 1 == record.size() || record[at + 1] != '"') break;
            }
            const auto cell = record.substr(quote, at - quote);
            ++at;
            const auto behind = std::min(record.find_first_not_of(' ', at), record.size());
            const bool is_closed =
                behind == record.size() || record[at] == syntax.delimiter || record[behind] == syntax.delimiter;
            const bool has_line_end = cell.find('\n') != npos || (syntax.lone_cr && cell.find('\r') != npos);
            const char before = cell.back();  // the closing quote
            const bool looks_like_opening = before == syntax.delimiter || before == '\n' || before == '\r';
            if (!is_closed && has_line_end && (is_faulty || looks_like_opening)) return quote;
        }
        at = record.find(syntax.delimiter, at);
        if (at == npos) return npos;
    }
    return npos;
}

}  // namespace

std::optional<StrayQuote> find_stray_quote(std::string_view text, CsvSyntax syntax, const Positions& marks,
                                           const Positions& record_ends, std::size_t columns) {
    std::size_t first = 0;
    for (std::size_t record = 0; record < record_ends.size(); ++record) {
        const std::size_t last = record_ends[record], begin = first == 0 ? 0 : offset_of(marks[first - 1]) + 1;
        const std::size_t end = offset_of(marks[last]);
        auto bytes = text.substr(begin, end - begin);
        if (end < text.size() && text[end] == '\n' && bytes.ends_with('\r')) bytes.remove_suffix(1);
        const auto quote = stray_quote_in(bytes, syntax, last - first + 1 != columns);
        if (quote != std::string_view::npos) return StrayQuote{record, begin, begin + quote};
        first = last + 1;
    }
    return std::nullopt;
}

}  // namespace leadqual::reading
