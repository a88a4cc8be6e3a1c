// (private to pipeline) A lead's own value as people read it.
#pragma once

#include "pipeline/arena_lines.hpp"
#include "pipeline/reasons.hpp"

namespace leadqual {

enum class Shown : std::uint8_t { nothing, no, something };  ///< no: a boolean that is FALSE

/// Whether a lead has a value for a field, and of a boolean which.
inline Shown has_value(const Column& column, std::size_t row) {
    switch (column.type) {
        case FieldType::text:
            return column.text[row].empty() ? Shown::nothing : Shown::something;
        case FieldType::boolean: {
            const auto bit = std::uint64_t{1} << (row % 64);
            if (column.is_true[row / 64] & bit) return Shown::something;
            return column.is_false[row / 64] & bit ? Shown::no : Shown::nothing;
        }
        default:
            return column.low[row] != column.low[row] ? Shown::nothing : Shown::something;
    }
}

/// The value: 40,000; 300 days; CFO. Texts are put on one line and shortened.
void append_value(const LeadsInView& leads, std::uint32_t field, std::size_t row, ArenaLines& lines);

}  // namespace leadqual
