#include "report/drawing.hpp"

#include "report/words.hpp"

#include "leadqual/base.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace leadqual::drawing {

namespace {

using model::Bar;
using model::Series;
using model::Tone;

constexpr std::string_view kTones[] = {"plain", "sql", "mql", "disqualified", "met", "unmet", "unknown"};  // as Tone

std::string class_of(Tone tone) { return "tone-" + std::string(kTones[static_cast<std::size_t>(tone)]); }

/// In hundredths of a percent, rounded in whole numbers: the same on every machine.
std::string share(std::uint64_t part, std::uint64_t whole) {
    const auto hundredths = whole == 0 ? 0 : (part * 10'000 + whole / 2) / whole;
    return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
}

/// What is said to those who hear the picture: each bar in words.
std::string description(const std::vector<Series>& series, const std::vector<Bar>& bars) {
    std::string text;
    for (const auto& bar : bars) {
        text += fmt::format("{}{}: ", text.empty() ? "" : "; ", bar.label);
        for (std::size_t at = 0; at < bar.parts.size(); ++at) {
            const auto name = series.size() > 1 ? " " + series[at].name : std::string();
            text += fmt::format("{}{}{}", at ? ", " : "", words::count(bar.parts[at]), name);
        }
    }
    return text;
}

void begin_picture(const std::string& id, const std::string& title, const std::string& desc, int height,
                   markup::Page& page) {
    page.open("svg", {{"role", "img"},
                      {"width", "100%"},
                      {"height", std::to_string(height)},
                      {"aria-labelledby", id + "-title " + id + "-desc"}});
    page.element("title", {{"id", id + "-title"}}, title);
    page.element("desc", {{"id", id + "-desc"}}, desc);
}

void draw_text(const std::string& x, double y, std::string_view anchor, std::string_view words, std::string_view kind,
               markup::Page& page) {
    page.element(
        "text",
        {{"x", x}, {"y", fmt::format("{}", y)}, {"text-anchor", std::string(anchor)}, {"class", std::string(kind)}},
        words);
}

void draw_parts(const Bar& bar, const std::vector<Series>& series, std::uint64_t whole, int y, int height,
                markup::Page& page) {
    std::uint64_t before = 0;
    for (std::size_t at = 0; at < bar.parts.size(); ++at) {
        if (bar.parts[at] == 0) continue;
        page.open("rect", {{"x", share(before, whole)},
                           {"y", std::to_string(y)},
                           {"width", share(bar.parts[at], whole)},
                           {"height", std::to_string(height)},
                           {"class", class_of(series[at].tone)}});
        page.element("title", {}, fmt::format("{}: {} {}", bar.label, words::count(bar.parts[at]), series[at].name));
        page.close();
        before += bar.parts[at];
    }
}

}  // namespace

void draw_legend(const std::vector<Series>& series, markup::Page& page) {
    if (series.size() < 2) return;
    page.open("ul", {{"class", "legend"}});
    for (const auto& [name, tone] : series) {
        page.open("li");
        page.open("svg", {{"width", "12"}, {"height", "12"}, {"aria-hidden", "true"}});
        page.empty("rect", {{"width", "12"}, {"height", "12"}, {"class", class_of(tone)}});
        page.close();
        page.text(" " + name);
        page.close();
    }
    page.close();
}

/// Each bar under its label: so a long label has the whole width, and a phone shows what a screen does.
void draw(const model::Bars& bars, markup::Page& page) {
    constexpr int kRow = 42, kBar = 12, kBaseline = 14, kTop = 21;
    constexpr std::size_t kLetters = 48, kLeast = 20;  // that a phone has room for, label and value together
    const auto rows = static_cast<int>(bars.bars.size());
    begin_picture(bars.id, bars.title, description(bars.series, bars.bars), rows * kRow, page);
    for (int row = 0; row < rows; ++row) {
        const Bar& bar = bars.bars[static_cast<std::size_t>(row)];
        const auto whole = bars.whole ? bars.whole : model::sum(bar);
        page.open("g");
        draw_text("0", row * kRow + kBaseline, "start",
                  shorten(visible(bar.label), std::max(kLetters - std::min(kLetters, bar.value.size()), kLeast)),
                  "label", page);
        draw_text("100%", row * kRow + kBaseline, "end", bar.value, "value", page);
        page.empty("rect", {{"x", "0"},
                            {"y", std::to_string(row * kRow + kTop)},
                            {"width", "100%"},
                            {"height", std::to_string(kBar)},
                            {"class", "track"}});
        draw_parts(bar, bars.series, whole, row * kRow + kTop, kBar, page);
        page.close();
    }
    page.close();
}

void draw(const model::Histogram& histogram, markup::Page& page) {
    constexpr int kTop = 18, kHeight = 150, kAxis = 22;
    const auto most = std::max<std::uint64_t>(model::longest(histogram.bins), 1);
    const auto bins = histogram.bins.size();
    begin_picture(histogram.id, histogram.title, description(histogram.series, histogram.bins), kTop + kHeight + kAxis,
                  page);
    const auto pixels = [&](std::uint64_t part) { return static_cast<int>((part * kHeight + most - 1) / most); };
    for (std::size_t at = 0; at < bins; ++at) {
        const Bar& bin = histogram.bins[at];
        int y = kTop + kHeight;
        page.open("g");
        for (std::size_t part = 0; part < bin.parts.size(); ++part) {
            if (bin.parts[part] == 0) continue;
            const int height = pixels(bin.parts[part]);
            y -= height;
            page.open("rect", {{"x", share(at * 100 + 8, bins * 100)},
                               {"y", std::to_string(y)},
                               {"width", share(84, bins * 100)},
                               {"height", std::to_string(height)},
                               {"class", class_of(histogram.series[part].tone)}});
            page.element(
                "title", {},
                fmt::format("{}: {} {}", bin.label, words::count(bin.parts[part]), histogram.series[part].name));
            page.close();
        }
        if (!bin.value.empty())
            draw_text(share(at * 100 + 50, bins * 100), kTop + kHeight + 16, "middle", bin.value, "axis", page);
        page.close();
    }
    page.empty("line", {{"x1", "0"},
                        {"x2", "100%"},
                        {"y1", fmt::format("{}.5", kTop + kHeight)},
                        {"y2", fmt::format("{}.5", kTop + kHeight)},
                        {"class", "axis-line"}});
    draw_text("0", 12, "start", fmt::format("the highest: {}", words::count(most, "lead")), "axis", page);
    page.close();
}

}  // namespace leadqual::drawing
