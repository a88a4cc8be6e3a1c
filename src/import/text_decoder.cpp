#include "import/text_decoder.hpp"

#include <algorithm>

namespace leadqual::reading {

namespace {

constexpr std::uint16_t kReplacement = 0xFFFD;

// What Windows-1252 has in place of Latin-1's control characters.
constexpr std::uint16_t kWindows1252[] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

std::uint32_t windows1252(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x80 && code < 0xA0 ? kWindows1252[code - 0x80] : code;
}

constexpr bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

/// How many bytes the character at the begin of `bytes` takes; 0: none begins there.
std::size_t size_by_first(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0;
}

/// How many bytes of `bytes` go on with the character that its first byte begins.
std::size_t well_formed_begin(std::string_view bytes, std::size_t size) {
    std::size_t good = 1;
    for (; good < size && good < bytes.size(); ++good) {
        const auto first = static_cast<unsigned char>(bytes[0]), byte = static_cast<unsigned char>(bytes[good]);
        // No overlong forms, no surrogates, nothing above U+10FFFF.
        const unsigned low = good > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = good > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (byte < low || byte > high) break;
    }
    return good;
}

}  // namespace

void TextDecoder::take(std::string_view bytes, bool is_last, std::string& text) {
    std::string joined;
    if (!rest_.empty()) {
        joined = std::move(rest_.append(bytes));
        rest_.clear();
        bytes = joined;
    }
    text_begin_ = text.size();
    if (encoding_ == Encoding::automatic || encoding_ == Encoding::utf8)
        take_utf8(bytes, is_last, text);
    else if (encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be)
        take_utf16(bytes, is_last, text);
    else
        take_single_bytes(bytes, text);
    written_ += text.size() - text_begin_;
}

void TextDecoder::take_utf8(std::string_view bytes, bool is_last, std::string& text) {
    while (!bytes.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::find_if_not(bytes.begin(), bytes.end(), is_ascii) - bytes.begin());
        text.append(bytes.substr(0, plain));
        bytes.remove_prefix(plain);
        if (bytes.empty()) return;
        const auto size = size_by_first(bytes[0]);
        const auto good = size == 0 ? 0 : well_formed_begin(bytes, size);
        if (size != 0 && good == bytes.size() && good < size && !is_last) {
            rest_ = bytes;
            return;
        }
        const bool is_character = size != 0 && good == size;
        saw_utf8_ |= is_character;
        if (is_character)
            text.append(bytes.substr(0, size));
        else
            take_foreign(bytes[0], text);
        bytes.remove_prefix(is_character ? size : 1);
    }
}

void TextDecoder::take_foreign(char byte, std::string& text) {
    note(text.size());
    append_utf8(text, encoding_ == Encoding::automatic ? windows1252(byte) : kReplacement);
}

void TextDecoder::take_utf16(std::string_view bytes, bool is_last, std::string& text) {
    const std::size_t high = encoding_ == Encoding::utf16le ? 1 : 0;
    const auto unit = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + high])) << 8 |
               static_cast<unsigned char>(bytes[at + 1 - high]);
    };
    std::size_t at = 0;
    for (; at + 2 <= bytes.size(); at += 2) {
        auto code = unit(at);
        if (code >= 0xD800 && code < 0xDC00) {
            if (at + 4 > bytes.size() && !is_last) break;
            const auto low = at + 4 <= bytes.size() ? unit(at + 2) : 0;
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        if (code >= 0xD800 && code < 0xE000) note(text.size()), code = kReplacement;
        append_utf8(text, code);
    }
    if (at == bytes.size()) return;
    if (!is_last) {
        rest_ = bytes.substr(at);
        return;
    }
    note(text.size());  // half a unit
    append_utf8(text, kReplacement);
}

void TextDecoder::take_single_bytes(std::string_view bytes, std::string& text) {
    for (const char byte : bytes) {
        const auto code = encoding_ == Encoding::latin1 ? static_cast<unsigned char>(byte) : windows1252(byte);
        if (code == kReplacement) note(text.size());
        append_utf8(text, code);
    }
}

void TextDecoder::note(std::size_t at) noexcept {
    if (misread_.count++ == 0) misread_.first = written_ + (at - text_begin_);
}

}  // namespace leadqual::reading
