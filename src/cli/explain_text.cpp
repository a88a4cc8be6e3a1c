// Who the lead is, its tag, every criterion with the lead's own values, the sum, and what would raise the tag.
#include "cli/explain_text.hpp"

#include "cli/explain_evidence.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace leadqual::cli {

namespace {

std::string identity_value(const ExplainedLead& lead, std::string_view name) {
    for (const auto& [key, value] : lead.identity)
        if (key == name) return visible(value);
    return {};
}

/// "Dana Whitfield, Chief Financial Officer at Northwind Freight"
std::string who(const ExplainedLead& lead) {
    std::string text = identity_value(lead, "full_name");
    if (text.empty()) {
        const auto first = identity_value(lead, "first_name"), last = identity_value(lead, "last_name");
        text = first + (first.empty() || last.empty() ? "" : " ") + last;
    }
    const auto title = identity_value(lead, "job_title"), company = identity_value(lead, "company");
    if (!title.empty()) text += (text.empty() ? "" : ", ") + title;
    if (!company.empty()) text += (text.empty() ? "" : " at ") + company;
    return text.empty() ? "a lead without a name" : text;
}

std::string where(const ExplainedLead& lead) {
    const auto email = identity_value(lead, "email");
    return fmt::format("{}{}{}, line {}, row {}", email, email.empty() ? "" : ", ", visible(lead.file), lead.line,
                       lead.record);
}

std::string_view mark(int truth) { return truth > 0 ? "yes" : truth == 0 ? "no" : "?"; }
std::string_view mark(State state) { return mark(state == State::met ? 1 : state == State::unmet ? 0 : -1); }

/// "6 points", "10 x 1/2^(45/30) = 3.54 points, 45 days old"
std::string points_text(const ExplainedCondition& condition) {
    const auto full = to_text(*condition.points);
    if (!condition.decayed) return fmt::format("{} points", full);
    const DecayedPoints& decayed = *condition.decayed;
    const auto half_life = decayed.decay->half_life;
    if (!decayed.youngest)
        return fmt::format("0 to {} points, half every {} days; {} is unknown", full, half_life,
                           decayed.decay->since.source);
    const auto left = [&](std::int32_t age, Decimal points) {
        return fmt::format("{} x 1/2^({}/{}) = {}", full, age, half_life, to_text(points));
    };
    const auto oldest = left(*decayed.oldest, decayed.certain);
    if (decayed.youngest == decayed.oldest) return fmt::format("{} points, {} days old", oldest, *decayed.oldest);
    return fmt::format("{} to {} points, {} to {} days old", oldest, left(*decayed.youngest, decayed.possible),
                       *decayed.youngest, *decayed.oldest);
}

struct Page {
    const ExplainedLead& lead;
    std::size_t index;
    bool colour;
    const RuleSet& set = lead.program->sets()[index];
    const Verdicts& verdicts = lead.evaluation->sets[index];
    Explanation explanation = explain(*lead.program, *lead.evaluation, index, lead.row);
    std::string text = {};
    TextTable facts = {};

    std::string coloured(Tag tag) const {
        if (!colour) return std::string(to_text(tag));
        const int code = tag == Tag::sql ? 32 : tag == Tag::mql ? 33 : 31;
        return fmt::format("\033[1;{}m{}\033[0m", code, to_text(tag));
    }

    void fact(std::string name, const std::string& value) { facts.rows.push_back({std::move(name), visible(value)}); }

    void verdict() {
        Arena arena;
        const auto action = action_text(*lead.program, verdicts, index, lead.row, arena);
        text +=
            fmt::format("\n{}{}{}\n", coloured(verdicts.tag[lead.row]), action.empty() ? "" : ": ", visible(action));
        text += fmt::format("by {}: {} of {} criteria met, score {}\n\n", visible(set.name),
                            verdicts.count(lead.row, State::met), set.criteria.size(), verdicts.score[lead.row]);
    }

    std::string rule_of(const ExplainedCondition& condition, const Criterion& criterion) const {
        const bool is_against = criterion.unmet && condition.condition == &*criterion.unmet;
        std::string rule = is_against ? "against: " : "";
        rule += rule_text(condition, set);
        if (condition.points) rule += fmt::format(" ({})", points_text(condition));
        if (condition.because && !condition.because->empty() && condition.truth > 0)
            rule += fmt::format(": {}", visible(*condition.because));
        return rule;
    }

    /// "6 points of 10, met at 6", under the signals of a criterion.
    std::string points_of(const Criterion& criterion, const ExplainedCriterion& explained) const {
        Decimal sum;
        for (const auto& condition : explained.conditions)
            if (condition.truth > 0 && condition.points)
                sum.millionths += (condition.decayed ? condition.decayed->certain : *condition.points).millionths;
        if (sum.millionths < criterion.min.millionths)
            return fmt::format("{} points, counted {}", to_text(sum), to_text(criterion.min));
        return fmt::format("{} points of {}, met at {}", to_text(sum), to_text(criterion.max),
                           to_text(criterion.met_at));
    }

    void criteria() {
        TextTable table{{"", "", "adds", "what the lead says", "holds", "rule"}, {}, {2}};
        for (std::size_t i = 0; i < set.criteria.size(); ++i) {
            const auto& criterion = set.criteria[i];
            const auto& all = explanation.criteria[i].conditions;
            const auto weight =
                criterion.weight == Decimal{1'000'000} ? "" : fmt::format(" ×{}", to_text(criterion.weight));
            std::vector<std::string> row{fmt::format("  {}", mark(verdicts.state(i, lead.row))),
                                         criterion.name + weight, explanation.criteria[i].contribution};
            for (const auto& condition : worth_showing(lead, index, criterion, all)) {
                row.push_back(said(lead, fields_shown(lead, index, condition)));
                row.emplace_back(mark(condition.truth));
                row.push_back(rule_of(condition, criterion));
                table.rows.push_back(std::move(row));
                row = {"", "", ""};
            }
            if (!criterion.signals.empty())
                table.rows.push_back({"", "", "", points_of(criterion, explanation.criteria[i])});
        }
        text += to_text(table) + "\n";
    }

    void arithmetic() {
        std::string sum = explanation.sum;
        if (verdicts.score_max[lead.row] > verdicts.score[lead.row])
            sum += fmt::format(", up to {} once everything is known", verdicts.score_max[lead.row]);
        fact("score", sum);
        const auto line = verdicts.line[lead.row];
        const auto& when = set.verdict[line].when;
        const bool is_rest = when.root.operation == Operation::constant;
        fact("tag", fmt::format("line {} of {}: {}", line + 1, set.verdict.size(),
                                is_rest ? "no other line holds" : with_settings(when.source, set)));
        if (explanation.gate)
            fact("gate", fmt::format("{}: {}", mark(explanation.gate->truth),
                                     with_settings(explanation.gate->condition->source, set)));
        if (explanation.grade) fact("grade", grade());
        if (explanation.profile)
            fact("profile", fmt::format("{}: {} ({})", mark(explanation.profile->truth),
                                        with_settings(explanation.profile->condition->source, set),
                                        said(lead, explanation.profile->fields)));
    }

    /// "B, 6 points: 4 for employees >= 50, 2 for …; can still become A-D"
    std::string grade() const {
        const char letter = verdicts.grade[lead.row];
        std::string shown = letter == Verdicts::no_grade
                                ? "nothing is known"
                                : fmt::format("{}, {} points", letter, to_text(explanation.grade->points));
        std::string_view before = ": ";
        for (const auto& condition : explanation.grade->conditions) {
            if (condition.truth <= 0) continue;
            const bool has_words = condition.because && !condition.because->empty();
            shown += fmt::format("{}{} for {}", std::exchange(before, ", "),
                                 to_text(condition.decayed ? condition.decayed->certain : *condition.points),
                                 has_words ? visible(*condition.because) : rule_text(condition, set));
        }
        const char best = verdicts.grade_best[lead.row], worst = verdicts.grade_worst[lead.row];
        if (best != worst) shown += fmt::format("; can still become {}-{}", best, worst);
        return shown;
    }

    void knock_outs() {
        for (const auto& condition : explanation.knock_outs) {
            const auto because = condition.because ? visible(*condition.because) : rule_text(condition, set);
            fact(condition.truth > 0 ? "knocked out" : "could still knock out",
                 fmt::format("{} ({})", because, said(lead, condition.fields)));
        }
    }

    void way_up() {
        std::vector<std::string> unknown;
        for (std::size_t i = 0; i < set.criteria.size(); ++i)
            if (verdicts.state(i, lead.row) == State::unknown) unknown.push_back(set.criteria[i].name);
        if (!unknown.empty()) fact("unknown", fmt::format("{}", fmt::join(unknown, ", ")));
        constexpr std::size_t kShown = 3;
        for (std::size_t i = 0; i < std::min(explanation.raises.size(), kShown); ++i) {
            const auto& raise = explanation.raises[i];
            std::vector<std::string> names;
            for (const auto criterion : raise.criteria) names.push_back(set.criteria[criterion].name);
            if (raise.fit) names.emplace_back("the profile");
            fact(i == 0 ? "would raise it" : "", fmt::format("confirm {}: {} → {}", fmt::join(names, " and "),
                                                             to_text(verdicts.tag[lead.row]), to_text(raise.tag)));
        }
        if (verdicts.knock_out[lead.row] != Verdicts::none) return;
        for (std::size_t i = 0; i < set.criteria.size(); ++i)
            if (verdicts.state(i, lead.row) == State::unknown)
                return fact("ask next", visible(set.criteria[i].question));
    }
};

}  // namespace

std::string explain_text(const ExplainedLead& lead, bool colour) {
    std::string text = fmt::format("{}\n{}\n", who(lead), where(lead));
    for (std::size_t index = 0; index < lead.program->sets().size(); ++index) {
        Page page{lead, index, colour};
        page.verdict();
        page.criteria();
        page.arithmetic();
        page.knock_outs();
        page.way_up();
        text += page.text + to_text(page.facts);
    }
    return text;
}

}  // namespace leadqual::cli
