// (private to base) What only columns that count people and things hold: bands a spreadsheet took for dates, words.
#pragma once

#include <optional>
#include <string_view>

#include "leadqual/base.hpp"

namespace leadqual {

/// "nov-50" is 11..50, "10-jan" 1..10, "self-employed" 1. `text` is in plain spelling.
std::optional<Interval> read_count_cell(std::string_view text) noexcept;

}  // namespace leadqual
