// (private to base) The numbers most cells hold, read as fast as they can be.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/plain_cell.hpp"

namespace leadqual {

/// Digits with an optional sign and fraction, at most 15 of them: then both the digits and the power of ten are exact
/// doubles, and their quotient is the nearest double. A run reads millions of these.
inline bool read_short_decimal(std::string_view cell, double& value) noexcept {
    static constexpr double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char* at = cell.data();
    const char* const end = at + cell.size();
    const bool negative = at != end && *at == '-';
    if (negative) ++at;
    if (end - at > 16 || at == end) return false;
    std::uint64_t digits = 0;
    const char* const first = at;
    for (; at != end && is_digit(*at); ++at) digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
    std::ptrdiff_t count = at - first, fraction = 0;
    if (count == 0) return false;
    if (at != end && *at == '.') {
        const char* const point = ++at;
        for (; at != end && is_digit(*at); ++at) digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
        fraction = at - point;
        count += fraction;
    }
    if (at != end || count > 15) return false;
    value = static_cast<double>(digits) / powers[fraction];
    if (negative) value = -value;
    return true;
}

}  // namespace leadqual
