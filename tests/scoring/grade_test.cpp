// The letter for fit.
#include "catch2.hpp"
#include "scoring/leads.hpp"
#include "scoring/random_rule_set.hpp"

using namespace leadqual;
using namespace leadqual::test;

namespace {

const char* const kRules = R"json({ "name": "t", "title": "T",
    "fields": { "Home": "boolean", "Size": "number", "Bad": "boolean" },
    "criteria": { "a": { "question": "?", "met": "visits > 1" } },
    "grade": { "signals": [ { "when": "[Home]", "points": 5 }, { "when": "[Size] >= 50", "points": 3.5 },
                            { "when": "[Bad]", "points": -6 } ],
               "letters": { "A": 8, "B": 5, "D": 2 } },
    "verdict": [ { "tag": "SQL", "when": "grade IN ('A', 'B')" }, { "tag": "MQL", "when": "grade IS NULL" },
                 { "tag": "disqualified" } ] })json";

std::string shown(char letter) { return letter == Verdicts::no_grade ? "-" : std::string(1, letter); }

std::string filtered(const char* where, const std::vector<Lead>& leads) {
    Program program = program_of(kRules);
    std::vector<FieldUse> fields;
    Condition condition = parse_condition(where, "--where", program.sets(), fields);
    program.set_filter(std::move(condition), std::move(fields));
    const Judged judged(program, leads);
    std::string kept;
    for (std::size_t row = 0; row < leads.size(); ++row)
        kept += (judged.evaluation.kept[0] >> row & 1) != 0 ? '1' : '0';
    return kept;
}

}  // namespace

TEST_CASE("a grade is the letter whose points are known, and shows what it can become", "[scoring]") {
    const std::vector<Lead> leads = {
        {{"Home", true}, {"Size", 60.0}, {"Bad", false}},              // 8.5
        {{"Home", true}, {"Size", 10.0}, {"Bad", false}},              // 5
        {{"Home", false}, {"Size", 60.0}, {"Bad", false}},             // 3.5
        {{"Home", true}, {"Size", 60.0}, {"Bad", true}},               // 2.5
        {{"Home", false}, {"Size", 10.0}, {"Bad", true}},              // -6
        {{"Home", true}, {"Size", Interval{20, 80}}, {"Bad", false}},  // 5 to 8.5
        {{"Home", true}, {"Size", 60.0}},                              // 8.5, or 2.5
        {},
        {{"Bad", false}},
    };
    const Program program = program_of(kRules);
    const Judged judged(program, leads);
    const Verdicts& got = judged.verdicts();
    std::string letters, best, worst;
    for (std::size_t row = 0; row < leads.size(); ++row) {
        letters += shown(got.grade[row]);
        best += got.grade_best[row];
        worst += got.grade_worst[row];
    }
    CHECK(letters == "ABDDFBA-F");
    CHECK(best == "ABDDFAAAA");
    CHECK(worst == "ABDDFBDFF");
    using enum Tag;
    CHECK(got.tag == std::vector{sql, sql, disqualified, disqualified, disqualified, sql, sql, mql, disqualified});
    CHECK(got.could_be == std::vector{sql, sql, disqualified, disqualified, disqualified, sql, sql, sql, sql});

    CHECK(filtered("grade = 'B'", leads) == "010001000");
    CHECK(filtered("lq_grade <> 'B'", leads) == "101110101");
    CHECK(filtered("grade < 'C'", leads) == "110001100");
    CHECK(filtered("'C' <= grade", leads) == "001110001");
    CHECK(filtered("grade NOT IN ('A', 'F')", leads) == "011101000");
    CHECK(filtered("grade IS NULL", leads) == "000000010");
    CHECK(filtered("grade IS NOT NULL AND lower(grade) LIKE 'd%'", leads) == "001100000");
    CHECK(filtered("coalesce(grade, 'F') = 'F'", leads) == "000010011");

    const Explanation explanation = explain(program, judged.evaluation, 0, 3);
    REQUIRE(explanation.grade);
    CHECK(to_text(explanation.grade->points) == "2.5");
    CHECK(explanation.grade->conditions.size() == 3);
    CHECK_FALSE(explain(built_in("bant"), Judged(built_in("bant"), {Lead{}}).evaluation, 0, 0).grade);
}

TEST_CASE("grades are those of the definition", "[scoring]") {
    RandomRules random(77);
    int graded = 0;
    for (int i = 0; i < 200; ++i) {
        std::vector<RuleSet> sets;
        sets.push_back(random_rule_set(random));
        if (!sets[0].grade) continue;
        for (Signal& signal : sets[0].grade->signals) signal.decay.reset();
        const Program program(std::move(sets), kToday);
        const Grade& grade = *program.sets()[0].grade;
        std::vector<Lead> leads;
        for (int k = 0; k < 30; ++k) leads.push_back(random.lead(3, 3));
        const Judged judged(program, leads);
        for (std::size_t row = 0; row < leads.size(); ++row) {
            const Explanation explanation = explain(program, judged.evaluation, 0, row);
            std::int64_t points = 0;
            bool is_known = false;
            for (std::size_t k = 0; k < grade.signals.size(); ++k) {
                const int truth = explanation.grade->conditions[k].truth;
                is_known = is_known || truth >= 0;
                if (truth == 1) points += grade.signals[k].points.millionths;
            }
            char letter = Grade::worst;
            for (std::size_t k = grade.letters.size(); k-- > 0;)
                if (points >= grade.letters[k].from.millionths) letter = grade.letters[k].letter;
            REQUIRE(shown(judged.verdicts().grade[row]) == shown(is_known ? letter : Verdicts::no_grade));
            REQUIRE(explanation.grade->points.millionths == points);
            graded += is_known;
        }
    }
    CHECK(graded > 1000);
}
