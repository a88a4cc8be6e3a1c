// (private to pipeline) The situations of one rule set's verdicts, with what was made of each so far. Kept by a turn
// from block to block.
#pragma once

#include "leadqual/scoring.hpp"

namespace leadqual {

struct SetSituations {
    Situations situations;
    Arena texts;  ///< of the present edition

    void find(const Verdicts& verdicts, std::size_t rows) {
        const auto edition = situations.edition();
        situations.find(verdicts, rows);
        if (situations.edition() != edition) texts.clear();
    }
};

}  // namespace leadqual
