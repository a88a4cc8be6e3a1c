// (private to pipeline) One block on its way through a run: located, typed, judged, rendered. Reused block after block.
#pragma once

#include "pipeline/output_plan.hpp"
#include "pipeline/row_rates.hpp"
#include "pipeline/survey.hpp"
#include "pipeline/tally.hpp"

namespace leadqual {

class Duplicates;

/// A row that --dedupe took out of a block.
struct MergedRow {
    std::uint32_t begin = 0, end = 0;  ///< its bytes in the block
    std::uint32_t kept_file = 0;       ///< where the row stands that is kept
    std::uint64_t kept_line = 0;
};

struct Turn {
    Block block;
    const Input* input = nullptr;
    std::shared_ptr<const Reader> reader;  ///< of the block

    std::vector<std::optional<KeyedFingerprint>> keys;  ///< with --dedupe: by row, before any was taken out
    std::vector<std::uint32_t> ranks;
    std::vector<MergedRow> merged;

    std::vector<Column> columns;         ///< by program field
    std::vector<ColumnMemory> memories;  ///< of the feeds of `memories_of`
    const Input* memories_of = nullptr;
    Column second_choice;             ///< of the field being read
    std::vector<RowRates> row_rates;  ///< by reading
    SteppedIn stepped_in;
    Evaluation evaluation;
    std::vector<SetSituations> situations;       ///< by rule set
    std::vector<Tag> combined;                   ///< one tag of all sets
    std::vector<std::uint32_t> combined_number;  ///< the same as numbers, when there are several sets
    std::vector<AddedColumn> added;
    Arena arena;

    std::vector<Bits> kept;          ///< the rows of each destination
    std::vector<Rendered> rendered;  ///< by destination; empty where rows are chosen later (--top)
    std::uint64_t written = 0;       ///< rows chosen for some destination
    Tally tally;
    SurveyTally survey;  ///< with Job::survey
};

/// Everything that does not change from block to block; shared by threads.
struct RunPlan {
    const Job& job;
    const Program& program;
    const InputPlan& inputs;
    const OutputPlan& output;
    const AddedPlan& added;
    const Writer* writer = nullptr;
    const Duplicates* duplicates = nullptr;  ///< with --dedupe
    /// The tags each destination takes; one destination takes all that --only lets through.
    std::vector<std::vector<Tag>> destinations;
};

/// Types the fields of a located block and judges its leads.
void judge(const Program& program, const InputPlan& inputs, Turn& turn);
/// All that can be done to a block without knowing the others.
void process(const RunPlan& plan, Turn& turn);

}  // namespace leadqual
