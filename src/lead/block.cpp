#include <algorithm>
#include <new>

#include "leadqual/lead.hpp"

namespace leadqual {

// realloc() moves the pages of a large room, where new room would have to be filled before the old one is free.
void Positions::grow(std::size_t room) {
    auto* const numbers = static_cast<std::uint32_t*>(std::realloc(numbers_.get(), room * sizeof(std::uint32_t)));
    if (numbers == nullptr) throw std::bad_alloc();
    static_cast<void>(numbers_.release());
    numbers_.reset(numbers);
    room_ = room;
}

void Positions::clear() noexcept {
    size_ = 0;
    if (room_ <= std::size_t{4} << 20) return;
    numbers_.reset();  // once needed, rarely again
    room_ = 0;
}

// \n, \r\n and a \r alone each end a line, as editors count.
std::uint64_t BlockLines::at(std::uint32_t offset) noexcept {
    const char* const bytes = block_->bytes.data();
    const char* const behind = bytes + block_->size;
    const std::size_t wanted = std::min<std::size_t>(offset, block_->size);
    if (wanted < counted_) *this = BlockLines(*block_);
    const char* const begin = bytes + counted_;
    const char* const end = bytes + wanted;
    line_ += static_cast<std::uint64_t>(std::count(begin, end, '\n'));
    for (const char* at = std::find(begin, end, '\r'); at != end; at = std::find(at + 1, end, '\r'))
        line_ += at + 1 == behind || at[1] != '\n';
    counted_ = wanted;
    return line_;
}

void Block::drop(const std::vector<bool>& merged) {
    const auto rows = records.size();
    const auto keep_others = [&](auto& of_rows) {
        std::size_t kept = 0;
        for (std::size_t row = 0; row < rows; ++row)
            if (!merged[row]) of_rows[kept++] = of_rows[row];
        of_rows.resize(kept);
    };
    keep_others(records);
    for (auto& slot : cells)
        if (slot.size() >= rows) slot.resize(rows), keep_others(slot);
    merged_rows += static_cast<std::uint32_t>(rows - records.size());
}

void Block::clear() noexcept {
    size = 0;
    marks.clear();
    record_ends.clear();
    line_ends = 0;
    misread_at = nowhere;
    clear_leads();
}

void Block::forget_leads() noexcept {
    clear_leads();
    std::vector<std::vector<Cell>>().swap(cells);
}

void Block::clear_leads() noexcept {
    records.clear();
    rejects.clear();
    extra_cells.clear();
    short_rows = trimmed_rows = merged_rows = blank_lines = footer_lines = 0;
    has_new_key = false;
}

}  // namespace leadqual
