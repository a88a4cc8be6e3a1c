// (private to format) Cells that are numbers or dates beyond doubt, for formats that tell them from text. What would
// not come back byte for byte is text.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual::writing {

/// What the cells of a column may be.
enum class CellMeaning : std::uint8_t {
    text,    ///< ids, phones, codes, names: never a number
    number,  ///< amounts and counts
    date,
    open,  ///< no known field: a number if it is a short one
};
std::vector<CellMeaning> meanings_of_cells(std::span<const std::string> columns);

/// -12, 0, 4.25: what a program writes for a number, with no zero, sign or digit that a double would lose.
std::optional<double> plain_number(std::string_view text, CellMeaning meaning) noexcept;
/// Where the decimal point of a number stands; npos where there is none, or `text` is no number for certain: in a
/// column of amounts 1.234 may be a thousand. `is_literal`: it is written by the rules of JSON.
std::size_t point_of_number(std::string_view text, CellMeaning meaning, bool is_literal) noexcept;
/// 2026-02-24 as days since 1899-12-30, as spreadsheets count; from 1900-03-01 on, where all of them agree.
std::optional<std::int32_t> plain_date(std::string_view text, CellMeaning meaning) noexcept;

}  // namespace leadqual::writing
