#include "import/csv_oracle.hpp"

#include <fmt/format.h>

namespace leadqual::testing {

namespace {

/// A record: where its cells begin and end, and where the next record begins.
struct Row {
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    std::size_t end = 0, next = 0;
    bool has_open_quote = false;
    std::size_t open_quote = 0;
    bool stray_looks_like_opening = false;
    std::size_t first_opening = std::string::npos;
    std::size_t stray_quote = std::string::npos;  // of a cell with a line end in it and text behind it
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
        lone_cr_ = header.next == header.end + 1 && text_[header.end] == '\r';
        for (auto [begin, end] : header.cells) file_.columns.push_back(text_.substr(begin, end - begin));
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
                if (!is_closed && next_line_end(begin) < at &&
                    (row.stray_quote == std::string::npos || (looks_like_opening && !row.stray_looks_like_opening))) {
                    if (row.stray_quote == std::string::npos) row.stray_quote = begin;
                    if (looks_like_opening) row.first_opening = std::min(row.first_opening, begin);
                    row.stray_looks_like_opening |= looks_like_opening;
                }
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
        if (is_seen_whole && row.stray_quote != std::string::npos &&
            (row.cells.size() != columns || row.stray_looks_like_opening)) {
            const auto quote = row.cells.size() != columns ? row.stray_quote : row.first_opening;
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
        if (row.end == begin) {
            ++file_.blank_lines;
            return row.next;
        }
        const auto found = row.cells.size();
        ReadRecord record;
        for (std::size_t cell = 0; cell < columns; ++cell)
            record.cells.push_back(cell < found ? raw(row.cells[cell]) : "");
        record.missing = static_cast<std::uint32_t>(columns > found ? columns - found : 0);
        auto end = row.end;
        for (std::size_t cell = columns; cell < found; ++cell) {
            if (raw(row.cells[cell]).empty() || raw(row.cells[cell]) == "\"\"") continue;
            reject(begin, row.end, row.cells[columns].first,
                   fmt::format("expected {} cells, found {}", columns, found));
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
    ReadFile file_;
};

}  // namespace

ReadFile read_csv_slowly(const std::string& text, char delimiter, std::size_t max_record) {
    return SlowReader(text, delimiter, max_record).read();
}

}  // namespace leadqual::testing
