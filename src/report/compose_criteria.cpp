// What the leads meet: scores, criteria, fit.
#include "report/compose.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::compose {

using model::Tone;

namespace {

std::size_t at(State state) { return static_cast<std::size_t>(state); }

/// The score that as many leads lie under as above.
std::size_t median(const SetSurvey& survey, std::uint64_t leads) {
    std::uint64_t below = 0;
    for (std::size_t score = 0; score < survey.scores.size(); ++score)
        if ((below += sum(survey.scores[score])) * 2 >= leads) return score;
    return 0;
}

}  // namespace

model::Section scores(const Subject& subject) {
    constexpr std::size_t kBin = 5, kBins = 20, kTick = 4;
    model::Section section{subject.prefix + "-scores", "Scores", "", {}};
    const auto leads = subject.leads();
    if (leads == 0 || subject.counts.score_sum == 0) return section;  // all at 0: nothing to see
    const auto mean = (subject.counts.score_sum * 10 + leads / 2) / leads;
    section.lead = fmt::format("The average score is {}.{}, half of the leads have {} or less.", mean / 10, mean % 10,
                               median(subject.survey, leads));
    model::Histogram histogram{subject.prefix + "-scores-picture", "", "", "score", tag_series(), {}};
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        const auto from = bin * kBin, to = bin + 1 == kBins ? 100 : from + kBin - 1;
        TagCounts counts{};
        for (auto score = from; score <= to; ++score)
            for (std::size_t tag = 0; tag < 3; ++tag) counts[tag] += subject.survey.scores[score][tag];
        // The best lies at the bottom, where columns can be compared.
        histogram.bins.push_back({fmt::format("{}–{}", from, to), tag_parts(counts),
                                  bin % kTick == 0   ? std::to_string(from)
                                  : bin + 1 == kBins ? "100"
                                                     : ""});
    }
    histogram.caption = "Leads by score, 0 to 100: the weighted share of criteria met. What is unknown counts nothing.";
    section.parts.push_back(std::move(histogram));
    return section;
}

model::Section criteria(const Subject& subject) {
    const auto& set = subject.counts;
    const auto leads = subject.leads();
    model::Section section{subject.prefix + "-criteria", "Criteria", "", {}};
    if (leads == 0 || set.criteria.empty()) return section;

    const auto least_known = std::ranges::max_element(set.criteria, {}, &CriterionCounts::unknown);
    if (least_known->unknown != 0)
        section.lead = fmt::format("Least is known of {}: {} of the leads say nothing of it.", least_known->name,
                                   words::percent(least_known->unknown, leads));

    model::Bars bars{subject.prefix + "-criteria-bars",
                     "",
                     "",
                     "criterion",
                     {{"met", Tone::met}, {"not met", Tone::unmet}, {"unknown", Tone::unknown}},
                     {},
                     0};
    for (const auto& criterion : set.criteria)
        bars.bars.push_back({criterion.name,
                             {criterion.met, criterion.unmet, criterion.unknown},
                             fmt::format("{} met, {} unknown", words::percent(criterion.met, leads),
                                         words::percent(criterion.unknown, leads))});
    bars.caption = "Much that is unknown is missing data, much that is not met are the wrong leads.";
    section.parts.push_back(std::move(bars));

    if (set.sql + set.mql == 0) return section;
    model::Table reasons{subject.prefix + "-criteria-by-tag",
                         "What they have in common",
                         "How many of each tag meet the criterion.",
                         {"criterion", "of SQL", "of MQL", "of disqualified"},
                         {1, 2, 3},
                         {}};
    const std::uint64_t totals[] = {set.disqualified, set.mql, set.sql};
    for (std::size_t criterion = 0; criterion < set.criteria.size(); ++criterion) {
        const TagCounts& met = subject.survey.criteria[criterion][at(State::met)];
        std::vector<std::string> row{set.criteria[criterion].name};
        for (const std::size_t tag : {2, 1, 0})
            row.push_back(totals[tag] == 0 ? "–" : words::percent(met[tag], totals[tag]));
        reasons.rows.push_back(std::move(row));
    }
    section.parts.push_back(std::move(reasons));
    return section;
}

/// The letters of a grade by tag.
static model::Grid grades(const Subject& subject) {
    model::Grid grid{subject.prefix + "-grades", "", "", "grade", {"SQL", "MQL", "disqualified"}, {}};
    for (const auto& grade : subject.counts.grades)
        grid.rows.push_back({grade.letter == Verdicts::no_grade ? "not graded" : std::string(1, grade.letter),
                             {grade.sql, grade.mql, grade.disqualified}});
    return grid;
}

/// Fit by readiness: fit is the letter of a rule set that gives one, the profile of one that has one.
model::Section fit(const Subject& subject) {
    model::Section section{subject.prefix + "-fit", "Fit and readiness", "", {}};
    if (subject.counts.sql + subject.counts.mql == 0) return section;  // nothing to tell apart
    const auto& survey = subject.survey;
    model::Grid grid{subject.prefix + "-fit-grid", "", "", "criteria met", {}, {}};
    if (!subject.counts.grades.empty()) {
        section.lead = "The letter says how well a lead fits, the tag how ready it is.";
        section.parts.push_back(grades(subject));
        if (!survey.has_profile) return section;
    } else if (!survey.has_profile) {
        section.lead =
            "These rules describe no ideal customer, so this shows readiness alone: criteria met, by tag. "
            "A profile in the rule file adds fit.";
        grid.columns = {"SQL", "MQL", "disqualified"};
        for (auto met = survey.met_by_fit.size(); met-- > 0;) {
            TagCounts counts{};
            for (const auto& by_tag : survey.met_by_fit[met])
                for (std::size_t tag = 0; tag < 3; ++tag) counts[tag] += by_tag[tag];
            grid.rows.push_back({std::to_string(met), tag_parts(counts)});
        }
    }
    if (survey.has_profile) {
        constexpr std::pair<const char*, State> kFits[] = {
            {"fits the profile", State::met}, {"fit unknown", State::unknown}, {"does not fit", State::unmet}};
        if (section.lead.empty())
            section.lead =
                "Top right are the leads that fit and are ready; top left those who fit and are worth warming up.";
        for (std::size_t met = 0; met < survey.met_by_fit.size(); ++met) grid.columns.push_back(std::to_string(met));
        for (const auto& [label, state] : kFits) {
            auto& row = grid.rows.emplace_back();
            row.label = label;
            for (const auto& by_fit : survey.met_by_fit) row.numbers.push_back(sum(by_fit[at(state)]));
        }
    }
    section.parts.push_back(std::move(grid));
    return section;
}

}  // namespace leadqual::compose
