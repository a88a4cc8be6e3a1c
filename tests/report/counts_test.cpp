#include "catch2.hpp"
#include "report/runs.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("every count has a name of its own and a value", "[report]") {
    std::set<std::string_view> names;
    for (const auto name : count_names()) {
        CHECK(names.insert(name).second);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
        CHECK(count_named(RunCounts{}, name) == 0.0);
    }
    CHECK(count_named(RunCounts{}, "reject") == std::nullopt);
    CHECK(count_named(RunCounts{}, "") == std::nullopt);
}

TEST_CASE("counts are found by name", "[report]") {
    RunCounts run;
    run.rows_read = 1, run.written = 2, run.filtered = 3, run.rejected = 4, run.sql = 5, run.mql = 6,
    run.disqualified = 7, run.merged = 37, run.not_compared = 41, run.unwritten = 43;
    run.short_rows = 8, run.trimmed_rows = 9, run.blank_lines = 10, run.formulas_escaped = 11;
    run.unreadable = {{"budget", "", "", 20}, {"timeline", "", "", 3}};
    run.sets.resize(2);
    run.sets[0].for_cause = 30, run.sets[0].nothing_known = 31, run.sets[0].open = 34;
    run.sets[1].for_cause = 29, run.sets[1].nothing_known = 33, run.sets[1].open = 32;
    const std::map<std::string_view, double> expected{
        {"rows", 1},         {"leads", 18},        {"written", 2},           {"filtered", 3},
        {"merged", 37},      {"not_compared", 41}, {"rejects", 4},           {"sql", 5},
        {"mql", 6},          {"disqualified", 7},  {"for_cause", 30},        {"nothing_known", 33},
        {"open", 34},        {"unreadable", 23},   {"short_rows", 8},        {"trimmed_rows", 9},
        {"blank_lines", 10}, {"footer_lines", 0},  {"formulas_escaped", 11}, {"unwritten", 43}};
    CHECK(expected.size() == count_names().size());
    for (const auto& [name, value] : expected) {
        INFO(name);
        CHECK(count_named(run, name) == value);
    }
}

TEST_CASE("the version is that of the project", "[report]") {
    const auto text = version();
    CHECK(std::count(text.begin(), text.end(), '.') == 2);
    CHECK(text.find_first_not_of("0123456789.") == std::string_view::npos);
}
