#include "format/json_text.hpp"

#include "format/copy_plain.hpp"
#include "leadqual/format.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace leadqual {

namespace {

/// Bytes of a JSON string that need a closer look: quotes, backslashes, controls, all that is not ASCII.
constexpr auto kSpecial = [] {
    std::array<bool, 256> special{};
    for (std::size_t c = 0; c < 256; ++c) special[c] = c < 0x20 || c >= 0x7f || c == '"' || c == '\\';
    return special;
}();

/// As kSpecial, for copy_plain().
std::uint64_t special_in(std::uint64_t word) noexcept {
    // All above 0x7e have their highest bit set, or get it by adding 1.
    return writing::bytes_equal(word, '"') | writing::bytes_equal(word, '\\') | writing::control_bytes(word) | word |
           (word + writing::kOnes);
}

void append_escape(std::uint32_t code_point, std::string& out) {
    constexpr char kHex[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(code_point >> shift) & 15];
}

void append_escaped_ascii(char c, std::string& out) {
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            append_escape(static_cast<unsigned char>(c), out);
    }
}

/// Characters that could stand for themselves but are safer escaped, as somebody will look at the file in a terminal:
/// C1 controls, line separators, bidirectional overrides.
bool is_better_escaped(std::uint32_t code_point) noexcept {
    return (code_point >= 0x80 && code_point < 0xa0) || (code_point >= 0x2028 && code_point <= 0x202e) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

/// Appends the character at the start of `text`, which is not ASCII, and returns its size.
std::size_t append_character(std::string_view text, bool well_formed, std::string& out) {
    const auto byte = [text](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
    };
    const std::size_t size = byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : 4;
    if (!well_formed && (size > text.size() || !is_utf8(text.substr(0, size)))) {
        out += "\xEF\xBF\xBD";  // U+FFFD
        return 1;
    }
    std::uint32_t code_point = 0;
    if (size == 2) code_point = (byte(0) & 0x1f) << 6 | (byte(1) & 0x3f);
    if (size == 3) code_point = (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    if (is_better_escaped(code_point))
        append_escape(code_point, out);
    else
        out += text.substr(0, size);
    return size;
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
    const auto is_special = [](char c) { return kSpecial[static_cast<unsigned char>(c)]; };
    out += '"';
    auto special = std::find_if(text.begin(), text.end(), is_special);
    const bool well_formed = special == text.end() || is_utf8(text);
    while (special != text.end()) {
        const auto at = static_cast<std::size_t>(special - text.begin());
        out += text.substr(0, at);
        text.remove_prefix(at);
        std::size_t size = 1;
        if (static_cast<unsigned char>(text.front()) < 0x80)
            append_escaped_ascii(text.front(), out);
        else
            size = append_character(text, well_formed, out);
        text.remove_prefix(size);
        special = std::find_if(text.begin(), text.end(), is_special);
    }
    out.append(text) += '"';
}

namespace writing {

void append_json_string(std::string_view text, ByteAppender& out) {
    char* const to = out.room_for(text.size() + 10);
    if (copy_plain(text, to + 1, special_in)) {
        to[0] = to[text.size() + 1] = '"';
        out.wrote(text.size() + 2);
    } else {
        std::string special;
        leadqual::append_json_string(text, special);
        out.append(special);
    }
}

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// The position after the string that begins with the quote at `at`.
std::size_t after_string(std::string_view json, std::size_t at) noexcept {
    for (++at; at < json.size() && json[at] != '"'; ++at)
        if (json[at] == '\\') ++at;
    return std::min(at + 1, json.size());
}

/// The position of the comma after the member that begins at `at`, or the end.
std::size_t after_member(std::string_view members, std::size_t at) noexcept {
    for (std::size_t depth = 0; at < members.size();) {
        const char c = members[at];
        if (c == ',' && depth == 0) break;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        at = c == '"' ? after_string(members, at) : at + 1;
    }
    return at;
}

std::string_view key_of(std::string_view member) noexcept {
    const auto quote = std::min(member.find('"'), member.size());
    const auto end = after_string(member, quote);
    return end < quote + 2 ? std::string_view() : member.substr(quote + 1, end - quote - 2);
}

}  // namespace

std::string_view members_of(std::string_view object) noexcept {
    const auto open = object.find('{'), close = object.rfind('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
    const auto members = object.substr(open + 1, close - open - 1);
    return members.substr(0, members.find_last_not_of(kBlanks) + 1);  // npos + 1 is 0
}

bool may_hold(std::string_view text, std::string_view word) noexcept {
    if (word.size() < 2) return true;
    // The last two bytes of a word are rarely found together; a loop without a way out is made SIMD by the compiler.
    const char first = word[word.size() - 2], second = word.back();
    const char* const bytes = text.data();
    unsigned char found = 0;
    for (std::size_t at = 1; at < text.size(); ++at)
        found |= static_cast<unsigned char>((bytes[at - 1] == first) & (bytes[at] == second));
    return found != 0;
}

void append_members_without(std::string_view members, std::span<const std::string> dropped, ByteAppender& out) {
    bool is_first = true;
    for (std::size_t begin = 0; begin < members.size();) {
        const auto end = after_member(members, begin);
        const auto member = members.substr(begin, end - begin);
        begin = end + 1;
        if (std::find(dropped.begin(), dropped.end(), key_of(member)) != dropped.end()) continue;
        if (!is_first) out.append(',');
        out.append(member);
        is_first = false;
    }
}

std::size_t minify(std::span<char> json) noexcept {
    const std::string_view text(json.data(), json.size());
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (kBlanks.find(text[at]) != std::string_view::npos) {
            ++at;
            continue;
        }
        const auto end = text[at] == '"' ? after_string(text, at) : at + 1;
        while (at < end) json[written++] = text[at++];
    }
    return written;
}

}  // namespace writing
}  // namespace leadqual
