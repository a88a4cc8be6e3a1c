// A text that messages point into: a rule file, or what was typed after an option.
#pragma once

#include "leadqual/base.hpp"

namespace leadqual {

class SourceText {
public:
    SourceText(std::string file_name, std::string content);

    const std::string& name() const noexcept { return name_; }
    const std::string& text() const noexcept { return text_; }
    Place place(std::size_t offset) const;
    std::string_view line(std::size_t offset) const;  ///< the line an offset is on, without its line end

private:
    std::size_t line_number(std::size_t offset) const;

    std::string name_, text_;
    std::vector<std::size_t> line_starts_;
};

/// A part of a source text, [begin, end) in bytes.
struct Span {
    const SourceText* source = nullptr;
    std::size_t begin = 0, end = 0;
    std::string_view text() const { return std::string_view(source->text()).substr(begin, end - begin); }
    Place place() const { return source->place(begin); }
};

/// A text taken out of a source, which still knows where each of its characters stands there: the text of a JSON
/// string (with its escapes decoded), or a part of a command line.
struct PlacedText {
    std::string text;
    Span whole;  ///< where it stands; of a JSON string without its quotes
    bool is_json_string = false;
    Span span(std::size_t begin, std::size_t end) const;
    Place place() const { return whole.place(); }
};

/// All of `source`.
PlacedText placed(const SourceText& source);

}  // namespace leadqual
