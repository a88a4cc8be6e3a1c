// Tests kept beside the rules: those of the built-in sets pass, and a wrong expectation is named.
#include "catch2.hpp"
#include "leadqual/pipeline.hpp"

using namespace leadqual;

static const Day kToday = *make_day(2026, 11, 21);

TEST_CASE("the built-in rule sets pass the tests in their own files", "[pipeline]") {
    for (const auto& built_in : built_in_rule_sets()) {
        const auto set = load_rule_set(std::string(built_in.name));
        std::size_t run = 0;
        const auto problems = run_rule_tests(set, kToday, run);
        INFO(built_in.name << (problems.empty() ? "" : ": " + problems.front().message));
        CHECK(problems.empty());
        CHECK(run >= 6);
    }
}

TEST_CASE("a wrong expectation is named with what was got", "[pipeline]") {
    const auto set = parse_rule_set(R"({ "extends": "bant", "name": "ours",
        "tests": [ { "name": "too hopeful", "lead": { "budget": 50000, "Job Title": "CEO" },
                     "expect": { "tag": "SQL", "score": 50, "authority": "met", "need": "unknown" } } ] })",
                                    "ours.json");
    std::size_t run = 0;
    const auto problems = run_rule_tests(set, kToday, run);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().message == "test 'too hopeful': tag should be 'SQL', got 'MQL'");
    CHECK(problems.front().place.line == 2);
}

TEST_CASE("a column that a test's lead leaves out is one the file does not have", "[pipeline]") {
    const auto set = parse_rule_set(R"({ "extends": "bant", "name": "ours", "tests": [
        { "name": "no columns", "lead": { "email": null, "budget": 1 }, "expect": { "because": "" } },
        { "name": "columns, but empty", "lead": { "email": null, "phone": "" }, "expect": { "because": "no way to contact" } } ] })",
                                    "ours.json");
    std::size_t run = 0;
    CHECK(run_rule_tests(set, kToday, run).empty());
    CHECK(run == 2);
}

TEST_CASE("the example rule files have no problems and pass their own tests", "[pipeline]") {
    for (const std::string file : {"examples/ours.json", "examples/x_education/x_education.json", "bench/bant_job.json",
                                   "examples/methodologies/meddic.json", "examples/methodologies/spiced.json"}) {
        INFO(file);
        const auto set = load_rule_set(LEADQUAL_ROOT "/" + file);
        CHECK(set.warnings.empty());
        std::size_t run = 0;
        CHECK(run_rule_tests(set, kToday, run).empty());
        CHECK(run >= 3);
    }
}
