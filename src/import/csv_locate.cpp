// Finds the records of a block, then their cells.
#include "import/csv_cell.hpp"
#include "import/csv_cell_lanes.hpp"
#include "import/csv_reader.hpp"
#include "import/footers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

namespace {

/// Of each record, the position in block.marks of the mark behind its first cell. Kept by its thread, so that nothing
/// is allocated a block.
using FirstMarks = std::vector<std::uint32_t>;

/// The records of one block.
class Records {
public:
    struct Rules {
        std::size_t columns;
        CsvSyntax syntax;
        const RecordLimit& limit;
        bool keeps_rows;
        std::string_view header;  ///< as it stands in the file; empty: there is none
        bool is_first_block;
    };
    Records(Block& block, FirstMarks& first_marks, const Rules& rules)
        : block_(block), first_marks_(first_marks), columns_(rules.columns), rules_(rules) {}

    void find() {
        first_marks_.clear();
        block_.records.reserve(block_.record_ends.size());
        std::uint32_t first = 0, begin = 0;
        for (const auto last : block_.record_ends) {
            const auto mark = offset_of(block_.marks[last]);
            // The last record of the file may end without line end: its mark stands behind the block.
            const auto next = std::min(mark + 1, static_cast<std::uint32_t>(block_.size));
            const bool is_crlf = mark > begin && mark < block_.size && byte(mark - 1) == '\r' && byte(mark) == '\n';
            take(first, last, begin, mark - (is_crlf ? 1 : 0), next);
            first = last + 1;
            begin = next;
        }
    }

private:
    char byte(std::uint32_t at) const { return block_.bytes[at]; }

    void take(std::uint32_t first, std::uint32_t last, std::uint32_t begin, std::uint32_t end, std::uint32_t next) {
        const std::size_t cells = last - first + 1;
        if (begin == end || (cells == 1 && is_blank_line(begin, end))) {
            ++block_.blank_lines;
        } else if (end - begin > rules_.limit.max_record) {
            reject(begin, begin + static_cast<std::uint32_t>(rules_.limit.max_record), begin, rules_.limit.reason());
        } else if (!rules_.keeps_rows && (is_header(begin, end) || is_footer_line(first, cells, begin, end))) {
            ++block_.footer_lines;
        } else if (cells == columns_) {
            keep(first, {begin, end, next, 0});
        } else if (cells < columns_) {
            if (const auto quote = stray_quote(first, last, begin, end); quote < end)
                return reject(begin, end, quote, "this quote is not closed: it would swallow the cells behind it");
            ++block_.short_rows;
            keep(first, {begin, end, next, static_cast<std::uint32_t>(columns_ - cells)});
        } else {
            const auto real_end = offset_of(block_.marks[first + columns_ - 1]);
            if (rules_.keeps_rows) {
                add_extra_cells(first + columns_, last, end);
                return keep(first, {begin, real_end, next, 0});
            }
            if (!are_empty(first + columns_, last, end))
                return reject(begin, end, real_end + 1,
                              fmt::format("expected {} cell{}, found {}", columns_, columns_ == 1 ? "" : "s", cells));
            ++block_.trimmed_rows;
            keep(first, {begin, real_end, next, 0});
        }
    }

    /// A line of blanks in a file of several columns; old programs leave a ^Z.
    bool is_blank_line(std::uint32_t begin, std::uint32_t end) const {
        const std::string_view line(block_.bytes.data() + begin, end - begin);
        return columns_ > 1 && !rules_.keeps_rows && line.find_first_not_of(" \t\x1A") == std::string_view::npos;
    }

    /// Files are put together with cat, headers, byte order marks and all. A second line of a header is a record.
    bool is_header(std::uint32_t begin, std::uint32_t end) const {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        const auto size = rules_.header.size();
        if (end - begin != size && end - begin != size + mark.size()) return false;
        std::string_view row(block_.bytes.data() + begin, end - begin);
        if (row.size() != size && row.starts_with(mark)) row.remove_prefix(mark.size());
        return size > 0 && row == rules_.header && !(rules_.is_first_block && begin == 0);
    }

    /// The first quote that opens a cell of a short row, and closes where another cell begins; `end` when there is
    /// none.
    std::uint32_t stray_quote(std::size_t mark, std::size_t last, std::uint32_t begin, std::uint32_t end) const {
        if (rules_.keeps_rows) return end;
        for (; mark <= last; ++mark) {
            const auto behind = mark == last ? end : offset_of(block_.marks[mark]);
            const std::string_view bytes(block_.bytes.data() + begin, behind - begin);
            if (bytes.starts_with('"')) {
                const auto cell = look_at_quoted(bytes, rules_.syntax);
                if (cell.has_text_behind && cell.closes_like_opening) return begin;
            }
            begin = behind + 1;
        }
        return end;
    }

    /// Whether the cells before the marks [mark, last] hold nothing; the last one stops at `end`.
    bool are_empty(std::size_t mark, std::size_t last, std::uint32_t end) const {
        for (; mark <= last; ++mark) {
            const auto begin = offset_of(block_.marks[mark - 1]) + 1;
            const auto behind = mark == last ? end : offset_of(block_.marks[mark]);
            const std::string_view cell(block_.bytes.data() + begin, behind - begin);
            if (!cell.empty() && cell != "\"\"") return false;
        }
        return true;
    }

    std::string_view text_between(std::uint32_t begin, std::uint32_t end) {
        Cell cell;
        set_csv_cell(cell, block_.bytes.data() + begin, end - begin);
        return text_of(cell, Syntax::csv, buffer_);
    }

    /// Whether the first cell of a record says that it is no lead, and the others hold nothing, or figures under a
    /// total.
    bool is_footer_line(std::uint32_t first, std::size_t cells, std::uint32_t begin, std::uint32_t end) {
        if (columns_ <= 2) return false;
        const auto cell_end = cells == 1 ? end : offset_of(block_.marks[first]);
        if (end - cell_end == cells - 1) return is_footer(text_between(begin, cell_end));
        // Nearly every record of a file comes here: the first two letters tell most of them from a total.
        const char letter = byte(begin) == '"' ? byte(begin + 1) : byte(begin);
        const char next = byte(begin) == '"' ? byte(begin + 2) : byte(begin + 1);
        if (!may_begin_total(letter, next) || cells == 1) return false;
        for (std::size_t cell = 1; cell < cells; ++cell) {
            const auto cell_begin = offset_of(block_.marks[first + cell - 1]) + 1;
            const auto behind = cell + 1 == cells ? end : offset_of(block_.marks[first + cell]);
            if (!is_figure(text_between(cell_begin, behind))) return false;
        }
        return is_total(text_between(begin, cell_end));
    }

    void add_extra_cells(std::size_t mark, std::size_t last, std::uint32_t end) {
        for (; mark <= last; ++mark) {
            const auto begin = offset_of(block_.marks[mark - 1]) + 1;
            const auto behind = mark == last ? end : offset_of(block_.marks[mark]);
            auto& extra = block_.extra_cells.emplace_back();
            extra.record = static_cast<std::uint32_t>(block_.records.size());
            set_csv_cell(extra.cell, block_.bytes.data() + begin, behind - begin);
        }
    }

    void keep(std::uint32_t first, Record record) {
        first_marks_.push_back(first);
        block_.records.push_back(record);
    }

    void reject(std::uint32_t begin, std::uint32_t end, std::uint32_t at, std::string reason) {
        block_.rejects.push_back(
            {begin, end, static_cast<std::uint32_t>(block_.records.size()), std::move(reason), at});
    }

    Block& block_;
    FirstMarks& first_marks_;
    std::size_t columns_;
    const Rules& rules_;
    std::string buffer_;
};

/// The cells of one column where some records are short, or at an end of the records: their line ends are no cells.
void find_cells(const Block& block, const FirstMarks& first_marks, std::size_t column, std::size_t columns,
                std::vector<Cell>& cells) {
    const char* const bytes = block.bytes.data();
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const auto& record = block.records[row];
        const auto last = columns - record.missing - 1;
        if (column > last) {
            cells[row] = {};  // absent
            continue;
        }
        const auto* const mark = block.marks.begin() + first_marks[row] + column;  // behind the cell
        const auto begin = column == 0 ? record.begin : offset_of(mark[-1]) + 1;
        const auto end = column == last ? record.end : offset_of(*mark);  // the last mark may be the LF of a CRLF
        set_csv_cell(cells[row], bytes + begin, end - begin);
    }
}

}  // namespace

void CsvReader::locate(Block& block) const {
    block.cells.resize(selected_.size());
    if (!block.rejects.empty()) return;  // read() had to reject it, and found out all there is to know
    thread_local FirstMarks first_marks;
    const auto columns = columns_.names().size();
    const std::string_view header = dialect_.has_header ? std::string_view(dialect_.header_bytes) : std::string_view();
    const Records::Rules rules{columns, syntax_, limit_, keeps_rows_, header, block.first_byte == first_byte_};
    Records(block, first_marks, rules).find();
    for (std::size_t slot = 0; slot < selected_.size(); ++slot) {
        const std::size_t column = selected_[slot];
        block.cells[slot].resize(block.records.size());
        if (block.short_rows == 0 && column != 0 && column + 1 != columns)
            find_cells_between(block.bytes.data(), block.marks.begin() + column, first_marks, block.cells[slot].data());
        else
            find_cells(block, first_marks, column, columns, block.cells[slot]);
    }
}

}  // namespace leadqual::reading
