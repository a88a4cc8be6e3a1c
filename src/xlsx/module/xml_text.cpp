#include "xlsx/module/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace leadqual::xlsx {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// How many bytes the character at the front takes; 0: it is none.
std::size_t character_size(std::string_view text) noexcept {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    const auto follows = [&](std::size_t at, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(at) >= low && byte(at) <= high;
    };
    const auto lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF)
        return follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (lead >= 0xF0 && lead <= 0xF4)
        return follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

/// The code that _x000D_ at the front of `text` stands for.
std::optional<unsigned> escaped_code(std::string_view text) noexcept {
    if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return std::nullopt;
    unsigned code = 0;
    for (const char digit : text.substr(2, 4)) {
        const auto value = digit >= '0' && digit <= '9'   ? digit - '0'
                           : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                           : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                                                          : -1;
        if (value < 0) return std::nullopt;
        code = code * 16 + static_cast<unsigned>(value);
    }
    return code;
}

bool is_harmless(char byte) noexcept { return byte >= ' ' && byte < 0x7F && byte != '_'; }

void append_utf8(unsigned code, std::string& text) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | code >> 6);
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | code >> 12);
        text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

}  // namespace

std::size_t characters_of(std::string_view utf8) noexcept {
    std::size_t count = 0;
    for (const char byte : utf8) {
        const auto value = static_cast<unsigned char>(byte);
        count += (value & 0xC0) != 0x80 ? value >= 0xF0 ? 2 : 1 : 0;
    }
    return count;
}

bool escape(std::string_view text, std::string& escaped) {
    if (std::all_of(text.begin(), text.end(), is_harmless)) return false;
    escaped.clear();
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const auto size = character_size(rest);
        const auto character = rest.substr(0, size);
        const auto byte = static_cast<unsigned char>(rest[0]);
        if (size == 0)
            escaped += kReplacement;
        else if (byte < ' ' && byte != '\n' && byte != '\t')
            fmt::format_to(std::back_inserter(escaped), "_x{:04X}_", byte);
        else if (escaped_code(rest))
            escaped += "_x005F_";
        else if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF")
            escaped += character.back() == '\xBE' ? "_xFFFE_" : "_xFFFF_";
        else
            escaped += character;
        at += std::max<std::size_t>(size, 1);
    }
    return escaped != text;
}

void append_unescaped(std::string_view escaped, std::string& text) {
    for (auto at = escaped.find("_x"); at != std::string_view::npos; at = escaped.find("_x")) {
        const auto code = escaped_code(escaped.substr(at));
        text += escaped.substr(0, at);
        if (!code || (*code >= 0xD800 && *code < 0xE000)) {  // half a pair says nothing
            text += "_x";
            escaped.remove_prefix(at + 2);
            continue;
        }
        append_utf8(*code, text);
        escaped.remove_prefix(at + 7);
    }
    text += escaped;
}

std::string_view piece_of(std::string_view text) {
    std::size_t at = 0, characters = 0;
    while (at < text.size()) {
        const auto rest = text.substr(at);
        const auto size = std::max<std::size_t>(character_size(rest), 1);
        characters += 1;
        const auto byte = static_cast<unsigned char>(rest[0]);
        if (size == 4) characters += 1;
        if (byte < ' ' || byte == '_' || (byte == 0xEF && size == 3)) characters += 6;  // what an escape may add
        if (characters > kLongestText) break;
        at += size;
    }
    return text.substr(0, at);
}

}  // namespace leadqual::xlsx
