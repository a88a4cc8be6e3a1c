// Tests kept beside the rules: those of the built-in sets pass, and a wrong expectation is named.
#include "catch2.hpp"
#include "leadqual/pipeline.hpp"

#include <fmt/format.h>

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

TEST_CASE("what people write into a CRM is judged as they mean it", "[pipeline]") {
    struct {
        std::string_view field, cell, criterion;
        std::string_view state;
    } cases[] = {
        {"need", "Low priority", "need", "unmet"},
        {"need", "no current need", "need", "unmet"},
        {"need", "None identified", "need", "unmet"},
        {"need", "not discussed yet", "need", "unknown"},
        {"need", "Pending", "need", "unknown"},
        {"need", "x", "need", "unknown"},
        {"need", "does not see a need", "need", "unmet"},
        {"need", "Already has a solution", "need", "unmet"},
        {"need", "happy with current vendor", "need", "unmet"},
        {"need", "replace the current vendor", "need", "met"},
        {"job_title", "former CFO", "authority", "unknown"},
        {"job_title", "Ex-CEO", "authority", "unknown"},
        {"job_title", "CEO (retired)", "authority", "unknown"},
        {"job_title", "Ehemaliger Geschäftsführer", "authority", "unknown"},
        {"job_title", "Sekretärin der Geschäftsführung", "authority", "unknown"},
        {"job_title", "Secretary to the Managing Director", "authority", "unmet"},
        {"job_title", "Deputy Head of IT", "authority", "unknown"},
        {"job_title", "Stellvertretende Direktorin", "authority", "unknown"},
        {"job_title", "Product Owner", "authority", "unknown"},
        {"job_title", "Chef de projet", "authority", "unknown"},
        {"job_title", "Head of IT", "authority", "met"},
        {"job_title", "CFO", "authority", "met"},
        {"status", "Junk", "because", "said no"},
        {"status", "Junk Lead", "because", "said no"},
        {"status", "Dead", "because", "said no"},
        {"status", "Lost", "because", "said no"},
        {"status", "Unqualified", "because", "said no"},
        {"status", "Disqualified", "because", "said no"},
        {"status", "Working", "because", ""},
    };
    for (const auto& each : cases) {
        const auto text = fmt::format(R"({{ "extends": "bant", "name": "ours", "tests": [
            {{ "name": "it", "lead": {{ "{}": "{}" }}, "expect": {{ "{}": "{}" }} }} ] }})",
                                      each.field, each.cell, each.criterion, each.state);
        const auto run = run_rule_tests(parse_rule_set(text, "ours.json"), kToday);
        INFO(each.cell << ": " << run.tests.front().reasons);
        CHECK(run.failed() == 0);
    }
    for (const std::string_view lead : {R"("email": "@", "phone": "0")", R"("email": "n/a", "phone": "0000000000")"}) {
        const auto text = fmt::format(R"({{ "extends": "bant", "name": "ours", "tests": [
            {{ "name": "it", "lead": {{ {} }}, "expect": {{ "because": "no way to contact" }} }} ] }})",
                                      lead);
        CHECK(run_rule_tests(parse_rule_set(text, "ours.json"), kToday).failed() == 0);
    }
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
                                   "examples/methodologies/meddic.json", "examples/methodologies/spiced.json",
                                   "examples/methodologies/neat.json", "examples/methodologies/scotsman.json",
                                   "examples/methodologies/gpctba_ci.json"}) {
        INFO(file);
        const auto set = load_rule_set(LEADQUAL_ROOT "/" + file);
        CHECK(set.warnings.empty());
        const auto run = run_rule_tests(set, kToday);
        CHECK(failures(run) == "");
        const bool is_methodology = file.find("methodologies") != file.npos;
        CHECK(run.tests.size() >= (is_methodology ? 8 : 3));
        for (const PartCoverage& each : run.coverage) {
            const bool is_whole =
                each.part.kind == RulePart::Kind::criterion || each.part.kind == RulePart::Kind::verdict;
            INFO("part " << each.part.index);
            if (is_methodology && is_whole) CHECK(each.drawn() == each.wanted());
        }
    }
}

TEST_CASE("a test's lead is read as a row of a file is: its currency, the column that steps in", "[pipeline]") {
    const auto set = parse_rule_set(R"j({ "name": "ours", "currency": "USD", "ready": "1 of 1",
        "criteria": { "money": { "question": "?", "met": "budget >= 1000" } }, "tests": [
        { "name": "of ours", "lead": { "currency": "USD", "budget": 5000 }, "expect": { "money": "met" } },
        { "name": "another", "lead": { "currency": "EUR", "budget": 5000 }, "expect": { "money": "unknown" } },
        { "name": "stepped in", "lead": { "Budget": "", "Budget Amount": 9000 },
          "expect": { "reasons": "yes money: budget 9,000 (Budget Amount)" } } ] })j",
                                    "ours.json");
    CHECK(failures(run_rule_tests(set, kToday)) == "");
}
