// Takes comments and trailing commas out of a rule file without moving anything, so that places stay true.
#include "rules/json_document.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

void blank(std::string& text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
        if (text[i] != '\n') text[i] = ' ';
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

std::size_t string_end(std::string_view text, std::size_t begin) {
    for (std::size_t i = begin + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

std::optional<std::string> blank_comments(const SourceText& source, Problems& problems) {
    constexpr std::size_t none = std::string::npos;
    std::string text = source.text();
    if (text.starts_with(byte_order_mark)) blank(text, 0, byte_order_mark.size());
    char before = '\0';        // the last byte that is no blank
    std::size_t comma = none;  // a comma after which nothing but blanks came so far
    for (std::size_t at = skip_blanks(text, 0); at < text.size(); at = skip_blanks(text, at)) {
        const char c = text[at];
        if (text.compare(at, 2, "//") == 0) {
            blank(text, at, std::min(text.find('\n', at), text.size()));
        } else if (text.compare(at, 2, "/*") == 0) {
            const std::size_t close = text.find("*/", at + 2);
            if (close == none) {
                problems.report(Code::invalid_json, {&source, at, at + 2}, "this comment is never closed",
                                "close it with */");
                return std::nullopt;
            }
            blank(text, at, close + 2);
        } else if (c == '"') {
            const std::size_t end = string_end(text, at);
            const std::size_t line_end = text.find('\n', at);
            if (end == none || line_end < end) {
                problems.report(Code::invalid_json, {&source, at, std::min(line_end, text.size())},
                                "this text is not closed on its line",
                                "close it with a double quote; a line break inside a text is written \\n");
                return std::nullopt;
            }
            at = end;
            before = '"', comma = none;
        } else {
            if (comma != none && (c == '}' || c == ']')) text[comma] = ' ';
            // A comma trails only behind a value: [,] stays wrong.
            comma = c == ',' && std::string_view("[{,:").find(before) == none && before != '\0' ? at : none;
            before = c;
            ++at;
        }
    }
    return text;
}

}  // namespace leadqual
