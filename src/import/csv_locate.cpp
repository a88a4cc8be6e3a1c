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
    Records(Block& block, FirstMarks& first_marks, std::size_t columns, const RecordLimit& limit, bool keeps_rows)
        : block_(block), first_marks_(first_marks), columns_(columns), limit_(limit), keeps_rows_(keeps_rows) {}

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
        if (begin == end) {
            ++block_.blank_lines;
        } else if (end - begin > limit_.max_record) {
            reject(begin, begin + static_cast<std::uint32_t>(limit_.max_record), begin, limit_.reason());
        } else if (columns_ > 2 && is_footer_line(first, cells, begin, end)) {
            ++block_.footer_lines;
        } else if (cells == columns_) {
            keep(first, {begin, end, next, 0});
        } else if (cells < columns_) {
            ++block_.short_rows;
            keep(first, {begin, end, next, static_cast<std::uint32_t>(columns_ - cells)});
        } else {
            const auto real_end = offset_of(block_.marks[first + columns_ - 1]);
            if (keeps_rows_) {
                add_extra_cells(first + columns_, last, end);
                return keep(first, {begin, real_end, next, 0});
            }
            if (!are_empty(first + columns_, last, end))
                return reject(begin, end, real_end + 1, fmt::format("expected {} cells, found {}", columns_, cells));
            ++block_.trimmed_rows;
            keep(first, {begin, real_end, next, 0});
        }
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

    /// Whether a record holds a single cell, or only delimiters behind its first one, and that says it is no lead.
    bool is_footer_line(std::uint32_t first, std::size_t cells, std::uint32_t begin, std::uint32_t end) {
        const auto cell_end = cells == 1 ? end : offset_of(block_.marks[first]);
        if (end - cell_end != cells - 1) return false;
        Cell cell;
        set_csv_cell(cell, block_.bytes.data() + begin, cell_end - begin);
        return is_footer(text_of(cell, Syntax::csv, buffer_));
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
    const RecordLimit& limit_;
    bool keeps_rows_;
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
    Records(block, first_marks, columns, limit_, keeps_rows_).find();
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
