// (private to pipeline) Decides which input columns are kept, whether records pass through, and how they are laid out.
#pragma once

#include "pipeline/added_plan.hpp"
#include "pipeline/input_plan.hpp"

namespace leadqual {

struct OutputPlan {
    FormatOptions format;
    Layout layout;
    bool arranges_cells = false;  ///< inputs differ: the kept cells of each block are put in one common order
    std::size_t arranged_at = 0;  ///< first slot of that order
};

/// Throws Error (exit 2) when an appended name is already a column of the input, or --columns names no column.
OutputPlan plan_output(const Job& job, InputPlan& inputs, const AddedPlan& added);

/// Puts the kept cells of `block` where the layout expects them (only where inputs differ).
void arrange_cells(const OutputPlan& plan, const Input& input, Block& block);

}  // namespace leadqual
