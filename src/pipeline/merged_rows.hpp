// (private to pipeline) Rows that --dedupe merged into others: counted, and all of them kept on request.
#pragma once

#include "pipeline/row_places.hpp"
#include "pipeline/turn.hpp"

namespace leadqual {

/// Writes --merged FILE as csv: file, line, byte, file and line of the row that is kept, row (as it stands in its
/// file).
class MergedRows {
public:
    MergedRows(const Job& job, std::span<const InputFile::Identity> inputs);
    /// Takes the merged rows of a turn whose block's place is known.
    void take(const Turn& turn, const InputPlan& inputs, RunCounts& counts);
    void commit();

private:
    std::unique_ptr<OutputFile> output_;
    std::string buffer_;
    RowPlaces places_;
};

}  // namespace leadqual
