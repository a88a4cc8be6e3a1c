// (private to pipeline) The columns that a report reads besides those of the rules.
#pragma once

#include "pipeline/input_plan.hpp"

namespace leadqual {

/// What a listed lead is known by, as ListedLead::identity calls it.
std::span<const std::string_view> listed_fields();

/// For each input Input::surveyed: the columns that group its leads, then those of listed_fields(), where some are to
/// be listed; of each, the first one that says something counts, as when leads are judged. Returns what the report
/// calls the first; "" where leads are not grouped. Throws Error (exit 2) when the user names a field or column that no
/// input has.
std::string choose_survey_columns(const Job& job, std::span<const RuleSet> sets, std::vector<Input>& inputs);

}  // namespace leadqual
