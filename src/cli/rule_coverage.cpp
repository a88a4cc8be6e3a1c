// Which answers the tests of a rule set have drawn from its parts, and which are still to be drawn.
#include "cli/rule_test_report.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

namespace {

constexpr std::size_t kConditionWidth = 56;

std::string numbers_text(const std::vector<std::string>& numbers) {
    return fmt::format("{}", fmt::join(numbers, ", "));
}

/// The verdict lines of which some answers cannot be, so that nobody looks for a lead that draws them.
std::string impossible_text(const RuleTestRun& run) {
    std::vector<std::string> never_null, only_true;
    for (const PartCoverage& each : run.coverage) {
        if (each.part.kind != RulePart::Kind::verdict || each.possible.null) continue;
        (each.possible.no ? never_null : only_true).push_back(std::to_string(each.part.index + 1));
    }
    const auto line = [](const std::vector<std::string>& numbers, std::string_view what) {
        if (numbers.empty()) return std::string();
        return fmt::format("  not asked for: verdict line{} {} {}\n", numbers.size() == 1 ? "" : "s",
                           numbers_text(numbers), what);
    };
    return line(never_null, "cannot be NULL") + line(only_true, "can only be TRUE");
}

}  // namespace

std::string part_name(const RuleSet& set, const RulePart& part) {
    using Kind = RulePart::Kind;
    const auto of_criterion = [&](std::string_view what) {
        return fmt::format("{}, {}", set.criteria[part.index].name, what);
    };
    switch (part.kind) {
        case Kind::criterion:
            return fmt::format("criterion {}", set.criteria[part.index].name);
        case Kind::met:
            return of_criterion(set.criteria[part.index].met.size() == 1 ? "met"
                                                                         : fmt::format("met {}", part.entry + 1));
        case Kind::unmet:
            return of_criterion("unmet");
        case Kind::signal:
            return of_criterion(fmt::format("signal {}", part.entry + 1));
        case Kind::fact:
            return fmt::format("fact {}", set.facts[part.index].name);
        case Kind::profile:
            return "profile";
        case Kind::gate:
            return "gate";
        case Kind::grade:
            return fmt::format("grade, signal {}", part.index + 1);
        case Kind::knock_out:
            return fmt::format("knock-out {}", part.index + 1);
        case Kind::unless:
            return fmt::format("knock-out {}, unless", part.index + 1);
        case Kind::verdict:
            return fmt::format("verdict line {}", part.index + 1);
    }
    return {};
}

std::string missing_answers(const PartCoverage& part) {
    const bool is_criterion = part.part.kind == RulePart::Kind::criterion;
    std::vector<std::string_view> missing;
    if (part.possible.yes && !part.seen.yes) missing.push_back(is_criterion ? "met" : "TRUE");
    if (part.possible.no && !part.seen.no) missing.push_back(is_criterion ? "unmet" : "FALSE");
    if (part.possible.null && !part.seen.null) missing.push_back(is_criterion ? "unknown" : "NULL");
    return fmt::format("{}", fmt::join(missing, ", "));
}

const Place& place_of(const RuleSet& set, const RulePart& part) {
    const Condition* condition = condition_of(set, part);
    return condition ? condition->place : set.criteria[part.index].place;
}

std::string coverage_text(const RuleSet& set, const RuleTestRun& run) {
    std::uint64_t wanted = 0, drawn = 0;
    TextTable table;
    for (const PartCoverage& each : run.coverage) {
        wanted += each.wanted(), drawn += each.drawn();
        const std::string missing = missing_answers(each);
        if (missing.empty()) continue;
        const Condition* condition = condition_of(set, each.part);
        const Place& place = place_of(set, each.part);
        table.rows.push_back({"  " + part_name(set, each.part), "never " + missing,
                              fmt::format("{}:{}", visible(place.file), place.line),
                              condition ? shorten(visible(condition->source), kConditionWidth) : ""});
    }
    return fmt::format("{}: {:.1f} % covered, {} of {} answers{}\n", set.name, run.covered_percent(), drawn, wanted,
                       table.rows.empty() ? "" : "; what no test has drawn:") +
           to_text(table) + impossible_text(run);
}

}  // namespace leadqual::cli
