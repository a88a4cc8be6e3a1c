// Random rule sets of every shape: lists, unmet, signals, profile, gate, facts, knock-outs, own verdict lines.
#pragma once

#include "scoring/random_expression.hpp"

namespace leadqual::test {

RuleSet random_rule_set(RandomRules& random);

/// `lead` with some of its gaps filled and some of its intervals narrowed.
Lead answered(const Lead& lead, RandomRules& random);

}  // namespace leadqual::test
