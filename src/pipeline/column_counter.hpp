// (private to pipeline) What the cells of one column add up to.
#pragma once

#include "pipeline/likely_missing.hpp"

namespace leadqual {

/// Counts values up to a bound, so that a column of a million names costs no memory.
class ValueCounts {
public:
    static constexpr std::size_t kBound = 1'000;
    /// True for a value that was not known, and is now: its line can be told.
    bool add(std::string_view value);
    void set_line(std::string_view value, std::uint64_t line);
    std::uint64_t distinct() const { return counts_.size(); }
    std::vector<ValueCount> top(std::size_t wanted) const;

private:
    struct Count {
        std::uint64_t cells = 0, line = 0;
    };
    std::map<std::string, Count, std::less<>> counts_;
};

struct ColumnCounter {
    const Field* field = nullptr;
    CellConvention convention;
    std::uint64_t filled = 0, unreadable = 0;
    ValueCounts values, unreadable_values, currencies;

    /// Types the cells of its slot twice: as text for its values, as its field for what can be read.
    void count(const Block& block, std::size_t slot, const MissingWords& missing, Day today,
               LikelyMissingWords& likely_missing);
};

}  // namespace leadqual
