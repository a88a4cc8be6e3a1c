// (private to pipeline) One tag of several rule sets.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual {

/// A knock-out in any set wins, ties go down.
void combine_tags(std::span<const Verdicts> sets, Combine combine, std::size_t rows, std::vector<Tag>& combined);

}  // namespace leadqual
