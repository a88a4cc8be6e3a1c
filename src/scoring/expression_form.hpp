// What can be seen of an expression without running it.
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual {

/// Whether the possible world is more than the known one with NULL made anything: NULL is answered somewhere inside,
/// or a judgement is read.
bool differs_between_worlds(const Expression& expression) noexcept;

/// Whether an inexact value ("51-200") can leave the answer open although nothing is NULL.
bool can_be_undecided(const Expression& expression) noexcept;

/// Without lower(), upper() and trim() around it: text compares folded and trimmed, mentions() and matches() ignore
/// case, and folding keeps the number of characters, so nothing can tell the difference.
const Expression& as_compared(const Expression& expression) noexcept;

/// The value of an arithmetic expression of constants.
std::optional<double> constant_number(const Expression& expression) noexcept;

/// The comparison with its sides exchanged: a < b is b > a.
Operation mirrored(Operation comparison) noexcept;

}  // namespace leadqual
