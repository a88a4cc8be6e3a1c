// (private to pipeline) The fields of a block, each from the columns that feed it.
#pragma once

#include "pipeline/turn.hpp"

namespace leadqual {

/// Types the fields of a block. Where several columns feed one, each is read as its own cells ask for, a lead takes the
/// first that gives it a value, and the cells it took stand in the field's own slot of the block.
void read_fields(const Program& program, const InputPlan& inputs, Turn& turn);

}  // namespace leadqual
