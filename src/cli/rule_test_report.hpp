// (private to cli) What `rules test` shows: for people, for scripts, and for the test pages of CI.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual::cli {

struct TestedRuleSet {
    RuleSet set;
    RuleTestRun run;
    std::size_t left_out = 0;  ///< tests that --filter left out
};

struct RuleTestView {
    bool verbose = false;   ///< tests that passed, too
    bool quiet = false;     ///< failures only
    bool coverage = false;  ///< what no test has drawn
};

std::string rule_tests_text(const TestedRuleSet& tested, const RuleTestView& view);
std::string rule_tests_json(std::span<const TestedRuleSet> tested, bool with_coverage);
/// JUnit XML: a test suite for each rule set, its coverage among the properties.
std::string rule_tests_junit(std::span<const TestedRuleSet> tested, bool with_coverage);

/// "bant: 84.2 % covered", and a line for each part that some answer was never drawn from.
std::string coverage_text(const RuleSet& set, const RuleTestRun& run);
/// "verdict line 2", "criterion budget, met 1", "knock-out 3"
std::string part_name(const RuleSet& set, const RulePart& part);
/// "TRUE, NULL": what a part could answer and no test has drawn from it; empty when there is nothing.
std::string missing_answers(const PartCoverage& part);
/// The place of a part in its rule file.
const Place& place_of(const RuleSet& set, const RulePart& part);

}  // namespace leadqual::cli
