#include "import/csv_stray_quotes.hpp"

#include <algorithm>

namespace leadqual::reading {

namespace {

/// Offset of such a quote in `record`, or npos. `is_faulty`: the record has a wrong number of cells.
std::size_t stray_quote_in(std::string_view record, CsvSyntax syntax, bool is_faulty) {
    constexpr auto npos = std::string_view::npos;
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
                                           const Positions& record_ends, const Positions& quoted_line_ends,
                                           std::size_t columns) {
    const auto* record = record_ends.begin();
    for (const auto step : quoted_line_ends) {
        const auto ends_before = [&](std::uint32_t last, std::size_t offset) {
            return offset_of(marks[last]) < offset;
        };
        record = std::lower_bound(record, record_ends.end(), step, ends_before);
        // All records that have bytes in the step.
        for (; record != record_ends.end(); ++record) {
            const std::size_t last = *record, first = record == record_ends.begin() ? 0 : record[-1] + 1;
            const std::size_t begin = first == 0 ? 0 : offset_of(marks[first - 1]) + 1;
            const std::size_t end = offset_of(marks[last]);
            if (begin >= step + kMarkStep) break;
            auto bytes = text.substr(begin, end - begin);
            if (end < text.size() && text[end] == '\n' && bytes.ends_with('\r')) bytes.remove_suffix(1);
            const auto quote = stray_quote_in(bytes, syntax, last - first + 1 != columns);
            if (quote != std::string_view::npos)
                return StrayQuote{static_cast<std::size_t>(record - record_ends.begin()), begin, begin + quote};
        }
    }
    return std::nullopt;
}

}  // namespace leadqual::reading
