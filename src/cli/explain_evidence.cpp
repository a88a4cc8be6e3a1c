#include "cli/explain_evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

constexpr std::size_t kValueWidth = 30, kRuleWidth = 110;

/// "Budget: 40,000", "Timeline is blank"
std::string said(const ExplainedLead& lead, std::uint32_t field) {
    const auto name = shorten(visible(lead.columns[static_cast<std::size_t>(lead.column_of[field])]), kValueWidth);
    const auto value = shorten(visible(trim(lead.values[field])), kValueWidth);
    return value.empty() ? fmt::format("{} is blank", name) : fmt::format("{}: {}", name, value);
}

void collect_fields(const Expression& expression, const Program& program, std::size_t set,
                    std::vector<std::uint32_t>& fields) {
    if (expression.operation == Operation::field) {
        const auto field = program.field_of(set, expression.index);
        if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
    }
    for (const auto& operand : expression.operands) collect_fields(operand, program, set, fields);
}

/// How many NOT are written before `part` in `whole` ("a NOT IN (1)" has its own inside); -1 when it is not inside.
int negations_before(const Expression& whole, const Expression* part) {
    if (&whole == part) return 0;
    for (const auto& operand : whole.operands)
        if (const int before = negations_before(operand, part); before >= 0)
            return before + (whole.operation == Operation::logical_not && whole.begin < operand.begin);
    return -1;
}

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

std::string said(const ExplainedLead& lead, const std::vector<std::uint32_t>& fields) {
    std::vector<std::string> values;
    std::vector<std::string_view> without;
    for (const auto field : fields) {
        if (lead.column_of[field] == Mapping::none)
            without.push_back(lead.program->fields()[field].name);
        else
            values.push_back(said(lead, field));
    }
    if (!values.empty()) return fmt::format("{}", fmt::join(values, "; "));
    if (without.size() > 2) return fmt::format("no column for {} and {} more", without[0], without.size() - 1);
    return without.empty() ? std::string() : fmt::format("no column for {}", fmt::join(without, " or "));
}

std::vector<std::uint32_t> fields_shown(const ExplainedLead& lead, std::size_t set,
                                        const ExplainedCondition& condition) {
    if (!condition.part) return condition.fields;
    std::vector<std::uint32_t> fields;
    collect_fields(*condition.part, *lead.program, set, fields);
    return fields;
}

std::string with_settings(std::string text, const RuleSet& set) {
    for (const auto& [name, value] : set.settings) {
        const auto word = "$" + name;
        for (std::size_t at = 0; (at = text.find(word, at)) != text.npos;) {
            const auto end = at + word.size();
            if (end < text.size() && is_name_character(text[end])) {  // the beginning of a longer name
                at = end;
                continue;
            }
            text.replace(at, word.size(), value);
            at += value.size();
        }
    }
    return text;
}

std::string rule_text(const ExplainedCondition& explained, const RuleSet& set) {
    const auto& condition = *explained.condition;
    if (!explained.part) return shorten(visible(with_settings(condition.source, set)), kRuleWidth);
    const bool is_negated = negations_before(condition.root, explained.part) % 2 == 1;
    const auto part = fmt::format("{}{}", is_negated ? "NOT " : "", condition.text_of(*explained.part));
    return shorten(visible(with_settings(part, set)), kRuleWidth);
}

std::vector<ExplainedCondition> worth_showing(const ExplainedLead& lead, std::size_t set, const Criterion& criterion,
                                              std::vector<ExplainedCondition> conditions) {
    std::stable_partition(conditions.begin(), conditions.end(), [](const auto& each) { return each.decided; });
    const bool is_list = criterion.met.size() != 1;
    if (is_list || conditions.empty()) return conditions;
    if (conditions.front().decided) return {conditions.front()};

    const auto first = said(lead, fields_shown(lead, set, conditions.front()));
    while (conditions.size() > 1) {
        const auto fields = fields_shown(lead, set, conditions.back());
        const bool has_column = std::any_of(
            fields.begin(), fields.end(), [&](std::uint32_t field) { return lead.column_of[field] != Mapping::none; });
        if (has_column && said(lead, fields) != first) break;
        conditions.pop_back();
    }
    return conditions;
}

}  // namespace leadqual::cli
