// (private to pipeline) Where rows that go no further stand in their files, and what they say there.
#pragma once

#include "pipeline/input_plan.hpp"

namespace leadqual {

struct RowPlace {
    std::optional<std::uint64_t> byte;  ///< of the file; nothing where that is not known
    std::string_view text;              ///< the row as it stands in the file, in UTF-8; else as it was read
};

/// Mostly a row's bytes are those of the file. Where they were decoded or rewritten before they were read, its lines
/// are looked up in the file; a pipe is gone by then.
class RowPlaces {
public:
    /// Shows at most `longest` bytes of a row that is looked up.
    explicit RowPlaces(std::size_t longest) : longest_(longest) {}
    /// Begins with the rows of a block whose place is known. Blocks come in the order of the run.
    void enter(const Block& block, const Input& input);
    /// The row [begin, end) of the block, behind those asked for before. Valid until the next call.
    RowPlace find(std::uint32_t begin, std::uint32_t end);

private:
    std::size_t longest_;
    const Block* block_ = nullptr;
    const Input* input_ = nullptr;
    std::optional<BlockLines> lines_;
    std::optional<SourceLines> source_;  // of the input, once it was needed
    std::string text_;
};

}  // namespace leadqual
