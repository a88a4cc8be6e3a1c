// Text on a terminal: how wide it is, how to make it harmless, how to cut it.
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstring>

#include "base/utf8.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

std::size_t width_of(Character character) noexcept {
    if (!character.valid) return 1;
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character.code));
    return width < 0 ? 0 : static_cast<std::size_t>(width);
}

// Characters that reorder or hide what stands around them: a name must not be able to change a line it is shown in.
constexpr bool is_treacherous(std::uint32_t code) {
    return (code >= 0x80 && code <= 0x9F) || code == 0x61C || code == 0x200B || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
           (code >= 0xFFF9 && code <= 0xFFFB);
}

void append_visible(std::string& shown, Character character) {
    const std::uint32_t code = character.code;
    if (!character.valid)
        shown += fmt::format("\\x{:02x}", code);
    else if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029)
        shown += "⏎";
    else if (code == '\t')
        shown += "→";
    else if (code < 0x20 || code == 0x7F)
        shown += {'^', static_cast<char>(code ^ 0x40)};
    else if (is_treacherous(code))
        shown += fmt::format("\\u{:04x}", code);
    else
        append_utf8(shown, code);
}

}  // namespace

std::size_t display_width(std::string_view text) noexcept {
    std::size_t width = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        width += width_of(character);
        text.remove_prefix(character.size);
    }
    return width;
}

bool is_plain_ascii(std::string_view text) noexcept {
    constexpr std::uint64_t each = 0x0101010101010101u, high = 0x80 * each;
    // A high bit comes out of what is above ASCII, of DEL when one is added, and of what is below a blank when one is
    // taken away.
    const auto signs = [](std::uint64_t eight) { return (eight | (eight + each) | (eight - ' ' * each)) & high; };
    const auto word_at = [&](std::size_t at, auto word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        return signs(word | (sizeof word < 8 ? ' ' * each << 32 : 0));
    };
    const std::size_t size = text.size();
    if (size >= 8) {
        std::uint64_t found = word_at(size - 8, std::uint64_t{});
        for (std::size_t at = 0; at + 8 < size; at += 8) found |= word_at(at, std::uint64_t{});
        return found == 0;
    }
    if (size >= 4) return (word_at(0, std::uint32_t{}) | word_at(size - 4, std::uint32_t{})) == 0;
    return std::all_of(text.begin(), text.end(), [](char byte) { return byte >= ' ' && byte < 0x7F; });
}

std::string visible(std::string_view text) {
    if (is_plain_ascii(text)) return std::string(text);
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        if (text.starts_with("\r\n")) text.remove_prefix(1);  // one line end, one sign
        const Character character = first_character(text);
        append_visible(shown, character);
        text.remove_prefix(character.size);
    }
    return shown;
}

std::string shorten(std::string_view text, std::size_t width) {
    if (width == 0) return {};
    if (is_plain_ascii(text)) {  // one column a byte
        std::string whole(text.substr(0, text.size() <= width ? width : width - 1));
        if (text.size() > width) whole += "…";
        return whole;
    }
    std::size_t used = 0, kept = 0;  // kept: the bytes that fit beside the sign that something is missing
    for (std::size_t at = 0; at < text.size();) {
        const Character character = first_character(text.substr(at));
        used += width_of(character);
        at += character.size;
        if (used > width) return std::string(text.substr(0, kept)) + "…";
        if (used + 1 <= width) kept = at;
    }
    return std::string(text);
}

}  // namespace leadqual
