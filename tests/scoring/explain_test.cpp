#include "catch2.hpp"
#include "scoring/leads.hpp"

using namespace leadqual;
using namespace leadqual::test;

namespace {

const char* const kRules = R"({ "name": "t", "title": "T", "ready": "2 of 3", "profile": "[P]", "gate": "key",
    "fields": { "A": "boolean", "B": "boolean", "C": "boolean", "N": "number", "P": "boolean", "K": "boolean" },
    "criteria": {
        "key":  { "question": "?", "met": "[A]" },
        "size": { "question": "?", "met": ["[B]", "[N] >= 5 AND [N] < 50"], "weight": 2 },
        "want": { "question": "?", "signals": [ { "when": "[C]", "points": 4, "because": "asked" },
                                                { "when": "[N] > 100", "points": 2.5 } ], "met_at": 4, "max": 6 } },
    "disqualify": [ { "when": "[K]", "because": "customer", "action": "leave" } ] })";

std::string to_text(const Raise& raise, const RuleSet& set) {
    std::string text;
    for (const std::uint32_t each : raise.criteria) text += set.criteria[each].name + " ";
    if (raise.fit) text += "fit ";
    return text + std::string(to_text(raise.tag));
}

}  // namespace

TEST_CASE("an explanation shows every condition, what it added, and what would raise the tag", "[scoring]") {
    const Program program = program_of(kRules);
    const RuleSet& set = program.sets()[0];
    const Judged judged(program, {{{"A", true}, {"N", Interval{20, 80}}, {"C", false}, {"K", false}}});
    const Explanation explanation = explain(program, judged.evaluation, 0, 0);

    REQUIRE(judged.verdicts().tag[0] == Tag::mql);
    REQUIRE(judged.verdicts().could_be[0] == Tag::sql);
    CHECK(explanation.sum == "25 + 0 + 0 = 25");
    REQUIRE(explanation.criteria.size() == 3);

    const ExplainedCriterion& key = explanation.criteria[0];
    CHECK(key.state == State::met);
    CHECK(key.contribution == "25");
    CHECK(key.best == "25");
    CHECK(key.conditions.at(0).truth == 1);
    CHECK(key.conditions.at(0).decided);

    const ExplainedCriterion& size = explanation.criteria[1];
    CHECK(size.state == State::unknown);
    CHECK(size.contribution == "0");
    CHECK(size.best == "50");
    REQUIRE(size.conditions.size() == 2);
    CHECK(size.conditions[0].truth == -1);
    CHECK(size.conditions[1].truth == -1);
    CHECK_FALSE(size.conditions[1].decided);
    CHECK(size.conditions[1].condition->text_of(*size.conditions[1].part) == "[N] < 50");  // the part that is open
    CHECK(program.fields()[size.conditions[1].fields.at(0)].name == "N");

    const ExplainedCriterion& want = explanation.criteria[2];
    CHECK(want.state == State::unmet);
    CHECK(want.share_of == 0);
    CHECK(want.conditions.at(0).points == Decimal{4'000'000});
    CHECK(want.conditions.at(0).truth == 0);
    CHECK(*want.conditions.at(0).because == "asked");
    CHECK(want.conditions.at(1).truth == 0);
    CHECK(want.best == "0");

    CHECK(explanation.profile->truth == -1);
    CHECK(explanation.gate->truth == 1);
    CHECK(explanation.knock_outs.empty());
    const auto raises = Inquiry(program, 0).raises(judged.lead(0));
    REQUIRE(raises.size() == 1);
    CHECK(to_text(raises[0], set) == "size fit SQL");
}

TEST_CASE("an explanation adds points up as the rule file writes them", "[scoring]") {
    const Program program = program_of(kRules);
    const Judged judged(program, {{{"C", true}, {"N", 20.0}, {"B", false}}, {{"C", true}, {"N", 200.0}}});
    const Explanation some = explain(program, judged.evaluation, 0, 0), all = explain(program, judged.evaluation, 0, 1);
    CHECK(some.criteria[2].state == State::met);
    CHECK(some.criteria[2].share_of == 8);  // halves: one of the signals has 2.5 points
    CHECK(some.criteria[2].share_out_of == 12);
    CHECK(some.criteria[2].contribution == "16 2/3");
    CHECK(some.criteria[1].state == State::unmet);
    CHECK(some.criteria[1].conditions[0].decided);
    CHECK(some.sum == "0 + 0 + 16 2/3 = 16 2/3, rounded 17");
    CHECK(all.criteria[2].contribution == "25");  // 6.5 points, of which 6 count
    CHECK(all.criteria[2].share_of == all.criteria[2].share_out_of);
}

TEST_CASE("knock-outs that fired or could fire are part of an explanation", "[scoring]") {
    const Program program = program_of(kRules);
    const Judged judged(program, {{{"K", true}, {"A", true}}, {{"A", true}}});
    const Explanation fired = explain(program, judged.evaluation, 0, 0),
                      could = explain(program, judged.evaluation, 0, 1);
    REQUIRE(fired.knock_outs.size() == 1);
    CHECK(fired.knock_outs[0].truth == 1);
    CHECK(*fired.knock_outs[0].because == "customer");
    CHECK(Inquiry(program, 0).raises(judged.lead(0)).empty());
    REQUIRE(could.knock_outs.size() == 1);
    CHECK(could.knock_outs[0].truth == -1);
    CHECK_FALSE(could.knock_outs[0].decided);

    const Judged without(program, {{{"A", true}}}, {"K"});  // off
    CHECK(explain(program, without.evaluation, 0, 0).knock_outs.empty());
}

TEST_CASE("raises name the fewest changes first, each judged again, three at most", "[scoring]") {
    const Program program = built_in("bant");
    const RuleSet& set = program.sets()[0];
    const auto raises_of = [&](const Lead& lead) {
        const Judged judged(program, {lead});
        std::vector<std::string> texts;
        for (const Raise& each : Inquiry(program, 0).raises(judged.lead(0))) texts.push_back(to_text(each, set));
        return texts;
    };
    const Value email = "ana@acme.example";
    using Texts = std::vector<std::string>;
    CHECK(raises_of({{"email", email}, {"decision_maker", true}, {"timeline", 30.0}}) ==
          Texts{"budget SQL", "need SQL"});
    CHECK(raises_of({{"email", email}, {"decision_maker", true}}) ==
          Texts{"budget need SQL", "budget timing SQL", "need timing SQL"});
    CHECK(raises_of({{"email", email}}) == Texts{"budget MQL", "authority MQL", "need MQL"});
    CHECK(raises_of({{"email", email}, {"budget", 1.0}, {"decision_maker", false}}) == Texts{"need MQL", "timing MQL"});
    CHECK(raises_of({{"email", email}, {"budget", 1.0}, {"decision_maker", false}, {"timeline", 900.0}}).empty());
    CHECK(raises_of({{"email", email}, {"budget", 90000.0}, {"decision_maker", true}, {"timeline", 9.0}}).empty());
}

TEST_CASE("a filter reads fields and verdicts", "[scoring]") {
    const auto kept = [&](const std::string& where) {
        Program program = built_in("bant");
        std::vector<FieldUse> fields;
        Condition condition = parse_condition(where, "--where", program.sets(), fields);
        program.set_filter(std::move(condition), std::move(fields));
        const Judged judged(program, {
                                         {{"email", "a@acme.example"},
                                          {"budget", 50000.0},
                                          {"decision_maker", true},
                                          {"timeline", 30.0},
                                          {"city", "Bonn"}},
                                         {{"email", "b@acme.example"}, {"budget", 50000.0}, {"city", "Paris"}},
                                         {{"email", "c@acme.example"}, {"customer", true}},
                                     });
        return judged.evaluation.kept.at(0);
    };
    CHECK(kept("TRUE") == 0b111);
    CHECK(kept("city = 'bonn'") == 0b001);
    CHECK(kept("NOT city = 'bonn'") == 0b010);
    CHECK(kept("tag = 'sql'") == 0b001);
    CHECK(kept("tag IN ('MQL', 'disqualified')") == 0b110);
    CHECK(kept("could_be = 'SQL' AND tag <> 'SQL'") == 0b010);
    CHECK(kept("score >= 25 AND score < 75") == 0b010);
    CHECK(kept("score_max = 100") == 0b111);
    CHECK(kept("met_count = 3 OR knocked_out") == 0b101);
    CHECK(kept("budget > 100 AND lq_budget AND unknown_count >= 3") == 0b010);
    CHECK(kept("action = 'leave to customer care'") == 0b100);
    CHECK(kept("action = 'nurture: authority, need, timing'") == 0b010);
    CHECK(kept("fit IS NULL") == 0b111);
}
