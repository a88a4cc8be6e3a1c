// (private to report) HTML as it is written: what is not a literal of this program can only get in as text, and every
// element that is opened is closed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual::markup {

/// A text of the program's own source. Nothing that was read at run time can become one.
class Literal {
public:
    template <std::size_t size>
    consteval Literal(const char (&text)[size]) : text_(text, size - 1) {}
    constexpr std::string_view text() const noexcept { return text_; }

private:
    std::string_view text_;
};

struct Attribute {
    Literal name;
    std::string value;  ///< any text
};
using Attributes = std::initializer_list<Attribute>;

class Page {
public:
    /// <name key="value">; values may be any text.
    void open(Literal name, Attributes attributes = {});
    void close();
    void empty(Literal name, Attributes attributes = {});  ///< <meta …>, <rect …/>
    void text(std::string_view text);                      ///< any text, made visible and harmless
    void element(Literal name, Attributes attributes, std::string_view text);
    void own(Literal text);  ///< as it stands: a style sheet
    std::string take();      ///< once everything is closed

private:
    void begin(Literal name, Attributes attributes);
    void new_line();

    std::string bytes_;
    std::vector<std::string_view> open_;
};

}  // namespace leadqual::markup
