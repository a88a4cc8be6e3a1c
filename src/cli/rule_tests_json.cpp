// rules test --json: tests, expectations and coverage as data.
#include "cli/rule_test_report.hpp"

#include <nlohmann/json.hpp>

namespace leadqual::cli {

namespace {

using Json = nlohmann::ordered_json;

Json place_json(const Place& place) { return {{"file", place.file}, {"line", place.line}, {"column", place.column}}; }

Json answers_json(const PossibleAnswers& answers) {
    Json list = Json::array();
    if (answers.yes) list.push_back("TRUE");
    if (answers.no) list.push_back("FALSE");
    if (answers.null) list.push_back("NULL");
    return list;
}

Json tests_json(const RuleTestRun& run) {
    Json list = Json::array();
    for (const RuleTestResult& test : run.tests) {
        Json expectations = Json::array();
        for (const Expectation& each : test.expectations) {
            expectations.push_back(
                {{"name", each.name}, {"expected", each.expected}, {"got", each.got}, {"holds", each.holds}});
            if (!each.holds) expectations.back()["why"] = each.why;
        }
        list.push_back({{"name", test.name},
                        {"place", place_json(test.place)},
                        {"passed", test.passed()},
                        {"expectations", std::move(expectations)},
                        {"reasons", test.reasons}});
    }
    return list;
}

Json coverage_json(const RuleSet& set, const RuleTestRun& run) {
    std::uint64_t wanted = 0, drawn = 0;
    Json parts = Json::array();
    for (const PartCoverage& each : run.coverage) {
        wanted += each.wanted(), drawn += each.drawn();
        const Condition* condition = condition_of(set, each.part);
        parts.push_back({{"part", part_name(set, each.part)},
                         {"condition", condition ? Json(condition->source) : Json()},
                         {"place", place_json(place_of(set, each.part))},
                         {"possible", answers_json(each.possible)},
                         {"seen", answers_json(each.seen)}});
    }
    return {{"percent", run.covered_percent()}, {"answers", wanted}, {"drawn", drawn}, {"parts", std::move(parts)}};
}

}  // namespace

std::string rule_tests_json(std::span<const TestedRuleSet> tested, bool with_coverage) {
    Json sets = Json::array();
    for (const TestedRuleSet& each : tested) {
        const std::size_t failed = each.run.failed();
        sets.push_back({{"name", each.set.name},
                        {"file", each.set.file},
                        {"fingerprint", each.set.fingerprint},
                        {"passed", each.run.tests.size() - failed},
                        {"failed", failed},
                        {"left_out", each.left_out},
                        {"tests", tests_json(each.run)}});
        if (with_coverage) sets.back()["coverage"] = coverage_json(each.set, each.run);
    }
    const Json json{{"schema_version", 1}, {"sets", std::move(sets)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace leadqual::cli
