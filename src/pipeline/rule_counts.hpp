// (private to pipeline) How often each condition of a rule set is TRUE of some leads, and what words they use.
#pragma once

#include <unordered_map>

#include "leadqual/pipeline.hpp"

namespace leadqual {

/// A condition of the rule file, with how often it was what.
struct Watched {
    const Condition* condition;
    std::string what;  ///< a signal of 'need'
    std::uint64_t is_true = 0, is_false = 0;
};

/// The texts of a field that some condition compares with.
struct ColumnTexts {
    std::uint32_t field;  ///< of the rule set
    std::string column;
    /// The first different ones.
    std::unordered_map<std::string, std::pair<std::string, std::uint64_t>> values;  ///< folded -> as first seen, leads
    std::unordered_map<std::string, bool> wanted;  ///< folded texts of conditions -> seen
};

struct RuleCounts {
    std::uint64_t leads = 0;
    std::vector<Watched> watched;
    std::vector<ColumnTexts> texts;
    std::vector<std::uint64_t> criterion_met, line_fired;
    std::vector<bool> supplied;  ///< by field of the rule set
    std::vector<std::string> columns;
};
/// Of one rule set; a condition that came with "extends" is not looked at.
RuleCounts count_rules(const Job& job, const RuleSet& set);

template <typename Visit>
void visit_parts(const Expression& part, const Visit& visit) {
    visit(part);
    for (const Expression& operand : part.operands) visit_parts(operand, visit);
}

/// Every part of the conditions that are the file's own.
template <typename Visit>
void for_each_own_part(const RuleSet& set, const Visit& visit) {
    const auto look = [&](const Condition& condition) {
        if (condition.place.file == set.file)
            visit_parts(condition.root, [&](const Expression& part) { visit(condition, part); });
    };
    for (const Criterion& criterion : set.criteria) {
        for (const Condition& entry : criterion.met) look(entry);
        if (criterion.unmet) look(*criterion.unmet);
        for (const Signal& signal : criterion.signals) look(signal.when);
    }
    for (const Fact& fact : set.facts) look(fact.when);
    if (set.profile) look(*set.profile);
    if (set.grade)
        for (const Signal& signal : set.grade->signals) look(signal.when);
    if (set.gate) look(*set.gate);
    for (const KnockOut& knock_out : set.knock_outs) {
        look(knock_out.when);
        if (knock_out.unless) look(*knock_out.unless);
    }
    for (const VerdictLine& line : set.verdict) look(line.when);
}

/// field = 'text', field <> 'text', field IN ('text', …): the field and its texts.
inline bool compares_texts(const Expression& part) {
    const bool is_comparison =
        part.operation == Operation::equal || part.operation == Operation::not_equal || part.operation == Operation::in;
    return is_comparison && part.operands[0].operation == Operation::field &&
           part.operands[0].type == ValueType::text && part.operands[1].operation == Operation::constant;
}

}  // namespace leadqual
