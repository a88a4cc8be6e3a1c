// (private to lead) Short cells read several at a time: where each of up to 64 cells stands and its bytes go into the
// lanes of SIMD registers, so that a handful of instructions read them all. Took numbers from 76 instructions a cell to
// about 8.
#pragma once

#include <cstdint>

#include "leadqual/lead.hpp"

namespace leadqual {

/// Rows, a bit each.
struct DigitCells {
    std::uint64_t are_digits = 0;  ///< 1 to 15 digits and nothing else: their value is written
    std::uint64_t are_empty = 0;   ///< bare or between quotes; of the others nothing is known
};

/// Reads `count` cells, at most 64. values[i] is written for each cell and is NaN where it is not all digits, or
/// `below` or more.
DigitCells read_digit_cells(const Cell* cells, std::size_t count, double below, double* values);

/// What short words mean, as they are met: yes, no, nothing. A few of them make up most of a column.
class KnownWords {
public:
    enum Meaning : std::uint64_t { missing = 0, yes = 1, no = 2, unreadable = 4 };
    static constexpr std::size_t kMost = 12, kLongest = 7;

    /// Remembers a word of at most kLongest bytes, while there is room.
    void add(std::string_view word, Meaning meaning) noexcept;

    struct Answers {
        std::uint64_t yes = 0, no = 0, unreadable = 0;  ///< rows
        std::uint64_t unknown = 0;                      ///< rows whose word is not known, or is none
    };
    Answers look_up(const Cell* cells, std::size_t count) const;

    struct Word {
        std::uint64_t key = 0;  ///< its bytes, and its size above them; 0 is the empty cell
        std::uint64_t meaning = missing;
    };
    const Word* begin() const noexcept { return words_; }
    const Word* end() const noexcept { return words_ + size_; }

private:
    Word words_[kMost];
    std::size_t size_ = 1;  // the empty cell is missing
};

}  // namespace leadqual
