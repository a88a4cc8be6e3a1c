// (private to format) Copies text as long as nothing in it needs more than copying. Nearly every cell is such: one look
// at each eight of its bytes, on their way.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace leadqual::writing {

constexpr std::uint64_t kOnes = 0x0101010101010101, kHighestBits = kOnes * 0x80;

/// The highest bit of a byte of the result is set where that byte of `word` is `wanted`, or above such a byte; of the
/// other bits nothing is known.
constexpr std::uint64_t bytes_equal(std::uint64_t word, char wanted) noexcept {
    const auto zeros = word ^ kOnes * static_cast<unsigned char>(wanted);
    return (zeros - kOnes) & ~zeros;
}
/// The same for bytes below ' '.
constexpr std::uint64_t control_bytes(std::uint64_t word) noexcept { return (word - kOnes * ' ') & ~word; }

/// Copies `text`, and tells whether no byte of it is special: special_in(word) has the highest bit of some byte set
/// when one of the eight bytes of `word` is. Eight bytes may be read and written in any case.
template <class SpecialIn>
bool copy_plain(std::string_view text, char* to, SpecialIn special_in) noexcept {
    const auto copy = [&](std::size_t at) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, sizeof word);
        std::memcpy(to + at, &word, sizeof word);
        return word;
    };
    if (text.empty()) return true;
    if (text.size() < 8) {
        const auto unused = 8 * (8 - text.size());
        return (special_in(copy(0) << unused | (kOnes >> (64 - unused)) * 'x') & kHighestBits) == 0;
    }
    std::uint64_t special = 0;
    for (std::size_t at = 0; at + 8 < text.size(); at += 8) special |= special_in(copy(at));
    return ((special | special_in(copy(text.size() - 8))) & kHighestBits) == 0;
}

}  // namespace leadqual::writing
