// (private to pipeline) Where rendered leads go: one output, one file a tag, or the best N.
#pragma once

#include "pipeline/turn.hpp"

namespace leadqual {

/// Takes the turns of a run in order; nothing is in its place before commit().
class LeadDestination {
public:
    virtual ~LeadDestination() = default;
    virtual void take(const RunPlan& plan, Turn& turn) = 0;
    virtual void settle() {}  ///< after the last turn: what was held goes to its writer, and is counted
    virtual void commit(std::span<const SummaryTable> summary) = 0;
    virtual void add_notes(std::vector<std::string>& notes) const = 0;
    virtual std::uint64_t written() const = 0;
    virtual std::uint64_t formulas_escaped() const = 0;
};

/// A run that only counts.
std::unique_ptr<LeadDestination> write_nothing();
/// -o OUT or standard output.
std::unique_ptr<LeadDestination> write_to_output(const Job& job, const OutputPlan& output,
                                                 std::span<const InputFile::Identity> inputs);
/// --split-by-tag: sql, mql and disqualified, each renamed whole, then a manifest that names them.
std::unique_ptr<LeadDestination> write_by_tag(const Job& job, const OutputPlan& output,
                                              std::span<const InputFile::Identity> inputs);
/// --top N: holds the N best leads: by tag, then by score, then in the order of the file.
std::unique_ptr<LeadDestination> write_top(const Job& job, const OutputPlan& output,
                                           std::span<const InputFile::Identity> inputs);

}  // namespace leadqual
