// (private to base) One character of UTF-8 at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace leadqual {

/// A character and the bytes it takes; size 1 and `valid` false for a byte that belongs to no character.
struct Character {
    std::uint32_t code = 0;
    std::uint8_t size = 0;
    bool valid = false;
};

/// The first character of `text`, which is not empty. Well-formed as in Unicode 15, table 3-7.
inline Character first_character(std::string_view text) noexcept {
    const auto byte = [&](std::size_t at) -> std::uint32_t {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;  // 0 continues nothing
    };
    const auto continues = [&](std::size_t at, std::uint32_t low = 0x80, std::uint32_t high = 0xBF) {
        return byte(at) >= low && byte(at) <= high;
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1, true};
    if (first >= 0xC2 && first <= 0xDF && continues(1)) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2, true};
    if ((first & 0xF0) == 0xE0) {  // no overlong forms, no surrogates
        if (!continues(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) || !continues(2)) return {first, 1};
        return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3, true};
    }
    if (first >= 0xF0 && first <= 0xF4) {  // no overlong forms, nothing above U+10FFFF
        if (!continues(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF)) return {first, 1};
        if (!continues(2) || !continues(3)) return {first, 1};
        return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4, true};
    }
    return {first, 1};
}

}  // namespace leadqual
