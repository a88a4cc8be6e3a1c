// The report as one file: no scripts, no fonts, no pictures from elsewhere. Its policy forbids them, too.
#include "report/drawing.hpp"
#include "report/renderers.hpp"
#include "report/words.hpp"

#include "leadqual/base.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::model {

namespace {

using markup::Page;

class HtmlReport {
public:
    std::string render(const Report& report) {
        page_.own("<!DOCTYPE html>\n");
        page_.open("html", {{"lang", "en"}});
        head(report);
        page_.open("body");
        swatches();
        page_.open("header");
        page_.element("h1", {}, report.title);
        page_.element("p", {{"class", "subtitle"}}, report.subtitle);
        contents(report);
        page_.close();
        page_.open("main");
        for (const auto& chapter : report.chapters) render(chapter);
        page_.close();
        page_.element("footer", {}, report.footer);
        return page_.take();
    }

private:
    void head(const Report& report) {
        page_.open("head");
        page_.empty("meta", {{"charset", "utf-8"}});
        page_.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                             {"content",
                              "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                              "form-action 'none'"}});
        page_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        page_.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
        page_.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
        page_.empty("link", {{"rel", "icon"}, {"href", "data:,"}});
        page_.element("title", {}, report.title);
        page_.open("style");
        page_.own(style_sheet());
        page_.close();
        page_.close();
    }

    /// What is not known is hatched in every picture.
    void swatches() {
        page_.open("svg", {{"class", "swatches"}, {"aria-hidden", "true"}, {"focusable", "false"}});
        page_.open("defs");
        page_.open("pattern", {{"id", "hatch"},
                               {"width", "6"},
                               {"height", "6"},
                               {"patternUnits", "userSpaceOnUse"},
                               {"patternTransform", "rotate(45)"}});
        page_.empty("rect", {{"width", "6"}, {"height", "6"}, {"class", "hatch-paper"}});
        page_.empty("line", {{"x1", "0"}, {"y1", "0"}, {"x2", "0"}, {"y2", "6"}, {"class", "hatch-line"}});
        page_.close(), page_.close(), page_.close();
    }

    void contents(const Report& report) {
        page_.open("nav", {{"aria-label", "Contents"}});
        page_.open("ul");
        for (const auto& chapter : report.chapters) {
            // One rule set is the report; of several each has a line.
            const bool is_whole = &chapter == &report.chapters.front() && report.chapters.size() <= 2;
            if (is_whole)
                for (const auto& section : chapter.sections) link(section.id, section.title);
            else
                link(chapter.id, chapter.title);
        }
        page_.close(), page_.close();
    }

    void link(const std::string& id, const std::string& title) {
        page_.open("li");
        page_.element("a", {{"href", "#" + id}}, title);
        page_.close();
    }

    void render(const Chapter& chapter) {
        page_.element("h2", {{"id", chapter.id}}, chapter.title);
        for (const auto& section : chapter.sections) {
            page_.open("section", {{"aria-labelledby", section.id}});
            page_.element("h3", {{"id", section.id}}, section.title);
            if (!section.lead.empty()) page_.element("p", {}, section.lead);
            for (const auto& part : section.parts) std::visit([&](const auto& each) { render(each); }, part);
            page_.close();
        }
    }

    void render(const Tiles& tiles) {
        page_.open("div", {{"class", "tiles"}});
        for (const auto& tile : tiles.tiles) {
            constexpr std::string_view kClasses[] = {"", "tile-sql", "tile-mql", "tile-disqualified", "", "", ""};
            const auto tone = std::string(kClasses[static_cast<std::size_t>(tile.tone)]);
            page_.open("dl", {{"class", tone.empty() ? "tile" : "tile " + tone}});
            page_.element("dt", {}, tile.label);
            page_.element("dd", {{"class", "number"}}, tile.number);
            if (!tile.context.empty()) page_.element("dd", {{"class", "context"}}, tile.context);
            page_.close();
        }
        page_.close();
    }

    template <typename Picture>
    void render_picture(const Picture& picture) {
        if (!picture.title.empty()) page_.element("h4", {}, picture.title);
        page_.open("figure");
        drawing::draw_legend(picture.series, page_);
        drawing::draw(picture, page_);
        if (!picture.caption.empty()) page_.element("figcaption", {}, picture.caption);
        page_.open("details");
        page_.element("summary", {}, "Numbers");
        table(table_of(picture));
        page_.close();
        page_.close();
    }
    void render(const Bars& bars) { render_picture(bars); }
    void render(const Histogram& histogram) { render_picture(histogram); }

    void render(const Grid& grid) {
        std::uint64_t most = 1;
        for (const auto& row : grid.rows) most = std::max(most, std::ranges::max(row.numbers));
        if (!grid.title.empty()) page_.element("h4", {}, grid.title);
        page_.open("figure");
        page_.open("table", {{"class", "grid"}});
        page_.open("thead");
        page_.open("tr");
        page_.element("th", {{"scope", "col"}}, grid.of);
        for (const auto& column : grid.columns) page_.element("th", {{"scope", "col"}, {"class", "n"}}, column);
        page_.close(), page_.close();
        page_.open("tbody");
        for (const auto& row : grid.rows) {
            page_.open("tr");
            page_.element("th", {{"scope", "row"}}, row.label);
            for (const auto number : row.numbers) {
                // Up to 45 % of the colour: letters stay readable on it.
                const auto percent = number == 0 ? 0 : 5 + number * 40 / most;
                page_.element(
                    "td", {{"class", "n"}, {"style", fmt::format("background: rgba(var(--heat), .{:02})", percent)}},
                    words::count(number));
            }
            page_.close();
        }
        page_.close(), page_.close();
        if (!grid.caption.empty()) page_.element("figcaption", {}, grid.caption);
        page_.close();
    }

    void render(const Table& data) {
        if (!data.title.empty()) page_.element("h4", {}, data.title);
        if (!data.caption.empty()) page_.element("p", {{"class", "soft"}}, data.caption);
        table(data);
    }

    void render(const Notes& notes) {
        page_.open("ul", {{"class", "notes"}});
        for (const auto& line : notes.lines) page_.element("li", {}, line);
        page_.close();
    }

    /// A phone shows the cells of a wide one below each other.
    void table(const Table& data) {
        constexpr std::size_t kMostBeside = 5;
        const bool is_wide = data.is_of_leads || data.columns.size() > kMostBeside;
        const auto is_number = [&](std::size_t column) { return std::ranges::count(data.numbers, column) > 0; };
        page_.open("table", {{"class", is_wide ? "wide" : "plain"}});
        page_.open("thead");
        page_.open("tr");
        for (std::size_t column = 0; column < data.columns.size(); ++column)
            page_.element("th", {{"scope", "col"}, {"class", is_number(column) ? "n" : "t"}}, data.columns[column]);
        page_.close(), page_.close();
        page_.open("tbody");
        for (const auto& row : data.rows) {
            page_.open("tr");
            for (std::size_t column = 0; column < row.size(); ++column) {
                if (column == 0)
                    page_.element("th", {{"scope", "row"}}, row[column]);
                else
                    page_.element("td",
                                  {{"class", is_number(column) ? "n" : "t"}, {"data-label", data.columns[column]}},
                                  row[column]);
            }
            page_.close();
        }
        page_.close(), page_.close();
    }

    Page page_;
};

}  // namespace

std::string as_html(const Report& report) { return HtmlReport().render(report); }

}  // namespace leadqual::model
