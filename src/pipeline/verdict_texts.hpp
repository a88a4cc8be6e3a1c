// (private to pipeline) What a verdict says beside its tag: the letter for fit, and the reason of a knock-out.
#pragma once

#include "leadqual/scoring.hpp"

namespace leadqual {

/// "B"; blank without a grade, or while nothing is known of it.
std::string_view grade_text(const Verdicts& verdicts, std::size_t row) noexcept;
/// "A-D": the letters it can still become; blank once it is settled.
std::string grade_range(const Verdicts& verdicts, std::size_t row);
/// "hard_bounce"; blank for a lead that is not knocked out.
std::string_view reason_code(const RuleSet& set, const Verdicts& verdicts, std::size_t row) noexcept;
/// "2026-05-17": when a lead that was knocked out deserves another look; blank for good.
std::string recheck_on(const RuleSet& set, const Verdicts& verdicts, std::size_t row, Day today);

}  // namespace leadqual
