#include "pipeline/shown_value.hpp"

#include <cstring>

namespace leadqual {

namespace {

constexpr std::size_t kValueWidth = 30;

std::string_view shown_text(std::string_view text, ValueBuffer& buffer) {
    if (text.size() <= kValueWidth && is_plain_ascii(text)) return text;
    return buffer.text = shorten(visible(text), kValueWidth);
}

}  // namespace

std::string_view shown_value(const LeadsInView& leads, std::uint32_t field, std::size_t row, ValueBuffer& buffer) {
    const Column& column = leads.columns[field];
    if (column.type == FieldType::text) return shown_text(column.text[row], buffer);
    const double low = column.low[row];
    const bool is_inexact = !column.high.empty() && column.high[row] != low;
    if (is_inexact || column.is_converted) {  // as the file says it
        std::string decoded;
        const auto slot = static_cast<std::size_t>(leads.slot_of_field[field]);
        const std::string_view text = trim(text_of(leads.block.cells[slot][row], leads.block.syntax, decoded));
        return buffer.text = shown_text(text, buffer);
    }
    if (column.type == FieldType::date) return buffer.text = show_day(static_cast<Day>(low));
    char* end = write_grouped(low, buffer.number);
    if (column.type == FieldType::days) {
        std::memcpy(end, " days", 5);
        end += low == 1 ? 4 : 5;
    }
    return {buffer.number, end};
}

}  // namespace leadqual
