// Text made safe for csv, for spreadsheets that run formulas, and for terminals.
#include "format/escape.hpp"

#include "format/copy_plain.hpp"

#include "leadqual/format.hpp"

#include <algorithm>
#include <cstring>

namespace leadqual {

namespace {

/// Whether `text` holds the delimiter, a quote or a line break; eight bytes at a time, as this sees every cell.
bool holds_structure(std::string_view text, char delimiter) noexcept {
    using namespace writing;
    const auto in_eight = [delimiter](const char* at) {
        std::uint64_t word;
        std::memcpy(&word, at, sizeof word);
        const auto special =
            bytes_equal(word, delimiter) | bytes_equal(word, '"') | bytes_equal(word, '\n') | bytes_equal(word, '\r');
        return (special & kHighestBits) != 0;
    };
    if (text.size() < 8)
        return std::any_of(text.begin(), text.end(),
                           [=](char c) { return c == delimiter || c == '"' || c == '\n' || c == '\r'; });
    for (std::size_t at = 0; at + 8 < text.size(); at += 8)
        if (in_eight(text.data() + at)) return true;
    return in_eight(text.data() + text.size() - 8);
}

bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

}  // namespace

void append_csv_cell(std::string_view text, char delimiter, std::string& out) {
    if (!writing::needs_csv_quotes(text, delimiter)) {
        out += text;
        return;
    }
    out += '"';
    for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
        out.append(text.substr(0, quote + 1)) += '"';
        text.remove_prefix(quote + 1);
    }
    out.append(text) += '"';
}

namespace writing {

namespace {

constexpr std::string_view kFormulaSigns[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

/// Nothing but digits and the signs between them, with or without a + in front.
bool is_number_or_phone(std::string_view text) noexcept {
    if (text.starts_with('+')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789 \t\r\n().,/-") == std::string_view::npos;
}

}  // namespace

bool needs_csv_quotes(std::string_view text, char delimiter) noexcept {
    if (text.empty()) return false;
    // Blanks at the ends too: many readers drop them otherwise.
    return is_blank(text.front()) || is_blank(text.back()) || holds_structure(text, delimiter);
}

bool runs_as_formula(std::string_view text) noexcept {
    // Nearly every cell begins with a letter or digit, which settles it.
    const char first = text.empty() ? 'a' : text.front();
    if (first > ' ' && first < 0x7f && first != '=' && first != '+' && first != '-' && first != '@') return false;
    auto trimmed = trim(text);
    while (trimmed.starts_with('\0')) trimmed = trim(trimmed.substr(1));  // spreadsheets drop them
    const auto begins_with = [&](std::string_view sign) { return trimmed.starts_with(sign); };
    const bool has_sign = std::any_of(std::begin(kFormulaSigns), std::end(kFormulaSigns), begins_with);
    const bool has_control = first == '\t' || first == '\r' || first == '\n';
    return (has_sign || has_control) && !is_number_or_phone(trimmed) && !read_number(trimmed);
}

void append_visible(std::string_view text, std::string& out) {
    const bool is_printable = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    if (is_printable)
        out += text;
    else
        out += visible(text);
}

}  // namespace writing
}  // namespace leadqual
