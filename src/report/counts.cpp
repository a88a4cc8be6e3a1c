// THE TABLE OF COUNTS: what --fail-on can name and a summary file lists.
#include "report/counts.hpp"

#include <algorithm>
#include <array>

namespace leadqual {

namespace {

std::uint64_t most_of_any_set(const RunCounts& counts, std::uint64_t SetCounts::*member) {
    std::uint64_t most = 0;
    for (const auto& set : counts.sets) most = std::max(most, set.*member);
    return most;
}

std::uint64_t unreadable_cells(const RunCounts& counts) {
    std::uint64_t cells = 0;
    for (const auto& field : counts.unreadable) cells += field.cells;
    return cells;
}

constexpr NamedCount kCounts[] = {
    {"rows", [](const RunCounts& run) { return run.rows_read; }},
    {"leads", [](const RunCounts& run) { return run.sql + run.mql + run.disqualified; }},
    {"written", [](const RunCounts& run) { return run.written; }},
    {"filtered", [](const RunCounts& run) { return run.filtered; }},
    {"merged", [](const RunCounts& run) { return run.merged; }},
    {"not_compared", [](const RunCounts& run) { return run.not_compared; }},
    {"rejects", [](const RunCounts& run) { return run.rejected; }},
    {"unwritten", [](const RunCounts& run) { return run.unwritten; }},
    {"sql", [](const RunCounts& run) { return run.sql; }},
    {"mql", [](const RunCounts& run) { return run.mql; }},
    {"disqualified", [](const RunCounts& run) { return run.disqualified; }},
    {"for_cause", [](const RunCounts& run) { return most_of_any_set(run, &SetCounts::for_cause); }},
    {"nothing_known", [](const RunCounts& run) { return most_of_any_set(run, &SetCounts::nothing_known); }},
    {"open", [](const RunCounts& run) { return most_of_any_set(run, &SetCounts::open); }},
    {"unreadable", unreadable_cells},
    {"short_rows", [](const RunCounts& run) { return run.short_rows; }},
    {"trimmed_rows", [](const RunCounts& run) { return run.trimmed_rows; }},
    {"blank_lines", [](const RunCounts& run) { return run.blank_lines; }},
    {"footer_lines", [](const RunCounts& run) { return run.footer_lines; }},
    {"formulas_escaped", [](const RunCounts& run) { return run.formulas_escaped; }},
};

constexpr auto kNames = [] {
    std::array<std::string_view, std::size(kCounts)> names;
    for (std::size_t at = 0; at < names.size(); ++at) names[at] = kCounts[at].name;
    return names;
}();

}  // namespace

std::span<const NamedCount> named_counts() { return kCounts; }
std::span<const std::string_view> count_names() { return kNames; }

std::optional<double> count_named(const RunCounts& counts, std::string_view name) {
    for (const auto& count : kCounts)
        if (count.name == name) return static_cast<double>(count.of(counts));
    return std::nullopt;
}

}  // namespace leadqual
