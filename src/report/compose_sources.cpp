// Which sources bring leads that are worth a call.
#include "report/compose.hpp"
#include "report/redaction.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::compose {

namespace {

constexpr std::size_t kMostShown = 12;
constexpr std::uint64_t kFew = 30;

struct Group {
    std::string name;
    TagCounts counts;
    bool is_named = true;  ///< false: not said, or several together
};

std::vector<Group> largest(const Subject& subject) {
    std::vector<Group> groups;
    const Field* const field = field_for_header(subject.run.survey_by);
    const bool is_name = field != nullptr && field->name.ends_with("_name");
    const auto redacted = [&](const std::string& text) {
        return is_name ? redaction::name(text) : redaction::text(text);
    };
    for (const auto& [name, counts] : subject.survey.groups)
        groups.push_back({name.empty() ? "(not said)" : subject.redact ? redacted(name) : name, counts, !name.empty()});
    std::ranges::stable_sort(groups, std::greater(), [](const Group& group) { return sum(group.counts); });
    Group others{"", subject.survey.other_groups.value_or(TagCounts{}), false};
    const auto hidden = groups.size() > kMostShown + 1 ? groups.size() - kMostShown : 0;
    for (std::size_t at = groups.size() - hidden; at < groups.size(); ++at)
        for (std::size_t tag = 0; tag < 3; ++tag) others.counts[tag] += groups[at].counts[tag];
    groups.resize(groups.size() - hidden);
    if (sum(others.counts) != 0) {
        others.name = subject.survey.other_groups ? "all others" : fmt::format("{} others", words::count(hidden));
        groups.push_back(std::move(others));
    }
    return groups;
}

/// Who brings most SQLs, and whose leads are SQL most often.
std::string best_of(const std::vector<Group>& groups) {
    const Group *most = nullptr, *likeliest = nullptr;
    for (const auto& group : groups) {
        if (!group.is_named || group.counts[2] == 0) continue;
        if (!most || group.counts[2] > most->counts[2]) most = &group;
        if (sum(group.counts) < kFew) continue;
        const auto is_likelier = [&](const Group& than) {
            return group.counts[2] * sum(than.counts) > than.counts[2] * sum(group.counts);
        };
        if (!likeliest || is_likelier(*likeliest)) likeliest = &group;
    }
    if (!most) return {};
    std::string text = fmt::format("Most SQLs come from {}: {}.", most->name, words::count(most->counts[2]));
    if (likeliest)
        text += fmt::format(" The leads of {} are SQL most often: {} of {}.", likeliest->name,
                            words::percent(likeliest->counts[2], sum(likeliest->counts)),
                            words::count(sum(likeliest->counts)));
    return text;
}

}  // namespace

model::Section sources(const Subject& subject) {
    const auto& by = subject.run.survey_by;
    const Field* field = field_for_header(by);
    const bool is_source = field != nullptr && field->name == "lead_source";
    model::Section section{subject.prefix + "-sources", is_source ? "By lead source" : "By " + by, "", {}};
    const auto groups = by.empty() ? std::vector<Group>() : largest(subject);
    if (groups.empty()) return section;
    section.lead = best_of(groups);
    const bool any_few = std::ranges::any_of(groups, [](const Group& group) { return sum(group.counts) < kFew; });

    model::Bars bars{subject.prefix + "-sources-bars", "", "", by, tag_series(), {}, 0};
    model::Table funnel{subject.prefix + "-sources-funnel",
                        "Funnel",
                        "",
                        {by, "leads", "MQL or SQL", "SQL", "SQL of all"},
                        {1, 2, 3, 4},
                        {}};
    for (const auto& group : groups) {
        const auto& [name, counts, is_named] = group;
        const auto leads = sum(counts);
        bars.bars.push_back({name, tag_parts(counts),
                             fmt::format("{}, {} SQL{}", words::count(leads, "lead"), words::percent(counts[2], leads),
                                         leads < kFew ? "*" : "")});
        funnel.rows.push_back({name, words::count(leads), words::count(counts[1] + counts[2]), words::count(counts[2]),
                               words::percent(counts[2], leads)});
    }
    bars.caption = "Each bar is a whole of its own.";
    if (any_few) bars.caption += fmt::format(" * Fewer than {} leads: the share may well be chance.", kFew);
    section.parts.push_back(std::move(bars));
    if (subject.counts.sql + subject.counts.mql != 0) section.parts.push_back(std::move(funnel));
    return section;
}

}  // namespace leadqual::compose
