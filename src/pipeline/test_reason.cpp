#include "pipeline/test_reason.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kMostWidth = 60;  // of a condition or a value

std::string shown(std::string_view text) { return shorten(visible(text), kMostWidth); }

std::string place_text(const Place& place) { return fmt::format("{}:{}", visible(place.file), place.line); }

/// "budget 4000", "no need, no challenge"; where some are known and something was decided, those decided it.
std::string values_text(const Program& program, const TestLead& lead, std::span<const std::uint32_t> fields,
                        bool is_decided) {
    std::string known, unknown;
    for (const std::uint32_t field : fields) {
        const std::string value = lead.value_of(field);
        std::string& text = value.empty() ? unknown : known;
        text += text.empty() ? "" : ", ";
        text += (value.empty() ? "no " : "") + visible(program.fields()[field].name);
        if (!value.empty()) text += " " + shown(value);
    }
    if (is_decided && !known.empty()) return known;
    return known + (known.empty() || unknown.empty() ? "" : ", ") + unknown;
}

/// "10", of fading ones what the age of the evidence leaves: "2.56 of 10 (59 days old)"
std::string points_text(const ExplainedCondition& signal) {
    const std::string full = to_text(*signal.points);
    if (!signal.decayed) return full + " points";
    const DecayedPoints& left = *signal.decayed;
    const std::string points = left.certain == left.possible
                                   ? to_text(left.certain)
                                   : fmt::format("{} to {}", to_text(left.certain), to_text(left.possible));
    if (!left.youngest) return fmt::format("{} of {} points (of unknown age)", points, full);
    if (left.youngest == left.oldest) return fmt::format("{} of {} points ({} days old)", points, full, *left.oldest);
    return fmt::format("{} of {} points ({} to {} days old)", points, full, *left.youngest, *left.oldest);
}

std::string why_state(const Program& program, const TestLead& lead, std::size_t criterion) {
    const Explanation explanation = explain(program, lead.evaluation(), 0, 0);
    const ExplainedCriterion& explained = explanation.criteria[criterion];
    std::string decided, signals;
    std::vector<std::uint32_t> read;
    for (const ExplainedCondition& each : explained.conditions) {
        if (each.points && each.truth == 1)
            signals += fmt::format("{}{} for {}", signals.empty() ? "" : ", ", points_text(each),
                                   shown(each.condition->source));
        const auto add_read = [&](std::span<const std::uint32_t> fields) {
            for (const std::uint32_t field : fields)
                if (std::find(read.begin(), read.end(), field) == read.end()) read.push_back(field);
        };
        add_read(each.fields);
        if (each.decayed && each.truth == 1) add_read(each.decayed->fields);
        if (each.points || !each.decided || each.part == nullptr) continue;
        decided = fmt::format("{} is {}: {}", shown(each.condition->text_of(*each.part)),
                              each.truth == 1 ? "TRUE" : "FALSE", values_text(program, lead, each.fields, true));
    }
    if (!decided.empty()) return shorten(decided, 2 * kMostWidth);
    return shorten((signals.empty() ? "nothing decides: " : signals + "; ") + values_text(program, lead, read, false),
                   2 * kMostWidth);
}

std::string why_tag(const RuleSet& rules, const Verdicts& verdicts) {
    if (verdicts.knock_out[0] != Verdicts::none) {
        const KnockOut& knock_out = rules.knock_outs[static_cast<std::size_t>(verdicts.knock_out[0])];
        return fmt::format("knocked out at {}: {}: {}", place_text(knock_out.when.place), visible(knock_out.because),
                           shown(knock_out.when.source));
    }
    const VerdictLine& line = rules.verdict[verdicts.line[0]];
    return fmt::format("verdict line {} at {}: {} when {}", verdicts.line[0] + 1, place_text(line.when.place),
                       to_text(line.tag), shown(line.when.source));
}

}  // namespace

std::string reasons_of(const TestLead& lead) {
    Arena arena;
    std::string_view text;
    fill_reasons(lead.in_view(), 0, arena, {&text, 1});
    return std::string(text);
}

std::string why_it_got(const std::string& name, const Program& program, const TestLead& lead) {
    const RuleSet& rules = program.sets().front();
    for (std::size_t i = 0; i < rules.criteria.size(); ++i)
        if (rules.criteria[i].name == name) return why_state(program, lead, i);
    if (name == "score" || name == "score_max") return explain(program, lead.evaluation(), 0, 0).sum;
    if (rules.verdict.empty() || name == "next_question" || name == "reasons") return {};
    return why_tag(rules, lead.verdicts());
}

}  // namespace leadqual
