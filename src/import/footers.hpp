// (private to import) Lines that reports put under their records.
#pragma once

#include <string_view>

namespace leadqual::reading {

/// Whether `text`, the only cell of a record that should have three or more, is such a line.
bool is_footer(std::string_view text);

/// Whether `text`, the first cell of a record, is what stands before sums: "Total", "Grand total:".
bool is_total(std::string_view text);
/// Whether such a text may begin with these letters.
constexpr bool may_begin_total(char first, char second) noexcept {
    const auto lower = [](char c) { return static_cast<char>(c | 0x20); };
    const char next = lower(second);
    switch (lower(first)) {
        case 't':
            return next == 'o';
        case 'g':
            return next == 'r' || next == 'e';
        case 's':
        case 'j':
            return next == 'u';
        case 'e':
            return next == 'i';
        default:
            return false;
    }
}
/// Whether a cell may stand under a total: nothing or a number, which no phone number is.
bool is_figure(std::string_view text);

}  // namespace leadqual::reading
