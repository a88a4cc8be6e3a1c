// (private to pipeline) The lead of a test kept beside the rules, judged like any other: a block of one record.
#pragma once

#include "pipeline/reasons.hpp"

namespace leadqual {

/// `program` is compiled from `set` alone, for the test's day; both must outlive this.
class TestLead {
public:
    TestLead(const Program& program, const RuleSet& set, const RuleTest& test);
    TestLead(const TestLead&) = delete;
    TestLead& operator=(const TestLead&) = delete;

    LeadsInView in_view() const { return {program_, block_, evaluation_, columns_, slots_}; }
    const Evaluation& evaluation() const noexcept { return evaluation_; }
    const Verdicts& verdicts() const noexcept { return evaluation_.sets.front(); }
    /// The lead's own text for a field of the program; empty where it has none.
    std::string value_of(std::uint32_t field) const;

private:
    const Program& program_;
    Block block_;
    Arena arena_;
    std::vector<Column> columns_;
    std::vector<int> slots_;
    Evaluation evaluation_;
};

/// The text of a value as it is kept in a test: raw JSON.
std::string text_of_json(const std::string& json);

}  // namespace leadqual
