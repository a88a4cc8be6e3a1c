// (private to pipeline) Rows that cannot be leads: counted, the first few named, all of them kept on request.
#pragma once

#include "pipeline/block_source.hpp"
#include "pipeline/row_places.hpp"

namespace leadqual {

/// Writes --rejects FILE as csv: file, line, byte, reason, row (as it stands in the file).
class RejectedRows {
public:
    RejectedRows(const Job& job, std::span<const InputFile::Identity> inputs);
    /// Takes the rejects of a block whose place is known, up to the first one beyond --max-rejects.
    void take(const Block& block, const Input& input, RunCounts& counts);
    void commit();

private:
    std::unique_ptr<OutputFile> output_;
    std::string buffer_;
    RowPlaces places_;
    std::uint64_t most_;
};

}  // namespace leadqual
