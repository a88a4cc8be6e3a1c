// What would raise a tag: each candidate change is a row of a small block that is judged again.
#pragma once

#include "scoring/program.hpp"
#include "scoring/registers.hpp"

namespace leadqual {

/// At most three changes, fewest first: unknown criteria that would have to be met, and fit that would have to be TRUE.
std::vector<Raise> find_raises(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t row);

}  // namespace leadqual
