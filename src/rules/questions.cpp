// The questions of a rule set as a form to fill in while talking to a lead.
#include <fmt/format.h>

#include <set>

#include "rules/condition.hpp"

namespace leadqual {

namespace {

/// The fields a criterion reads: where the answer goes.
std::string fields_of(const RuleSet& set, const Criterion& criterion) {
    std::vector<std::uint32_t> order;
    std::set<std::uint32_t> seen;
    const auto read = [&](const Condition& condition) {
        for_each_part(condition.root, [&](const Expression& part) {
            if (part.operation == Operation::field && seen.insert(part.index).second) order.push_back(part.index);
        });
    };
    for (const Condition& condition : criterion.met) read(condition);
    if (criterion.unmet) read(*criterion.unmet);
    for (const Signal& signal : criterion.signals) read(signal.when);
    std::string text;
    for (const std::uint32_t index : order)
        text += fmt::format("{}`{}`", text.empty() ? "" : ", ", set.fields[index].name);
    return text;
}

}  // namespace

std::string questions(const RuleSet& set) {
    std::string text = fmt::format(
        "# {}\n\nLead: ____________________  Company: ____________________  Date: __________\n", visible(set.title));
    std::size_t number = 0;
    for (const Criterion& criterion : set.criteria) {
        text += fmt::format("\n## {}. {}\n\n**{}**\n\n", ++number, criterion.name, visible(criterion.question));
        text += "Answer: ________________________________________\n\n- [ ] yes\n- [ ] no\n- [ ] not known yet\n";
        const std::string fields = fields_of(set, criterion);
        if (!fields.empty()) text += fmt::format("\nThe answer goes into: {}\n", visible(fields));
    }
    return text;
}

}  // namespace leadqual
