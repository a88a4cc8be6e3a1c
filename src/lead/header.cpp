// Column headers as files write them, brought to one spelling.
#include "lead/header.hpp"

#include <algorithm>

namespace leadqual {

namespace {

struct Range {
    char32_t first, last;
};

// Above ASCII nearly everything is a letter or belongs to one; these are not. Accents written as characters of their
// own go too, so that decomposed text (macOS) meets the spellings without accents.
constexpr Range no_letters[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB9},        {0xBB, 0xBF},      // Latin-1 signs, but not ª µ º
    {0xD7, 0xD7},     {0xF7, 0xF7},       {0x0300, 0x036F},                       // × ÷, accents
    {0x0589, 0x058A}, {0x05BE, 0x05BE},   {0x060C, 0x060D},    {0x061B, 0x061F},  // Armenian, Hebrew, Arabic
    {0x066A, 0x066D}, {0x0964, 0x0965},   {0x2000, 0x214F},    {0x2190, 0x2BFF},  // general punctuation, № ™, symbols
    {0x2E00, 0x2E7F}, {0x3000, 0x3004},   {0x3008, 0x3020},    {0x3030, 0x3030},  // CJK
    {0x30FB, 0x30FB}, {0xE000, 0xF8FF},   {0xFE00, 0xFE6F},    {0xFEFF, 0xFEFF},  // private use, variants, BOM
    {0xFF00, 0xFF0F}, {0xFF1A, 0xFF20},   {0xFF3B, 0xFF40},    {0xFF5B, 0xFF65},  // full width
    {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},                    // emoji, tags
};

constexpr bool is_letter_or_digit(char32_t character) {
    for (const Range& range : no_letters) {
        if (range.first <= character && character <= range.last) return false;
    }
    return true;
}

// The bytes of the character that text starts with, and which it is; one byte and no character where it is not UTF-8.
struct Decoded {
    std::size_t size = 1;
    char32_t character = 0;
};

Decoded decode(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (size == 1 || lead > 0xF4 || size > text.size()) return {};
    char32_t character = lead & (0x7Fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) return {};
        character = character << 6 | (next & 0x3Fu);
    }
    return {size, character};
}

// The catalogue is written without accents, and so are many files; this takes them off the letters from ß to ÿ, enough
// for its languages, and makes letters of the raised ones (Nº). What files write as a letter and an accent has lost it
// in normalise_header().
std::string without_accents(std::string_view normal) {
    constexpr std::string_view plain = "saaaaaaaceeeeiiiidnooooo/ouuuuyty";
    std::string result;
    result.reserve(normal.size());
    for (std::size_t i = 0; i < normal.size(); ++i) {
        const auto next = i + 1 < normal.size() ? static_cast<unsigned char>(normal[i + 1]) : 0u;
        if (normal[i] == '\xC3' && next >= 0x9F) {
            result.append(next == 0x9F ? 2 : 1, plain[next - 0x9F]);  // ß is ss
        } else if (normal[i] == '\xC2' && (next == 0xAA || next == 0xBA)) {
            result += next == 0xAA ? 'a' : 'o';
        } else {
            result += normal[i];
            continue;
        }
        ++i;
    }
    return result;
}

constexpr bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// What systems wrap around a column's own name: HubSpot's JSON has properties.budget, Airtable's fields.Budget, others
// attributes.budget, and Salesforce Budget__c.
std::string_view unwrap(std::string_view header) {
    header = trim(header);
    for (const std::string_view nested : {"properties.", "fields.", "attributes."})
        if (header.starts_with(nested)) header.remove_prefix(nested.size());
    if (header.ends_with("__c") || header.ends_with("__C")) header.remove_suffix(3);
    return header;
}

}  // namespace

std::string normalise_header(std::string_view header) {
    std::string folded;
    if (!std::ranges::all_of(header, is_ascii)) {
        folded = fold(header);
        header = folded;
    }
    std::string normal;
    normal.reserve(header.size());
    while (!header.empty()) {
        std::size_t size = 1;
        if (is_ascii(header[0])) {
            const char byte = header[0];
            if (byte >= 'A' && byte <= 'Z') normal += static_cast<char>(byte - 'A' + 'a');
            if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) normal += byte;
        } else {
            const Decoded decoded = decode(header);
            size = decoded.size;
            if (decoded.character != 0 && is_letter_or_digit(decoded.character)) normal += header.substr(0, size);
        }
        header.remove_prefix(size);
    }
    return normal;
}

std::string catalogue_spelling(std::string_view header) { return without_accents(normalise_header(unwrap(header))); }

}  // namespace leadqual
