// (private to lead) The bytes of a short cell as one or two numbers: read whole with two loads, whatever its size, and
// compared at once. Reading behind a cell is safe: Block::padding bytes follow the last one.
#pragma once

#include <bit>
#include <cstring>

#include "leadqual/lead.hpp"

namespace leadqual {

static_assert(std::endian::native == std::endian::little, "the first byte of a cell is the lowest of its number");

/// What stands between the quotes of a cell that needs no decoding.
struct CellBytes {
    const char* data;
    std::size_t size;
    bool is_simple;  ///< false: absent, null, or to be decoded

    explicit CellBytes(const Cell& cell) noexcept {
        const bool is_quoted = cell.form == CellForm::quoted;
        is_simple = is_quoted || cell.form == CellForm::plain || cell.form == CellForm::literal;
        data = cell.data + is_quoted;
        size = cell.size - 2 * std::size_t{is_quoted};
    }
};

inline std::uint64_t load_eight(const char* data) noexcept {
    std::uint64_t word;
    std::memcpy(&word, data, sizeof word);
    return word;
}

/// Up to fifteen bytes, zeros behind them, and how many they are.
struct ShortKey {
    static constexpr std::size_t longest = 15;

    std::uint64_t first = 0, rest = ~std::uint64_t{0};  // none
    bool operator==(const ShortKey& other) const noexcept { return ((first ^ other.first) | (rest ^ other.rest)) == 0; }

    static ShortKey of(const CellBytes& cell) noexcept {
        const std::uint64_t size = std::uint64_t{cell.size} << 56;
        if (cell.size >= 8) {
            const auto unused = 8 * (16 - cell.size);  // bits, 8 to 64
            return {load_eight(cell.data), size | (load_eight(cell.data + cell.size - 8) >> (unused - 8) >> 8)};
        }
        const auto used = 8 * cell.size;  // bits, 0 to 56
        return {load_eight(cell.data) & ((std::uint64_t{1} << used) - 1), size};
    }
    std::uint64_t hash() const noexcept { return (first ^ std::rotl(rest, 29)) * 0x9E3779B97F4A7C15u; }
};

}  // namespace leadqual
