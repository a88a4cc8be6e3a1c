// Where the leads stand: how many are ready, and where the others fall out.
#include "report/compose.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

namespace leadqual::compose {

using model::Tone;

namespace {

/// What no lead of this file can be, whatever it is like.
std::string blindness(const SetCounts& set) {
    std::vector<std::string> blind;
    for (const auto& criterion : set.criteria)
        if (!criterion.can_be_judged) blind.push_back(criterion.name);
    if (blind.empty()) return {};
    const std::string text = fmt::format(" No column tells {}", words::list(blind));
    if (set.ready <= set.criteria.size() - blind.size()) return text + ".";
    return text +
           ", so with these rules none can be: the file wants more columns, or rules for those it has "
           "(leadqual rules new --from FILE writes them).";
}

std::string verdict(const Subject& subject) {
    const auto& set = subject.counts;
    const auto leads = subject.leads();
    if (leads == 0) return "There is no lead in this data.";
    std::string text = set.sql == 0 ? fmt::format("None of {} is ready for sales.", words::count(leads, "lead"))
                                    : fmt::format("{} of {} ({}) {} ready for sales.", words::count(set.sql),
                                                  words::count(leads, "lead"), words::percent(set.sql, leads),
                                                  set.sql == 1 ? "is" : "are");
    text += blindness(set);
    if (const auto near = subject.near_misses(); near != 0)
        text += fmt::format(" {} more {} one answer away.", words::count(near), near == 1 ? "is" : "are");
    const auto unknown = set.disqualified - set.for_cause;
    if (unknown != 0)
        text += fmt::format(" Of the {} disqualified, {} {} so only because too little is known of {}.",
                            words::count(set.disqualified), words::count(unknown), unknown == 1 ? "is" : "are",
                            unknown == 1 ? "it" : "them");
    return text;
}

model::Bar step(std::string label, std::uint64_t count, std::uint64_t before) {
    model::Bar bar{std::move(label), {count}, words::count(count)};
    if (before != 0) bar.value += fmt::format(", {} of the step before", words::percent(count, before));
    return bar;
}

}  // namespace

model::Section standing(const Subject& subject) {
    const auto& set = subject.counts;
    const auto leads = subject.leads();
    const auto of_all = [&](std::uint64_t count) { return words::percent(count, leads) + " of all"; };
    const auto too_little = set.disqualified - set.for_cause - set.nothing_known;

    model::Section section{subject.prefix + "-standing", "Where they stand", verdict(subject), {}};
    section.parts.push_back(model::Tiles{{
        {"leads", words::count(leads), fmt::format("from {}", words::count(subject.run.rows_read, "row")), Tone::plain},
        {"SQL", words::count(set.sql), of_all(set.sql), Tone::sql},
        {"MQL", words::count(set.mql), of_all(set.mql), Tone::mql},
        {"disqualified", words::count(set.disqualified), of_all(set.disqualified), Tone::disqualified},
        {"still open", words::count(set.open), "could rise, once unknowns are answered", Tone::plain},
    }});
    if (leads == 0) return section;

    model::Bars tags{subject.prefix + "-tags", "", "", "leads", tag_series(), {}, 0};
    tags.series.back().name = "disqualified for cause";
    tags.series.push_back({"too little known", Tone::unknown});
    tags.bars.push_back({"All leads",
                         {set.sql, set.mql, set.for_cause, too_little + set.nothing_known},
                         fmt::format("{} SQL", words::percent(set.sql, leads))});
    tags.caption = "SQL: hand to sales. MQL: nurture.";
    if (set.nothing_known != 0)
        tags.caption += fmt::format(" Too little known: {} with nothing known at all among them.",
                                    words::count(set.nothing_known, "lead"));
    section.parts.push_back(std::move(tags));

    if (set.sql + set.mql == 0) return section;
    model::Bars funnel{subject.prefix + "-funnel", "Funnel", "", "step", {{"leads", Tone::plain}}, {}, leads};
    funnel.bars.push_back(step("All leads", leads, 0));
    funnel.bars.push_back(step("Not ruled out", leads - set.for_cause, leads));
    funnel.bars.push_back(step("MQL or SQL", set.mql + set.sql, leads - set.for_cause));
    funnel.bars.push_back(step("SQL", set.sql, set.mql + set.sql));
    if (set.mql + set.sql != leads - set.for_cause)
        funnel.caption =
            "Between \"not ruled out\" and \"MQL or SQL\" leads are lost for want of data, not for what they said.";
    section.parts.push_back(std::move(funnel));
    return section;
}

model::Section side_by_side(const RunCounts& run) {
    model::Section section{"sets-tags", "The rule sets", "The same leads, judged by each rule set on its own.", {}};
    model::Bars bars{"sets-bars", "", "", "rule set", tag_series(), {}, 0};
    for (const auto& set : run.sets) {
        const TagCounts counts{set.disqualified, set.mql, set.sql};
        bars.bars.push_back({set.name, tag_parts(counts),
                             fmt::format("{} SQL, {}", words::count(set.sql), words::percent(set.sql, sum(counts)))});
    }
    section.parts.push_back(std::move(bars));
    return section;
}

}  // namespace leadqual::compose
