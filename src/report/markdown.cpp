// The report for a ticket or a mail: the same numbers, as tables.
#include "report/renderers.hpp"

#include "leadqual/report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::model {

namespace {

std::string safe(std::string_view text) { return markdown_text(visible(text)); }

class MarkdownReport {
public:
    std::string render(const Report& report) {
        line("# " + safe(report.title)), line(safe(report.subtitle));
        for (const auto& chapter : report.chapters) {
            line("## " + safe(chapter.title));
            for (const auto& section : chapter.sections) {
                line("### " + safe(section.title));
                if (!section.lead.empty()) line(safe(section.lead));
                for (const auto& part : section.parts) std::visit([&](const auto& each) { render(each); }, part);
            }
        }
        line(safe(report.footer));
        text_.pop_back();
        return std::move(text_);
    }

private:
    void line(const std::string& text) { text_ += text + "\n\n"; }

    void render(const Tiles& tiles) {
        for (const auto& tile : tiles.tiles)
            text_ += fmt::format("- **{} {}**{}\n", safe(tile.number), safe(tile.label),
                                 tile.context.empty() ? "" : ": " + safe(tile.context));
        text_ += '\n';
    }
    template <typename Picture>
    void render_numbers(const Picture& picture) {
        if (!picture.title.empty()) line("**" + safe(picture.title) + "**");
        table(table_of(picture));
        if (!picture.caption.empty()) line(safe(picture.caption));
    }
    void render(const Bars& bars) { render_numbers(bars); }
    void render(const Histogram& histogram) { render_numbers(histogram); }
    void render(const Grid& grid) { render_numbers(grid); }
    void render(const Table& data) {
        if (!data.title.empty()) line("**" + safe(data.title) + "**");
        if (!data.caption.empty()) line(safe(data.caption));
        table(data);
    }
    void render(const Notes& notes) {
        for (const auto& note : notes.lines) text_ += "- " + safe(note) + '\n';
        text_ += '\n';
    }

    void table(const Table& data) {
        row(data.columns);
        text_ += '|';
        for (std::size_t column = 0; column < data.columns.size(); ++column)
            text_ += std::ranges::count(data.numbers, column) ? " ---: |" : " --- |";
        text_ += '\n';
        for (const auto& cells : data.rows) row(cells);
        text_ += '\n';
    }
    void row(const std::vector<std::string>& cells) {
        text_ += '|';
        for (const auto& cell : cells) text_ += ' ' + safe(cell) + " |";
        text_ += '\n';
    }

    std::string text_;
};

}  // namespace

std::string as_markdown(const Report& report) { return MarkdownReport().render(report); }

}  // namespace leadqual::model
