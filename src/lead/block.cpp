#include <algorithm>

#include "leadqual/lead.hpp"

namespace leadqual {

// \n, \r\n and a \r alone each end a line, as editors count.
std::uint64_t Block::line_at(std::uint32_t offset) const noexcept {
    const char* const begin = bytes.data();
    const char* const end = begin + std::min<std::size_t>(offset, size);
    std::uint64_t line = first_line + static_cast<std::uint64_t>(std::count(begin, end, '\n'));
    for (const char* at = std::find(begin, end, '\r'); at != end; at = std::find(at + 1, end, '\r')) {
        const bool has_next = at + 1 < begin + size;
        if (!has_next || at[1] != '\n') ++line;
    }
    return line;
}

void Block::clear() noexcept {
    size = 0;
    marks.clear();
    record_ends.clear();
    records.clear();
    rejects.clear();
    short_rows = trimmed_rows = blank_lines = 0;
    line_ends = 0;
    has_new_key = false;
}

}  // namespace leadqual
