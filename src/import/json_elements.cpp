#include "import/json_elements.hpp"

#include "import/json_brackets.hpp"

#include <simdjson.h>

#include <algorithm>

namespace leadqual::reading {

namespace {

constexpr bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

}  // namespace

std::optional<JsonElement> next_element(std::string_view text, std::size_t from, JsonShape shape, bool is_whole) {
    constexpr auto npos = std::string_view::npos;
    if (shape == JsonShape::lines) {
        const auto found = text.find('\n', from);
        if (from == text.size() || (found == npos && !is_whole)) return std::nullopt;
        const auto line_end = std::min(found, text.size());
        auto begin = from, end = line_end;
        while (begin < end && is_blank(text[begin])) ++begin;
        while (begin < end && is_blank(text[end - 1])) --end;
        return JsonElement{begin, end, std::min(line_end + 1, text.size())};
    }
    const auto begin = text.find_first_not_of(" \t\r\n,", from);
    if (begin == npos || text[begin] == ']' || text[begin] == '}') return std::nullopt;
    auto end = behind_value(text, begin);
    if (end == npos && is_whole) end = text.size();
    if (end == npos) return std::nullopt;
    return JsonElement{begin, end, end};
}

bool is_valid_utf8(std::string_view text) { return simdjson::validate_utf8(text); }

std::size_t first_invalid_utf8(std::string_view text) {
    if (is_valid_utf8(text)) return text.size();
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t size = 1;
        if (static_cast<unsigned char>(text[at]) >= 0x80)
            while (size <= 4 && !simdjson::validate_utf8(text.substr(at, size))) ++size;
        if (size > 4) break;
        at += size;
    }
    return at;
}

}  // namespace leadqual::reading
