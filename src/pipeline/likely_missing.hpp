// (private to pipeline) Words that forms put into a cell where nothing was chosen.
#pragma once

#include "leadqual/pipeline.hpp"

#include <map>

namespace leadqual {

/// Counts such words in cells that the run takes for values. None of them is missing by itself: "Select" can be the
/// name of a product.
class LikelyMissingWords {
public:
    LikelyMissingWords();
    void see(std::string_view trimmed, std::size_t column);
    std::vector<LikelyMissing> found() const;  ///< the most frequent first

private:
    struct Seen {
        std::string word;                            // as first written
        std::map<std::size_t, std::uint64_t> cells;  // by column
    };
    MissingWords words_;
    std::map<std::string, Seen> seen_;  // by folded word
};

}  // namespace leadqual
