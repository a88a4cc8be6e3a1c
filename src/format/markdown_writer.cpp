// A markdown table for tickets and mail. Nothing a cell holds becomes markup; no rows, no table.
#include "format/escape.hpp"
#include "format/writing.hpp"

namespace leadqual::writing {

namespace {

constexpr std::string_view kMarkup = "|\\`*[]~";

bool is_letter_or_digit(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const char small = static_cast<char>(text[at] | 0x20);
    return (text[at] >= '0' && text[at] <= '9') || (small >= 'a' && small <= 'z');
}

/// Whether the sign at `at` begins or ends something: an underscore inside a word does not, and :// begins a link.
bool is_markup(std::string_view text, std::size_t at) {
    if (text[at] == '_') return at == 0 || !is_letter_or_digit(text, at - 1) || !is_letter_or_digit(text, at + 1);
    if (text[at] == ':') return text.substr(at, 3) == "://";
    return kMarkup.find(text[at]) != std::string_view::npos;
}

void append_markdown(std::string_view text, std::string& shown, std::string& out) {
    shown.clear();
    append_visible(text, shown);
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const char c = shown[at];
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            if (is_markup(shown, at)) out += '\\';
            out += c;
        }
    }
}

class MarkdownWriter final : public Writer {
public:
    MarkdownWriter(const FormatOptions& options, Layout layout)
        : line_end_(options.line_end), layout_(std::move(layout)) {}

    void begin(std::string&) override {}

    void render(const Block& block, std::span<const AddedColumn> added, const Bits& kept,
                Rendered& rendered) const override {
        auto& out = rendered.bytes;
        std::string buffer, shown;
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            if (!is_kept(kept, row)) continue;
            out += '|';
            for (std::size_t column = 0; column < layout_.slots.size(); ++column)
                append_cell(leadqual::text_of(kept_cell(layout_, block, column, row), block.syntax, buffer), shown,
                            out);
            for (const auto& column : added) append_cell(column.text(row), shown, out);
            out += line_end_;
            ++rendered.rows;
        }
    }

    void accept(Rendered& rendered, std::string& out) override {
        if (rendered.rows == 0) return;
        if (!has_header_) append_header(out);
        has_header_ = true;
        Writer::accept(rendered, out);
    }

    void end(std::string&) override {}

private:
    static void append_cell(std::string_view text, std::string& shown, std::string& out) {
        out += ' ';
        append_markdown(text, shown, out);
        out += " |";
    }

    void append_header(std::string& out) const {
        std::string shown;
        out += '|';
        for (const auto& name : layout_.names) append_cell(name, shown, out);
        for (const auto& name : layout_.added) append_cell(name, shown, out);
        out.append(line_end_) += '|';
        for (std::size_t column = 0; column < layout_.names.size() + layout_.added.size(); ++column) out += " --- |";
        out += line_end_;
    }

    std::string line_end_;
    Layout layout_;
    bool has_header_ = false;
};

}  // namespace

std::unique_ptr<Writer> make_markdown_writer(const FormatOptions& options, Layout layout) {
    return std::make_unique<MarkdownWriter>(options, std::move(layout));
}

}  // namespace leadqual::writing
