#include "report/model.hpp"

#include "report/words.hpp"

#include <algorithm>
#include <numeric>

namespace leadqual::model {

namespace {

Table table_of_bars(const std::string& id, const std::string& of, const std::vector<Series>& series,
                    const std::vector<Bar>& bars) {
    Table table{id, "", "", {of}, {}, {}};
    for (const auto& each : series) table.columns.push_back(each.name);
    const bool has_sum = series.size() > 1;
    if (has_sum) table.columns.push_back("together");
    for (std::size_t column = 1; column < table.columns.size(); ++column) table.numbers.push_back(column);
    const bool has_values = std::ranges::any_of(bars, [](const Bar& bar) { return !bar.value.empty(); });
    if (has_values) table.columns.emplace_back("in words");
    for (const auto& bar : bars) {
        auto& row = table.rows.emplace_back(1, bar.label);
        for (const auto part : bar.parts) row.push_back(words::count(part));
        if (has_sum) row.push_back(words::count(sum(bar)));
        if (has_values) row.push_back(bar.value);
    }
    return table;
}

}  // namespace

std::uint64_t sum(const Bar& bar) { return std::accumulate(bar.parts.begin(), bar.parts.end(), std::uint64_t{0}); }

std::uint64_t longest(const std::vector<Bar>& bars) {
    std::uint64_t most = 0;
    for (const auto& bar : bars) most = std::max(most, sum(bar));
    return most;
}

Table table_of(const Bars& bars) { return table_of_bars(bars.id, bars.of, bars.series, bars.bars); }

Table table_of(const Histogram& histogram) {
    std::vector<Bar> bins;  // those that hold something; what stands under the axis is no number
    for (const auto& bin : histogram.bins)
        if (sum(bin) != 0) bins.push_back({bin.label, bin.parts, ""});
    return table_of_bars(histogram.id, histogram.of, histogram.series, bins);
}

Table table_of(const Grid& grid) {
    Table table{grid.id, grid.title, grid.caption, {grid.of}, {}, {}};
    for (const auto& column : grid.columns) {
        table.numbers.push_back(table.columns.size());
        table.columns.push_back(column);
    }
    for (const auto& [label, numbers] : grid.rows) {
        auto& row = table.rows.emplace_back(1, label);
        for (const auto number : numbers) row.push_back(words::count(number));
    }
    return table;
}

}  // namespace leadqual::model
