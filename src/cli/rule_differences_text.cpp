#include "cli/rule_diff_report.hpp"

#include <fmt/format.h>

#include <tuple>

namespace leadqual::cli {

namespace {

std::string change_lines(const Difference::Change& change) {
    const auto line = [&](char sign, const std::string& value) {
        if (value.empty()) return std::string();
        return fmt::format("  {} {}{}\n", sign, change.key.empty() ? "" : visible(change.key) + ": ", visible(value));
    };
    return line('-', change.before) + line('+', change.after);
}

}  // namespace

std::string places_text(const Difference& difference) {
    const auto text = [](const Place& place) { return fmt::format("{}:{}", visible(place.file), place.line); };
    const auto& [before, after] = std::tie(difference.before, difference.after);
    if (before && after) return text(*before) + " -> " + text(*after);
    if (!before && !after) return {};
    return "only at " + text(before ? *before : *after);
}

std::string differences_text(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences) {
    std::size_t shown = 0, removed = 0, added = 0, changed = 0;
    std::string text;
    for (const Difference& each : differences) {
        if (each.section == "tests") {  // leads and what is expected of them: they say nothing about the rules
            ++(each.entry.empty() ? added : each.entry_after.empty() ? removed : changed);
            continue;
        }
        ++shown;
        const std::string places = places_text(each);
        text += fmt::format("\n{}{}{}\n", visible(each.name), places.empty() ? "" : "  ", places);
        for (const auto& change : each.changes) text += change_lines(change);
    }
    if (removed + added + changed > 0)
        text += fmt::format("\ntests  {} removed, {} added, {} changed\n", removed, added, changed);
    const auto name = [](const RuleSet& set) { return fmt::format("{} ({})", set.name, visible(set.file)); };
    return fmt::format("{} -> {}: {}\n", name(before), name(after),
                       shown == 0   ? "the same rules"
                       : shown == 1 ? "1 difference"
                                    : fmt::format("{} differences", shown)) +
           text;
}

}  // namespace leadqual::cli
