#include "import/csv_header.hpp"

#include "import/csv_cell.hpp"
#include "import/csv_quotes.hpp"
#include "import/line_ends.hpp"
#include "import/record_limit.hpp"
#include "import/unreadable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

namespace {

constexpr std::size_t kSample = std::size_t{64} << 10;
constexpr std::size_t kRecordsToAgree = 100;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kOtherDelimiters[] = {';', '\t', '|'};

/// The first bytes of the file, and whether they are all of it.
struct Window {
    std::string_view text;
    bool is_whole = false;
};

/// The header line, if `window` holds the end of it: `begin` to its line end.
struct HeaderLine {
    std::size_t end = 0, behind = 0;
    CsvSyntax syntax;
    bool is_found = false;
    std::size_t open_quote = std::string_view::npos;
};

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

std::vector<Cell> cells_of(std::string_view record, CsvSyntax syntax) {
    Positions marks, record_ends;
    find_marks(record, syntax, marks, record_ends);
    std::vector<Cell> cells;
    for (std::size_t cell = 0, begin = 0; cell <= marks.size(); ++cell) {
        const std::size_t end = cell < marks.size() ? offset_of(marks[cell]) : record.size();
        set_csv_cell(cells.emplace_back(), record.data() + begin, end - begin);
        begin = end + 1;
    }
    return cells;
}

/// Whether the first records behind the header have `columns` cells each.
bool records_agree(Window window, std::size_t behind, CsvSyntax syntax, std::size_t columns) {
    const auto text = window.text.substr(behind);
    Positions marks, record_ends;
    find_marks(text, syntax, marks, record_ends);
    std::uint32_t first = 0, begin = 0, records = 0;
    for (const auto end : record_ends) {
        const auto behind_end = offset_of(marks[end]);
        const bool is_blank = behind_end == begin || (behind_end == begin + 1 && text[begin] == '\r');
        if (!is_blank && end - first + 1 != columns) return false;
        if (!is_blank && ++records == kRecordsToAgree) return true;
        first = end + 1;
        begin = behind_end + 1;
    }
    const bool has_open_record = window.is_whole && begin < text.size();
    return !has_open_record || marks.size() - first + 1 == columns;
}

/// The header line under another delimiter, when `line` has a single column that looks like several.
HeaderLine split_otherwise(Window window, std::size_t begin, const HeaderLine& line, const Place& place) {
    char likely = 0;
    std::size_t most = 1;
    for (const char delimiter : kOtherDelimiters) {
        const auto other = find_header_line(window, begin, delimiter);
        if (!other.is_found) continue;
        const auto columns = cells_of(window.text.substr(begin, other.end - begin), other.syntax).size();
        if (columns > 1 && records_agree(window, other.behind, other.syntax, columns)) return other;
        if (columns <= most) continue;
        most = columns;
        likely = delimiter;
    }
    if (likely == 0) return line;
    const auto shown = likely == '\t' ? std::string("tab") : fmt::format("'{}'", likely);
    const auto typed = likely == '\t' ? std::string("$'\\t'") : shown;
    throw_unreadable(place, fmt::format("the header line has a single column, and {} in it", shown),
                     fmt::format("try --delimiter {}, or --delimiter ',' if it is one column", typed));
}

/// Where the header line begins, and as much of the file as it takes to find its end.
struct HeaderView {
    Window window;
    std::size_t begin = 0;
    HeaderLine line;
};

HeaderView look_at_header(TextFile& file, char delimiter, const RecordLimit& limit) {
    HeaderView view;
    auto& text = view.window.text;
    const auto most = limit.max_record + 2;  // header line and CRLF
    for (std::size_t size = kSample;; size = std::min(4 * size, most)) {
        text = file.peek(size);
        view.window.is_whole = text.size() < size;
        view.begin = std::min(text.find_first_not_of("\r\n", text.starts_with(kByteOrderMark) ? 3 : 0), text.size());
        view.line = find_header_line(view.window, view.begin, delimiter);
        if (view.line.is_found || view.window.is_whole || size >= most) return view;
    }
}

void refuse_without_header(const HeaderView& view, const Place& place, const RecordLimit& limit) {
    const auto text = view.window.text;
    if (view.begin == text.size()) throw_unreadable({place.file}, "is empty");
    if (const auto quote = view.line.open_quote; quote != std::string_view::npos) {
        const auto before = text.substr(0, quote);
        const auto line_begin = before.find_last_of("\r\n") + 1;  // npos + 1 is 0
        throw_unreadable({place.file, 1 + count_line_ends(before), quote - line_begin + 1},
                         "this quote in the header line is not closed");
    }
    if (!view.line.is_found || view.line.end - view.begin > limit.max_record)
        throw_unreadable(place, "the header line is " + limit.reason());
}

}  // namespace

CsvHeader read_csv_header(TextFile& file, InputFormat format, const ImportOptions& options) {
    const char own = format == InputFormat::tsv ? '\t' : ',';
    const char delimiter = options.delimiter == 0 ? own : options.delimiter;
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r')
        throw Error(Exit::usage, "--delimiter cannot be a quote or a line end");

    const RecordLimit limit(options);
    const auto view = look_at_header(file, delimiter, limit);
    const auto text = view.window.text;
    const Place place{file.name(), 1 + count_line_ends(text.substr(0, view.begin))};
    refuse_without_header(view, place, limit);

    auto line = view.line;
    const auto bytes = [&] { return text.substr(view.begin, line.end - view.begin); };
    auto cells = cells_of(bytes(), line.syntax);
    if (cells.size() == 1 && options.delimiter == 0) {
        line = split_otherwise(view.window, view.begin, line, place);
        cells = cells_of(bytes(), line.syntax);
    }

    CsvHeader header;
    std::string buffer;
    for (const auto& cell : cells) header.names.emplace_back(text_of(cell, Syntax::csv, buffer));
    header.syntax = line.syntax;
    header.behind = line.behind;
    header.lines = count_line_ends(text.substr(0, line.behind));
    header.dialect.format = format;
    header.dialect.delimiter = line.syntax.delimiter;
    set_encoding(file, options, header.dialect);
    header.dialect.header_bytes = bytes();
    if (line.behind > line.end) header.dialect.line_end = text.substr(line.end, line.behind - line.end);
    return header;
}

}  // namespace leadqual::reading
