// What decided: from a criterion's state down to the comparison that made it so, for many rows at a time.
#pragma once

#include "scoring/program.hpp"
#include "scoring/registers.hpp"

#include <functional>

namespace leadqual {

/// 1 TRUE, 0 FALSE, -1 anything else.
int known_truth(const Truths& truth, std::size_t row) noexcept;

/// Some rows of a block: bits of `words`, which are the block's from `first` on.
struct SomeRows {
    std::size_t first = 0;
    Bits words;
    static SomeRows all(std::size_t rows);
    static SomeRows only(std::size_t row);
    bool any() const noexcept;
};

/// Down from `whole`: an OR that is TRUE to its first TRUE operand, an AND that is FALSE to its first FALSE one, NOT
/// inside. Where nothing is decided, the first operand that is not either. Calls visit with each part that this ends
/// at.
using VisitPart = std::function<void(const Part&, const SomeRows&)>;
void each_deciding_part(const Program::Compiled& program, const Evaluation::Registers& registers, std::uint32_t whole,
                        const SomeRows& rows, const VisitPart& visit);

/// Calls visit with each condition that decided a criterion's state; nullptr where it is unknown, or no single one did.
using VisitCondition = std::function<void(const CompiledCondition*, const SomeRows&)>;
void each_deciding_condition(const Program::Compiled& program, const CompiledCriterion& criterion,
                             const Evaluation::Registers& registers, const SomeRows& rows, const VisitCondition& visit);

}  // namespace leadqual
