#include "report/markup.hpp"

#include "leadqual/base.hpp"

namespace leadqual::markup {

namespace {

void append_escaped(std::string_view text, std::string& to) {
    for (const char c : visible(text)) {
        switch (c) {
            case '&':
                to += "&amp;";
                break;
            case '<':
                to += "&lt;";
                break;
            case '>':
                to += "&gt;";
                break;
            case '"':
                to += "&quot;";
                break;
            case '\'':
                to += "&#39;";
                break;
            default:
                to += c;
        }
    }
}

/// Elements that begin a line of the file, so that people can read it and tools compare it.
bool begins_line(std::string_view name) {
    for (const std::string_view block :
         {"head",  "body", "main",    "header", "footer", "nav",   "section", "figure", "table",      "thead",
          "tbody", "tr",   "details", "svg",    "ul",     "li",    "h1",      "h2",     "h3",         "h4",
          "p",     "g",    "dl",      "div",    "style",  "title", "meta",    "link",   "figcaption", "caption"})
        if (name == block) return true;
    return false;
}

}  // namespace

void Page::new_line() {
    if (!bytes_.empty() && bytes_.back() != '\n') bytes_ += '\n';
}

void Page::begin(Literal name, Attributes attributes) {
    if (begins_line(name.text())) new_line();
    bytes_ += '<';
    bytes_ += name.text();
    for (const auto& [key, value] : attributes) {
        bytes_ += ' ';
        bytes_ += key.text();
        bytes_ += "=\"";
        append_escaped(value, bytes_);
        bytes_ += '"';
    }
}

void Page::open(Literal name, Attributes attributes) {
    begin(name, attributes);
    bytes_ += '>';
    open_.push_back(name.text());
}

void Page::close() {
    bytes_ += "</";
    bytes_ += open_.back();
    bytes_ += '>';
    open_.pop_back();
}

void Page::empty(Literal name, Attributes attributes) {
    begin(name, attributes);
    const bool is_html = name.text() == "meta" || name.text() == "link" || name.text() == "br";
    bytes_ += is_html ? ">" : "/>";
}

void Page::text(std::string_view text) { append_escaped(text, bytes_); }

void Page::element(Literal name, Attributes attributes, std::string_view text) {
    open(name, attributes);
    append_escaped(text, bytes_);
    close();
}

void Page::own(Literal text) { bytes_ += text.text(); }

std::string Page::take() {
    while (!open_.empty()) close();
    new_line();
    return std::move(bytes_);
}

}  // namespace leadqual::markup
