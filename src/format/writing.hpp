// (private to format) What the writers share: their factories, which rows are kept, where cells come from.
#pragma once

#include "leadqual/format.hpp"

namespace leadqual::writing {

std::unique_ptr<Writer> make_csv_writer(const FormatOptions& options, Layout layout);
std::unique_ptr<Writer> make_tsv_writer(const FormatOptions& options, Layout layout);
std::unique_ptr<Writer> make_json_writer(const FormatOptions& options, Layout layout);
std::unique_ptr<Writer> make_json_lines_writer(const FormatOptions& options, Layout layout);
std::unique_ptr<Writer> make_table_writer(const FormatOptions& options, Layout layout);
std::unique_ptr<Writer> make_markdown_writer(const FormatOptions& options, Layout layout);
std::unique_ptr<Writer> make_xlsx_writer(const FormatOptions& options, Layout layout);

/// Whether a row is to be written; an empty set keeps all.
inline bool is_kept(const Bits& kept, std::size_t row) noexcept {
    return kept.empty() || ((kept[row / 64] >> (row % 64)) & 1) != 0;
}

/// The cell of a kept column.
inline const Cell& kept_cell(const Layout& layout, const Block& block, std::size_t column, std::size_t row) noexcept {
    return block.cells[layout.slots[column]][row];
}

/// The text of a cell, as text_of(), which is called for the few that need decoding.
inline std::string_view decoded(const Cell& cell, Syntax syntax, std::string& buffer) {
    if (cell.form == CellForm::quoted) return {cell.data + 1, cell.size - 2};
    if (cell.form == CellForm::plain || cell.form == CellForm::literal) return cell.raw();
    return text_of(cell, syntax, buffer);
}

/// The line break at the end of what separates two records: "\r\n", "\n", "\r" or "".
inline std::string_view line_end_of(const Block& block, const Record& record) noexcept {
    const std::string_view after(block.bytes.data() + record.end, record.next - record.end);
    const auto size = after.ends_with("\r\n") ? 2u : after.ends_with('\n') || after.ends_with('\r') ? 1u : 0u;
    return after.substr(after.size() - size);
}

}  // namespace leadqual::writing
