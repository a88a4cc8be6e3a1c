// (private to pipeline) Why a lead got its verdict, in about 120 characters with the lead's own values.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual {

/// The judged leads of one block, with what is needed to show their own values.
struct LeadsInView {
    const Program& program;
    const Block& block;
    const Evaluation& evaluation;
    std::span<const Column> columns;     ///< by program field
    std::span<const int> slot_of_field;  ///< by program field
    std::size_t rows() const noexcept { return block.records.size(); }
};

/// "yes budget: 40,000; no timing: 300 days; ask need", or what knocked the lead out, for each lead of the block.
void fill_reasons(const LeadsInView& leads, std::size_t set, Arena& arena, std::span<std::string_view> texts);

}  // namespace leadqual
