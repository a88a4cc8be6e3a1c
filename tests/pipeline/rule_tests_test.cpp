// Tests kept beside the rules: those of the built-in sets pass, and a wrong expectation is named.
#include "catch2.hpp"
#include "leadqual/pipeline.hpp"

using namespace leadqual;

static const Day kToday = *make_day(2026, 11, 21);

static std::string failures(const RuleTestRun& run) {
    std::string text;
    for (const auto& test : run.tests)
        for (const auto& each : test.expectations)
            if (!each.holds)
                text +=
                    test.name + ": " + each.name + " " + each.expected + " -> " + each.got + " | " + each.why + "\n";
    return text;
}

TEST_CASE("the built-in rule sets pass the tests in their own files", "[pipeline]") {
    for (const auto& built_in : built_in_rule_sets()) {
        INFO(built_in.name);
        const auto run = run_rule_tests(load_rule_set(std::string(built_in.name)), kToday);
        CHECK(failures(run) == "");
        CHECK(run.failed() == 0);
        CHECK(run.tests.size() >= 6);
    }
}

TEST_CASE("a wrong expectation is named with what was got, and why", "[pipeline]") {
    const auto set = parse_rule_set(R"({ "extends": "bant", "name": "ours",
        "tests": [ { "name": "too hopeful", "lead": { "budget": 5000, "Job Title": "CEO" },
                     "expect": { "tag": "SQL", "score": 50, "authority": "met", "budget": "met", "need": "met" } },
                   { "lead": { "customer": true }, "expect": { "tag": "MQL" } } ] })",
                                    "ours.json");
    const auto run = run_rule_tests(set, kToday);
    CHECK(failures(run) ==
          "too hopeful: tag SQL -> MQL | verdict line 4 at bant (built in):11: MQL when met_count >= 1\n"
          "too hopeful: score 50 -> 25 | 0 + 25 + 0 + 0 = 25\n"
          "too hopeful: budget met -> unmet | budget < $min_budget is TRUE: budget 5000\n"
          "too hopeful: need met -> unknown | nothing decides: no need, no challenge, no demo_requested, no "
          "pricing_visits\n"
          "test 2: tag MQL -> disqualified | knocked out at base (built in):27: already a customer: customer\n");
    CHECK(run.failed() == 2);
    CHECK(run.tests[0].place.line == 2);
    CHECK(run.tests[0].reasons == "yes authority: CEO; no budget: 5,000; ask need, timing");
}

TEST_CASE("a column that a test's lead leaves out is one the file does not have", "[pipeline]") {
    const auto set = parse_rule_set(R"({ "extends": "bant", "name": "ours", "tests": [
        { "name": "no columns", "lead": { "email": null, "budget": 1 }, "expect": { "because": "" } },
        { "name": "columns, but empty", "lead": { "email": null, "phone": "" }, "expect": { "because": "no way to contact" } } ] })",
                                    "ours.json");
    const auto run = run_rule_tests(set, kToday);
    CHECK(failures(run) == "");
    CHECK(run.tests.size() == 2);
}

TEST_CASE("the example rule files have no problems and pass their own tests", "[pipeline]") {
    for (const std::string file : {"examples/ours.json", "examples/x_education/x_education.json", "bench/bant_job.json",
                                   "examples/methodologies/meddic.json", "examples/methodologies/spiced.json"}) {
        INFO(file);
        const auto set = load_rule_set(LEADQUAL_ROOT "/" + file);
        CHECK(set.warnings.empty());
        const auto run = run_rule_tests(set, kToday);
        CHECK(failures(run) == "");
        CHECK(run.tests.size() >= 3);
    }
}
