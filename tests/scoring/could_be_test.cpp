#include "catch2.hpp"
#include "scoring/random_rule_set.hpp"

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("whatever is found out about a lead, its tag never passes could_be nor its score score_max", "[scoring]") {
    constexpr int kSets = 400, kLeads = 12, kAnswers = 40;
    RandomRules random(99);
    int settled = 0, risen = 0, reached = 0;
    for (int i = 0; i < kSets; ++i) {
        std::vector<RuleSet> sets;
        sets.push_back(random_rule_set(random));
        const Program program(std::move(sets), kToday);
        std::vector<Lead> leads, later;
        for (int k = 0; k < kLeads; ++k) {
            leads.push_back(random.lead(3, 2));
            for (int j = 0; j < kAnswers; ++j) later.push_back(answered(leads.back(), random));
        }
        const Judged before(program, leads), after(program, later);
        for (std::size_t row = 0; row < leads.size(); ++row) {
            const Verdicts& now = before.verdicts();
            settled += now.could_be[row] == now.tag[row];
            REQUIRE(now.could_be[row] >= now.tag[row]);
            REQUIRE(now.score_max[row] >= now.score[row]);
            bool is_reached = now.could_be[row] == now.tag[row];
            for (std::size_t k = row * kAnswers; k < (row + 1) * kAnswers; ++k) {
                const Verdicts& then = after.verdicts();
                risen += then.tag[k] > now.tag[row];
                is_reached |= then.tag[k] == now.could_be[row];
                if (then.tag[k] > now.could_be[row] || then.score[k] > now.score_max[row]) {
                    INFO("rule set " << i << ", lead " << row);
                    CHECK(to_text(then.tag[k]) == to_text(now.could_be[row]));
                    REQUIRE(then.score[k] <= now.score_max[row]);
                    FAIL("a tag passed could_be");
                }
                REQUIRE(then.could_be[k] <= now.could_be[row]);
                REQUIRE(then.score_max[k] <= now.score_max[row]);
                if (now.grade.empty()) continue;
                REQUIRE(then.grade_best[k] >= now.grade_best[row]);
                REQUIRE(then.grade_worst[k] <= now.grade_worst[row]);
                REQUIRE((then.grade[k] == Verdicts::no_grade || then.grade[k] >= then.grade_best[k]));
                REQUIRE((then.grade[k] == Verdicts::no_grade || then.grade[k] <= then.grade_worst[k]));
            }
            reached += is_reached;
        }
    }
    CHECK(settled > kSets * kLeads / 10);  // it must be sharp enough to be of use …
    CHECK(risen > 5'000);                  // … and the trial must be one
    CHECK(reached > kSets * kLeads / 2);
}

TEST_CASE("a signal that can never be TRUE can still stay unknown", "[scoring]") {
    const Program program = program_of(R"({ "name": "t", "title": "T", "fields": { "A": "boolean", "B": "boolean" },
        "criteria": { "c": { "question": "?", "signals": [ { "when": "CASE WHEN [A] THEN FALSE END", "points": 3 } ], "met_at": 3 } },
        "facts": { "asked": "[B]" },
        "verdict": [ { "tag": "SQL", "when": "c IS NULL AND asked", "action": "call" }, { "tag": "MQL", "action": "wait" } ] })");
    const Judged judged(program, {Lead{}, {{"B", true}}, {{"A", true}}});
    CHECK(judged.verdicts().tag == std::vector{Tag::mql, Tag::sql, Tag::mql});
    CHECK(judged.verdicts().could_be == std::vector{Tag::sql, Tag::sql, Tag::mql});
}

TEST_CASE("a verdict is the same in blocks of any size and whatever was judged before", "[scoring]") {
    RandomRules random(5);
    for (int i = 0; i < 60; ++i) {
        std::vector<RuleSet> sets;
        sets.push_back(random_rule_set(random));
        sets.push_back(random_rule_set(random));
        const Program program(std::move(sets), kToday);
        std::vector<Lead> leads;
        for (int k = 0; k < 200; ++k) leads.push_back(random.lead(3, 3));
        const Judged whole(program, leads);

        Evaluation reused;
        for (const std::size_t size : {64u, 1u, 63u, 65u, 1000u}) {
            evaluate(program, columns_of(program.fields(), {}), whole.supplied, 0, reused);  // an empty block
            for (std::size_t begin = 0; begin < leads.size(); begin += size) {
                const std::size_t count = std::min(size, leads.size() - begin);
                const auto columns = columns_of(program.fields(), std::span(leads).subspan(begin, count));
                evaluate(program, columns, whole.supplied, count, reused);
                for (std::size_t set = 0; set < 2; ++set) {
                    const Verdicts &all = whole.verdicts(set), &part = reused.sets[set];
                    REQUIRE(part.tag.size() == count);
                    for (std::size_t row = 0; row < count; ++row) {
                        const std::size_t k = begin + row;
                        REQUIRE(part.tag[row] == all.tag[k]);
                        REQUIRE(part.could_be[row] == all.could_be[k]);
                        REQUIRE(part.line[row] == all.line[k]);
                        REQUIRE(part.knock_out[row] == all.knock_out[k]);
                        REQUIRE(part.score[row] == all.score[k]);
                        REQUIRE(part.score_max[row] == all.score_max[k]);
                        if (!all.grade.empty()) REQUIRE(part.grade[row] == all.grade[k]);
                        for (std::size_t c = 0; c < all.met.size(); ++c) {
                            REQUIRE(part.state(c, row) == all.state(c, k));
                            const Evidence a = evidence(program, whole.evaluation, set, c, k);
                            const Evidence b = evidence(program, reused, set, c, row);
                            REQUIRE(a.part == b.part);
                        }
                    }
                }
            }
        }
    }
}
