// (private to pipeline) --dedupe: of several rows for one lead, one is judged and written.
#pragma once

#include "pipeline/kept_rows.hpp"
#include "pipeline/row_keys.hpp"
#include "pipeline/turn.hpp"

namespace leadqual {

/// Which row of each lead is kept is only known at the end of the input, so the inputs are read once more in advance.
/// What is held of them is a KeptRow for each lead.
class Duplicates {
public:
    /// Reads all inputs of the job, which can be read twice. `inputs` are those of the run that follows.
    Duplicates(const Job& job, const Program& program, const AddedPlan& added, const InputPlan& inputs);
    /// Takes those rows of a located block out that are merged into others: turn.merged tells which. Any thread.
    void take_out(Turn& turn) const;

    std::uint64_t rows() const noexcept { return rows_; }  ///< of all inputs
    std::uint64_t merged() const noexcept { return merged_; }
    std::uint64_t not_compared() const noexcept { return not_compared_; }  ///< for want of a key

private:
    void find(const Job& job, InputPlan& inputs, const AddedPlan& added);

    FingerprintKey secret_ = FingerprintKey::random();
    KeptRows kept_;
    RowKeys keys_;  ///< of the run that follows
    std::uint64_t rows_ = 0, merged_ = 0, not_compared_ = 0;
};

}  // namespace leadqual
