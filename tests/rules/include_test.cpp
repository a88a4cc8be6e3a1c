// Parts that rule files share.
#include <fmt/format.h>

#include "catch2.hpp"
#include "rules/dump.hpp"
#include "rules/folder.hpp"

using namespace leadqual;
using test::Folder;

namespace {

std::string said(const std::function<void()>& act) {
    try {
        act();
        return "nothing";
    } catch (const Error& error) {
        CHECK(error.code() == Exit::usage);
        return error.problems().front().message + " | " + error.problems().front().hint;
    }
}

std::string setting(const RuleSet& set, const std::string& name) {
    for (const auto& [key, value] : set.settings)
        if (key == name) return value;
    return "none";
}

const std::string kCriteria = R"("ready": "1 of 1", "criteria": { "a": { "question": "?", "met": "visits > $n" } })";

}  // namespace

TEST_CASE("parts are merged in order, behind the base and before the file's own keys", "[rules]") {
    const Folder folder;
    folder.write("base.json", R"({ "settings": { "n": 1, "base": 1, "first": 1 }, "missing": ["b"] })");
    folder.write("deeper/first.json",
                 R"({ "name": "first", "title": "First", "settings": { "n": 2, "first": 2, "second": 2 },
        "lists": { "words": ["x"] }, "missing": ["f"], "tests": [ { "lead": {}, "expect": { "tag": "SQL" } } ] })");
    folder.write("deeper/second.json", R"json({ "settings": { "n": 3, "second": 3 }, "missing": ["s"],
        "facts": { "warm": "mentions(need, @words)" }, "fields": { "C": "number" }, "profile": "[C] > 1",
        "disqualify": [ { "when": "customer", "because": "second" } ] })json");
    const std::string file =
        folder.write("ours.json", R"({ "extends": "./base.json", "include": ["deeper/first.json", "deeper/second.json"],
        "settings": { "n": 4 }, "missing": ["o"], "disqualify": [ { "when": "converted", "because": "ours" } ], )" +
                                      kCriteria + " }");
    const RuleSet set = load_rule_set(file);
    CHECK(setting(set, "n") == "4");
    CHECK(setting(set, "base") == "1");
    CHECK(setting(set, "first") == "2");
    CHECK(setting(set, "second") == "3");
    CHECK(set.missing == std::vector<std::string>{"b", "f", "s", "o"});
    CHECK(set.name == "ours");
    CHECK(set.tests.empty());
    CHECK(set.facts.size() == 1);
    CHECK(set.profile->source == "[C] > 1");
    REQUIRE(set.knock_outs.size() == 2);
    CHECK(set.knock_outs[0].because == "second");
    CHECK(set.knock_outs[1].because == "ours");
    CHECK(set.warnings.empty());  // what a part declares and nobody reads is no slip

    folder.write("deeper/first.json", R"({ "settings": { "first": 5, "second": 2 }, "lists": { "words": ["y"] } })");
    CHECK(load_rule_set(file).fingerprint != set.fingerprint);
}

TEST_CASE("a part that is reached by two ways is merged once", "[rules]") {
    const Folder folder;
    folder.write("part.json",
                 R"({ "settings": { "n": 1 }, "disqualify": [ { "when": "customer", "because": "part" } ] })");
    folder.write("one.json", R"({ "include": "part.json", "settings": { "n": 2 } })");
    folder.write("two.json", R"({ "include": ["./part.json", "one.json"] })");
    const RuleSet set = load_rule_set(folder.write(
        "ours.json", R"({ "include": ["one.json", "two.json", "deeper/../part.json"], )" + kCriteria + " }"));
    CHECK(setting(set, "n") == "2");
    CHECK(set.knock_outs.size() == 1);
    CHECK(set.warnings.empty());
}

TEST_CASE("parts are found beside the file, among the built-in ones and in folders", "[rules]") {
    const Folder folder, shared;
    shared.write("deeper/lists.json", R"({ "settings": { "n": 7 } })");
    shared.write("numbers.json", R"({ "settings": { "n": 8 } })");
    RuleOptions options;
    options.folders = {folder.path() + "/nowhere", shared.path()};
    const auto load = [&](const std::string& include) {
        return load_rule_set(folder.write("ours.json", "{ \"include\": " + include + ", " + kCriteria + " }"), options);
    };
    CHECK(setting(load("\"deeper/lists.json\""), "n") == "7");
    CHECK(setting(load("[\"numbers\"]"), "n") == "8");
    folder.write("deeper/lists.json", R"({ "settings": { "n": 9 } })");
    CHECK(setting(load("[\"deeper/lists.json\"]"), "n") == "9");
    CHECK(load(R"(["base", "numbers"])").knock_outs.size() == load_rule_set("bant").knock_outs.size());
}

TEST_CASE("a part that cannot be had shows the way to it", "[rules]") {
    const Folder folder;
    const auto in = [&](const std::string& name) { return folder.path() + "/" + name; };
    folder.write("a.json", R"({ "include": "deeper/b.json", )" + kCriteria + " }");
    folder.write("deeper/b.json", R"({ "include": ["../c.json"] })");

    folder.write("c.json", R"({ "include": "deeper/b.json" })");
    CHECK(said([&] { load_rule_set(in("a.json")); }) ==
          "files extend or include each other in a circle: " + in("a.json") + ":1:14 → " + in("deeper/b.json") +
              ":1:15 → " + in("c.json") + ":1:14 → " + in("deeper/b.json") + " | ");
    folder.write("c.json", R"({ "extends": "./a.json" })");
    CHECK(said([&] { load_rule_set(in("a.json")); }).find("c.json:1:14 → " + in("a.json")) != std::string::npos);
    folder.write("c.json", R"({ "include": "nobase" })");
    CHECK(said([&] { load_rule_set(in("a.json")); }) ==
          "there is no built-in part 'nobase' | did you mean 'base'? a file is named by its path: \"./ours.json\" the "
          "way "
          "here: " +
              in("a.json") + ":1:14 → " + in("deeper/b.json") + ":1:15");
    folder.write("c.json", R"({ "include": ["base", "gone.json"] })");
    CHECK(said([&] { load_rule_set(in("a.json")); }) ==
          "cannot read '" + in("gone.json") + "' | paths start at the folder of this file the way here: " +
              in("a.json") + ":1:14 → " + in("deeper/b.json") + ":1:15");
    folder.write("c.json", "[]");
    CHECK(said([&] { load_rule_set(in("a.json")); }).find("a rule file is one object") == 0);
    folder.write("c.json", R"({ "settings": { "n": 1 }, "disqualify": [ { "when": "customers", "because": "x" } ] })");
    CHECK(said([&] { load_rule_set(in("a.json")); }).find("unknown field 'customers'") == 0);
}

TEST_CASE("a long chain of files is no circle", "[rules]") {
    const Folder folder;
    for (int i = 0; i < 20; ++i)
        folder.write(fmt::format("{}.json", i), fmt::format(R"({{ "include": "./{}.json" }})", i + 1));
    folder.write("20.json", R"({ "settings": { "n": 1 } })");
    folder.write("top.json", R"({ "include": "./5.json", )" + kCriteria + " }");
    CHECK(setting(load_rule_set(folder.path() + "/top.json"), "n") == "1");
    folder.write("top.json", R"({ "include": "./4.json", )" + kCriteria + " }");
    CHECK(said([&] { load_rule_set(folder.path() + "/top.json"); }) ==
          "more than 16 files extend or include each other in a row | let one file include them side by side");
}
