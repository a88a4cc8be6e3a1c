// What decided: from a criterion's state down to the comparison that made it so.
#pragma once

#include "scoring/program.hpp"
#include "scoring/registers.hpp"

namespace leadqual {

/// 1 TRUE, 0 FALSE, -1 anything else.
int known_truth(const Truths& truth, std::size_t row) noexcept;

/// Down from `whole`: an OR that is TRUE to its first TRUE operand, an AND that is FALSE to its first FALSE one, NOT
/// inside. Where nothing is decided, the first operand that is not either.
const Part& deciding_part(const Program::Compiled& program, const Evaluation::Registers& registers, std::uint32_t whole,
                          std::size_t row);

/// The condition that decided a criterion's state; nullptr when it is unknown, or when no single one did.
const CompiledCondition* deciding_condition(const Program::Compiled& program, const CompiledCriterion& criterion,
                                            const Evaluation::Registers& registers, std::size_t row);

}  // namespace leadqual
