// The report as data: the same numbers in the same order, for those who draw themselves.
#include "report/renderers.hpp"

#include "leadqual/report.hpp"

#include <nlohmann/json.hpp>

namespace leadqual::model {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

Json names_of(const std::vector<Series>& series) {
    Json names = Json::array();
    for (const auto& each : series) names.push_back(each.name);
    return names;
}

Json bars_of(const std::vector<Bar>& bars) {
    Json list = Json::array();
    for (const auto& bar : bars) list.push_back({{"label", bar.label}, {"counts", bar.parts}});
    return list;
}

struct ToJson {
    Json operator()(const Tiles& tiles) const {
        Json list = Json::array();
        for (const auto& tile : tiles.tiles)
            list.push_back({{"label", tile.label}, {"number", tile.number}, {"context", tile.context}});
        return {{"kind", "figures"}, {"figures", list}};
    }
    Json operator()(const Bars& bars) const {
        return {{"kind", "bars"},
                {"id", bars.id},
                {"title", bars.title},
                {"of", bars.of},
                {"caption", bars.caption},
                {"series", names_of(bars.series)},
                {"bars", bars_of(bars.bars)}};
    }
    Json operator()(const Histogram& histogram) const {
        return {{"kind", "histogram"},
                {"id", histogram.id},
                {"title", histogram.title},
                {"of", histogram.of},
                {"caption", histogram.caption},
                {"series", names_of(histogram.series)},
                {"bars", bars_of(histogram.bins)}};
    }
    Json operator()(const Grid& grid) const {
        Json rows = Json::array();
        for (const auto& row : grid.rows) rows.push_back({{"label", row.label}, {"counts", row.numbers}});
        return {{"kind", "grid"},          {"id", grid.id},           {"title", grid.title}, {"of", grid.of},
                {"caption", grid.caption}, {"columns", grid.columns}, {"rows", rows}};
    }
    Json operator()(const Table& table) const {
        return {{"kind", "table"},          {"id", table.id},           {"title", table.title},
                {"caption", table.caption}, {"columns", table.columns}, {"rows", table.rows}};
    }
    Json operator()(const Notes& notes) const { return {{"kind", "notes"}, {"lines", notes.lines}}; }
};

}  // namespace

std::string as_json(const Report& report) {
    Json chapters = Json::array();
    for (const auto& chapter : report.chapters) {
        Json sections = Json::array();
        for (const auto& section : chapter.sections) {
            Json parts = Json::array();
            for (const auto& part : section.parts) parts.push_back(std::visit(ToJson(), part));
            sections.push_back(
                {{"id", section.id}, {"title", section.title}, {"lead", section.lead}, {"parts", parts}});
        }
        chapters.push_back({{"id", chapter.id}, {"title", chapter.title}, {"sections", sections}});
    }
    const Json json{{"schema_version", kSchemaVersion}, {"version", version()}, {"title", report.title},
                    {"subtitle", report.subtitle},      {"chapters", chapters}, {"footer", report.footer}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace leadqual::model
