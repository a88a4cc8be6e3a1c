// Random conditions of the rule language and random leads for them, from a fixed seed.
#pragma once

#include "leadqual/rules.hpp"
#include "scoring/leads.hpp"

#include <random>

namespace leadqual::test {

/// The fields random conditions read, in the order of their numbers.
const std::vector<FieldUse>& random_fields();

class RandomRules {
public:
    explicit RandomRules(std::uint64_t seed) : random_(seed) {}

    Expression condition(int depth);
    /// As condition(), over what is already judged: criteria, counts, scores, fit, facts …
    Expression verdict(int depth, const RuleSet& set);
    /// Cells of all fields. Inexact numbers one time in `inexact` (0: never), NULL one time in `null`.
    Lead lead(int inexact, int null);
    /// A value as a field of this type may have it, never NULL.
    Value value(FieldType type, bool inexact);
    /// An exact value inside an inexact one: one of its ends, or between them.
    double inside(const Interval& interval);

    int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint64_t>(limit)); }
    bool one_in(int many) { return below(many) == 0; }

private:
    Expression number(int depth);
    Expression text(int depth);
    Expression date(int depth);
    Expression comparison(int depth);
    Expression text_question(int depth);
    Expression number_constant();
    Expression text_constant();
    template <class Make>
    Expression choice(ValueType type, int depth, Make make);

    std::mt19937_64 random_;
};

}  // namespace leadqual::test
