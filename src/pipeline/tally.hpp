// (private to pipeline) What one block adds to the counts of a run; made by any thread, merged in order.
#pragma once

#include "pipeline/input_plan.hpp"
#include "pipeline/reasons.hpp"
#include "pipeline/set_situations.hpp"

namespace leadqual {

/// Whether a disqualified lead is so for what it says, and not for what it does not say.
bool is_for_cause(const RuleSet& rules, const Verdicts& verdicts, std::size_t row);

struct SetTally {
    std::uint64_t tags[3] = {}, for_cause = 0, nothing_known = 0, open = 0, score_sum = 0;
    std::vector<std::uint64_t> met, unmet, knock_outs;
    std::vector<std::uint64_t> grades;  ///< by letter from A on, then ungraded; by tag, disqualified first
};

struct Tally {
    std::uint64_t tags[3] = {};  ///< combined
    std::vector<SetTally> sets;
    std::vector<std::uint64_t> unreadable;  ///< by program field
    std::vector<std::string> example;       ///< by program field: the block's first unreadable value
};

/// `situations` are those of each set, found for these leads.
void tally_block(const LeadsInView& leads, std::span<const SetSituations> situations, std::span<const Tag> combined,
                 Tally& tally);
void merge(const Tally& block, Tally& run);

/// The counts of a run in the form that reports read.
void fill_counts(const Tally& tally, const Program& program, const InputPlan& inputs, RunCounts& counts);

}  // namespace leadqual
