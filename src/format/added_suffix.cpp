#include "format/added_suffix.hpp"

#include <algorithm>

namespace leadqual::writing {

AddedSuffix::AddedSuffix(std::span<const AddedColumn> added, Rendered& rendered, AppendCell append_cell)
    : added_(added), rendered_(rendered), append_cell_(std::move(append_cell)) {
    for (std::size_t column = 0; column < added.size(); ++column) {
        const auto value_of = added[column].value_of;
        if (!value_of.empty() && !parts_.empty() && parts_.back().value_of.data() == value_of.data())
            ++parts_.back().last;
        else
            parts_.push_back({column, column + 1, value_of});
    }
    rendered_.remembered.resize(parts_.size());
    for (std::size_t number = 0; number < parts_.size(); ++number) {
        Part& part = parts_[number];
        if (part.value_of.empty()) continue;
        const AddedColumn& column = added_[part.first];
        RememberedCells& cells = rendered_.remembered[number];
        part.cells = &cells;
        if (cells.edition != column.edition || column.edition == 0) {
            cells.of_value.clear();
            cells.bytes.clear();
            cells.edition = column.edition;
        }
        cells.of_value.resize(std::max(cells.of_value.size(), column.values.size()));
    }
}

std::string_view AddedSuffix::own(const Part& part, std::size_t row) {
    own_.clear();
    append_cell_(part.first, added_[part.first].values[row], own_);
    rendered_.formulas_escaped += own_.formulas_escaped;
    return own_.bytes;
}

void AddedSuffix::put_together(const Part& part, std::uint32_t value) {
    RememberedCells& cells = *part.cells;
    Rendered piece;
    for (std::size_t column = part.first; column < part.last; ++column)
        append_cell_(column, added_[column].values[value], piece);
    const auto begin = cells.bytes.empty() ? 0 : cells.bytes.size() - Block::padding;
    cells.bytes.resize(begin);
    cells.bytes.append(piece.bytes).append(Block::padding, '\0');
    cells.of_value[value] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(piece.bytes.size()),
                             static_cast<std::uint32_t>(piece.formulas_escaped), true};
}

}  // namespace leadqual::writing
