// (private to pipeline) Which of several rows for one lead is the better one: what --keep compares.
#pragma once

#include "pipeline/added_plan.hpp"
#include "pipeline/input_plan.hpp"

namespace leadqual {

/// The rank of a row is how many of its cells hold something, or its latest known day; 0 where none is known.
class RowRanks {
public:
    static constexpr unsigned bits = 24;  ///< are enough for a rank
    /// Of the columns that the inputs locate, those that an earlier run appended do not count.
    RowRanks(const Job& job, const InputPlan& plan, const AddedPlan& added);
    /// By row of a located block.
    void find(const Input& input, const Block& block, std::vector<std::uint32_t>& ranks) const;

private:
    void count_cells(const Input& input, const Block& block, std::vector<std::uint32_t>& ranks) const;
    void find_days(const Input& input, const Block& block, std::vector<std::uint32_t>& ranks) const;

    struct CountedSlot {
        std::size_t slot = 0;
        CellKind kind = CellKind::text;
    };
    const Job& job_;
    const InputPlan& plan_;
    std::vector<std::vector<CountedSlot>> counted_;  ///< by input
};

}  // namespace leadqual
