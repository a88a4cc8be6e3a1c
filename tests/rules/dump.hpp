// Typed conditions as short text, for tables of cases: (>= budget:number 10000).
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual {

std::string dump(const Expression& expression, std::span<const FieldUse> fields);
/// All conditions of a rule set and what stands beside them, a line each.
std::string dump(const RuleSet& set);
/// The messages of a thrown Error as the user sees them.
std::string messages(const Error& error);

}  // namespace leadqual
