// Where a program keeps the values of one block: registers of whole columns, kept until the next block so that
// explanations can look at every part of a condition.
#pragma once

#include "leadqual/scoring.hpp"
#include "scoring/bits.hpp"
#include "scoring/text_memo.hpp"

namespace leadqual {

/// Numbers of a column. A row is NULL (both ends NaN), exact (equal ends), or known to lie between its ends; a row of
/// `maybe_null` may be NULL instead. Points to a lead's column or to its own storage.
struct Numbers {
    const double* low = nullptr;
    const double* high = nullptr;               ///< the same as `low` while every row is exact
    const std::uint64_t* maybe_null = nullptr;  ///< nullptr: no row
    std::vector<double> own_low, own_high;
    Bits own_maybe_null;
    // What is known of all rows at once: files lack most of the fields that a rule set could read.
    bool is_null = false;         ///< NULL
    bool is_anything = false;     ///< any number, or NULL
    bool is_widened = false;      ///< a row that may be NULL may be any number as well
    std::size_t anything_to = 0;  ///< so many rows of its own hold anything already
    bool exact() const noexcept { return low == high; }
    /// Becomes the same numbers as `other`, without copying them.
    void look_at(const Numbers& other) noexcept;
    /// Room of its own for the rows: for exact values, or for both ends and `maybe_null`. What points to a column needs
    /// none, and most registers are small.
    void make_room(std::size_t rows);
    void make_room_for_intervals(std::size_t rows);
};

/// Texts of a column: NULL (data() == nullptr), one text, or for a row of `anything` any text or NULL.
struct Texts {
    const std::string_view* text = nullptr;
    const std::uint64_t* anything = nullptr;  ///< nullptr: no row
    std::vector<std::string_view> own;
    Bits own_anything;
    bool is_null = false;  ///< in every row
    void make_room(std::size_t rows);
};

/// Points of a signals criterion, by row, in the unit of its plan: the least and the most that can be known, and the
/// same with the points of positive signals that are unknown. In the known world both ends are equal, and only the
/// low ones are filled.
struct Points {
    std::vector<std::int32_t> low, high, low_with_unknown, high_with_unknown;
};

/// Scores, 0 to 100, by row.
using Scores = std::vector<std::uint8_t>;

struct Evaluation::Registers {
    std::uint64_t program = 0;  ///< whose registers these are
    std::size_t rows = 0, words = 0;
    std::vector<Truths> truths;
    std::vector<Numbers> numbers;
    std::vector<Texts> texts;
    std::vector<Points> points;
    std::vector<Scores> scores;

    std::vector<TextMemo> memos;  ///< by group of text tests
    TextScratch text_scratch, other_text_scratch;
    Arena arena;                     ///< texts put together for this block
    std::vector<std::int32_t> sums;  ///< of a score; wide ones only where its denominator is large
    std::vector<std::int64_t> wide_sums;
    std::vector<std::uint8_t> off;  ///< by knock-out of the whole program
    /// For can_judge(): fields that may hold anything. Criteria then keep all their possible states.
    const std::vector<bool>* anything = nullptr;
    bool is_anything(std::uint32_t field) const { return anything != nullptr && (*anything)[field]; }

    /// Room for `rows` leads of `program`; forgets what belonged to another program.
    void prepare(const Program& program, std::size_t rows);
};

}  // namespace leadqual
