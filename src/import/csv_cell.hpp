// (private to import) One CSV cell where it stands.
#pragma once

#include "leadqual/lead.hpp"

#include <cstring>

namespace leadqual::reading {

/// Makes `cell` the one whose bytes are [data, data + size). Member by member: a whole Cell would be put together on
/// the stack and copied, which takes several times as long.
inline void set_csv_cell(Cell& cell, const char* data, std::size_t size) noexcept {
    cell.data = data;
    cell.size = static_cast<std::uint32_t>(size);
    cell.form = CellForm::plain;
    if (size < 2 || data[0] != '"') return;
    const auto* second = static_cast<const char*>(std::memchr(data + 1, '"', size - 1));
    cell.form = second == data + size - 1 ? CellForm::quoted : CellForm::escaped;
}

}  // namespace leadqual::reading
