// Rule files and conditions with random mistakes: always a rule set or an Error, never anything else.
#include <random>

#include "catch2.hpp"
#include "rules/dump.hpp"

using namespace leadqual;

namespace {

/// Deterministic, and alike on every system: only the generator of the standard, none of its distributions.
class Chance {
public:
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(generator_() % count); }

private:
    std::mt19937_64 generator_{20260131};
};

constexpr std::string_view pieces[] = {"\"",    "'",    "{",     "}",     "[",    "]",     ",",     ":",       "//",
                                       "/*",    "*/",   "\\",    "\\u00", "\n",   "$",     "@",     "(",       ")",
                                       " AND ", " OR ", " NOT ", " IN ",  " IS ", "NULL",  "-",     "1e",      "9",
                                       ".",     "\xc3", "\xff",  "\0x",   "null", "true",  "CASE ", " WHEN ",  "DATE ",
                                       "''",    "[]",   "{}",    "met",   "gate", "score", "a)*",   "BETWEEN "};

/// Short, and with every key there is: mistakes meet something everywhere.
const std::string every_key =
    R"json({ "$schema": "x", "name": "dense", "title": "Dense", "currency": "EUR", // a comment
  "settings": { "low": 5, "word": "w", "on": true }, "fields": { "A b": "number", "c": "date" }, "map": { "need": "Need" },
  "missing": ["Select",], "values": { "need": { "q": 0, "r": null } }, "lists": { "one": ["x", "@two"], "two": ["y"] }, "profile": "country IN ('ID', 'x') OR mentions(need, @one)",
  "criteria": { "a": { "question": "?", "weight": 0.5, "met": ["[A b] BETWEEN $low AND 9", "customer"], "unmet": "c > DATE '2026-01-31'" },
    "b": { "question": "?", "signals": [ { "when": "need LIKE 'x%'", "points": 2.5, "because": "q" } ], "met_at": 2, "max": 2.5 } },
  "facts": { "f": "matches(email, '[a-z]+@') AND $on" }, "gate": "a OR f IS NOT FALSE", /* two */ "ready": "1 of 2",
  "disqualify": [ { "when": "days_since(c) > 30", "unless": "customer", "because": "old", "action": "no" } ],
  "tests": [ { "name": "t", "today": "2026-01-31", "lead": { "need": "x" }, "expect": { "tag": "MQL", "a": null, "score": 5 } } ], "x-y": [null] })json";

std::string mutated(std::string text, Chance& chance) {
    for (std::size_t i = 0, count = 1 + chance.below(3); i < count && !text.empty(); ++i) {
        const std::size_t at = chance.below(text.size());
        const std::size_t size = std::min(text.size() - at, 1 + chance.below(12));
        switch (chance.below(5)) {
            case 0:
                text.erase(at, size);
                break;
            case 1:
                text.insert(at, pieces[chance.below(std::size(pieces))]);
                break;
            case 2:
                text.replace(at, size, pieces[chance.below(std::size(pieces))]);
                break;
            case 3:
                text.insert(chance.below(text.size()), std::string(text, at, size));
                break;
            case 4:
                text[at] = static_cast<char>(chance.below(256));
                break;
        }
    }
    return text;
}

template <typename Try>
int survived(const Try& attempt) {
    try {
        attempt();
        return 1;
    } catch (const Error& error) {
        CHECK(error.code() == Exit::usage);
        CHECK_FALSE(error.problems().empty());
        for (const Problem& problem : error.problems())
            if (problem.message.empty() || problem.place.file.empty()) FAIL(messages(error));
        return 0;
    }
}

}  // namespace

TEST_CASE("a rule file with random mistakes is an error message or a rule set", "[rules]") {
    Chance chance;
    std::vector<std::string> built_in;
    for (const BuiltInRuleSet& set : built_in_rule_sets()) {
        std::string text(set.text);
        if (const auto tests = text.find("\"tests\""); tests != text.npos)
            text.replace(tests, text.npos, "}");  // most of it, and all alike
        built_in.push_back(std::move(text));
    }
    const std::vector<std::string> dense{every_key};
    for (const auto& [texts, runs] : {std::pair(&std::as_const(built_in), 1'000), std::pair(&dense, 20'000)}) {
        int fine = 0;
        for (int run = 0; run < runs; ++run) {
            const std::string text = mutated((*texts)[chance.below(texts->size())], chance);
            fine += survived([&] { parse_rule_set(text, "mutated.json"); });
        }
        CHECK(fine > 0);
        CHECK(fine < runs);
    }
}

TEST_CASE("a condition with random mistakes is an error message or a condition", "[rules]") {
    Chance chance;
    const std::vector<RuleSet> sets = {load_rule_set("bant")};
    std::vector<std::string> sources;
    for (const Criterion& criterion : sets[0].criteria)
        for (const Condition& met : criterion.met) sources.push_back(met.source);
    sources.push_back("CASE country WHEN 'ID' THEN budget > 1 WHEN 'DE' THEN budget > 2 ELSE tag = 'SQL' END");
    sources.push_back(
        "matches(email, '^(a|b)+[c-d]{1,3}$') AND least(budget, -3) / 2 BETWEEN 1 AND round(visits * 1.5)");
    sources.push_back("\"Deal \"\" Value\" LIKE 'a%' OR [x]]y] NOT IN ('b', 'it''s') IS NOT FALSE");
    int fine = 0;
    for (int run = 0; run < 10'000; ++run) {
        std::vector<FieldUse> fields;
        const std::string source = mutated(sources[chance.below(sources.size())], chance);
        fine += survived([&] { parse_condition(source, "--where", sets, fields); });
    }
    CHECK(fine > 0);
}

TEST_CASE("conditions nest to a limit, in every direction", "[rules]") {
    const auto repeated = [](std::string_view text, int count) {
        std::string all;
        for (int i = 0; i < count; ++i) all += text;
        return all;
    };
    const std::string deep[] = {
        repeated("(", 100'000),
        repeated("(", 5'000) + "customer" + repeated(")", 5'000),
        repeated("NOT ", 5'000) + "customer",
        repeated("- ", 5'000) + "1 > 0",
        repeated("budget + ", 5'000) + "1 > 0",
        "customer" + repeated(" IS TRUE", 5'000),
        repeated("abs(", 5'000) + "1" + repeated(")", 5'000) + " > 0",
        repeated("CASE WHEN ", 5'000),
        repeated("coalesce(", 5'000),
    };
    for (const std::string& source : deep) {
        std::vector<FieldUse> fields;
        INFO(source.substr(0, 40));
        CHECK_THROWS_AS(parse_condition(source, "--where", {}, fields), Error);
    }
    std::string doubling = "budget", lists;  // each level would hold the one before twice, or a hundred times
    for (int i = 0; i < 40; ++i) doubling = "CASE WHEN " + doubling + " BETWEEN 1 AND 2 THEN 1 END";
    std::vector<FieldUse> fields;
    CHECK_THROWS_AS(parse_condition(doubling + " > 0", "--where", {}, fields), Error);
    for (int i = 0; i < 50; ++i) {
        lists += "\"l" + std::to_string(i) + "\": [\"w\"";
        for (int k = 0; k < 100 && i > 0; ++k) lists += ", \"@l" + std::to_string(i - 1) + "\"";
        lists += "], ";
    }
    const RuleSet set = parse_rule_set("{ \"lists\": { " + lists + R"json( }, "ready": "1 of 1", "criteria": { "a": {
        "question": "?", "met": "mentions(need, @l49)" } } })json",
                                       "t.json");
    CHECK(set.criteria[0].met[0].root.operands.size() == 51);

    const std::string wide = "customer" + repeated(" OR customer", 20'000);  // not deep at all
    CHECK(parse_condition(wide, "--where", {}, fields).root.operands.size() == 20'001);
    CHECK_NOTHROW(parse_condition(repeated("(", 190) + "customer" + repeated(")", 190), "--where", {}, fields));
}
