#include "rules/source_text.hpp"

#include <algorithm>

namespace leadqual {

namespace {

/// How many bytes of JSON one step through a string takes, and how many bytes of text it gives.
struct Step {
    std::size_t taken = 1, given = 1;
};

unsigned hexadecimal(std::string_view digits) {
    unsigned value = 0;
    for (const char digit : digits) {
        const auto lower = static_cast<char>(digit | 0x20);
        value = value * 16 + static_cast<unsigned>(lower >= 'a' ? lower - 'a' + 10 : lower - '0');
    }
    return value;
}

Step step_through(std::string_view json) {
    if (json.size() < 2 || json[0] != '\\') return {};
    if (json[1] != 'u' || json.size() < 6) return {2, 1};
    const unsigned unit = hexadecimal(json.substr(2, 4));
    if (unit >= 0xD800 && unit < 0xDC00) return {12, 4};  // two escapes make one character
    return {6, unit < 0x80 ? 1U : unit < 0x800 ? 2U : 3U};
}

}  // namespace

SourceText::SourceText(std::string file_name, std::string content)
    : name_(std::move(file_name)), text_(std::move(content)), line_starts_{0} {
    for (std::size_t i = 0; i < text_.size(); ++i)
        if (text_[i] == '\n') line_starts_.push_back(i + 1);
}

std::size_t SourceText::line_number(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return static_cast<std::size_t>(after - line_starts_.begin());
}

Place SourceText::place(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const std::size_t line = line_number(offset);
    return {name_, line, offset - line_starts_[line - 1] + 1};
}

std::string_view SourceText::line(std::size_t offset) const {
    const std::size_t start = line_starts_[line_number(std::min(offset, text_.size())) - 1];
    std::string_view rest = std::string_view(text_).substr(start);
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    return rest;
}

Span PlacedText::span(std::size_t begin, std::size_t end) const {
    const bool has_escapes = is_json_string && whole.end - whole.begin != text.size();
    if (!has_escapes) return {whole.source, whole.begin + begin, whole.begin + end};
    const std::string_view json = whole.text();
    const auto offset_in_json = [&](std::size_t wanted) {
        std::size_t at = 0, given = 0;
        while (given < wanted && at < json.size()) {
            const Step step = step_through(json.substr(at));
            at += step.taken;
            given += step.given;
        }
        return whole.begin + at;
    };
    return {whole.source, offset_in_json(begin), offset_in_json(end)};
}

PlacedText placed(const SourceText& source) { return {source.text(), {&source, 0, source.text().size()}, false}; }

}  // namespace leadqual
