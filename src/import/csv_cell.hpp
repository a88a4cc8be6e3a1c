// (private to import) One CSV cell where it stands.
#pragma once

#include "leadqual/lead.hpp"

#include <cstring>

namespace leadqual::reading {

/// Tells the form of the cell whose bytes are [data, data + size).
inline Cell csv_cell(const char* data, std::size_t size) noexcept {
    const auto length = static_cast<std::uint32_t>(size);
    if (size < 2 || data[0] != '"') return {data, length, CellForm::plain};
    const auto* second = static_cast<const char*>(std::memchr(data + 1, '"', size - 1));
    return {data, length, second == data + size - 1 ? CellForm::quoted : CellForm::escaped};
}

}  // namespace leadqual::reading
