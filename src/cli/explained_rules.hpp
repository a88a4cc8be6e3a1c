// (private to cli) What a rule asks and what the lead says, out of the grounds of a verdict.
#pragma once

#include "cli/explanation.hpp"

namespace leadqual::cli {

/// The cells of some fields, as the file has them.
std::vector<ShownCell> cells_of(const ExplainedLead& lead, std::span<const std::uint32_t> fields);

/// The comparison of a ground, or the whole condition where that is all that can be said.
ShownRule rule_of(const ExplainedLead& lead, std::size_t set, const Ground& ground);

/// What a signal counts, with all the grounds for it.
ShownRule signal_rule(const ExplainedLead& lead, std::size_t set, const ExplainedCondition& signal,
                      std::span<const Ground> grounds, const RulePart& part);

/// $min_budget as the value in force, as a condition would write it.
std::string with_settings(std::string_view text, const RuleSet& set);

}  // namespace leadqual::cli
