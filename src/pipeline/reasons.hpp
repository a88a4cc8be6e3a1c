// (private to pipeline) Why a lead got its verdict, in about 120 characters with the lead's own values.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual {

/// By program field, and where several columns feed it by lead: the column that stepped in for the first one, or "".
/// Empty where one column feeds each field.
using SteppedIn = std::vector<std::vector<std::string_view>>;

/// The judged leads of one block, with what is needed to show their own values.
struct LeadsInView {
    const Program& program;
    const Block& block;
    const Evaluation& evaluation;
    std::span<const Column> columns;                                 ///< by program field
    std::span<const int> slot_of_field;                              ///< by program field
    std::span<const std::vector<std::string_view>> stepped_in = {};  ///< see SteppedIn
    std::string_view stepped_in_for(std::uint32_t field, std::size_t row) const noexcept {
        return stepped_in.empty() || stepped_in[field].empty() ? std::string_view() : stepped_in[field][row];
    }
    std::size_t rows() const noexcept { return block.records.size(); }
};

/// "yes budget: 40,000; no timing: 300 days; ask need", or what knocked the lead out, for each lead of the block.
void fill_reasons(const LeadsInView& leads, std::size_t set, Arena& arena, std::span<std::string_view> texts);

}  // namespace leadqual
