// What a run adds up to, as tables.
#include "leadqual/report.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kMostReasons = 20;

SummaryTable tags_of(const RunCounts& counts) {
    return {"Leads by tag",
            {"tag", "leads"},
            {{std::string(to_text(Tag::sql)), std::to_string(counts.sql)},
             {std::string(to_text(Tag::mql)), std::to_string(counts.mql)},
             {std::string(to_text(Tag::disqualified)), std::to_string(counts.disqualified)}},
            true};
}

SummaryTable criteria_of(const SetCounts& set) {
    SummaryTable table{fmt::format("Criteria of {}", set.name), {"criterion", "met", "unmet", "unknown"}, {}, true};
    for (const auto& criterion : set.criteria)
        table.rows.push_back({criterion.name, std::to_string(criterion.met), std::to_string(criterion.unmet),
                              std::to_string(criterion.unknown)});
    return table;
}

SummaryTable knock_outs_of(const SetCounts& set) {
    SummaryTable table{fmt::format("Disqualified by {} because", set.name), {"reason", "leads"}, {}, true};
    std::vector<std::pair<std::string, std::uint64_t>> reasons(set.knock_outs.begin(), set.knock_outs.end());
    std::erase_if(reasons, [](const auto& reason) { return reason.second == 0; });
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& left, const auto& right) { return left.second > right.second; });
    if (reasons.size() > kMostReasons) reasons.resize(kMostReasons);
    for (const auto& [because, leads] : reasons) table.rows.push_back({because, std::to_string(leads)});
    return table;
}

SummaryTable unreadable_in(const RunCounts& counts) {
    SummaryTable table{"Could not be read", {"column", "cells", "for example"}, {}, false};
    for (const auto& value : counts.unreadable)
        table.rows.push_back({value.column, words::count(value.cells), value.example});
    return table;
}

SummaryTable facts_of(const RunCounts& counts, Day today) {
    SummaryTable table{"This run", {"what", ""}, {}, false};
    const auto add = [&](std::string what, std::string value) {
        table.rows.push_back({std::move(what), std::move(value)});
    };
    for (const auto& file : counts.files) add("file", visible(file.name));
    for (const auto& set : counts.sets) add("rule set", fmt::format("{} {}", set.name, set.fingerprint));
    add("today", show_day(today));
    add("rows read", words::count(counts.rows_read));
    add("leads written", words::count(counts.written));
    if (counts.filtered != 0) add("filtered out", words::count(counts.filtered));
    if (counts.merged != 0) add("merged into others", words::count(counts.merged));
    add("rejected", words::count(counts.rejected));
    add("leadqual", std::string(version()));
    return table;
}

}  // namespace

std::vector<SummaryTable> summary_tables(const RunCounts& counts, Day today) {
    std::vector<SummaryTable> tables{tags_of(counts)};
    for (const auto& set : counts.sets) {
        if (!set.criteria.empty()) tables.push_back(criteria_of(set));
        if (auto reasons = knock_outs_of(set); !reasons.rows.empty()) tables.push_back(std::move(reasons));
    }
    if (auto unreadable = unreadable_in(counts); !unreadable.rows.empty()) tables.push_back(std::move(unreadable));
    tables.push_back(facts_of(counts, today));
    return tables;
}

}  // namespace leadqual
