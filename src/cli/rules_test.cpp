// rules test: the leads that rule sets carry, against what is expected of them.
#include "cli/command.hpp"
#include "cli/job_options.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::vector<std::string> names;
};

Exit test_rule_sets(const Typed& typed) {
    const auto sets = load_rule_sets(typed.names, rule_options_of(typed));
    const Day today = today_of(typed);
    std::string text;
    Exit exit = Exit::ok;
    for (const auto& set : sets) {
        std::size_t run = 0;
        const auto problems = run_rule_tests(set, today, run);
        for (const auto& problem : problems) text += to_text(problem);
        const auto tests = fmt::format("{} test{}", run, run == 1 ? "" : "s");
        if (!problems.empty()) exit = Exit::gate;
        text += run == 0           ? fmt::format("{}: has no tests\n", set.name)
                : problems.empty() ? fmt::format("{}: {} passed\n", set.name, tests)
                                   : fmt::format("{}: {} run, {} unmet expectation{}\n", set.name, tests,
                                                 problems.size(), problems.size() == 1 ? "" : "s");
    }
    print(text);
    return exit;
}

}  // namespace

Action setup_rules_test(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.arguments("NAME", "rule sets, by name or file", Options::required, typed->names);
    options.value("--today", "DATE", "for tests that name no day (default: today, UTC)", typed->today);
    return [typed] { return test_rule_sets(*typed); };
}

}  // namespace leadqual::cli
