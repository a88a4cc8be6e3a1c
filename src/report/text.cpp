// The report for a terminal or a plain mail: bars of letters, meant for 80 columns.
#include "report/bar_text.hpp"
#include "report/renderers.hpp"
#include "report/words.hpp"

#include "leadqual/base.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::model {

namespace {

constexpr std::size_t kWidth = 80, kLabel = 32, kBar = 24, kCell = 44;

std::string padded(std::string text, std::size_t width, bool right = false) {
    const auto shown = display_width(text);
    if (shown >= width) return text;
    const std::string blanks(width - shown, ' ');
    return right ? blanks + text : text + blanks;
}

std::string wrapped(std::string_view text, std::string_view indent) {
    std::string lines, line(indent);
    const std::string whole = visible(text);
    for (std::size_t at = 0; at < whole.size();) {
        const auto end = std::min(whole.find(' ', at), whole.size());
        const auto word = whole.substr(at, end - at);
        if (line.size() > indent.size() && display_width(line) + 1 + display_width(word) > kWidth) {
            lines += line + '\n';
            line = std::string(indent.size(), ' ');
        }
        if (line.size() > indent.size()) line += ' ';
        line += word;
        at = end + 1;
    }
    return lines + line + '\n';
}

class TextReport {
public:
    std::string render(const Report& report) {
        text_ += wrapped(report.title, "") + wrapped(report.subtitle, "");
        for (const auto& chapter : report.chapters) {
            const auto title = visible(chapter.title);
            text_ += fmt::format("\n\n{}\n{}\n", title, repeated("═", std::min(display_width(title), kWidth)));
            for (const auto& section : chapter.sections) {
                text_ += "\n" + visible(section.title) + "\n" +
                         repeated("─", std::min(display_width(visible(section.title)), kWidth)) + "\n";
                if (!section.lead.empty()) text_ += wrapped(section.lead, "");
                for (const auto& part : section.parts) std::visit([&](const auto& each) { render(each); }, part);
            }
        }
        text_ += "\n" + wrapped(report.footer, "");
        return std::move(text_);
    }

private:
    static std::string repeated(std::string_view sign, std::size_t count) {
        std::string text;
        while (count-- > 0) text += sign;
        return text;
    }

    void render(const Tiles& tiles) {
        std::size_t number = 0, label = 0;
        for (const auto& tile : tiles.tiles) {
            number = std::max(number, display_width(tile.number));
            label = std::max(label, display_width(tile.label));
        }
        for (const auto& tile : tiles.tiles)
            line("  " + padded(tile.number, number, true) + "  " + padded(tile.label, label) + "  " + tile.context);
        text_ += '\n';
    }

    void render(const Bars& bars) {
        head(bars.title, bars.series);
        std::size_t label = 0;
        for (const auto& bar : bars.bars) label = std::max(label, display_width(shorten(visible(bar.label), kLabel)));
        for (const auto& bar : bars.bars)
            line("  " + padded(shorten(visible(bar.label), kLabel), label) + "  " +
                 padded(bar_text(bar, bars.series, bars.whole ? bars.whole : sum(bar), kBar, false), kBar) + "  " +
                 visible(bar.value));
        tail(bars.caption);
    }

    void render(const Histogram& histogram) {
        head(histogram.title, histogram.series);
        const auto most = longest(histogram.bins);
        for (const auto& bin : histogram.bins)
            line("  " + padded(bin.label, 8, true) + "  " +
                 padded(bar_text(bin, histogram.series, most, kBar, false), kBar) + "  " + words::count(sum(bin)));
        tail(histogram.caption);
    }

    void render(const Grid& grid) { render(table_of(grid)); }

    void render(const Table& data) {
        if (!data.title.empty()) text_ += "\n  " + visible(data.title) + "\n";
        if (!data.caption.empty()) text_ += wrapped(data.caption, "  ");
        std::vector<std::vector<std::string>> rows{data.columns};
        rows.insert(rows.end(), data.rows.begin(), data.rows.end());
        std::vector<std::size_t> widths(data.columns.size());
        for (auto& row : rows)
            for (std::size_t column = 0; column < row.size(); ++column) {
                row[column] = shorten(visible(row[column]), kCell);
                widths[column] = std::max(widths[column], display_width(row[column]));
            }
        for (const auto& row : rows) {
            std::string cells;
            for (std::size_t column = 0; column < row.size(); ++column)
                cells += "  " + padded(row[column], widths[column], std::ranges::count(data.numbers, column) > 0);
            line(cells);
        }
        text_ += '\n';
    }

    void render(const Notes& notes) {
        for (const auto& note : notes.lines) text_ += wrapped(note, "  - ");
    }

    void head(const std::string& title, const std::vector<Series>& series) {
        if (!title.empty()) text_ += "\n  " + visible(title) + "\n";
        if (series.size() < 2) return;
        std::string legend = " ";
        for (const auto& [name, tone] : series) legend += " " + sign_of(tone, false) + " " + name + " ";
        line(legend);
    }
    void tail(const std::string& caption) {
        if (!caption.empty()) text_ += wrapped(caption, "  ");
        text_ += '\n';
    }
    void line(std::string text) {
        text.erase(text.find_last_not_of(' ') + 1);
        text_ += text + '\n';
    }

    std::string text_;
};

}  // namespace

std::string as_text(const Report& report) { return TextReport().render(report); }

}  // namespace leadqual::model
