// Points that fade, criteria that take away, gates and floors.
#include <cmath>

#include "catch2.hpp"
#include "scoring/decay_table.hpp"
#include "scoring/leads.hpp"

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("what time leaves of points is rounded to the nearest, at every age", "[scoring]") {
    for (const std::int32_t half_life : {1, 2, 3, 7, 14, 30, 45, 90, 365, 3650}) {
        for (const std::int32_t points : {1, -1, 5, 99, 250, 1000, -1000, 12'345, 100'000'000}) {
            INFO(points << " halving every " << half_life);
            const auto table = decay_table(points, half_life);
            REQUIRE(!table.empty());
            CHECK(table[0] == points);
            for (std::size_t age = 0; age < table.size(); ++age) {
                const long double exact = points * std::exp2(-static_cast<long double>(age) / half_life);
                if (table[age] != std::llround(exact)) {
                    CAPTURE(age);
                    REQUIRE(table[age] == std::llround(exact));
                }
            }
            const long double beyond =
                std::abs(points) * std::exp2(-static_cast<long double>(table.size()) / half_life);
            CHECK(beyond < 0.5L);
        }
    }
    CHECK(decay_table(0, 30) == std::vector<std::int32_t>{0});
    CHECK(decay_table(100, 30)[30] == 50);
    CHECK(decay_table(25, 30)[30] == 13);  // halves away from zero
    CHECK(decay_table(-25, 30)[30] == -13);
    CHECK(decay_table(25, 30)[60] == 6);
}

namespace {

const char* const kRules = R"({ "name": "t", "title": "T", "ready": "1 of 1",
    "fields": { "Asked": "boolean", "On": "date", "Left": "boolean" },
    "criteria": { "want": { "question": "?", "met_at": 5, "max": 10, "min": -4, "floor": 2, "signals": [
        { "when": "[Asked]", "points": 10, "half_life": 30, "since": "[On]" },
        { "when": "[Left]", "points": -8 } ] } } })";

struct Expected {
    Lead lead;
    State state;
    int score, score_max;
    Tag tag, could_be;
};

}  // namespace

TEST_CASE("points fade by half in every half-life", "[scoring]") {
    const Program program = program_of(kRules);
    const double today = kToday;
    const Expected all[] = {
        {{{"Asked", true}, {"On", today}, {"Left", false}}, State::met, 100, 100, Tag::sql, Tag::sql},
        {{{"Asked", true}, {"On", today + 9}, {"Left", false}}, State::met, 100, 100, Tag::sql, Tag::sql},
        {{{"Asked", true}, {"On", today - 30}, {"Left", false}}, State::met, 50, 50, Tag::sql, Tag::sql},
        {{{"Asked", true}, {"On", today - 31}, {"Left", false}},
         State::unmet,
         49,
         49,
         Tag::disqualified,
         Tag::disqualified},
        {{{"Asked", true}, {"On", today - 45}, {"Left", false}},
         State::unmet,
         35,
         35,
         Tag::disqualified,
         Tag::disqualified},
        {{{"Asked", true}, {"On", today - 9999}, {"Left", false}},
         State::unmet,
         0,
         0,
         Tag::disqualified,
         Tag::disqualified},
        // It has asked, nobody knows when.
        {{{"Asked", true}, {"Left", false}}, State::unknown, 0, 100, Tag::disqualified, Tag::sql},
        // Between 60 and 10 days ago: 2.5 in any case, 7.94 at most.
        {{{"Asked", true}, {"On", Interval{today - 60, today - 10}}, {"Left", false}},
         State::unknown,
         25,
         79,
         Tag::disqualified,
         Tag::sql},
        {{{"Asked", true}, {"On", Interval{today - 20, today - 10}}, {"Left", false}},
         State::met,
         63,
         79,
         Tag::sql,
         Tag::sql},
        {{{"On", today - 30}, {"Left", false}}, State::unknown, 0, 50, Tag::disqualified, Tag::sql},
        {{{"On", today - 60}, {"Left", false}}, State::unmet, 0, 25, Tag::disqualified, Tag::disqualified},
        // Takes away no more than min, and no score is below 0.
        {{{"Asked", false}, {"Left", true}}, State::unmet, 0, 0, Tag::disqualified, Tag::disqualified},
        {{{"Asked", true}, {"On", today}, {"Left", true}}, State::unmet, 20, 20, Tag::disqualified, Tag::disqualified},
    };
    std::vector<Lead> leads;
    for (const Expected& each : all) leads.push_back(each.lead);
    const Judged judged(program, leads);
    for (std::size_t row = 0; row < leads.size(); ++row) {
        CAPTURE(row);
        const Verdicts& got = judged.verdicts();
        CHECK(got.state(0, row) == all[row].state);
        CHECK(got.score[row] == all[row].score);
        CHECK(got.score_max[row] == all[row].score_max);
        CHECK(to_text(got.tag[row]) == to_text(all[row].tag));
        CHECK(to_text(got.could_be[row]) == to_text(all[row].could_be));
    }
    const Explanation faded = explain(program, judged.evaluation, 0, 4);
    REQUIRE(faded.criteria[0].conditions[0].decayed);
    CHECK(faded.criteria[0].conditions[0].decayed->youngest == 45);
    CHECK(faded.criteria[0].conditions[0].decayed->oldest == 45);
    CHECK(to_text(faded.criteria[0].conditions[0].decayed->certain) == "3.54");
    CHECK(faded.sum == "35.4 = 35.4, rounded 35");
    const Explanation open = explain(program, judged.evaluation, 0, 7);
    CHECK(open.criteria[0].conditions[0].decayed->youngest == 10);
    CHECK(open.criteria[0].conditions[0].decayed->oldest == 60);
    CHECK(to_text(open.criteria[0].conditions[0].decayed->certain) == "2.5");
    CHECK(to_text(open.criteria[0].conditions[0].decayed->possible) == "7.94");
    CHECK_FALSE(explain(program, judged.evaluation, 0, 6).criteria[0].conditions[0].decayed->youngest);
    CHECK(explain(program, judged.evaluation, 0, 11).sum == "-40 = -40, and no score is below 0");
}

TEST_CASE("a criterion that takes away leaves the others' share", "[scoring]") {
    const Program program = program_of(R"({ "name": "t", "title": "T", "ready": "1 of 2",
        "fields": { "A": "boolean", "B": "boolean" },
        "criteria": { "a": { "question": "?", "met": "[A]" },
                      "b": { "question": "?", "met_at": 1, "max": 10, "min": -5, "signals": [ { "when": "[B]", "points": -20 } ] } } })");
    const Judged judged(program, {{{"A", true}, {"B", true}}, {{"A", true}}, {{"A", false}, {"B", true}}});
    CHECK(judged.verdicts().score == std::vector<std::uint8_t>{25, 50, 0});
    CHECK(judged.verdicts().score_max == std::vector<std::uint8_t>{25, 50, 0});
    CHECK(explain(program, judged.evaluation, 0, 0).sum == "50 - 25 = 25");
    CHECK(explain(program, judged.evaluation, 0, 2).sum == "0 - 25 = -25, and no score is below 0");
}

TEST_CASE("no lead passes a criterion that is a gate, or one below its floor", "[scoring]") {
    const Program program = program_of(R"({ "name": "t", "title": "T", "ready": "1 of 2", "gate": "[C] OR [C] IS NULL",
        "fields": { "A": "boolean", "B": "boolean", "C": "boolean" },
        "criteria": { "a": { "question": "?", "met": "[A]", "gate": true },
                      "b": { "question": "?", "met_at": 0.3, "floor": 0.3, "signals": [ { "when": "[B]", "points": 0.3 } ] } } })");
    CHECK(program.sets()[0].gate->source == "([C] OR [C] IS NULL) AND a AND b_points >= 0.3");
    const Judged judged(program, {{{"A", true}, {"B", true}, {"C", true}},
                                  {{"A", true}, {"B", true}},
                                  {{"A", true}, {"B", true}, {"C", false}},
                                  {{"A", true}, {"B", false}, {"C", true}},
                                  {{"A", true}, {"C", true}},
                                  {{"A", false}, {"B", true}, {"C", true}},
                                  {{"B", true}, {"C", true}}});
    using enum Tag;
    CHECK(judged.verdicts().tag == std::vector{sql, sql, mql, disqualified, mql, disqualified, mql});
    CHECK(judged.verdicts().could_be == std::vector{sql, sql, mql, disqualified, sql, disqualified, sql});
}

TEST_CASE("the date of fading points may be any expression", "[scoring]") {
    const Program program = program_of(R"json({ "name": "t", "title": "T", "ready": "1 of 1",
        "criteria": { "a": { "question": "?", "met_at": 4, "signals": [
            { "when": "demo_requested", "points": 4, "half_life": 10, "since": "coalesce(last_activity_date, created_date)" } ] } } })json");
    const double today = kToday;
    const Judged judged(program,
                        {{{"demo_requested", true}, {"created_date", today - 10}},
                         {{"demo_requested", true}, {"created_date", today - 10}, {"last_activity_date", today}},
                         {{"demo_requested", true}}});
    CHECK(judged.verdicts().score == std::vector<std::uint8_t>{50, 100, 0});
    CHECK(judged.verdicts().score_max == std::vector<std::uint8_t>{100, 100, 100});
}
