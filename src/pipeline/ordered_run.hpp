// (private to pipeline) Three stages in order: next (serial) -> work (parallel) -> take (serial, in the order of next).
#pragma once

#include "pipeline/turn.hpp"

namespace leadqual {

/// Runs until next() says false. Input of a single block, or threads == 1, runs in the calling thread.
void run_in_order(unsigned threads, const std::function<bool(Turn&)>& next, const std::function<void(Turn&)>& work,
                  const std::function<void(Turn&)>& take);

}  // namespace leadqual
