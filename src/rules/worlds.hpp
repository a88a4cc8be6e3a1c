// Everything a lead can be, as far as some conditions can tell: for each thing they read, its missing value, the
// constants they compare it with, what lies between these, and what is known to lie in a range only. Trying all of them
// shows what can never be TRUE, what always is, and what an earlier condition leaves nothing to decide.
//
// What cannot be taken apart (mentions, LIKE, a field against a field) is left free, so that what no world shows, no
// lead does. The answers are sets, as in the scoring floor: "51-200" >= 100 can be TRUE or FALSE.
#pragma once

#include <map>

#include "rules/condition.hpp"

namespace leadqual {

/// Which answers are still possible, as bits.
enum Answers : std::uint8_t { can_be_true = 1, can_be_false = 2, can_be_null = 4 };

/// What AND or OR of two can be, each alone being able to be what it says; and of nothing.
std::uint8_t join(Operation junction, std::uint8_t one, std::uint8_t two);
std::uint8_t join_of_none(Operation junction);

class Worlds {
public:
    /// `criteria`: how many the rule set has, the most that a count can be.
    Worlds(std::span<const Expression* const> conditions, std::size_t criteria);

    /// Whether they, and what is asked in each, are few enough to be tried.
    bool can_be_tried() const noexcept { return count_ != 0; }
    /// Whether some world is as asked; the world is the one that answers() speaks of.
    template <typename Ask>
    bool any(const Ask& ask) {
        for (std::size_t world = 0; world < count_; ++world) {
            enter(world);
            if (ask()) return true;
        }
        return false;
    }
    /// What a condition can be in this world: one of those it was made of, or a part of one.
    std::uint8_t answers(const Expression& condition) const;
    /// Nothing is known inexactly only: where a condition cannot be TRUE in such a world, no range makes it so.
    bool is_exact() const;
    /// And nothing is missing.
    bool all_is_known() const;

private:
    /// A value by its place among the constants it is compared with: 0 below the first, 1 the first, 2 behind it …
    /// A text that is none of them is behind them all.
    struct Value {
        std::uint32_t low = 0, high = 0;
        std::uint8_t truth = 0;  ///< of what is yes or no; else can_be_null alone: missing, with others: may be
        bool is_range = false;   ///< known inexactly only
    };
    /// Something a condition reads.
    struct Thing {
        const Expression* what;
        std::vector<double> numbers;     ///< the constants, ascending
        std::vector<std::string> texts;  ///< folded
        bool is_against_itself = false;  ///< x = x, where a range may lie between two constants
        std::vector<Value> values;
        std::size_t now = 0;
    };

    void collect(const Expression& condition);
    void collect_comparison(const Expression& comparison);
    std::uint32_t thing_for(const Expression& what);
    std::vector<std::uint32_t> places_in(const Expression& comparison) const;
    void list_values(Thing& thing, std::size_t criteria) const;
    void enter(std::size_t world);

    const Value& value_of(const Expression& what) const;
    std::uint8_t compared(const Expression& comparison) const;
    std::uint8_t is_among(const Expression& in) const;
    std::uint8_t chosen(const Expression& case_when) const;
    std::uint8_t joined(const Expression& junction) const;

    std::vector<Thing> things_;
    std::map<const Expression*, std::uint32_t> thing_of_;
    std::map<const Expression*, std::vector<std::uint32_t>> places_of_;  ///< of a comparison's constants, ascending
    std::size_t count_ = 1;
};

}  // namespace leadqual
