// (private to pipeline) The blocks of all inputs in order: first those of the sample, then the rest of the file.
#pragma once

#include "pipeline/turn.hpp"

#include <atomic>

namespace leadqual {

class BlockSource {
public:
    explicit BlockSource(InputPlan& plan) : plan_(plan) {}
    /// Fills the next block of the run; false after the last one. Called by one thread.
    bool next(Turn& turn);
    std::uint64_t bytes_read() const noexcept { return bytes_; }

private:
    InputPlan& plan_;
    std::size_t input_ = 0;
    std::atomic<std::uint64_t> bytes_ = 0;  // shown by the writing thread's progress
};

/// Gives each block its place in the file (line and record numbers), in order.
class PlaceCounter {
public:
    void place(Block& block);
    /// The line of the first byte of a file that its encoding does not allow, when a block placed so far held it.
    std::uint64_t misread_line(std::size_t file) const noexcept {
        return file < misread_lines_.size() ? misread_lines_[file] : 0;
    }

private:
    std::uint32_t file_ = UINT32_MAX;
    std::uint64_t line_ = 1, record_ = 1;
    std::vector<std::uint64_t> misread_lines_;
};

}  // namespace leadqual
