// What a verdict rests on: the comparisons that decided, down to the cells without which it would not be so.
#pragma once

#include "scoring/trial.hpp"

namespace leadqual {

/// See Inquiry::grounds().
std::vector<Ground> find_grounds(const Program& program, std::size_t set, const JudgedLead& lead, Trial& trial);

}  // namespace leadqual
