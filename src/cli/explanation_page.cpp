#include "cli/explanation_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace leadqual::cli {

namespace {

constexpr std::size_t kValueWidth = 30, kRuleWidth = 110;

std::string identity_value(const LeadExplanation& lead, std::string_view name) {
    for (const auto& [key, value] : lead.identity)
        if (key == name) return visible(value);
    return {};
}

std::string_view mark(int truth) { return truth > 0 ? "yes" : truth == 0 ? "no" : "?"; }
std::string_view mark(State state) { return mark(state == State::met ? 1 : state == State::unmet ? 0 : -1); }

/// "Budget: 40,000; Timeline is blank". Fields without a column are only named where there is nothing else to say.
std::string said(const std::vector<ShownCell>& cells) {
    std::vector<std::string> values;
    std::vector<std::string_view> without;
    for (const ShownCell& cell : cells) {
        if (cell.column.empty()) {
            without.push_back(cell.field);
            continue;
        }
        const auto name = shorten(visible(cell.column), kValueWidth);
        const auto value = shorten(visible(cell.value), kValueWidth);
        values.push_back(value.empty() ? fmt::format("{} is blank", name) : fmt::format("{}: {}", name, value));
    }
    if (!values.empty()) return fmt::format("{}", fmt::join(values, "; "));
    if (without.size() > 2) return fmt::format("no column for {} and {} more", without[0], without.size() - 1);
    return without.empty() ? std::string() : fmt::format("no column for {}", fmt::join(without, " or "));
}

std::string in_brackets(const std::vector<ShownCell>& cells) {
    return cells.empty() ? "" : fmt::format(" ({})", said(cells));
}

/// "demo_requested (10 x 1/2^(45/30) = 3.54 points): asked for a demo"
std::string rule_text(const ShownRule& rule) {
    std::string text = (rule.is_against ? "against: " : "") + shorten(visible(rule.rule), kRuleWidth);
    if (!rule.fading.empty())
        text += fmt::format(" ({} points{}", rule.fading.substr(0, rule.fading.find_first_of(",;")),
                            rule.fading.substr(std::min(rule.fading.find_first_of(",;"), rule.fading.size())) + ")");
    else if (!rule.points_at_most.empty())
        text += fmt::format(" ({} points)", rule.truth < 0 ? "could be " + rule.points_at_most : rule.points);
    if (!rule.because.empty()) text += ": " + visible(rule.because);
    return text;
}

/// "authority, need and the profile"
std::string enumerated(const std::vector<std::string>& names) {
    if (names.size() < 2) return names.empty() ? "" : names.front();
    return fmt::format("{} and {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

/// "B, 6 points: 4 for employees >= 50, 2 for at home; can still become A-D"
std::string grade_text(const ShownGrade& grade) {
    std::string text = grade.letter == Verdicts::no_grade ? std::string("nothing is known")
                                                          : fmt::format("{}, {} points", grade.letter, grade.points);
    std::string_view before = ": ";
    for (const ShownRule& rule : grade.rules) {
        if (rule.truth <= 0) continue;
        text += fmt::format("{}{} for {}", std::exchange(before, ", "), rule.points,
                            visible(rule.because.empty() ? rule.rule : rule.because));
        text += in_brackets(rule.cells);
    }
    if (grade.best != grade.worst) text += fmt::format("; can still become {}-{}", grade.best, grade.worst);
    return text;
}

/// A knock-out that did not fire for the sake of the e-mail address is not worth a line: the address stands above.
bool is_told_above(const LeadExplanation& lead, const ShownKnockOut& knock_out) {
    const auto email = std::find_if(lead.identity.begin(), lead.identity.end(),
                                    [](const auto& entry) { return entry.first == "email"; });
    return knock_out.truth == 0 && email != lead.identity.end() &&
           std::all_of(knock_out.cells.begin(), knock_out.cells.end(),
                       [&](const ShownCell& cell) { return cell.value == email->second; });
}

}  // namespace

std::string who(const LeadExplanation& lead) {
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

std::string where(const LeadExplanation& lead) {
    const auto email = identity_value(lead, "email");
    return fmt::format("{}{}{}, line {}, row {}", email, email.empty() ? "" : ", ", visible(lead.file), lead.line,
                       lead.row);
}

std::vector<CriterionLine> criterion_lines(const SetExplanation& set) {
    std::vector<CriterionLine> lines;
    for (const ShownCriterion& criterion : set.criteria) {
        CriterionLine line{std::string(mark(criterion.state)),
                           criterion.name + (criterion.weight == "1" ? "" : " ×" + criterion.weight),
                           criterion.adds,
                           {},
                           {},
                           {}};
        std::string above;
        for (const ShownRule& rule : criterion.rules) {
            line.said = said(rule.cells), line.holds = mark(rule.truth), line.rule = rule_text(rule);
            if (line.said == above)
                line.said.clear();  // the same cell again
            else
                above = line.said;
            lines.push_back(std::exchange(line, {}));
        }
        if (!criterion.points.empty()) line.said = criterion.points;
        if (criterion.rules.empty() || !criterion.points.empty()) lines.push_back(line);
    }
    return lines;
}

std::vector<std::pair<std::string, std::string>> facts_of(const LeadExplanation& lead, const SetExplanation& set) {
    std::vector<std::pair<std::string, std::string>> facts;
    const auto add = [&](std::string name, const std::string& text) {
        const bool goes_on = !facts.empty() && !name.empty() && facts.back().first == name;
        facts.emplace_back(goes_on ? "" : std::move(name), text);
    };
    add("score",
        set.sum + (set.score_max > set.score ? fmt::format(", up to {} once everything is known", set.score_max) : ""));
    add("tag", fmt::format("line {} of {}: {}{}", set.line, set.lines,
                           set.verdict.rule.empty() ? "no other line holds" : visible(set.verdict.rule),
                           in_brackets(set.verdict.cells)));
    for (const ShownRule& gate : set.gate) add("gate", fmt::format("{}: {}", mark(gate.truth), visible(gate.rule)));
    for (const ShownGrade& grade : set.grade) add("grade", grade_text(grade));
    for (const ShownRule& profile : set.profile)
        add("profile", fmt::format("{}: {}{}", mark(profile.truth), visible(profile.rule), in_brackets(profile.cells)));
    for (const ShownKnockOut& knock_out : set.knock_outs) {
        if (is_told_above(lead, knock_out)) continue;
        add(knock_out.truth > 0    ? "knocked out"
            : knock_out.truth == 0 ? "not knocked out"
                                   : "could still knock out",
            visible(knock_out.because) + in_brackets(knock_out.cells) +
                (knock_out.reason.empty() ? "" : "; reason " + knock_out.reason) +
                (knock_out.recheck_on.empty() ? "" : "; look again on " + knock_out.recheck_on));
    }
    if (!set.unknown.empty()) add("unknown", fmt::format("{}", fmt::join(set.unknown, ", ")));
    for (std::size_t i = 0; i < set.raises.size(); ++i)
        add(i == 0 ? "would raise it" : "",
            fmt::format("confirm {}: {} → {}", visible(enumerated(set.raises[i].spoken)), to_text(set.tag),
                        to_text(set.raises[i].tag)));
    if (!set.depends_on.empty())
        add("could be raised", fmt::format("to {}, depending on {}", to_text(set.could_be),
                                           visible(fmt::format("{}", fmt::join(set.depends_on, ", ")))));
    if (!set.next_question.empty()) add("ask next", visible(set.next_question));
    return facts;
}

}  // namespace leadqual::cli
