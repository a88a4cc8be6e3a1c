#include "import/csv_shape.hpp"

#include "import/csv_cell.hpp"
#include "import/csv_quotes.hpp"
#include "import/footers.hpp"
#include "import/header_doubts.hpp"

#include <algorithm>
#include <map>

namespace leadqual::reading {

namespace {

constexpr std::size_t kMostPreamble = 20;  // records

struct Seen {
    std::size_t begin = 0, end = 0;
    std::size_t cells = 0;
};

std::vector<Seen> records_in(Window window, std::size_t begin, CsvSyntax syntax) {
    const auto text = window.text.substr(begin);
    Positions marks, record_ends;
    find_marks(text, syntax, marks, record_ends);
    std::vector<Seen> records;
    std::size_t first = 0, at = 0;
    const auto add = [&](std::size_t end, std::size_t cells) {
        const bool is_blank = end == at || (end == at + 1 && text[at] == '\r');
        if (!is_blank) records.push_back({begin + at, begin + end, cells});
    };
    for (const auto last : record_ends) {
        add(offset_of(marks[last]), last - first + 1);
        first = last + 1;
        at = offset_of(marks[last]) + 1;
    }
    if (window.is_whole && at < text.size()) add(text.size(), marks.size() - first + 1);
    return records;
}

/// The count that most records have; the first record's own where several are as frequent, else the larger. Records of
/// a single cell, which may be titles and totals, decide only where there are no others.
std::size_t usual_cells(const std::vector<Seen>& records) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& record : records)
        if (record.cells > 1) ++counts[record.cells];
    if (counts.empty()) return 1;
    std::size_t usual = records[0].cells > 1 ? records[0].cells : counts.begin()->first;
    for (const auto& [cells, count] : counts)
        if (count > counts[usual] || (count == counts[usual] && usual != records[0].cells)) usual = cells;
    return usual;
}

bool knows_any(const std::vector<Cell>& cells) {
    std::string buffer;
    return std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
        return field_for_header(text_of(cell, Syntax::csv, buffer)) != nullptr;
    });
}

std::string_view trim_quotes(std::string_view cell) { return cell.starts_with('"') ? cell.substr(1) : cell; }

/// The record that is the header, behind lines that hold next to nothing; 0 when there are none.
std::size_t header_among(std::string_view text, const std::vector<Seen>& records, std::size_t columns,
                         CsvSyntax syntax) {
    const std::size_t most_filled = columns > 3 ? 2 : 1;
    bool are_single = true;
    std::size_t at = 0;
    for (; at < records.size(); ++at) {
        const auto& record = records[at];
        const auto cells = csv_cells_of(text.substr(record.begin, record.end - record.begin), syntax);
        const auto filled = filled_cells(cells);
        if (filled > most_filled && record.cells == columns) {
            const bool is_likely = columns > 2 || knows_any(cells);
            if (at > 0 && (!is_likely || !doubt_about_header(cells).empty() || filled * 2 < columns)) return 0;
            break;
        }
        if (filled > most_filled || at == kMostPreamble) return 0;
        are_single &= filled == 1;
    }
    if (at == records.size()) return 0;
    // A header alone is one only where nothing else can be: behind lines of a single cell each.
    if (at + 1 == records.size() && !(are_single && columns > 2)) return 0;
    return at;
}

}  // namespace

HeaderLine find_header_line(Window window, std::size_t begin, char delimiter) {
    HeaderLine line;
    line.syntax.delimiter = delimiter;
    QuoteWalk walk(line.syntax);
    const auto text = window.text;
    for (line.end = begin; line.end < text.size(); ++line.end) {
        const char byte = text[line.end];
        if (!walk.is_inside() && (byte == '\n' || byte == '\r')) break;
        walk.take(byte);
    }
    if (walk.is_inside()) line.open_quote = begin + walk.opened_at();
    const bool is_cr = line.end < text.size() && text[line.end] == '\r';
    if (is_cr && line.end + 1 == text.size() && !window.is_whole) return line;  // an LF may follow
    const bool is_crlf = is_cr && line.end + 1 < text.size() && text[line.end + 1] == '\n';
    line.syntax.lone_cr = is_cr && !is_crlf;
    line.is_found = !walk.is_inside() && (line.end < text.size() || window.is_whole);
    line.behind = std::min(text.size(), line.end + (is_crlf ? 2 : 1));
    return line;
}

std::vector<Cell> csv_cells_of(std::string_view record, CsvSyntax syntax) {
    Positions marks, record_ends;
    if (record.ends_with('\r')) record.remove_suffix(1);
    find_marks(record, syntax, marks, record_ends);
    std::vector<Cell> cells;
    for (std::size_t cell = 0, begin = 0; cell <= marks.size(); ++cell) {
        const std::size_t end = cell < marks.size() ? offset_of(marks[cell]) : record.size();
        set_csv_cell(cells.emplace_back(), record.data() + begin, end - begin);
        begin = end + 1;
    }
    return cells;
}

CsvShape csv_shape_of(Window window, std::size_t begin, char delimiter) {
    CsvShape shape;
    shape.syntax.delimiter = delimiter;
    shape.header_begin = begin;
    const auto line = find_header_line(window, begin, delimiter);
    if (!line.is_found) return shape;
    shape.syntax = line.syntax;
    const auto records = records_in(window, begin, shape.syntax);
    if (records.empty()) return shape;
    shape.columns = usual_cells(records);
    shape.first_cells = records[0].cells;
    const auto header = header_among(window.text, records, shape.columns, shape.syntax);
    shape.has_preamble = header > 0;
    shape.header_begin = header > 0 ? records[header].begin : begin;
    shape.header_agrees = records[header].cells == shape.columns;
    for (auto at = header; at < records.size(); ++at) {
        const auto& record = records[at];
        const auto bytes = window.text.substr(record.begin, record.end - record.begin);
        if (record.cells == 1 && shape.columns > 2 && is_footer(trim_quotes(bytes))) continue;
        ++shape.records;
        shape.agreeing += record.cells == shape.columns;
    }
    const bool is_sure = shape.agreeing * 10 >= shape.records * 9;
    if (shape.has_preamble && !is_sure) {
        shape.has_preamble = false;
        shape.header_begin = begin;
    }
    return shape;
}

}  // namespace leadqual::reading
