// Exact arithmetic of points and scores: everything brought to whole numbers once, so that rows only add integers.
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual {

/// Points of a criterion's or a grade's signals in the largest unit that makes all of them whole.
struct PointsPlan {
    std::int64_t unit = 1;                        ///< in millionths
    std::vector<std::int32_t> points;             ///< by signal
    std::vector<std::vector<std::int32_t>> left;  ///< by signal and age in days; empty where points do not fade
    std::int32_t met_at = 0, max = 0, min = 0;    ///< of a criterion
    std::vector<std::int32_t> letters;            ///< of a grade, from the best on

    std::string names;  ///< of these letters, and of the worst behind them

    /// Which of `names`.
    std::size_t letter(std::int32_t sum) const noexcept {
        std::size_t at = 0;
        while (at < letters.size() && sum < letters[at]) ++at;
        return at;
    }
    Decimal in_points(std::int64_t units) const noexcept { return {units * unit}; }
};

/// score = 100 x sum / denominator. A met criterion adds weights[i]; one of signals adds weights[i] for each point
/// of its plan, kept in min..max.
struct ScorePlan {
    std::vector<std::int64_t> weights;
    std::int64_t denominator = 1;
    std::vector<std::uint8_t> rounded;  ///< score by sum, where the denominator is small

    /// Rounded half away from zero, which is up: no score is negative, even where criteria take away more than others
    /// give.
    std::uint8_t score(std::int64_t sum) const noexcept {
        if (sum < 0) return 0;
        if (static_cast<std::size_t>(sum) < rounded.size()) return rounded[static_cast<std::size_t>(sum)];
        return static_cast<std::uint8_t>((200 * sum + denominator) / (2 * denominator));
    }
};

/// Throws Error (exit 2) when the numbers need more digits than 64 bits have.
PointsPlan plan_points(const Criterion& criterion);
PointsPlan plan_points(const Grade& grade);
/// `points` has a plan for each criterion; only those of signals are looked at.
ScorePlan plan_score(const RuleSet& set, std::span<const PointsPlan* const> points);

}  // namespace leadqual
