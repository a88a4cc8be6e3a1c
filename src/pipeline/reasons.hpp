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

/// A field's value as people read it: 40,000; 300 days; CFO. Texts are put on one line and shortened.
void append_value(const LeadsInView& leads, std::uint32_t field, std::size_t row, std::string& out);

/// "yes budget: 40,000; no timing: 300 days; ask need", or what knocked the lead out.
void append_reasons(const LeadsInView& leads, std::size_t set, std::size_t row, std::string& out);

}  // namespace leadqual
