#include "cli/rule_test_report.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

namespace {

std::string count_text(std::size_t count) { return fmt::format("{} test{}", count, count == 1 ? "" : "s"); }

/// The place and name of a failed test, then what was expected beside what it got and why.
std::string failure_text(const RuleTestResult& test) {
    TextTable table{{"", "expected", "got", "because"}, {}};
    for (const Expectation& each : test.expectations)
        if (!each.holds) table.rows.push_back({each.name, visible(each.expected), visible(each.got), each.why});
    std::string text = fmt::format("{}:{}:{}: FAILED {}\n", visible(test.place.file), test.place.line,
                                   test.place.column, visible(test.name));
    std::string rows = to_text(table);
    for (std::size_t at = 0; at < rows.size();) {
        const auto end = rows.find('\n', at);
        text += "  " + rows.substr(at, end + 1 - at);
        at = end + 1;
    }
    return text + (test.reasons.empty() ? "" : fmt::format("  the lead: {}\n", visible(test.reasons)));
}

}  // namespace

std::string rule_tests_text(const TestedRuleSet& tested, const RuleTestView& view) {
    const RuleTestRun& run = tested.run;
    std::string text;
    for (const RuleTestResult& test : run.tests) {
        if (!test.passed())
            text += failure_text(test);
        else if (view.verbose)
            text += fmt::format("{}: passed {}\n", tested.set.name, visible(test.name));
    }
    if (view.quiet) return text;
    const std::size_t failed = run.failed();
    const auto left_out = tested.left_out == 0 ? "" : fmt::format(", {} left out", tested.left_out);
    if (run.tests.empty())
        text += tested.left_out == 0 ? fmt::format("{}: has no tests\n", tested.set.name)
                                     : fmt::format("{}: no test matches{}\n", tested.set.name, left_out);
    else if (failed == 0)
        text += fmt::format("{}: {} passed{}\n", tested.set.name, count_text(run.tests.size()), left_out);
    else
        text += fmt::format("{}: {} failed, {} passed{}\n", tested.set.name, count_text(failed),
                            run.tests.size() - failed, left_out);
    return text + (view.coverage ? coverage_text(tested.set, run) : "");
}

}  // namespace leadqual::cli
