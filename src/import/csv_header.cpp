#include "import/csv_header.hpp"

#include "import/csv_dialect.hpp"
#include "import/csv_stray_quotes.hpp"
#include "import/header_doubts.hpp"
#include "import/line_ends.hpp"
#include "import/record_limit.hpp"
#include "import/unreadable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlankLines = "\r\n";

/// What stands before everything else: byte order mark, sep= line, the lines that --skip-lines names.
struct Opening {
    std::size_t size = 0;
    std::uint64_t lines = 0;
    char sep = 0;
};

/// Behind the line end at or behind `at`; npos when there is none.
std::size_t behind_line(std::string_view text, std::size_t at) {
    const auto end = text.find_first_of(kBlankLines, at);
    if (end == std::string_view::npos) return end;
    return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

/// Behind the blank lines that begin at `at`.
std::size_t behind_blank_lines(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(kBlankLines, at), text.size());
}

/// The delimiter that a line "sep=;" names, as Excel reads it; 0 when the text does not begin with one.
char sep_of(std::string_view text) {
    text = text.substr(0, text.find_first_of(kBlankLines));
    if (text.size() > 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    return text.size() == 5 && fold(text.substr(0, 4)) == "sep=" ? text[4] : '\0';
}

Opening find_opening(TextFile& file, const ImportOptions& options) {
    constexpr std::size_t kMost = std::size_t{1} << 20;
    auto text = file.peek_source(csv_sample);
    Opening opening;
    opening.size = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    opening.sep = sep_of(text.substr(opening.size));
    if (options.skip_lines == 0) opening.sep = 0;  // the line is the header
    const auto skipped = std::max<std::uint64_t>(opening.sep != 0 ? 1 : 0, options.skip_lines.value_or(0));
    if (options.skip_lines) text = file.peek_source(kMost);
    for (; opening.lines < skipped; ++opening.lines) {
        const auto behind = behind_line(text, opening.size);
        if (behind == std::string_view::npos && text.size() == kMost)
            throw_unreadable({file.name()}, fmt::format("the {} lines to skip are longer than 1 MiB", skipped));
        opening.size = std::min(behind, text.size());
        if (behind == std::string_view::npos) break;
    }
    return opening;
}

/// A header of one column that looks like several under a delimiter on which the records do not agree.
void ask_for_delimiter(Window window, std::size_t begin, char own, const Place& place) {
    char likely = 0;
    std::size_t most = 1;
    for (const char delimiter : kDelimiters) {
        const auto line = find_header_line(window, begin, delimiter);
        if (delimiter == own || !line.is_found) continue;
        const auto columns = csv_cells_of(window.text.substr(begin, line.end - begin), line.syntax).size();
        if (columns <= most) continue;
        most = columns;
        likely = delimiter;
    }
    if (likely == 0) return;
    const auto shown = likely == '\t' ? std::string("tab") : fmt::format("'{}'", likely);
    const auto typed = likely == '\t' ? std::string("tab") : shown;
    throw_unreadable(place, fmt::format("the header line has a single column, and {} in it", shown),
                     fmt::format("try --delimiter {}, or --delimiter '{}' if it is one column", typed, own));
}

/// Where the header line begins, and as much of the text as it takes to find its end.
struct HeaderView {
    Window window;
    std::size_t begin = 0;
    HeaderLine line;
};

/// `from` is where the header may begin, behind blank lines.
HeaderView look_at_header(TextFile& file, std::size_t from, char delimiter, const RecordLimit& limit) {
    HeaderView view;
    auto& text = view.window.text;
    const auto most = from + limit.max_record + 2;  // header line and CRLF
    for (std::size_t size = from + csv_sample;; size = std::min(4 * size, most)) {
        text = file.peek(size);
        view.window.is_whole = text.size() < size;
        view.begin = behind_blank_lines(text, from);
        view.line = find_header_line(view.window, view.begin, delimiter);
        if (view.line.is_found || view.window.is_whole || size >= most) return view;
    }
}

/// A quote in the header line that is never closed, or that swallowed leads up to the next quoted cell; npos: none.
std::size_t stray_quote_in(const HeaderView& view) {
    if (view.line.open_quote != std::string_view::npos) return view.line.open_quote;
    const auto header = view.window.text.substr(view.begin, view.line.end - view.begin);
    Positions marks, record_ends;
    find_marks(header, view.line.syntax, marks, record_ends);
    for (std::size_t cell = 0, begin = 0; cell <= marks.size(); ++cell) {
        const std::size_t end = cell < marks.size() ? offset_of(marks[cell]) : header.size();
        if (end > begin && header[begin] == '"') {
            const auto quoted = look_at_quoted(header.substr(begin, end - begin), view.line.syntax);
            if (quoted.has_line_end && quoted.has_text_behind && quoted.closes_like_opening) return view.begin + begin;
        }
        begin = end + 1;
    }
    return std::string_view::npos;
}

void refuse_without_header(const HeaderView& view, const Place& place, const RecordLimit& limit) {
    const auto text = view.window.text;
    if (view.begin == text.size()) throw_unreadable({place.file}, "is empty");
    if (const auto quote = stray_quote_in(view); quote != std::string_view::npos) {
        const auto before = text.substr(0, quote);
        const auto line_begin = before.find_last_of("\r\n") + 1;  // npos + 1 is 0
        throw_unreadable({place.file, place.line + count_line_ends(text.substr(view.begin, quote - view.begin)),
                          quote - line_begin + 1},
                         "this quote in the header line is not closed");
    }
    if (!view.line.is_found || view.line.end - view.begin > limit.max_record)
        throw_unreadable(place, "the header line is " + limit.reason());
}

void refuse_form(const ImportOptions& options) {
    if (options.delimiter.find_first_of("\"\r\n") != std::string::npos)
        throw Error(Exit::usage, "--delimiter cannot be a quote or a line end");
    if (options.quote && *options.quote != 0 && options.delimiter.find(*options.quote) != std::string::npos)
        throw Error(Exit::usage, "--quote and --delimiter are the same");
}

Dialect dialect_of(const CsvForm& form, const Opening& opening, InputFormat format, const ImportOptions& options) {
    Dialect dialect;
    dialect.format = format;
    dialect.delimiter = form.delimiter;
    dialect.quote = form.quote;
    dialect.escape = form.escape;
    dialect.has_sep_line = opening.sep != 0;
    dialect.has_header = options.has_header;
    dialect.is_rewritten = !form.is_usual();
    return dialect;
}

/// Columns of a file without header are numbered.
void number_columns(std::size_t columns, char delimiter, CsvHeader& header) {
    for (std::size_t column = 1; column <= columns; ++column) {
        header.names.push_back(fmt::format("column {}", column));
        if (column > 1) header.dialect.header_bytes += delimiter;
        header.dialect.header_bytes += delimiter == ' ' ? '"' + header.names.back() + '"' : header.names.back();
    }
}

}  // namespace

CsvHeader read_csv_header(TextFile& file, InputFormat format, const ImportOptions& options) {
    refuse_form(options);
    const RecordLimit limit(options);
    const auto opening = find_opening(file, options);
    const auto sample = file.peek_source(opening.size + csv_sample);
    const Window source{sample, sample.size() < opening.size + csv_sample};
    const auto form = find_csv_form(source, behind_blank_lines(sample, opening.size), format, options, opening.sep);

    CsvHeader header;
    header.dialect = dialect_of(form, opening, format, options);
    std::size_t begin = opening.size;
    std::uint64_t lines = 0;  // that are no longer in the text
    if (!form.is_usual()) {
        file.skip_source(std::exchange(begin, 0));
        file.rewrite(form, options.max_record);
        lines = opening.lines;
    }
    if (!options.skip_lines && options.has_header) {
        const auto text = file.peek(begin + csv_sample);
        const Window window{text, text.size() < begin + csv_sample};
        const auto shape = csv_shape_of(window, behind_blank_lines(text, begin), form.delimiter[0]);
        if (shape.has_preamble) begin = shape.header_begin;
        header.has_preamble = shape.has_preamble;
    }

    const auto view = look_at_header(file, begin, form.delimiter[0], limit);
    const auto text = view.window.text;
    const auto lines_before = lines + count_line_ends(text.substr(0, view.begin));
    const Place place{file.name(), 1 + lines_before};
    refuse_without_header(view, place, limit);
    const auto bytes = text.substr(view.begin, view.line.end - view.begin);
    const auto cells = csv_cells_of(bytes, view.line.syntax);
    const bool is_asked_for = !options.delimiter.empty() || opening.sep != 0;
    if (cells.size() == 1 && !is_asked_for && !header.dialect.is_rewritten)
        ask_for_delimiter(view.window, view.begin, form.delimiter[0], place);

    header.syntax = view.line.syntax;
    auto& dialect = header.dialect;
    if (opening.lines > 0 || header.has_preamble) dialect.skipped_lines = lines_before;
    set_encoding(file, options, dialect);
    if (view.line.behind > view.line.end)
        dialect.line_end = text.substr(view.line.end, view.line.behind - view.line.end);
    header.behind = options.has_header ? view.line.behind : view.begin;
    header.lines = lines + count_line_ends(text.substr(0, header.behind));
    if (!options.has_header) {
        const auto shape = csv_shape_of(view.window, view.begin, form.delimiter[0]);
        number_columns(std::max(shape.columns, cells.size()), form.delimiter[0], header);
        return header;
    }
    std::string buffer;
    for (const auto& cell : cells) header.names.emplace_back(text_of(cell, Syntax::csv, buffer));
    dialect.header_bytes = bytes;
    header.doubt = doubt_about_header(cells);
    const auto next = text.substr(header.behind, text.find('\n', header.behind) - header.behind);
    if (cells.size() == 1 && !is_asked_for)
        header.column_doubt = doubt_about_one_column(bytes, next, header.syntax.delimiter);
    return header;
}

}  // namespace leadqual::reading
