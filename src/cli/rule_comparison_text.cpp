#include "cli/rule_diff_report.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

namespace {

constexpr Tag kTags[] = {Tag::sql, Tag::mql, Tag::disqualified};

std::string count_text(std::uint64_t count) { return show_grouped(static_cast<double>(count)); }
std::string leads_text(std::uint64_t count) { return count_text(count) + (count == 1 ? " lead" : " leads"); }

/// Rows are the tags before, columns the tags after.
std::string matrix_text(const RuleSet& before, const RuleSet& after, const RuleSetComparison& comparison) {
    TextTable table{{before.name + " \\ " + after.name}, {}, {1, 2, 3}};
    for (const Tag tag : kTags) table.header.emplace_back(to_text(tag));
    for (const Tag row : kTags) {
        auto& cells = table.rows.emplace_back();
        cells.emplace_back(to_text(row));
        for (const Tag column : kTags)
            cells.push_back(
                count_text(comparison.tags[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]));
    }
    return to_text(table);
}

/// "setting min_budget (a.json:3 -> b.json:3): 10000 -> 25000"
std::string part_text(const Difference& difference, const std::string& outcome) {
    const std::string places = places_text(difference);
    const std::string text = visible(difference.name) + (places.empty() ? "" : " (" + places + ")");
    const bool is_value =
        difference.before && difference.after && difference.changes.size() == 1 && difference.changes[0].key.empty();
    if (!outcome.empty()) return text + ": " + visible(outcome);
    if (!is_value) return text;
    const auto& [key, from, to] = difference.changes[0];
    const auto shown = [](const std::string& value) { return value.empty() ? "nothing" : shorten(visible(value), 50); };
    return fmt::format("{}: {} -> {}", text, shown(from), shown(to));
}

std::string lead_text(const MovedLead& lead) {
    std::vector<std::string> who;
    for (const auto& [name, value] : lead.identity) who.push_back(shorten(visible(value), 40));
    return fmt::format("      line {}: {}\n", lead.line, fmt::join(who, ", "));
}

std::string move_text(const Move& move, std::span<const Difference> differences) {
    std::string text =
        fmt::format("\n{} -> {}: {}\n", to_text(move.before), to_text(move.after), leads_text(move.leads));
    for (const MoveCause& cause : move.causes) {
        std::string parts;
        for (std::size_t part = 0; part < cause.differences.size(); ++part)
            parts +=
                (part == 0 ? "" : "\n    and ") + part_text(differences[cause.differences[part]], cause.outcomes[part]);
        if (parts.empty()) parts = "more differences than could be tried one by one";
        text += fmt::format("  {} by {}\n", count_text(cause.leads), parts);
        for (const MovedLead& lead : cause.first) text += lead_text(lead);
        if (!cause.first.empty() && cause.leads > cause.first.size())
            text += fmt::format("      … and {} more\n", count_text(cause.leads - cause.first.size()));
    }
    return text;
}

}  // namespace

std::string cause_names(std::span<const Difference> differences, std::span<const std::uint32_t> cause) {
    std::string names;
    for (const std::uint32_t each : cause) names += (names.empty() ? "" : " + ") + differences[each].name;
    return names;
}

std::string comparison_text(const RuleSet& before, const RuleSet& after, const RuleSetComparison& comparison) {
    std::string text =
        fmt::format("{} -> {}: {}, {} moved\n\n{}", before.name, after.name, leads_text(comparison.leads),
                    count_text(comparison.moved), matrix_text(before, after, comparison));
    for (const Move& move : comparison.moves) text += move_text(move, comparison.differences);
    return text;
}

}  // namespace leadqual::cli
