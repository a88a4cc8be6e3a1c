// Rows by the word: 64 rows to an std::uint64_t. Bits behind the last row are always zero.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace leadqual {

constexpr std::size_t words_for(std::size_t rows) noexcept { return (rows + 63) / 64; }

/// The lowest `count` bits, 1 to 64 of them.
constexpr std::uint64_t low_bits(std::size_t count) noexcept { return ~std::uint64_t{0} >> (64 - count); }

inline bool test_bit(const std::uint64_t* words, std::size_t row) noexcept {
    return (words[row / 64] >> (row % 64)) & 1;
}
inline void set_bit(std::uint64_t* words, std::size_t row) noexcept {
    words[row / 64] |= std::uint64_t{1} << (row % 64);
}

/// Calls body(word, count) for each word of rows. The count of full words is a compile-time 64, so that the loop over
/// them becomes SIMD.
template <class Body>
void each_word(std::size_t rows, Body body) {
    const std::size_t full = rows / 64;
    for (std::size_t word = 0; word < full; ++word) body(word, std::integral_constant<std::size_t, 64>{});
    if (rows % 64 != 0) body(full, rows % 64);
}

static_assert(std::endian::native == std::endian::little, "pack and spread read eight bytes as one number");

/// 64 bytes of 0 or 1 to 64 bits.
inline std::uint64_t pack(const std::uint8_t* bytes) noexcept {
    std::uint64_t word = 0;
    for (unsigned group = 0; group < 8; ++group) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes + 8 * group, 8);
        word |= ((eight * 0x0102040810204080u) >> 56) << (8 * group);
    }
    return word;
}

/// Bit number `bit` of each of 64 bytes.
inline std::uint64_t pack_bit(const std::uint8_t* bytes, unsigned bit) noexcept {
    std::uint64_t word = 0;
    for (unsigned group = 0; group < 8; ++group) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes + 8 * group, 8);
        word |= (((eight >> bit) & 0x0101010101010101u) * 0x0102040810204080u >> 56) << (8 * group);
    }
    return word;
}

/// Eight bits to eight bytes of 0 or 1.
inline std::uint64_t spread(std::uint8_t bits) noexcept {
    const std::uint64_t one_each = (bits * 0x0101010101010101u) & 0x8040201008040201u;  // byte i keeps bit i
    return ((one_each + 0x7F7F7F7F7F7F7F7Fu) >> 7) & 0x0101010101010101u;
}

}  // namespace leadqual
