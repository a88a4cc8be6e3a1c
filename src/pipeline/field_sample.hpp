// (private to pipeline) What the sample tells of one field: how each of its columns is to be read, and whether it holds
// what it is called.
#pragma once

#include "pipeline/input_plan.hpp"

namespace leadqual {

/// Settles the conventions of the columns that feed a field, takes away those that hold something else, and notes what
/// stays open, what was taken away and which column steps in for which.
void settle_feeds(std::vector<Feed>& feeds, const Input& input, const std::vector<Block>& heads, const FieldUse& use,
                  InputPlan& plan, Day today);

}  // namespace leadqual
