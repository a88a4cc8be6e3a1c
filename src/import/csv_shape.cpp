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

std::string_view trim_quotes(std::string_view cell) { return cell.starts_with('"') ? cell.substr(1) : cell; }

/// Whether titles and notes may look so: no column names, no lead.
bool may_precede(const HeaderLooks& looks) { return looks.known == 0 && looks.emails == 0; }

/// The record that is the header, behind titles and notes; 0 when there are none.
/// Lines that hold next to nothing are such where names follow, or more records than lines. A line as wide as the
/// records is one only if the catalogue knows none of its cells, and half of those of the header.
std::size_t header_among(std::string_view text, const std::vector<Seen>& records, std::size_t columns,
                         CsvSyntax syntax) {
    const std::size_t most_filled = columns > 3 ? 2 : 1;
    bool are_single = true, are_narrow = true;
    for (std::size_t at = 0; at < records.size() && at <= kMostPreamble; ++at) {
        const auto& record = records[at];
        const auto cells = csv_cells_of(text.substr(record.begin, record.end - record.begin), syntax);
        const auto looks = look_at_cells(cells);
        if (looks.filled > most_filled && record.cells == columns) {
            const bool is_named = looks.known >= 2 && looks.known * 2 >= looks.filled;
            const bool is_likely = looks.known > 0 || (columns > 2 && records.size() - at > 3 * at);
            const bool is_header = is_named || (are_narrow && is_likely && looks.filled * 2 >= columns);
            const bool is_alone = at + 1 == records.size();  // then nothing else can be one
            if (at > 0 && is_header && (!is_alone || (are_single && looks.known > 0)) &&
                doubt_about_header(cells).empty())
                return at;
        }
        if (!may_precede(looks)) return 0;
        are_narrow &= looks.filled <= most_filled;
        are_single &= looks.filled == 1;
    }
    return 0;
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
