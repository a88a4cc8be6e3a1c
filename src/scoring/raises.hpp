// What would raise a tag: answers tried on the lead itself, few before many.
#pragma once

#include "scoring/tellings.hpp"
#include "scoring/trial.hpp"

namespace leadqual {

/// See Inquiry::raises(). `tellings` are those of the set.
std::vector<Raise> find_raises(const Program& program, std::size_t set, const JudgedLead& lead,
                               std::span<const std::vector<Told>> tellings, Trial& trial);

}  // namespace leadqual
