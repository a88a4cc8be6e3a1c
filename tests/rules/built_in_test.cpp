// The rule sets and lists that come with the program, and every way to write a rule set down.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "catch2.hpp"
#include "rules/dump.hpp"
#include "rules/embedded.hpp"
#include "rules/keys.hpp"

using namespace leadqual;

namespace {

std::vector<RuleSet> all_sets() {
    std::vector<RuleSet> sets;
    for (const BuiltInRuleSet& built_in : built_in_rule_sets())
        sets.push_back(load_rule_set(std::string(built_in.name)));
    sets.push_back(load_rule_set(LEADQUAL_ROOT "/examples/x_education/x_education.json"));
    RuleOptions options;
    options.profile = "country = 'it''s \"x\" \\ y' AND [a]]b] IS NULL";
    options.settings = {{"min_budget", "25000.5"}};
    sets.push_back(load_rule_set("champ", options));
    sets.push_back(parse_rule_set(R"({ "extends": "bant", "name": "one", "ready": "1 of 4" })", "one.json"));
    sets.push_back(parse_rule_set(
        R"json({ "name": "odd", "currency": "EUR", "fields": { "a \"b\"": "number", "signed_on": "date" }, "map": { "need": "N\u00fc" },
        "missing": ["Sel\\ect"], "values": { "need": { "a\"b": "c", "n": 0.5, "y": true, "z": null } }, "lists": { "one": ["@two", "w\"x"], "two": ["y"] }, "settings": { "w": "t\"u", "on": true, "n": -1.5 },
        "facts": { "warm": "visits >= $n AND $on" }, "profile": "mentions(need, @one) OR need = $w",
        "criteria": { "a": { "question": "?\n!", "weight": 0.25, "met": ["[a \"b\"] > 1", "signed_on > DATE '2026-01-01'"], "unmet": "customer" },
                      "b": { "question": "?", "signals": [ { "when": "customer", "points": -2.5, "because": "q\"" }, { "when": "converted", "points": 3 } ], "met_at": 2, "max": 2.5, "min": -1.25, "floor": 0.5, "gate": true },
                      "c": { "question": "?", "met_at": 1, "signals": [ { "when": "customer", "points": 1.25, "half_life": 45 },
                                                                        { "when": "converted", "points": 1, "half_life": 7, "since": "coalesce(signed_on, created_date)" } ] } },
        "grade": { "signals": [ { "when": "converted", "points": 2 }, { "when": "customer", "points": 1, "half_life": 9 } ], "letters": { "A": 2, "C": 0.5 } },
        "disqualify": [ { "when": "customer", "because": "x", "reason": "taken", "recheck_after": 9 }, "duplicate" ],
        "gate": "warm OR grade = 'A'", "ready": "1 of 3", "tests": [ { "lead": { "need": "a\tb" }, "expect": { "a": null } } ] })json",
        "odd.json"));
    return sets;
}

}  // namespace

TEST_CASE("the built-in rule sets load without a complaint", "[rules]") {
    std::vector<std::string_view> names;
    for (const BuiltInRuleSet& built_in : built_in_rule_sets()) {
        names.push_back(built_in.name);
        const RuleSet set = load_rule_set(std::string(built_in.name));
        std::string warnings;
        for (const Problem& warning : set.warnings) warnings += to_text(warning);
        CHECK(warnings == "");
        CHECK(set.name == built_in.name);
        CHECK_FALSE(set.tests.empty());
        CHECK_FALSE(set.profile);  // no built-in set ships one
        CHECK(set.fingerprint.size() == 16);
    }
    CHECK(names == std::vector<std::string_view>{"bant", "champ", "faint", "anum", "gptc", "prospect"});
}

TEST_CASE("the built-in files are the files of rulesets/, byte for byte", "[rules]") {
    CHECK(embedded_files().size() == 8);
    for (const EmbeddedFile& file : embedded_files()) {
        INFO(file.name);
        std::ifstream in(LEADQUAL_ROOT "/rulesets/" + std::string(file.name) + ".json", std::ios::binary);
        CHECK(file.text == std::string(std::istreambuf_iterator<char>(in), {}));
    }
}

TEST_CASE("the built-in word lists have names, meanings and no empty word", "[rules]") {
    std::set<std::string_view> names;
    for (const WordList& list : built_in_lists()) {
        INFO(list.name);
        CHECK(names.insert(list.name).second);
        CHECK_FALSE(list.meaning.empty());
        CHECK_FALSE(list.words.empty());
        std::set<std::string> folded;
        for (const std::string_view word : list.words) {
            INFO(word);
            CHECK_FALSE(trim(word).empty());
            CHECK(folded.insert(fold(word)).second);
        }
    }
    CHECK(names.contains("decision_titles"));
}

TEST_CASE("the built-in word lists are those of rulesets/lists.json, word for word", "[rules]") {
    std::ifstream in(LEADQUAL_ROOT "/rulesets/lists.json");
    const auto file = nlohmann::ordered_json::parse(in, nullptr, true, /*ignore_comments=*/true);
    REQUIRE(file.size() == built_in_lists().size());
    auto list = built_in_lists().begin();
    for (const auto& [name, content] : file.items()) {
        INFO(name);
        CHECK(list->name == name);
        CHECK(list->meaning == content["meaning"].get<std::string>());
        const std::vector<std::string> words(list->words.begin(), list->words.end());
        CHECK(words == content["words"].get<std::vector<std::string>>());
        ++list;
    }
}

TEST_CASE("an expanded rule set is a rule file of the same meaning", "[rules]") {
    for (RuleSet& set : all_sets()) {
        INFO(set.name);
        const std::string text = expanded(set);
        INFO(text);
        const RuleSet again = parse_rule_set(text, set.file);
        CHECK(expanded(again) == text);
        CHECK(dump(again) == dump(set));
        CHECK(again.fingerprint == set.fingerprint);
        CHECK(again.own_fields == set.own_fields);
        CHECK(again.lists == set.lists);
    }
}

TEST_CASE("the fingerprint tells rule sets apart that judge differently", "[rules]") {
    std::set<std::string> seen;
    for (const RuleSet& set : all_sets()) CHECK(seen.insert(set.fingerprint).second);
    CHECK(load_rule_set("bant").fingerprint == load_rule_set("bant").fingerprint);
}

TEST_CASE("the questions of a rule set are a form to fill in", "[rules]") {
    const RuleSet set = parse_rule_set(R"json({ "title": "Ours", "ready": "1 of 2", "criteria": {
        "budget": { "question": "How much?", "met": "budget > 5 OR [Deal Value] = 'x'", "unmet": "budget < 1" },
        "a": { "question": "Why?", "met": "TRUE" } } })json",
                                       "t.json");
    CHECK(questions(set) ==
          "# Ours\n\nLead: ____________________  Company: ____________________  Date: __________\n"
          "\n## 1. budget\n\n**How much?**\n\nAnswer: ________________________________________\n\n- [ ] yes\n- [ ] "
          "no\n- [ ] not known yet\n"
          "\nThe answer goes into: `budget`, `Deal Value`\n"
          "\n## 2. a\n\n**Why?**\n\nAnswer: ________________________________________\n\n- [ ] yes\n- [ ] no\n- [ ] not "
          "known yet\n");
}

TEST_CASE("a starter rule file loads as it is, whatever the columns are called", "[rules]") {
    const std::vector<StarterColumn> none;
    const std::vector<StarterColumn> usual = {
        {"Company", "company", FieldType::text, {"Acme", "Braun-Murray"}},
        {"Land", "country", FieldType::text, {"ID", "Côte d'Ivoire"}},
        {"Occupation", "", FieldType::text, {"Working Professional", "Student", "Other"}},
        {"Total Time", "", FieldType::number, {"15", "900"}},
    };
    const std::vector<StarterColumn> hostile = {
        {"a\n\"b\" */ // ]", "", FieldType::text, {"x\r\ny", "it's \"so\"", "\x1b[31m"}},
        {"}\\", "", FieldType::date, {}},
        {"\xff\xfe", "", FieldType::boolean, {"\xff"}},
        {"}\\", "", FieldType::number, {}},
        {"", "", FieldType::number, {""}},
        {"c", "country", FieldType::text, {"\n", "'"}},
    };
    for (const auto& columns : {none, usual, hostile}) {
        const std::string text = starter_rule_file("Ours", columns);
        INFO(text);
        const RuleSet set = parse_rule_set(text, "ours.json");
        CHECK(set.name == "ours");
        CHECK(set.criteria.size() == 4);
        CHECK(set.warnings.empty());
        // What it offers in comments works, too.
        std::string all;
        std::string_view rest = text;
        while (!rest.empty()) {
            std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            const bool offered = line.starts_with("  // \"");
            all += std::string(offered ? line.substr(5) : line) + "\n";
        }
        INFO(all);
        if (&columns == &none) continue;
        const RuleSet offered = parse_rule_set(all, "ours.json");
        CHECK(offered.criteria.size() == 5);
        CHECK(offered.profile);
    }
    CHECK(starter_rule_file("Ours", usual).find("[Occupation] IN ('Working Professional', 'Student')") !=
          std::string::npos);
}

TEST_CASE("the schema for editors knows the keys of a rule file", "[rules]") {
    std::ifstream in(LEADQUAL_ROOT "/rulesets/ruleset.schema.json");
    REQUIRE(in);
    const std::string schema = nlohmann::json::parse(in).dump();
    for (const Key& key : keys()) {
        INFO(key.name);
        CHECK(schema.find("\"" + std::string(key.name) + "\":") != std::string::npos);
    }
}
