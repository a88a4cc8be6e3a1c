// Who the lead is, its tag, every criterion with the lead's own values, the sum, and what would raise the tag.
#include "cli/explain_text.hpp"

#include "cli/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

constexpr std::size_t kValueWidth = 30, kRuleWidth = 60;

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
    return fmt::format("{}{}{}, line {}, row {}", email, email.empty() ? "" : ", ", visible(lead.file), lead.line, lead.record);
}

std::string_view mark(int truth) { return truth > 0 ? "yes" : truth == 0 ? "no" : "?"; }
std::string_view mark(State state) { return mark(state == State::met ? 1 : state == State::unmet ? 0 : -1); }

/// "Budget 40,000", "Timeline is blank", "no column for employees"
std::string said(const ExplainedLead& lead, std::uint32_t field) {
    const int column = lead.column_of[field];
    if (column == Mapping::none) return fmt::format("no column for {}", lead.program->fields()[field].name);
    const auto name = shorten(visible(lead.columns[static_cast<std::size_t>(column)]), kValueWidth);
    const auto value = shorten(visible(trim(lead.values[field])), kValueWidth);
    return value.empty() ? fmt::format("{} is blank", name) : fmt::format("{}: {}", name, value);
}

std::string said(const ExplainedLead& lead, const std::vector<std::uint32_t>& fields) {
    std::string text;
    for (const auto field : fields) text += (text.empty() ? "" : "; ") + said(lead, field);
    return text;
}

/// $min_budget is shown as the value in force.
std::string with_settings(std::string text, const RuleSet& set) {
    for (const auto& [name, value] : set.settings) {
        const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
        const std::string word = "$" + name;
        for (std::size_t at = 0; (at = text.find(word, at)) != text.npos; at += value.size()) {
            const auto end = at + word.size();
            if (end < text.size() && is_letter(text[end])) at = end - value.size();
            else text.replace(at, word.size(), value);
        }
    }
    return text;
}

/// The verdict's action, with what is missing filled in; a knock-out's own where the line has none.
std::string action_text(const RuleSet& set, const Verdicts& verdicts, std::size_t row) {
    constexpr std::string_view kMissing = "{missing}";
    auto action = set.verdict[verdicts.line[row]].action;
    if (const auto knock_out = verdicts.knock_out[row]; action.empty() && knock_out != Verdicts::none)
        return set.knock_outs[static_cast<std::size_t>(knock_out)].action;
    const auto at = action.find(kMissing);
    if (at == action.npos) return action;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < set.criteria.size(); ++i)
        if (verdicts.state(i, row) != State::met) missing.push_back(set.criteria[i].name);
    return action.replace(at, kMissing.size(), fmt::format("{}", fmt::join(missing, ", ")));
}

std::string rule_text(const ExplainedCondition& explained, const RuleSet& set) {
    const auto& condition = *explained.condition;
    const auto part = explained.part ? std::string(condition.text_of(*explained.part)) : condition.source;
    return shorten(visible(with_settings(part, set)), kRuleWidth);
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

    void fact(std::string name, std::string value) { facts.rows.push_back({std::move(name), std::move(value)}); }

    void verdict() {
        const auto title = set.title.empty() ? set.name : set.title;
        const auto action = action_text(set, verdicts, lead.row);
        text += fmt::format("\n{}: {}{}{}\n", visible(title), coloured(verdicts.tag[lead.row]), action.empty() ? "" : ", ",
                            visible(action));
        text += fmt::format("score {} of 100, {} of {} criteria met\n\n", verdicts.score[lead.row],
                            verdicts.count(lead.row, State::met), set.criteria.size());
    }

    std::string note_on(const ExplainedCondition& condition, const Criterion& criterion) const {
        const bool is_unmet = criterion.unmet && condition.condition == &*criterion.unmet;
        std::string note = is_unmet ? "rules it out: " : "";
        note += rule_text(condition, set);
        if (condition.points) note += fmt::format(" ({} points)", to_text(*condition.points));
        return note;
    }

    void criteria() {
        TextTable table{{"", "", "adds", "what the lead says", "", "rule"}, {}, {2}};
        for (std::size_t i = 0; i < set.criteria.size(); ++i) {
            const auto& explained = explanation.criteria[i];
            const auto state = verdicts.state(i, lead.row);
            std::vector<std::string> row{fmt::format("  {}", mark(state)), set.criteria[i].name, explained.contribution};
            auto conditions = explained.conditions;
            std::stable_partition(conditions.begin(), conditions.end(), [](const auto& c) { return c.decided; });
            for (const auto& condition : conditions) {
                const bool has_words = condition.because && !condition.because->empty() && condition.truth > 0;
                row.push_back(said(lead, condition.fields));
                row.emplace_back(mark(condition.truth));
                row.push_back(note_on(condition, set.criteria[i]));
                if (has_words) row.back() += fmt::format(": {}", visible(*condition.because));
                table.rows.push_back(std::move(row));
                row = {"", "", ""};
            }
            if (conditions.empty()) table.rows.push_back(std::move(row));
        }
        text += to_text(table) + "\n";
    }

    void arithmetic() {
        std::string sum = explanation.sum;
        if (verdicts.score_max[lead.row] > verdicts.score[lead.row])
            sum += fmt::format(", up to {} once everything is known", verdicts.score_max[lead.row]);
        fact("score", sum);
        const auto line = verdicts.line[lead.row];
        fact("tag", fmt::format("line {} of {}: {}", line + 1, set.verdict.size(),
                                with_settings(set.verdict[line].when.source, set)));
        if (explanation.profile)
            fact("profile", fmt::format("{} {} ({})", mark(explanation.profile->truth), rule_text(*explanation.profile, set),
                                        said(lead, explanation.profile->fields)));
    }

    void knock_outs() {
        for (const auto& condition : explanation.knock_outs) {
            const auto because = condition.because ? visible(*condition.because) : rule_text(condition, set);
            const auto values = said(lead, condition.fields);
            if (condition.truth > 0) fact("knocked out", fmt::format("{} ({})", because, values));
            else fact("could still knock out", fmt::format("{} ({})", because, values));
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
            fact(i == 0 ? "would raise it" : "",
                 fmt::format("confirm {}: {} → {}", fmt::join(names, " and "), to_text(verdicts.tag[lead.row]), to_text(raise.tag)));
        }
        if (verdicts.knock_out[lead.row] != Verdicts::none) return;
        for (std::size_t i = 0; i < set.criteria.size(); ++i)
            if (verdicts.state(i, lead.row) == State::unknown) return fact("ask next", visible(set.criteria[i].question));
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
