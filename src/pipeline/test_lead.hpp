// (private to pipeline) The lead of a test kept beside the rules, read and judged like any other: an input of one
// record.
#pragma once

#include "pipeline/turn.hpp"

namespace leadqual {

/// `program` is compiled from `set` alone, for the test's day; both must outlive this.
class TestLead {
public:
    TestLead(const Program& program, const RuleSet& set, const RuleTest& test);
    TestLead(const TestLead&) = delete;
    TestLead& operator=(const TestLead&) = delete;

    LeadsInView in_view() const;
    const Evaluation& evaluation() const noexcept { return turn_.evaluation; }
    const Verdicts& verdicts() const noexcept { return turn_.evaluation.sets.front(); }
    /// The lead's own text for a field of the program, from the column that gives it; empty where it has none.
    std::string value_of(std::uint32_t field) const;

private:
    const Program& program_;
    InputPlan inputs_;
    Turn turn_;
};

/// The text of a value as it is kept in a test: raw JSON.
std::string text_of_json(const std::string& json);

}  // namespace leadqual
