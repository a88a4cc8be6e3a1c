// A markdown table for tickets and mail. Nothing a cell holds becomes markup; no rows, no table.
#include "format/escape.hpp"
#include "format/writing.hpp"

namespace leadqual::writing {

namespace {

constexpr std::string_view kMarkup = "|\\`*[]";  // an underscore inside a word is none

void append_markdown(std::string_view text, std::string& shown, std::string& out) {
    shown.clear();
    append_visible(text, shown);
    for (const char c : shown) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            if (kMarkup.find(c) != std::string_view::npos) out += '\\';
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
