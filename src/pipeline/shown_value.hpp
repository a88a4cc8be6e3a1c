// (private to pipeline) A lead's own value as people read it.
#pragma once

#include "pipeline/reasons.hpp"

namespace leadqual {

/// Whether a lead has a value for a field.
inline bool has_value(const Column& column, std::size_t row) {
    switch (column.type) {
        case FieldType::text:
            return !column.text[row].empty();
        case FieldType::boolean:
            return ((column.is_true[row / 64] | column.is_false[row / 64]) >> row % 64 & 1) != 0;
        default:
            return column.low[row] == column.low[row];
    }
}

/// Where a value is put that does not stand in the file as it is shown.
struct ValueBuffer {
    char number[grouped_size + 8];
    std::string text;
};

/// The value of a field that is not a boolean: 40,000; 300 days; CFO. Texts are put on one line and shortened.
std::string_view shown_value(const LeadsInView& leads, std::uint32_t field, std::size_t row, ValueBuffer& buffer);

}  // namespace leadqual
