// (private to pipeline) How much is known of leads, and what to ask next.
#pragma once

#include "leadqual/scoring.hpp"

namespace leadqual {

/// "3/4": of so many criteria so many are met or unmet.
void fill_known(const RuleSet& set, const Verdicts& verdicts, Arena& arena, std::span<std::string_view> texts);

/// For each lead the question of the first criterion not known; none for a knocked-out lead.
void fill_next_questions(const RuleSet& set, const Verdicts& verdicts, std::span<std::string_view> texts);

}  // namespace leadqual
