// Which answers the tests of a rule set draw from its parts.
#include "catch2.hpp"
#include "leadqual/pipeline.hpp"

#include <algorithm>

using namespace leadqual;

namespace {

const Day kToday = *make_day(2026, 11, 21);
using Kind = RulePart::Kind;

std::string letters(const PossibleAnswers& answers) {
    return std::string(answers.yes ? "T" : "") + (answers.no ? "F" : "") + (answers.null ? "N" : "");
}

/// "possible/seen" of one part.
std::string answers_of(const RuleTestRun& run, Kind kind, std::uint32_t index, std::uint32_t entry = 0) {
    for (const auto& each : run.coverage)
        if (each.part == RulePart{kind, index, entry}) return letters(each.possible) + "/" + letters(each.seen);
    return "no such part";
}

}  // namespace

TEST_CASE("the tests of the built-in sets see every criterion and verdict line TRUE, FALSE and NULL", "[pipeline]") {
    for (const auto& built_in : built_in_rule_sets()) {
        const auto set = load_rule_set(std::string(built_in.name));
        for (const auto& each : run_rule_tests(set, kToday).coverage) {
            if (each.part.kind != Kind::criterion && each.part.kind != Kind::verdict) continue;
            INFO(built_in.name << (each.part.kind == Kind::criterion ? ": criterion " : ": verdict line ")
                               << each.part.index + 1 << ": can be " << letters(each.possible) << ", seen "
                               << letters(each.seen));
            CHECK(each.drawn() == each.wanted());
            if (each.part.kind == Kind::criterion) CHECK(letters(each.possible) == "TFN");
        }
    }
}

TEST_CASE("what a verdict line cannot answer is known from its condition", "[pipeline]") {
    // knocked_out, counts: never NULL; the last line: TRUE; ANUM's gate is a criterion, which may be unknown.
    const auto lines = [](const char* name) {
        const auto run = run_rule_tests(load_rule_set(name), kToday);
        std::string text;
        for (const auto& each : run.coverage)
            if (each.part.kind == Kind::verdict) text += letters(each.possible) + " ";
        return text;
    };
    CHECK(lines("bant") == "TF TF TF TF T ");
    CHECK(lines("champ") == "TF TF TF TF T ");
    CHECK(lines("faint") == "TF TF TF TF T ");
    CHECK(lines("anum") == "TF TFN TF TF T ");
    CHECK(lines("gptc") == "TF TF TF TF T ");
    CHECK(lines("prospect") == "TF TFN TFN TFN TFN T ");
}

TEST_CASE("coverage counts what was asked", "[pipeline]") {
    const auto set = parse_rule_set(R"({ "criteria": {
            "a": { "question": "?", "met": ["budget > 5", "need = 'x'"] },
            "b": { "question": "?", "met": "visits > 1", "unmet": "email IS NULL" },
            "c": { "question": "?", "met_at": 2, "signals": [ { "when": "replies > 1", "points": 2 }, { "when": "form_fills > 1", "points": 2 } ] } },
        "disqualify": [ { "when": "customer", "unless": "converted", "because": "customer" } ],
        "ready": "1 of 3",
        "grade": { "signals": [ { "when": "country = 'ID'", "points": 3 } ], "letters": { "A": 3 } },
        "tests": [ { "lead": { "budget": 10, "need": "x", "replies": 5, "country": "ID" }, "expect": { "tag": "SQL" } },
                   { "lead": { "customer": false, "visits": 0, "email": "" }, "expect": { "b": "unmet" } } ] })",
                                    "ours.json");
    const auto run = run_rule_tests(set, kToday);
    CHECK(run.failed() == 0);
    CHECK(answers_of(run, Kind::criterion, 0) == "TFN/TN");
    CHECK(answers_of(run, Kind::met, 0, 0) == "TFN/TN");
    CHECK(answers_of(run, Kind::met, 0, 1) == "TFN/N");  // not asked where the first one decided
    CHECK(answers_of(run, Kind::criterion, 1) == "TFN/F");
    CHECK(answers_of(run, Kind::unmet, 1) == "TF/T");  // a file without the column has no e-mail address, either
    CHECK(answers_of(run, Kind::signal, 2, 0) == "TFN/TN");
    CHECK(answers_of(run, Kind::signal, 2, 1) == "TFN/N");
    CHECK(answers_of(run, Kind::grade, 0) == "TFN/TN");
    CHECK(answers_of(run, Kind::knock_out, 0) == "TFN/F");  // off for the first lead
    CHECK(answers_of(run, Kind::unless, 0) == "TFN/");      // asked only where it could save a lead
    CHECK(answers_of(run, Kind::verdict, 0) == "TF/F");
    CHECK(answers_of(run, Kind::verdict, 1) == "TF/TF");
    CHECK(answers_of(run, Kind::verdict, 2) == "TF/T");  // behind the line that fired for the first lead
    CHECK(run.covered_percent() > 40);
    CHECK(run.covered_percent() < 60);
}

TEST_CASE("a verdict line that reads the score can be FALSE as well as TRUE", "[pipeline]") {
    const auto run = run_rule_tests(parse_rule_set(R"({ "criteria": {
            "a": { "question": "?", "met": "budget > 5", "weight": 2 },
            "b": { "question": "?", "met_at": 2, "signals": [ { "when": "replies > 1", "points": 4 } ] } },
        "verdict": [ { "tag": "SQL", "when": "score >= 66" }, { "tag": "SQL", "when": "score >= 100 OR score_max < 30" },
                     { "tag": "MQL", "when": "score_max >= 50" }, { "tag": "MQL", "when": "b_points >= 2" },
                     { "tag": "disqualified", "when": "score >= 0" }, { "tag": "disqualified" } ] })",
                                                   "ours.json"),
                                    kToday);
    CHECK(answers_of(run, Kind::verdict, 0) == "TF/");
    CHECK(answers_of(run, Kind::verdict, 1) == "TF/");
    CHECK(answers_of(run, Kind::verdict, 2) == "TF/");
    CHECK(answers_of(run, Kind::verdict, 3) == "TF/");
    CHECK(answers_of(run, Kind::verdict, 4) == "T/");
}

TEST_CASE("without tests nothing is covered", "[pipeline]") {
    auto set = load_rule_set("bant");
    set.tests.clear();
    CHECK(run_rule_tests(set, kToday).covered_percent() == 0);
}
