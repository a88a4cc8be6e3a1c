#pragma once

#include "leadqual/scoring.hpp"

namespace leadqual {

std::string_view action_text(const RuleSet& rules, const Verdicts& verdicts, std::size_t row, Arena& arena);

}  // namespace leadqual
