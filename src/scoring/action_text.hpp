#pragma once

#include "leadqual/scoring.hpp"

namespace leadqual {

std::string_view action_text(const RuleSet& rules, const Verdicts& verdicts, std::size_t row, Arena& arena);
void action_texts(const RuleSet& rules, const Verdicts& verdicts, Arena& arena, std::span<std::string_view> texts);

}  // namespace leadqual
