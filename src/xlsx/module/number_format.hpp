// (private to the module) Numbers of a workbook as the text a csv would have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leadqual::xlsx {

/// What a number format makes of a number, as far as it changes what the cell means.
struct NumberFormat {
    enum Kind : std::uint8_t {
        general,
        percent,  ///< 0.5 is 50%
        zeros,    ///< "00000": 123 is 00123
        date,
        date_time,
        time,      ///< of a day: 45000.5 is 12:00:00
        duration,  ///< "[h]:mm": 1.5 is 36:00:00
    } kind = general;
    std::uint8_t digits = 0;  ///< of zeros
};
NumberFormat format_of(unsigned built_in) noexcept;
NumberFormat format_of(std::string_view code) noexcept;

/// The number `text` as 1234.5, 50%, 00123, 2026-02-24, 2026-02-24 13:30:00, 13:30:00: all its fifteen digits, no
/// exponent. Text that is no number stays as it is, and so do digits alone, of which ids have more than fifteen.
void append_number(std::string_view text, NumberFormat format, bool since_1904, std::string& out);

}  // namespace leadqual::xlsx
