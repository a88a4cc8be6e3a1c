#include "import/csv_oracle.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::testing {

namespace {

/// A record: where its cells begin and end, and where the next record begins.
struct Row {
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    std::size_t end = 0, next = 0;
    bool has_open_quote = false;
    std::size_t open_quote = 0;
    struct Quoted {
        std::size_t begin, closing;
        bool has_text_behind, closes_like_opening;
    };
    std::vector<Quoted> quoted;
};

class SlowReader {
public:
    SlowReader(const std::string& text, char delimiter, std::size_t most)
        : text_(text), delimiter_(delimiter), most_(most) {}

    ReadFile read() {
        std::size_t at = 0;
        while (at < text_.size() && (text_[at] == '\n' || text_[at] == '\r')) ++at;
        lone_cr_ = true;  // until the header line shows that there are none
        auto header = row_at(at, text_.size());
        if (header.has_open_quote) return file_.error = "open quote in header", file_;
        header_ = text_.substr(at, header.end - at);
        lone_cr_ = header.next == header.end + 1 && text_[header.end] == '\r';
        for (auto [begin, end] : header.cells) file_.columns.push_back(text_.substr(begin, end - begin));
        first_ = header.next;
        for (at = header.next; at < text_.size();) at = take(at);
        return file_;
    }

private:
    std::size_t line_end_size(std::size_t at) const {
        if (text_[at] == '\n') return 1;
        if (text_[at] != '\r') return 0;
        if (at + 1 < text_.size() && text_[at + 1] == '\n') return 2;
        return lone_cr_ ? 1 : 0;
    }

    std::size_t next_line_end(std::size_t at) const {
        while (at < text_.size() && line_end_size(at) == 0) ++at;
        return at;
    }

    /// Reads no further than `stop`.
    Row row_at(std::size_t at, std::size_t stop) const {
        Row row;
        for (;;) {
            const auto begin = at;
            if (at < stop && text_[at] == '"') {
                for (++at;; ++at) {
                    if (at >= stop) {
                        row.has_open_quote = true;
                        row.open_quote = begin;
                        return row;
                    }
                    if (text_[at] != '"') continue;
                    if (at + 1 < stop && text_[at + 1] == '"')
                        ++at;
                    else
                        break;
                }
                ++at;
                auto behind = at;
                while (behind < stop && text_[behind] == ' ') ++behind;
                const bool is_closed = behind >= stop || text_[behind] == delimiter_ || line_end_size(behind) > 0;
                const char before = text_[at - 2];  // the closing quote
                const bool looks_like_opening = before == delimiter_ || before == '\n' || before == '\r';
                row.quoted.push_back({begin, at - 1, !is_closed, looks_like_opening});
            }
            while (at < stop && text_[at] != delimiter_ && line_end_size(at) == 0) ++at;
            row.cells.emplace_back(begin, at);
            if (at >= stop || text_[at] != delimiter_) break;
            ++at;
        }
        row.end = at;
        row.next = at < text_.size() ? at + line_end_size(at) : at;
        return row;
    }

    std::uint64_t line_of(std::size_t at) const {
        std::uint64_t line = 1;
        for (std::size_t byte = 0; byte < at; ++byte)
            line += text_[byte] == '\n' || (text_[byte] == '\r' && text_[byte + 1] != '\n') ? 1 : 0;
        return line;
    }

    /// A line of blanks in a file of several columns.
    bool is_blank(std::size_t begin, std::size_t end) const {
        if (begin == end) return true;
        const auto line = text_.substr(begin, end - begin);
        return file_.columns.size() > 1 && line.find(delimiter_) == std::string::npos &&
               line.find_first_not_of(" \t\x1A") == std::string::npos;
    }

    std::size_t delimiters_in(std::size_t begin, std::size_t end) const {
        return static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                   text_.begin() + static_cast<std::ptrdiff_t>(end), delimiter_));
    }

    /// Whether the row is whole by the end of the line of the opening quote, and that of the closing one is a row, its
    /// quotes read as quotes or as text.
    bool are_records(const Row& row, const Row::Quoted& cell) const {
        std::size_t columns = file_.columns.size(), before = 0;
        while (row.cells[before].first != cell.begin) ++before;
        if (before + 1 + delimiters_in(cell.begin, next_line_end(cell.begin)) != columns) return false;
        auto line = cell.closing;
        while (line_end_size(line - 1) == 0) --line;
        const auto end = next_line_end(line);
        const auto last = row_at(line, end);
        return (!last.has_open_quote && last.cells.size() == columns) || 1 + delimiters_in(line, end) == columns;
    }

    /// The first quote of a row that opens its cell by mistake.
    std::size_t stray_quote_in(const Row& row) const {
        const bool is_faulty = row.cells.size() != file_.columns.size();
        for (const auto& cell : row.quoted) {
            if (next_line_end(cell.begin) >= cell.closing || !cell.has_text_behind) continue;
            if (is_faulty || cell.closes_like_opening || (file_.columns.size() > 2 && are_records(row, cell)))
                return cell.begin;
        }
        return std::string::npos;
    }

    void reject(std::size_t begin, std::size_t end, std::size_t at, std::string reason) {
        file_.rejects.push_back({text_.substr(begin, end - begin), std::move(reason), begin, at, line_of(at),
                                 file_.records.size() + file_.rejects.size() + 1});
    }

    std::size_t take(std::size_t begin) {
        const auto stop = std::min(text_.size(), begin + most_ + 2);
        const auto row = row_at(begin, stop);
        const auto too_long = fmt::format("longer than {} bytes (--max-record)", most_);
        if (row.has_open_quote) {
            const auto end = next_line_end(row.open_quote);
            const bool is_cut = begin + most_ + 2 <= text_.size();
            const bool is_seen =
                end < stop && end + line_end_size(end) <= stop && (text_[end] != '\r' || end + 1 < stop);
            if (is_seen || !is_cut) {
                reject(begin, end, row.open_quote,
                       is_cut ? "this quote is not closed: the record would be " + too_long
                              : fmt::format("this quote is not closed: it would swallow the last {} bytes",
                                            text_.size() - row.open_quote));
                return end < text_.size() ? end + line_end_size(end) : end;
            }
        }
        const auto columns = file_.columns.size();
        const bool is_seen_whole =
            !row.has_open_quote && row.next <= stop &&
            (row.next < stop || row.end + 1 < stop || stop == text_.size() || text_[row.end] == '\n');
        if (const auto quote = is_seen_whole ? stray_quote_in(row) : std::string::npos; quote != std::string::npos) {
            const auto end = next_line_end(quote);
            reject(begin, end, quote, "this quote is not closed: it would swallow the lines behind it");
            return end + line_end_size(end);
        }
        if (row.has_open_quote || row.end - begin > most_) {
            reject(begin, begin + most_, begin, too_long);
            const auto seen = text_[stop - 1] == '\r' ? stop - 1 : stop;
            const auto end = next_line_end(row.has_open_quote || row.end >= seen ? seen : row.end);
            return end < text_.size() ? end + line_end_size(end) : end;
        }
        if (is_blank(begin, row.end)) {
            ++file_.blank_lines;
            return row.next;
        }
        if (begin != first_ && text_.substr(begin, row.end - begin) == header_) return row.next;
        const auto found = row.cells.size();
        for (const auto& cell : row.quoted) {
            if (found >= columns || !cell.has_text_behind || !cell.closes_like_opening) continue;
            reject(begin, row.end, cell.begin, "this quote is not closed: it would swallow the cells behind it");
            return row.next;
        }
        ReadRecord record;
        for (std::size_t cell = 0; cell < columns; ++cell)
            record.cells.push_back(cell < found ? raw(row.cells[cell]) : "");
        record.missing = static_cast<std::uint32_t>(columns > found ? columns - found : 0);
        auto end = row.end;
        for (std::size_t cell = columns; cell < found; ++cell) {
            if (raw(row.cells[cell]).empty() || raw(row.cells[cell]) == "\"\"") continue;
            reject(begin, row.end, row.cells[columns].first,
                   fmt::format("expected {} cell{}, found {}", columns, columns == 1 ? "" : "s", found));
            return row.next;
        }
        if (found > columns) end = row.cells[columns - 1].second;
        file_.trimmed_rows += found > columns ? 1 : 0;
        file_.short_rows += found < columns ? 1 : 0;
        record.bytes = text_.substr(begin, end - begin);
        record.line_end = text_.substr(end, row.next - end);
        record.byte = begin;
        record.line = line_of(begin);
        file_.records.push_back(std::move(record));
        return row.next;
    }

    std::string raw(std::pair<std::size_t, std::size_t> cell) const {
        return text_.substr(cell.first, cell.second - cell.first);
    }

    const std::string& text_;
    char delimiter_;
    std::size_t most_;
    bool lone_cr_ = false;
    std::string header_;
    std::size_t first_ = 0;  // behind the header
    ReadFile file_;
};

}  // namespace

ReadFile read_csv_slowly(const std::string& text, char delimiter, std::size_t max_record) {
    return SlowReader(text, delimiter, max_record).read();
}

}  // namespace leadqual::testing
