// (private to format) The appended cells of a record as bytes. A run appends a dozen cells to each of millions of
// records, so this is where writing could be slow; but nearly all of them are the same as those of some record before.
// So columns that share their distinction of rows are put together once for each value, and copied.
#pragma once

#include "format/byte_appender.hpp"
#include "format/writing.hpp"

#include <functional>

namespace leadqual::writing {

class AddedSuffix {
public:
    /// Appends the cell of a column, with all that stands before it: a delimiter, a key.
    using AppendCell = std::function<void(std::size_t column, std::string_view text, Rendered& to)>;

    /// Remembers and counts in `rendered`.
    AddedSuffix(std::span<const AddedColumn> added, Rendered& rendered, AppendCell append_cell);
    /// The appended cells of a row. Where they are the first of the record, no delimiter stands before them.
    void append(std::size_t row, ByteAppender& to, bool is_first = false) {
        for (const Part& part : parts_) {
            const bool is_own = part.value_of.empty();
            auto cells = is_own ? own(part, row) : remembered(part, row);
            if (is_first && !cells.empty()) {
                cells.remove_prefix(1);
                is_first = false;
            }
            if (is_own)
                to.append(cells);
            else
                to.append_padded<Block::padding>(cells);
        }
    }

private:
    /// Columns next to each other that share value_of, or one whose rows each have their own value.
    struct Part {
        std::size_t first = 0, last = 0;  // last is behind
        std::span<const std::uint32_t> value_of = {};
        RememberedCells* cells = nullptr;
    };
    std::string_view own(const Part& part, std::size_t row);
    /// With Block::padding.
    std::string_view remembered(const Part& part, std::size_t row) {
        const auto& place = part.cells->of_value[part.value_of[row]];
        if (!place.is_known) [[unlikely]]
            put_together(part, part.value_of[row]);
        rendered_.formulas_escaped += place.formulas_escaped;
        return {part.cells->bytes.data() + place.begin, place.size};
    }
    void put_together(const Part& part, std::uint32_t value);

    std::span<const AddedColumn> added_;
    Rendered& rendered_;
    AppendCell append_cell_;
    std::vector<Part> parts_;
    Rendered own_;  // the cell of a row's own value
};

}  // namespace leadqual::writing
