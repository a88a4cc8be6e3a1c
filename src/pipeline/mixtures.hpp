// (private to pipeline) The rule sets between two: one with some of the differences from the other.
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual {

/// A rule set that has some differences as they are in the other: which, and where it is judged.
struct Mixture {
    std::vector<std::uint32_t> differences;  ///< positions
    std::uint32_t pass = 0, position = 0;    ///< in Mixtures::sets
};

struct Mixtures {
    /// By pass: those that count money as the first set does, and as the second does, where that differs.
    std::vector<RuleSet> sets[2];
    Mixture before, after;         ///< the two sets themselves
    std::vector<Mixture> between;  ///< fewest differences first
    bool is_complete = false;      ///< all there are: what none of them explains takes all differences
};

/// Differences that change no verdict are left out.
Mixtures make_mixtures(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences);

}  // namespace leadqual
