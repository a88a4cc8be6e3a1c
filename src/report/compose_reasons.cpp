// Why leads are out, and what would bring others in.
#include "report/compose.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::compose {

using model::Tone;

namespace {

constexpr std::size_t kMostShown = 10;

struct Reason {
    std::string words;
    std::uint64_t leads = 0;
    Tone tone = Tone::disqualified;
};

/// A line of the verdict in words: those of the default verdict have no others than their condition.
std::string words_of(const SetSurvey::Line& line, const SetCounts& set) {
    if (line.when == "fit IS FALSE") return "does not fit the profile";
    if (set.ready != 0 && line.when.starts_with("unmet_count")) return "too many criteria not met";
    return line.when.empty() ? line.action : line.when;
}

std::vector<Reason> reasons_of(const Subject& subject) {
    std::vector<Reason> reasons;
    for (const auto& [because, leads] : subject.counts.knock_outs) reasons.push_back({because, leads});
    const auto& lines = subject.survey.lines;
    for (const auto& line : lines) {
        if (line.tag != Tag::disqualified || line.leads == 0) continue;
        if (&line != &lines.back()) {
            reasons.push_back({words_of(line, subject.counts), line.leads});
            continue;
        }
        // The last line is where those end of whom nothing decided, yet or for good.
        const auto nothing = std::min(subject.counts.nothing_known, line.leads - line.for_cause);
        reasons.push_back({words_of(line, subject.counts), line.for_cause});
        reasons.push_back({"nothing is known", nothing, Tone::unknown});
        reasons.push_back({"too little is known", line.leads - line.for_cause - nothing, Tone::unknown});
    }
    std::erase_if(reasons, [](const Reason& reason) { return reason.leads == 0; });
    std::ranges::stable_sort(reasons, std::greater(), &Reason::leads);
    return reasons;
}

std::string off_words(const SetCounts& set) {
    std::string text;
    for (const auto& [because, missing] : set.knock_outs_off)
        text += fmt::format("{}{} ({})", text.empty() ? "" : "; ", because, fmt::join(missing, ", "));
    return text;
}

}  // namespace

model::Section disqualifications(const Subject& subject) {
    model::Section section{subject.prefix + "-disqualified", "Why leads are disqualified", "", {}};
    const auto reasons = reasons_of(subject);
    const auto all = subject.counts.disqualified;
    if (!reasons.empty()) {
        model::Bars bars{subject.prefix + "-disqualified-bars",
                         "",
                         "",
                         "reason",
                         {{"for cause", Tone::disqualified}, {"for want of data", Tone::unknown}},
                         {},
                         all};
        std::uint64_t others = 0;
        for (const auto& [words, leads, tone] : reasons) {
            if (bars.bars.size() == kMostShown) {
                others += leads;
                continue;
            }
            const bool is_unknown = tone == Tone::unknown;
            bars.bars.push_back({words,
                                 {is_unknown ? 0 : leads, is_unknown ? leads : 0},
                                 fmt::format("{}, {}", words::count(leads), words::percent(leads, all))});
        }
        if (others != 0) bars.bars.push_back({"other reasons", {others, 0}, words::count(others)});
        bars.caption = "For cause: something was said. For want of data: enriched and run again, they may come back.";
        section.parts.push_back(std::move(bars));
    }
    if (const auto off = off_words(subject.counts); !off.empty())
        section.parts.push_back(model::Notes{{"Could not be looked for, for want of columns: " + off + "."}});
    return section;
}

model::Section near_misses(const Subject& subject) {
    const auto near = subject.near_misses();
    model::Section section{subject.prefix + "-near", "Near misses and what to ask", "", {}};
    const auto& questions = subject.survey.questions;
    model::Bars bars{subject.prefix + "-near-bars",
                     "",
                     "",
                     "question",
                     {{"one answer from SQL", Tone::mql}, {"other open leads", Tone::plain}},
                     {},
                     0};
    for (std::size_t criterion = 0; criterion < questions.size(); ++criterion) {
        const auto& [question, open] = questions[criterion];
        if (open == 0) continue;
        const auto nearest = subject.survey.near_misses[criterion];
        const auto& name = subject.counts.criteria[criterion].name;
        bars.bars.push_back(
            {question.empty() ? name : question,
             {nearest, open - nearest},
             nearest ? fmt::format("{} of {}", words::count(nearest), words::count(open)) : words::count(open)});
    }
    if (bars.bars.empty()) return section;
    bars.whole = model::longest(bars.bars);
    section.lead =
        near == 0 ? std::string("No MQL is a single answer away from SQL. These questions would move the open leads.")
                  : fmt::format("{} {} one criterion short of SQL and still open: one good answer makes {} ready.",
                                words::count(near, "MQL"), near == 1 ? "is" : "are", near == 1 ? "it" : "them");
    bars.caption = "The next question for each lead that could still rise, and how many it is to be asked.";
    section.parts.push_back(std::move(bars));
    if (!subject.survey.nearest.empty()) {
        auto table = lead_table(subject.prefix + "-near-list", subject.survey.nearest, subject);
        table.title = "Nearest to SQL";
        section.parts.push_back(std::move(table));
    }
    return section;
}

model::Section best_leads(const Subject& subject) {
    model::Section section{subject.prefix + "-best", "Call first", "", {}};
    if (subject.survey.best.empty()) return section;
    section.lead = "SQLs by score, and then in the order of the file.";
    section.parts.push_back(lead_table(subject.prefix + "-best-list", subject.survey.best, subject));
    return section;
}

}  // namespace leadqual::compose
