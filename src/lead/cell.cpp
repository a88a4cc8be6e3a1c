// What a cell says, without the quotes and escapes of its file format.
#include <charconv>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

std::string_view between_quotes(std::string_view raw) noexcept {
    return raw.size() >= 2 ? raw.substr(1, raw.size() - 2) : std::string_view();
}

/// RFC 4180: "" is a quote. Text behind the closing quote is kept as it stands: "abc"def is abcdef.
void decode_csv(std::string_view raw, std::string& text) {
    text.clear();
    raw.remove_prefix(raw.empty() ? 0 : 1);
    for (std::size_t quote; (quote = raw.find('"')) != raw.npos;) {
        text += raw.substr(0, quote);
        const bool doubled = raw.substr(quote).starts_with("\"\"");
        raw.remove_prefix(quote + (doubled ? 2 : 1));
        if (!doubled) break;
        text += '"';
    }
    text += raw;
}

/// The four hexadecimal digits at the front of `text`.
std::optional<std::uint32_t> read_hex(std::string_view text) noexcept {
    std::uint32_t code = 0;
    if (text.size() < 4 || std::from_chars(text.data(), text.data() + 4, code, 16).ptr != text.data() + 4) return {};
    return code;
}

/// Reads what follows \u, two of them where they make one character; half of a pair is U+FFFD.
void decode_unicode_escape(std::string_view& rest, std::string& text) {
    constexpr std::uint32_t replacement = 0xFFFD;
    const auto first = read_hex(rest);
    if (!first) return append_utf8(text, replacement);
    rest.remove_prefix(4);
    if (*first < 0xD800 || *first > 0xDFFF) return append_utf8(text, *first);
    const auto second = rest.starts_with("\\u") ? read_hex(rest.substr(2)) : std::nullopt;
    if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) return append_utf8(text, replacement);
    rest.remove_prefix(6);
    append_utf8(text, 0x10000 + ((*first & 0x3FF) << 10) + (*second & 0x3FF));
}

void decode_json(std::string_view raw, std::string& text) {
    text.clear();
    std::string_view rest = between_quotes(raw);
    for (std::size_t escape; (escape = rest.find('\\')) != rest.npos && escape + 1 < rest.size();) {
        text += rest.substr(0, escape);
        const char letter = rest[escape + 1];
        rest.remove_prefix(escape + 2);
        switch (letter) {
            case 'b':
                text += '\b';
                break;
            case 'f':
                text += '\f';
                break;
            case 'n':
                text += '\n';
                break;
            case 'r':
                text += '\r';
                break;
            case 't':
                text += '\t';
                break;
            case 'u':
                decode_unicode_escape(rest, text);
                break;
            default:
                text += letter;  // \" \\ \/
        }
    }
    text += rest;
}

}  // namespace

std::string_view text_of(const Cell& cell, Syntax syntax, std::string& buffer) {
    switch (cell.form) {
        case CellForm::absent:
        case CellForm::null:
            return {};
        case CellForm::plain:
        case CellForm::literal:
        case CellForm::nested:
            return cell.raw();
        case CellForm::quoted:
            return between_quotes(cell.raw());
        case CellForm::escaped:
            break;
    }
    if (syntax == Syntax::csv)
        decode_csv(cell.raw(), buffer);
    else
        decode_json(cell.raw(), buffer);
    return buffer;
}

}  // namespace leadqual
