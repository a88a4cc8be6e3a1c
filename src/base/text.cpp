// Blanks at the ends of a text, and whether its bytes are UTF-8 at all.
#include <cstring>

#include "base/utf8.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

constexpr bool is_ascii_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// What spreadsheets and web pages leave around a cell: the spaces of Unicode, line separators, and characters of no
// width (zero-width space, word joiner, byte order mark).
constexpr bool is_wide_blank(std::uint32_t code) {
    return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200B) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

std::size_t blank_at_begin(std::string_view text) noexcept {
    if (text.empty()) return 0;
    if (static_cast<unsigned char>(text[0]) < 0x80) return is_ascii_blank(text[0]) ? 1 : 0;
    const Character character = first_character(text);
    return character.valid && is_wide_blank(character.code) ? character.size : 0;
}

std::size_t blank_at_end(std::string_view text) noexcept {
    if (text.empty()) return 0;
    if (static_cast<unsigned char>(text.back()) < 0x80) return is_ascii_blank(text.back()) ? 1 : 0;
    for (std::size_t size = 2; size <= 3 && size <= text.size(); ++size) {
        const Character character = first_character(text.substr(text.size() - size));
        if (character.valid && character.size == size) return is_wide_blank(character.code) ? size : 0;
    }
    return 0;
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
    while (const std::size_t size = blank_at_begin(text)) text.remove_prefix(size);
    while (const std::size_t size = blank_at_end(text)) text.remove_suffix(size);
    return text;
}

bool is_utf8(std::string_view text) noexcept {
    while (!text.empty()) {
        std::uint64_t word = 0;
        while (text.size() >= sizeof word) {  // most text is ASCII
            std::memcpy(&word, text.data(), sizeof word);
            if (word & 0x8080808080808080) break;
            text.remove_prefix(sizeof word);
        }
        if (text.empty()) break;
        const Character character = first_character(text);
        if (!character.valid) return false;
        text.remove_prefix(character.size);
    }
    return true;
}

}  // namespace leadqual
