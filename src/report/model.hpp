// (private to report) A report as content: what it says and in which order, and not how it looks. Texts are plain;
// each renderer makes them safe for its format.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace leadqual::model {

/// What a part of a picture stands for.
enum class Tone : std::uint8_t { plain, sql, mql, disqualified, met, unmet, unknown };

struct Tile {
    std::string label, number, context;
    Tone tone = Tone::plain;
};
struct Tiles {
    std::vector<Tile> tiles;
};

struct Series {
    std::string name;
    Tone tone = Tone::plain;
};
struct Bar {
    std::string label;
    std::vector<std::uint64_t> parts;  ///< by series
    std::string value;                 ///< said beside it
};
/// Bars, each of one or several parts.
struct Bars {
    std::string id, title, caption;
    std::string of = "";  ///< what a bar is of, as a table's first column calls it
    std::vector<Series> series;
    std::vector<Bar> bars;
    std::uint64_t whole = 0;  ///< what a full length stands for; 0: each bar is a whole of its own
};
/// Columns side by side, each of one or several parts.
struct Histogram {
    std::string id, title, caption, of;
    std::vector<Series> series;
    std::vector<Bar> bins;
};
/// Numbers by row and column, the larger the darker.
struct Grid {
    std::string id, title, caption, of;
    std::vector<std::string> columns;
    struct Row {
        std::string label;
        std::vector<std::uint64_t> numbers;
    };
    std::vector<Row> rows;
};
struct Table {
    std::string id, title, caption;
    std::vector<std::string> columns;
    std::vector<std::size_t> numbers;  ///< columns of numbers
    std::vector<std::vector<std::string>> rows;
    bool is_of_leads = false;  ///< long texts in narrow columns: a phone shows them below each other
};
struct Notes {
    std::vector<std::string> lines;
};
using Part = std::variant<Tiles, Bars, Histogram, Grid, Table, Notes>;

struct Section {
    std::string id, title, lead;
    std::vector<Part> parts;
};
struct Chapter {
    std::string id, title;
    std::vector<Section> sections;
};
struct Report {
    std::string title, subtitle, footer;
    std::vector<Chapter> chapters;
};

std::uint64_t sum(const Bar& bar);
std::uint64_t longest(const std::vector<Bar>& bars);
/// The numbers behind a picture.
Table table_of(const Bars& bars);
Table table_of(const Histogram& histogram);
Table table_of(const Grid& grid);

}  // namespace leadqual::model
