// Short texts as a few words of eight bytes, and a hash over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace leadqual {

inline std::uint64_t eight_bytes(const char* at) noexcept {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    return word;
}

inline std::uint64_t four_bytes(const char* at) noexcept {
    std::uint32_t word;
    std::memcpy(&word, at, 4);
    return word;
}

/// At most 16 bytes as two words, which overlap in the text: texts of one length are equal where their words are.
struct TwoWords {
    std::uint64_t first = 0, last = 0;
    TwoWords(const char* at, std::size_t size) noexcept {
        const auto byte = [&](std::size_t index) { return std::uint64_t{static_cast<unsigned char>(at[index])}; };
        if (size >= 8)
            first = eight_bytes(at), last = eight_bytes(at + size - 8);
        else if (size >= 4)
            first = four_bytes(at), last = four_bytes(at + size - 4);
        else if (size > 0)
            first = byte(0) | byte(size / 2) << 8, last = byte(size - 1);
    }
};

/// Both halves of the product: every bit of both words reaches every bit of the result.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

constexpr std::uint64_t kHashOdd[] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0xD6E8FEB86659FD93u};

inline std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = text.size() * kHashOdd[0];
    for (; text.size() > 16; text.remove_prefix(16))
        hash = mix(eight_bytes(text.data()) ^ hash, eight_bytes(text.data() + 8) ^ kHashOdd[1]);
    const TwoWords rest(text.data(), text.size());
    return mix(rest.first ^ hash, rest.last ^ kHashOdd[2]);
}

}  // namespace leadqual
