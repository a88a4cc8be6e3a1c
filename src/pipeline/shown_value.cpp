#include "pipeline/shown_value.hpp"

namespace leadqual {

namespace {

constexpr std::size_t kValueWidth = 30;

void append_text(std::string_view text, ArenaLines& lines) {
    if (text.size() <= kValueWidth && is_plain_ascii(text))
        lines.append(text);
    else
        lines.append(shorten(visible(text), kValueWidth));
}

}  // namespace

void append_value(const LeadsInView& leads, std::uint32_t field, std::size_t row, ArenaLines& lines) {
    const Column& column = leads.columns[field];
    if (column.type == FieldType::text) return append_text(column.text[row], lines);
    const double low = column.low[row];
    if (!column.high.empty() && column.high[row] != low) {  // inexact: as the file says it
        std::string buffer;
        const auto slot = static_cast<std::size_t>(leads.slot_of_field[field]);
        return append_text(trim(text_of(leads.block.cells[slot][row], leads.block.syntax, buffer)), lines);
    }
    if (column.type == FieldType::date) return lines.append(show_day(static_cast<Day>(low)));
    lines.advance(write_grouped(low, lines.room(grouped_size)));
    if (column.type == FieldType::days) lines.append(low == 1 ? " day" : " days");
}

}  // namespace leadqual
