// (private to pipeline) The fields that --dedupe reads besides those of the rules.
#pragma once

#include "pipeline/input_plan.hpp"

namespace leadqual {

/// The fields or columns that make the key, as texts; then the dates that --keep latest compares, the better one first.
std::vector<FieldUse> dedupe_fields(const Job& job);

/// Throws Error (exit 2) when no input supplies one of them; a note names each input that does not.
void require_dedupe_columns(const Job& job, InputPlan& plan);

}  // namespace leadqual
