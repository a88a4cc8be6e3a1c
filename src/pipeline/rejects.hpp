// (private to pipeline) Rows that cannot be leads: counted, the first few named, all of them kept on request.
#pragma once

#include "pipeline/block_source.hpp"

namespace leadqual {

/// Writes --rejects FILE as csv: file, line, byte, reason, row (its bytes as they stood).
class RejectedRows {
public:
    RejectedRows(const Job& job, std::span<const InputFile::Identity> inputs);
    /// Takes the rejects of a block whose place is known.
    void take(const Block& block, const std::string& file, RunCounts& counts);
    void commit();

private:
    std::unique_ptr<OutputFile> output_;
    std::string buffer_;
};

}  // namespace leadqual
