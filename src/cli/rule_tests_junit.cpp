// rules test --junit FILE: what CI servers read as a test report.
#include "cli/rule_test_report.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

namespace {

/// Text as XML takes it, in attributes too: what XML cannot hold becomes visible signs.
std::string xml(std::string_view text) {
    std::string result;
    for (const char c : visible(text)) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += c;
        }
        const std::string_view whole = result;
        if (whole.ends_with("\xef\xbf\xbe") || whole.ends_with("\xef\xbf\xbf"))  // U+FFFE and U+FFFF are no characters
            result.replace(result.size() - 3, 3, "\xef\xbf\xbd");
    }
    return result;
}

std::string test_case(const RuleSet& set, const RuleTestResult& test) {
    std::string text = fmt::format(R"(    <testcase classname="{}" name="{}" file="{}" line="{}")", xml(set.name),
                                   xml(test.name), xml(test.place.file), test.place.line);
    if (test.passed()) return text + "/>\n";
    std::string message, lines;
    for (const Expectation& each : test.expectations) {
        if (each.holds) continue;
        const auto said = fmt::format("{}: expected {}, got {}", each.name, each.expected, each.got);
        message += (message.empty() ? "" : "; ") + said;
        lines += xml(said) + (each.why.empty() ? "" : " (" + xml(each.why) + ")") + "\n";
    }
    return text + fmt::format(
                      ">\n      <failure type=\"expectation\" message=\"{}\">{}:{}:{}\n{}{}</failure>\n"
                      "    </testcase>\n",
                      xml(message), xml(test.place.file), test.place.line, test.place.column, lines, xml(test.reasons));
}

std::string properties(const TestedRuleSet& tested) {
    std::string text = fmt::format("    <properties>\n      <property name=\"coverage\" value=\"{:.1f}\"/>\n",
                                   tested.run.covered_percent());
    for (const PartCoverage& each : tested.run.coverage)
        if (const auto missing = missing_answers(each); !missing.empty())
            text += fmt::format("      <property name=\"not covered: {}\" value=\"{}\"/>\n",
                                xml(part_name(tested.set, each.part)), missing);
    return text + "    </properties>\n";
}

}  // namespace

std::string rule_tests_junit(std::span<const TestedRuleSet> tested, bool with_coverage) {
    std::size_t tests = 0, failures = 0;
    std::string suites;
    for (const TestedRuleSet& each : tested) {
        const std::size_t failed = each.run.failed();
        suites += fmt::format(R"(  <testsuite name="{}" tests="{}" failures="{}" errors="0">)"
                              "\n",
                              xml(each.set.name), each.run.tests.size(), failed);
        if (with_coverage) suites += properties(each);
        for (const RuleTestResult& test : each.run.tests) suites += test_case(each.set, test);
        suites += "  </testsuite>\n";
        tests += each.run.tests.size(), failures += failed;
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"leadqual rules test\" "
        "tests=\"{}\" failures=\"{}\">\n{}</testsuites>\n",
        tests, failures, suites);
}

}  // namespace leadqual::cli
