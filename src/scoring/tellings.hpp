// What a lead could still say of its fields: values that tell all cases of a rule set apart.
#pragma once

#include "leadqual/scoring.hpp"

namespace leadqual {

class Trial;

/// By position in Program::fields(), a value for each way in which a field by itself can be judged; none of fields that
/// the set does not read. They come from the constants of its conditions: what is as large as $min_budget, or smaller;
/// a word of each list, and one of none.
std::vector<std::vector<Told>> tellings(const Program& program, std::size_t set, Trial& trial);

}  // namespace leadqual
