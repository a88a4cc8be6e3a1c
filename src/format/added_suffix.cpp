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
        const Part& part = parts_[number];
        if (part.value_of.empty()) continue;
        const AddedColumn& column = added_[part.first];
        RememberedCells& cells = rendered_.remembered[number];
        if (cells.edition != column.edition || column.edition == 0) {
            cells.of_value.clear();
            cells.bytes.clear();
            cells.edition = column.edition;
        }
        cells.of_value.resize(std::max(cells.of_value.size(), column.values.size()));
    }
}

std::string_view AddedSuffix::of(std::size_t row) {
    if (parts_.size() == 1) return of(0, row);
    suffix_.clear();
    for (std::size_t part = 0; part < parts_.size(); ++part) suffix_ += of(part, row);
    return suffix_;
}

std::string_view AddedSuffix::of(std::size_t number, std::size_t row) {
    const Part& part = parts_[number];
    if (part.value_of.empty()) {
        own_.clear();
        append_cell_(part.first, added_[part.first].values[row], own_);
        rendered_.formulas_escaped += own_.formulas_escaped;
        return own_.bytes;
    }
    const auto value = part.value_of[row];
    RememberedCells& cells = rendered_.remembered[number];
    const auto& known = cells.of_value[value];
    const auto& place = known.is_known ? known : put_together(part, cells, value);
    rendered_.formulas_escaped += place.formulas_escaped;
    return {cells.bytes.data() + place.begin, place.size};
}

const RememberedCells::Place& AddedSuffix::put_together(const Part& part, RememberedCells& cells, std::uint32_t value) {
    Rendered piece;
    for (std::size_t column = part.first; column < part.last; ++column)
        append_cell_(column, added_[column].values[value], piece);
    const auto begin = static_cast<std::uint32_t>(cells.bytes.size());
    cells.bytes += piece.bytes;
    return cells.of_value[value] = {begin, static_cast<std::uint32_t>(piece.bytes.size()),
                                    static_cast<std::uint32_t>(piece.formulas_escaped), true};
}

}  // namespace leadqual::writing
