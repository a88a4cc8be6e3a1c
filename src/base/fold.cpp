// The form in which text is compared: "CHIEF Executive " and "chief executive" are one title.
#include <utf8proc.h>

#include <cstring>

#include "base/utf8.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

// Simple case folding (CaseFolding.txt, status C and S) is lower(upper(c)), with these exceptions. The dotted and
// the dotless i of Turkish fold to nothing else, and Cherokee folds to its capitals.
std::uint32_t fold_character(std::uint32_t code) noexcept {
    if (code == 0x130 || code == 0x131) return code;
    if (code >= 0x13A0 && code <= 0x13F5) return code;
    if (code >= 0x13F8 && code <= 0x13FD) return code - 8;
    if (code >= 0xAB70 && code <= 0xABBF) return code - 0xAB70 + 0x13A0;
    const auto upper = utf8proc_toupper(static_cast<utf8proc_int32_t>(code));
    return static_cast<std::uint32_t>(utf8proc_tolower(upper));
}

constexpr char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte; }

constexpr std::uint64_t kEach = 0x0101010101010101u, kHigh = 0x80 * kEach;

/// Eight ASCII letters in lower case at once.
constexpr std::uint64_t lower(std::uint64_t eight) {
    const std::uint64_t from_a = eight + (0x80 - 'A') * kEach, behind_z = eight + (0x7F - 'Z') * kEach;
    return eight | (from_a & ~behind_z & kHigh) >> 2;
}

/// Folds the ASCII at the beginning of `text` into `to` and returns its length.
std::size_t fold_ascii(std::string_view text, char* to) {
    std::size_t at = 0;
    for (std::uint64_t eight; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & kHigh) != 0) break;
        eight = lower(eight);
        std::memcpy(to + at, &eight, sizeof eight);
    }
    for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) to[at] = lower(text[at]);
    return at;
}

}  // namespace

void fold_into(std::string_view text, std::string& folded) {
    text = trim(text);
    folded.resize(text.size());
    const std::size_t ascii = fold_ascii(text, folded.data());
    folded.resize(ascii);
    text.remove_prefix(ascii);
    while (!text.empty()) {
        const Character character = first_character(text);
        if (character.valid)
            append_utf8(folded, fold_character(character.code));
        else
            folded += text[0];
        text.remove_prefix(character.size);
    }
}

std::string fold(std::string_view text) {
    std::string folded;
    fold_into(text, folded);
    return folded;
}

}  // namespace leadqual
