// rules test: the leads that rule sets carry, against what is expected of them.
#include "cli/command.hpp"
#include "cli/job_options.hpp"
#include "cli/rule_sets.hpp"
#include "cli/rule_test_report.hpp"
#include "cli/side_outputs.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::vector<std::string> names, filters;
    std::string junit, min_coverage;
    bool json = false;
    RuleTestView view;
};

std::size_t next_character(std::string_view text, std::size_t at) {
    const auto is_inside = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
    while (++at < text.size() && is_inside(text[at])) continue;
    return at;
}

/// Whether the whole of `text` is like `pattern`, where * stands for anything and ? for one character. Where something
/// does not fit, only the last * can stand for more.
bool is_like(std::string_view text, std::string_view pattern) {
    std::size_t at = 0, in_pattern = 0, star = pattern.npos, star_ends = 0;
    while (at < text.size()) {
        const bool has_more = in_pattern < pattern.size();
        const char wanted = has_more ? pattern[in_pattern] : '\0';
        if (has_more && wanted == '*') {
            star = in_pattern++;
            star_ends = at;
        } else if (has_more && (wanted == '?' || wanted == text[at])) {
            at = wanted == '?' ? next_character(text, at) : at + 1;
            ++in_pattern;
        } else if (star != pattern.npos) {
            at = star_ends = next_character(text, star_ends);
            in_pattern = star + 1;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in_pattern) == pattern.npos;
}

bool is_wanted(const RuleTest& test, const std::vector<std::string>& filters) {
    const std::string name = fold(test.name);
    return filters.empty() || std::any_of(filters.begin(), filters.end(), [&](const std::string& filter) {
               const std::string wanted = fold(filter);
               const bool has_wildcards = wanted.find_first_of("*?") != std::string::npos;
               return has_wildcards ? is_like(name, wanted) : name.find(wanted) != std::string::npos;
           });
}

double read_percent(const std::string& text) {
    auto number = trim(text);
    if (number.ends_with('%')) number = trim(number.substr(0, number.size() - 1));
    const auto percent = read_literal(number);
    if (!percent || *percent > 100)
        throw Error(Exit::usage, fmt::format("option '--min-coverage' expects a percentage, found '{}'", visible(text)),
                    "write --min-coverage 90");
    return *percent;
}

/// What keeps the run from passing besides failed tests, in words.
std::string shortfalls(const Typed& typed, std::span<const TestedRuleSet> all) {
    std::string text;
    if (!typed.min_coverage.empty()) {
        const double least = read_percent(typed.min_coverage);
        for (const TestedRuleSet& each : all)
            if (each.run.covered_percent() < least)
                text += fmt::format("leadqual: the tests of {} cover {:.1f} %, less than {}\n", each.set.name,
                                    each.run.covered_percent(), visible(typed.min_coverage));
    }
    const bool nothing_ran =
        std::all_of(all.begin(), all.end(), [](const TestedRuleSet& each) { return each.run.tests.empty(); });
    if (nothing_ran && !typed.filters.empty())
        text += fmt::format("leadqual: no test is called like '{}'\n  hint: rules test --verbose lists them\n",
                            visible(fmt::format("{}", fmt::join(typed.filters, "' or '"))));
    return text;
}

Exit test_rule_sets(Typed typed) {
    if (typed.view.quiet && typed.view.verbose)
        throw Error(Exit::usage, "--quiet and --verbose ask for opposite things", "leave one of them out");
    if (!typed.min_coverage.empty()) {
        read_percent(typed.min_coverage);
        typed.view.coverage = true;
    }
    const Day today = today_of(typed);
    std::vector<TestedRuleSet> all;
    std::vector<std::string> files;
    for (RuleSet& set : load_rule_sets(typed.names, rule_options_of(typed))) {
        files.push_back(set.file);
        all.push_back({std::move(set), {}, 0});
    }
    std::optional<OutputFile> junit;  // opened before the run: a wrong path must not show at its end
    if (!typed.junit.empty()) junit.emplace(typed.junit, identities_of(files));

    std::string text;
    for (TestedRuleSet& each : all) {
        each.left_out =
            std::erase_if(each.set.tests, [&](const auto& test) { return !is_wanted(test, typed.filters); });
        each.run = run_rule_tests(each.set, today);
        if (!typed.json) text += rule_tests_text(each, typed.view);
    }
    if (junit) {
        junit->write(rule_tests_junit(all, typed.view.coverage));
        junit->commit();
    }
    if (typed.json) text = rule_tests_json(all, typed.view.coverage);
    print(text);

    const std::string why = shortfalls(typed, all);
    say(why);
    const bool passed = std::all_of(all.begin(), all.end(), [](const auto& each) { return each.run.failed() == 0; });
    return passed && why.empty() ? Exit::ok : Exit::gate;
}

}  // namespace

Action setup_rules_test(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.arguments("NAME", "rule sets, by name or file", Options::required, typed->names);
    options.values("--filter", "TEXT", "tests whose name holds this; * and ? are wildcards", typed->filters);
    options.value("--today", "DATE", "for tests that name no day (default: today, UTC)", typed->today);
    options.flag("--coverage", "what no test has made TRUE, FALSE or NULL", typed->view.coverage);
    options.value("--min-coverage", "PERCENT", "exit 1 where the tests of a set cover less", typed->min_coverage);
    options.value("--junit", "FILE", "write a JUnit report, for CI", typed->junit);
    options.flag("--json", "print tests and coverage as JSON", typed->json);
    options.flag("-v,--verbose", "name the tests that passed, too", typed->view.verbose);
    options.flag("-q,--quiet", "print failures only", typed->view.quiet);
    return [typed] { return test_rule_sets(*typed); };
}

}  // namespace leadqual::cli
