// Lints that need all of a rule set: each finds the text of a condition by the place it keeps.
#pragma once

#include "rules/reading.hpp"

namespace leadqual {

/// The text of a condition that stands in the rule file itself; nullptr for one that was inherited or stands for a
/// shorthand, which nobody could mend here.
const PlacedText* own_text(const Reading& reading, const Condition& condition);

/// Calls `visit` with every condition of a set.
template <typename Visit>
void for_each_condition(const RuleSet& set, const Visit& visit) {
    for (const Criterion& criterion : set.criteria) {
        for (const Condition& condition : criterion.met) visit(condition);
        if (criterion.unmet) visit(*criterion.unmet);
        for (const Signal& signal : criterion.signals) visit(signal.when);
    }
    for (const Fact& fact : set.facts) visit(fact.when);
    if (set.profile) visit(*set.profile);
    if (set.grade)
        for (const Signal& signal : set.grade->signals) visit(signal.when);
    if (set.gate) visit(*set.gate);
    for (const KnockOut& knock_out : set.knock_outs) {
        visit(knock_out.when);
        if (knock_out.unless) visit(*knock_out.unless);
    }
    for (const VerdictLine& line : set.verdict) visit(line.when);
}

/// Contradictions, what is always TRUE, and parts that change nothing, within one condition.
void lint_logic(Reading& reading, const Condition& condition, const PlacedText& text);
/// Regular expressions that are plain phrases, and LIKE without a wildcard.
void lint_patterns(const Condition& condition, const PlacedText& text, Problems& problems);
/// What an earlier condition of a list leaves nothing to decide, and points that cannot be reached.
void lint_order(Reading& reading);

}  // namespace leadqual
