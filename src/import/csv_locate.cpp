// Finds the records of a block, then their cells.
#include "import/csv_cell.hpp"
#include "import/csv_reader.hpp"
#include "import/line_ends.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

namespace {

/// What is needed of a thread while it locates; kept, so that nothing is allocated a block.
struct Scratch {
    CsvMarks marks;
    std::vector<std::uint32_t> first;  // of each record: position in marks.at of the mark behind its first cell
};

/// The records of one block.
class Records {
public:
    Records(Block& block, Scratch& scratch, std::size_t columns, const RecordLimit& limit)
        : block_(block), marks_(scratch.marks), first_(scratch.first), columns_(columns), limit_(limit) {}

    void find() {
        first_.clear();
        block_.records.reserve(marks_.ends.size());
        std::uint32_t first = 0, begin = 0;
        for (const auto last : marks_.ends) {
            const auto mark = marks_.at[last];
            // The last record of the file may end without line end: its mark stands behind the block.
            const auto next = std::min(mark + 1, static_cast<std::uint32_t>(block_.size));
            const bool is_crlf = mark > begin && mark < block_.size && byte(mark) == '\n' && byte(mark - 1) == '\r';
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
        } else if (cells == columns_) {
            keep(first, {begin, end, next, 0});
        } else if (cells < columns_) {
            ++block_.short_rows;
            keep(first, {begin, end, next, static_cast<std::uint32_t>(columns_ - cells)});
        } else {
            const auto real_end = marks_.at[first + columns_ - 1];
            if (!are_empty(first + columns_, last, end))
                return reject(begin, end, real_end + 1, fmt::format("expected {} cells, found {}", columns_, cells));
            ++block_.trimmed_rows;
            keep(first, {begin, real_end, next, 0});
        }
    }

    /// Whether the cells before the marks [mark, last] hold nothing; the last one stops at `end`.
    bool are_empty(std::size_t mark, std::size_t last, std::uint32_t end) const {
        for (; mark <= last; ++mark) {
            const auto begin = marks_.at[mark - 1] + 1, behind = mark == last ? end : marks_.at[mark];
            const std::string_view cell(block_.bytes.data() + begin, behind - begin);
            if (!cell.empty() && cell != "\"\"") return false;
        }
        return true;
    }

    void keep(std::uint32_t first, Record record) {
        first_.push_back(first);
        block_.records.push_back(record);
    }

    void reject(std::uint32_t begin, std::uint32_t end, std::uint32_t at, std::string reason) {
        block_.rejects.push_back(
            {begin, end, static_cast<std::uint32_t>(block_.records.size()), std::move(reason), at});
    }

    Block& block_;
    const CsvMarks& marks_;
    std::vector<std::uint32_t>& first_;
    std::size_t columns_;
    const RecordLimit& limit_;
};

/// The cells of the selected columns, row by row: the marks of a row lie together.
void find_cells(Block& block, const Scratch& scratch, std::size_t columns, std::span<const std::uint32_t> selected) {
    thread_local std::vector<Cell*> slots;
    slots.clear();
    for (auto& cells : block.cells) {
        cells.resize(block.records.size());
        slots.push_back(cells.data());
    }
    const char* const bytes = block.bytes.data();
    for (std::size_t row = 0; row < block.records.size(); ++row) {
        const auto& record = block.records[row];
        const auto* const marks = scratch.marks.at.begin() + scratch.first[row];  // behind each cell
        const auto last = columns - record.missing - 1;
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            const auto column = selected[slot];
            if (column > last) continue;  // absent
            const auto begin = column == 0 ? record.begin : marks[column - 1] + 1;
            const auto end = column == last ? record.end : marks[column];  // the last mark may be the LF of a CRLF
            set_csv_cell(slots[slot][row], bytes + begin, end - begin);
        }
    }
}

}  // namespace

void CsvReader::locate(Block& block) const {
    block.cells.resize(selected_.size());
    if (!block.rejects.empty()) return;  // read() had to reject it, and found out all there is to know
    const auto text = text_in(block);
    block.line_ends = count_line_ends(text);

    thread_local Scratch scratch;
    auto& marks = scratch.marks;
    find_marks(text, syntax_, marks);
    const bool has_end = marks.ends.size() > 0 && marks.at[*(marks.ends.end() - 1)] + 1 == text.size();
    if (!has_end) {  // the last record of the file may have none
        marks.ends.push_back(static_cast<std::uint32_t>(marks.at.size()));
        marks.at.push_back(static_cast<std::uint32_t>(text.size()));
    }
    Records(block, scratch, columns_.names().size(), limit_).find();
    find_cells(block, scratch, columns_.names().size(), selected_);
}

}  // namespace leadqual::reading
