// (private to cli) What a lead says and what a rule asks, in words: the two columns of an explanation.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual::cli {

/// "Budget: 40,000; Timeline is blank". Fields without a column are only named where there is nothing else to say.
std::string said(const ExplainedLead& lead, const std::vector<std::uint32_t>& fields);

/// The fields of the comparison that decided, so that the values beside it are those it read.
std::vector<std::uint32_t> fields_shown(const ExplainedLead& lead, std::size_t set,
                                        const ExplainedCondition& condition);

/// The comparison that decided, or the whole condition where none did.
std::string rule_text(const ExplainedCondition& condition, const RuleSet& set);

/// $min_budget as the value in force.
std::string with_settings(std::string text, const RuleSet& set);

/// The conditions of a criterion that tell why it is in its state. Where one answer decided, the rest of a long
/// condition is noise; signals and lists are shown whole; what is unknown is shown as far as it says something new.
std::vector<ExplainedCondition> worth_showing(const ExplainedLead& lead, std::size_t set, const Criterion& criterion,
                                              std::vector<ExplainedCondition> conditions);

}  // namespace leadqual::cli
