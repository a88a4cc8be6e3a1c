// From the truths of the verdict lines to tags.
#pragma once

#include "scoring/program.hpp"
#include "scoring/registers.hpp"

namespace leadqual {

/// Fills the verdicts of one set from the registers.
void write_verdicts(const Program::Compiled& program, std::size_t set, const Evaluation::Registers& registers,
                    Verdicts& verdicts);

/// The first line whose known truth is TRUE, by row; the last one where there is none.
void write_lines(const CompiledSet& set, const Evaluation::Registers& registers, std::vector<std::uint8_t>& lines);

}  // namespace leadqual
