// (private to scoring) The registers that hold the answers of a rule set's parts.
#pragma once

#include "scoring/program.hpp"

namespace leadqual {

/// The known truth of a part.
std::uint32_t truth_of(const CompiledSet& set, const RulePart& part);

}  // namespace leadqual
