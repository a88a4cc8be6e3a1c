// From a rule file to a rule set: shorthands, defaults, extends, looking up.
#include "catch2.hpp"
#include "rules/dump.hpp"
#include "rules/folder.hpp"

using namespace leadqual;
using test::Folder;

namespace {

/// A rule set of `count` criteria c1, c2, … with some more members.
RuleSet with_criteria(int count, const std::string& members, const RuleOptions& options = {}) {
    std::string text = "{ " + members + ", \"criteria\": {";
    for (int i = 1; i <= count; ++i)
        text += (i > 1 ? ", \"c" : " \"c") + std::to_string(i) + "\": { \"question\": \"?\", \"met\": \"visits > " +
                std::to_string(i) + "\" }";
    return parse_rule_set(text + " } }", "t.json", options);
}

std::string verdict_of(const RuleSet& set) {
    std::string text;
    for (const VerdictLine& line : set.verdict)
        text += std::string(to_text(line.tag)) + " | " + line.when.source + " | " + line.action + "\n";
    return text;
}

std::string said(const std::function<void()>& act, Exit code = Exit::usage) {
    try {
        act();
        return "nothing";
    } catch (const Error& error) {
        CHECK(error.code() == code);
        return messages(error);
    }
}

}  // namespace

TEST_CASE("ready, gate and profile stand for verdict lines", "[rules]") {
    struct Row {
        int criteria;
        std::string members, lines;
    };
    const Row rows[] = {
        {4, R"("ready": "3 of 4")",
         "disqualified | knocked_out | \n"
         "SQL | met_count >= 3 | hand to sales\n"
         "disqualified | unmet_count >= 3 | back to the database\n"
         "MQL | met_count >= 1 | nurture: {missing}\n"
         "disqualified | TRUE | enrich, then run again\n"},
        {2, R"("ready": " 2  of 2 ", "gate": "c1")",
         "disqualified | knocked_out | \n"
         "SQL | gate AND met_count >= 2 | hand to sales\n"
         "disqualified | unmet_count >= 2 | back to the database\n"
         "MQL | met_count >= 1 | nurture: {missing}\n"
         "disqualified | TRUE | enrich, then run again\n"},
        {5, R"("ready": "4 of 5", "profile": "country = 'ID'")",
         "disqualified | knocked_out | \n"
         "SQL | met_count >= 4 AND fit | hand to sales\n"
         "MQL | met_count >= 4 | check fit\n"
         "MQL | fit | nurture: {missing}\n"
         "disqualified | fit IS FALSE | back to the database\n"
         "disqualified | unmet_count >= 4 | back to the database\n"
         "MQL | met_count >= 1 | nurture: {missing}\n"
         "disqualified | TRUE | enrich, then run again\n"},
        {3, R"("ready": "1 of 3", "gate": "c1 IS NOT FALSE", "profile": "country = 'ID'")",
         "disqualified | knocked_out | \n"
         "SQL | gate AND met_count >= 1 AND fit | hand to sales\n"
         "MQL | gate AND met_count >= 1 | check fit\n"
         "MQL | fit | nurture: {missing}\n"
         "disqualified | fit IS FALSE | back to the database\n"
         "disqualified | unmet_count >= 1 | back to the database\n"
         "MQL | met_count >= 1 | nurture: {missing}\n"
         "disqualified | TRUE | enrich, then run again\n"},
    };
    for (const Row& row : rows) {
        INFO(row.members);
        const RuleSet set = with_criteria(row.criteria, row.members);
        CHECK(verdict_of(set) == row.lines);
        CHECK(set.ready ==
              (row.members.find("2  of 2") != row.members.npos ? 2U : static_cast<unsigned>(row.members[10] - '0')));
        CHECK(dump(set.verdict[0].when.root, set.fields) == "#knocked_out");
        CHECK(set.warnings.empty());
    }
}

TEST_CASE("a verdict list of one's own takes the place of ready, with the usual actions where none is said",
          "[rules]") {
    const RuleSet set = with_criteria(2, R"("verdict": [ { "tag": "disqualified", "when": "knocked_out" },
        { "tag": "sql", "when": "c1 AND c2" }, { "tag": "SQL", "when": "c1", "action": "call" }, { "tag": "mql", "when": "c2" },
        { "tag": "DISQUALIFIED" } ])");
    CHECK(set.ready == 0);
    CHECK(verdict_of(set) ==
          "disqualified | knocked_out | \nSQL | c1 AND c2 | hand to sales\nSQL | c1 | call\nMQL | c2 | nurture: "
          "{missing}\n"
          "disqualified | TRUE | back to the database\n");
}

TEST_CASE("what a rule file does not say has a default", "[rules]") {
    const RuleSet set = parse_rule_set(R"json({ "ready": "1 of 2", "criteria": {
        "a": { "question": "?", "signals": [ { "when": "customer", "points": 2.50 }, { "when": "converted", "points": -0.000001 } ], "met_at": 1 },
        "b": { "question": "?", "met": "customer", "weight": 0.1, "unmet": "converted" } },
        "disqualify": [ { "when": "email_bounced", "because": "dead" } ] })json",
                                       "folder/My Rules.json");
    CHECK(set.name == "my_rules");
    CHECK(set.title == "my_rules");
    CHECK(set.file == "folder/My Rules.json");
    CHECK(set.criteria[0].weight == Decimal{1'000'000});
    CHECK(set.criteria[0].max == set.criteria[0].met_at);
    CHECK(set.criteria[0].signals[0].points == Decimal{2'500'000});
    CHECK(to_text(set.criteria[0].signals[1].points) == "-0.000001");
    CHECK(to_text(set.criteria[1].weight) == "0.1");
    CHECK(set.knock_outs[0].action == "back to the database");
    CHECK(set.currency.empty());
    CHECK(parse_rule_set(R"({ "extends": "bant" })", "1.json").name == "rules1");
    CHECK(parse_rule_set(R"({ "extends": "bant", "name": "ours" })", "1.json").name == "ours");
}

TEST_CASE("a condition keeps its place in the file", "[rules]") {
    const RuleSet set = parse_rule_set(
        "{\n  \"ready\": \"1 of 1\",\n  \"criteria\": {\n    \"a\": { \"question\": \"?\", \"met\": \"customer\" } } }",
        "t.json");
    CHECK(set.criteria[0].met[0].place.file == "t.json");
    CHECK(set.criteria[0].met[0].place.line == 4);
    CHECK(set.criteria[0].met[0].place.column == 37);
    CHECK(set.criteria[0].place.column == 5);
    CHECK(set.verdict[1].when.place.line == 2);
}

TEST_CASE("a file extends another: what it says again counts", "[rules]") {
    const Folder folder;
    folder.write("base.json",
                 R"json({ "name": "the_base", "title": "Base", "currency": "USD", "ready": "1 of 2", "gate": "a",
        "settings": { "low": 1, "high": 9 }, "lists": { "words": ["x"], "old": ["y"] }, "fields": { "A": "number", "B": "date" },
        "map": { "budget": "Deal", "need": "Need" }, "missing": ["Select"], "profile": "employees > $low",
        "criteria": { "a": { "question": "A?", "met": "visits > $low", "weight": 3 }, "b": { "question": "B?", "met": "mentions(need, @words)" } },
        "facts": { "f": "customer" }, "disqualify": [ { "when": "converted", "because": "done" } ],
        "tests": [ { "lead": {}, "expect": { "tag": "MQL" } } ] })json");
    const std::string file =
        folder.write("deeper/ours.json", R"json({ "extends": "../base.json", "currency": "IDR", "ready": "2 of 2",
        "settings": { "low": 5, "more": 3 }, "lists": { "old": null, "new": ["z"] }, "fields": { "B": "text", "C": "days" },
        "map": { "need": "Problem" }, "missing": ["None"], "gate": null,
        "criteria": { "b": null, "a": { "question": "A!", "met": "visits > $high OR mentions(goal, @new)" }, "c": { "question": "C?", "met": "visits > $more" } },
        "disqualify": [ { "when": "customer", "because": "ours" } ] })json");
    const RuleSet set = load_rule_set(file);
    CHECK(dump(set).substr(dump(set).find('\n') + 1) ==
          "field visits number false\nfield goal text false\nfield customer boolean false\nfield converted boolean "
          "false\n"
          "field employees number false\n"
          "setting low 5\nsetting high 9\nsetting more 3\nmap budget Deal\nmap need Problem\nmissing Select\nmissing "
          "None\n"
          "criterion a weight 1 met_at 0 max 0: A!\n  met: (OR (> visits:number 9) (mentions:boolean goal:text 'z'))\n"
          "criterion c weight 1 met_at 0 max 0: C?\n  met: (> visits:number 3)\n"
          "fact f: customer:boolean\n"
          "out 'done' 'back to the database': converted:boolean\nout 'ours' 'back to the database': customer:boolean\n"
          "profile: (> employees:number 5)\n"
          "disqualified '': #knocked_out\nSQL 'hand to sales': (AND (>= #met_count 2) #fit)\nMQL 'check fit': (>= "
          "#met_count 2)\n"
          "MQL 'nurture: {missing}': #fit\ndisqualified 'back to the database': (IS-FALSE #fit)\n"
          "disqualified 'back to the database': (>= #unmet_count 2)\nMQL 'nurture: {missing}': (>= #met_count 1)\n"
          "disqualified 'enrich, then run again': TRUE\n");
    CHECK(set.name == "ours");
    CHECK(set.title == "ours");
    CHECK(set.currency == "IDR");
    CHECK(set.own_fields == std::vector<FieldUse>{{"A", FieldType::number, true},
                                                  {"B", FieldType::text, true},
                                                  {"C", FieldType::days, true}});
    CHECK(set.lists.size() == 2);
    CHECK(set.map[1].place.file == file);
    CHECK(set.warnings.empty());
}

TEST_CASE("ready takes the place of an inherited verdict list, and the other way round", "[rules]") {
    CHECK(parse_rule_set(R"({ "extends": "prospect", "ready": "2 of 3" })", "t.json").ready == 2);
    const RuleSet set = parse_rule_set(R"({ "extends": "bant", "verdict": [ { "tag": "MQL" } ] })", "t.json");
    CHECK(set.ready == 0);
    CHECK(set.verdict.size() == 1);
}

TEST_CASE("rule sets are found by name, then in folders, then by path", "[rules]") {
    const Folder folder;
    const std::string path = folder.write("ours.json", R"({ "extends": "bant" })");
    folder.write("bant.json", R"({ "extends": "champ" })");
    RuleOptions options;
    options.folders = {folder.path() + "/nowhere", folder.path()};
    CHECK(load_rule_set("bant", options).file == "built in");
    CHECK(load_rule_set("ours", options).file == path);
    CHECK(load_rule_set("ours", options).name == "ours");
    CHECK(load_rule_set(path).file == path);
    CHECK(said([&] { load_rule_set("uors", options); }) ==
          "unknown rule set 'uors'\n  hint: did you mean 'ours'? leadqual rules list shows them all; a file is named "
          "by its path: ./ours.json\n");
    CHECK(said([&] { load_rule_set("base"); }).find("unknown rule set 'base'") == 0);
    CHECK(said([&] { load_rule_set(folder.path() + "/missing.json"); }).find("missing.json") != std::string::npos);
    CHECK(said([&] { load_rule_set(folder.path() + "/"); }) != "nothing");
}

TEST_CASE("--set and --profile are checked like the file", "[rules]") {
    RuleOptions options;
    options.settings = {{"min_budget", "25k"}};
    CHECK(said([&] { load_rule_set("bant", options); }) ==
          "--set:1:12: the setting 'min_budget' is a number, found '25k' [invalid-value]\n    1 | min_budget=25k\n     "
          " |            "
          "^^^\n"
          "  hint: numbers are written with digits and at most one point: 10000, 0.5\n");
    options.settings = {{"min_bugdet", "25000"}};
    const std::vector<RuleSet> sets = {load_rule_set("bant", options), load_rule_set("champ", options)};
    CHECK(said([&] { check_settings(sets, options); }) ==
          "--set:1:1: unknown setting 'min_bugdet' [unknown-setting]\n    1 | min_bugdet=25000\n      | ^^^^^^^^^^\n"
          "  hint: did you mean 'min_budget'? leadqual rules show prints a rule set with its settings\n");
    options.settings = {{"min_budget", "25000"}};
    options.profile = "country IN ('ID') AND employes >= $min_budget";
    CHECK(said([&] {
              load_rule_set("bant", options);
          }).find("--profile:1:23: unknown field 'employes' [unknown-field]\n") == 0);
    options.profile = "employees >= $min_budget";
    const RuleSet set = load_rule_set("bant", options);
    CHECK(dump(set.profile->root, set.fields) == "(>= employees:number 25000)");
    CHECK(set.verdict.size() == 8);
}

TEST_CASE("a filter over several rule sets reads no judgement, as it could be that of any of them", "[rules]") {
    const std::vector<RuleSet> sets = {load_rule_set("bant"), load_rule_set("champ")};
    std::vector<FieldUse> fields;
    CHECK_NOTHROW(parse_condition("budget > $min_budget", "--where", sets, fields));
    CHECK(said([&] {
              parse_condition("budget > 1 AND score > 5", "--where", sets, fields);
          }).find("--where:1:16: with several rule sets, 'score' could be that of any of them [out-of-place]\n") == 0);
}

TEST_CASE("tests are understood, with states written as words", "[rules]") {
    const RuleSet set = with_criteria(
        4,
        R"("ready": "1 of 4", "tests": [ { "name": "n", "today": "2026-01-15", "lead": { "visits": 5, "Job Title": "a \"b\"", "x": null },
        "expect": { "tag": "sql", "score": 50, "c1": "Met", "c2": false, "c3": null, "c4": "unknown", "could_be": "MQL", "action": "call" } } ])");
    REQUIRE(set.tests.size() == 1);
    const RuleTest& test = set.tests[0];
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    CHECK(test.name == "n");
    CHECK(show_day(*test.today) == "2026-01-15");
    CHECK(test.lead == Pairs{{"visits", "5"}, {"Job Title", R"("a \"b\"")"}, {"x", "null"}});
    CHECK(test.expect == Pairs{{"tag", "\"SQL\""},
                               {"score", "50"},
                               {"c1", "\"met\""},
                               {"c2", "\"unmet\""},
                               {"c3", "\"unknown\""},
                               {"c4", "\"unknown\""},
                               {"could_be", "\"MQL\""},
                               {"action", "\"call\""}});
    CHECK(test.place.line == 1);
}

TEST_CASE("the two rule files of the documentation load without a complaint", "[rules]") {
    const RuleSet ours = parse_rule_set(R"json(
        { "extends": "bant", "name": "ours",                       // comments and trailing commas are allowed
          "settings": { "min_budget": 25000, "within_days": 60 },  // or on the command line: --set min_budget=25000
          "map": { "budget": "Deal Value" }, "missing": ["Select"],
          "profile": "country IN ('ID', 'Indonesia') AND employees >= 20" })json",
                                        "ours.json");
    CHECK(ours.warnings.empty());
    CHECK(ours.verdict.size() == 8);
    const RuleSet whole = parse_rule_set(R"json({
        "$schema": "ruleset.schema.json",
        "name": "bant", "title": "BANT", "currency": "USD",
        "settings": { "min_budget": 10000, "min_revenue": 1000000, "within_days": 90 },
        "ready": "3 of 4",
        "criteria": {
            "budget":    { "question": "Can they pay, and from which pot?",
                           "met": ["budget >= $min_budget", "annual_revenue >= $min_revenue"] },
            "authority": { "question": "Who signs, and who else must agree?",
                           "met": ["decision_maker", "mentions(job_title, @decision_titles)"],
                           "unmet": "mentions(job_title, 'intern', 'student')" },
            "need":      { "question": "What problem must this solve?", "weight": 2,
                           "signals": [ { "when": "need IN ('high', 'critical')", "points": 10 },
                                        { "when": "demo_requested", "points": 6, "because": "asked for a demo" } ],
                           "met_at": 6 },
            "timing":    { "question": "By when, and what happens if nothing changes?", "met": "timeline <= $within_days" }
        },
        "disqualify": [ { "when": "email_opt_out AND do_not_call", "because": "opted out of every channel", "action": "suppress" } ],
        "tests": [ { "lead": { "budget": 50000, "decision_maker": true, "timeline": 30 }, "expect": { "tag": "SQL" } } ]
        })json",
                                         "bant.json");
    CHECK(whole.warnings.empty());
    CHECK(whole.criteria[1].met.size() == 2);
    CHECK(whole.criteria[1].unmet);
}
