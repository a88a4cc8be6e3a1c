#include "scoring/evidence.hpp"
#include "catch2.hpp"
#include "scoring/leads.hpp"
#include "scoring/random_rule_set.hpp"

#include <algorithm>

using namespace leadqual;
using namespace leadqual::test;

namespace {

/// What evidence() says of the only criterion for one lead: "field: part", or "" where nothing decided.
std::string evidence_of(const std::string& criterion, const Lead& lead) {
    const Program program = program_of(R"({ "name": "t", "title": "T", "ready": "1 of 1",
        "fields": { "A": "boolean", "B": "boolean", "C": "boolean", "N": "number" },
        "criteria": { "c": { "question": "?", )" +
                                       criterion + " } } }");
    const Judged judged(program, {lead});
    const Evidence found = evidence(program, judged.evaluation, 0, 0, 0);
    if (found.condition == nullptr) return "";
    std::string text = found.fields.empty() ? "" : program.fields()[found.fields[0]].name + ": ";
    text += found.condition->text_of(*found.part);
    if (found.because != nullptr) text += " (" + *found.because + ")";
    return text;
}

/// What each_deciding_part() does, for one row in the plainest way.
const Expression* part_of_row(const Program::Compiled& program, const Evaluation::Registers& registers,
                              std::uint32_t whole, std::size_t row) {
    const Part* part = &program.parts[whole];
    while (!part->inside.empty()) {
        const int truth = known_truth(registers.truths[part->truth], row);
        const int wanted = truth >= 0 && part->expression->operation == Operation::logical_not ? 1 - truth : truth;
        const auto decides = [&](std::uint32_t inside) {
            return known_truth(registers.truths[program.parts[inside].truth], row) == wanted;
        };
        const auto found = std::find_if(part->inside.begin(), part->inside.end(), decides);
        if (found == part->inside.end()) break;
        part = &program.parts[*found];
    }
    return part->expression;
}

/// The signal that weighs most among those with this truth: for a good one positive points, else negative ones.
const CompiledCondition* strongest_of_row(const CompiledCriterion& criterion, const PointsPlan& plan,
                                          const Evaluation::Registers& registers, std::size_t row, int truth,
                                          bool good) {
    const CompiledCondition* best = nullptr;
    std::int32_t most = 0;
    for (std::size_t i = 0; i < criterion.signals.size(); ++i) {
        const std::int32_t points = good ? plan.points[i] : -plan.points[i];
        if (points <= most || known_truth(registers.truths[criterion.signals[i].known], row) != truth) continue;
        most = points;
        best = &criterion.signals[i];
    }
    return best;
}

const CompiledCondition* condition_of_row(const Program::Compiled& program, const CompiledCriterion& criterion,
                                          const Evaluation::Registers& registers, std::size_t row) {
    const int state = known_truth(registers.truths[criterion.known], row);
    if (state < 0) return nullptr;
    if (!criterion.signals.empty()) {
        const PointsPlan& plan = program.points_plans[criterion.points_plan];
        if (state == 1) return strongest_of_row(criterion, plan, registers, row, 1, true);
        const CompiledCondition* against = strongest_of_row(criterion, plan, registers, row, 1, false);
        return against != nullptr ? against : strongest_of_row(criterion, plan, registers, row, 0, true);
    }
    if (criterion.unmet && state == 0) return &*criterion.unmet;
    for (const CompiledCondition& each : criterion.met)
        if (known_truth(registers.truths[each.known], row) >= 0) return &each;
    return nullptr;
}

}  // namespace

TEST_CASE("the evidence of a block is that of each of its leads", "[scoring]") {
    RandomRules random(11);
    std::size_t decided_rows = 0, signals = 0;
    for (int i = 0; i < 150; ++i) {
        std::vector<RuleSet> sets;
        sets.push_back(random_rule_set(random));
        const Program program(std::move(sets), kToday);
        std::vector<Lead> leads;
        for (int k = 0; k < 150; ++k) leads.push_back(random.lead(4, 4));
        const Judged judged(program, leads);
        const Program::Compiled& compiled = program.compiled();
        const Evaluation::Registers& registers = *judged.evaluation.registers;
        for (std::size_t c = 0; c < compiled.sets[0].criteria.size(); ++c) {
            const CompiledCriterion& criterion = compiled.sets[0].criteria[c];
            const auto block = block_evidence(program, judged.evaluation, 0, c);
            for (std::size_t row = 0; row < leads.size(); ++row) {
                const Evidence* of_block = nullptr;
                for (const BlockEvidence& each : block) {
                    if ((each.rows[row / 64] >> row % 64 & 1) == 0) continue;
                    REQUIRE(of_block == nullptr);  // decided once
                    of_block = &each.evidence;
                }
                REQUIRE(of_block != nullptr);
                const Evidence of_row = evidence(program, judged.evaluation, 0, c, row);
                const CompiledCondition* decided = condition_of_row(compiled, criterion, registers, row);
                REQUIRE(of_block->condition == (decided ? decided->condition : nullptr));
                REQUIRE(of_row.condition == of_block->condition);
                REQUIRE(of_row.part == of_block->part);
                REQUIRE(of_row.because == of_block->because);
                if (decided == nullptr) continue;
                REQUIRE(of_block->part == part_of_row(compiled, registers, decided->part, row));
                ++decided_rows;
                signals += of_block->because != nullptr;
            }
        }
    }
    CHECK(decided_rows > 5'000);
    CHECK(signals > 100);
}

TEST_CASE("evidence walks down to the comparison that decided", "[scoring]") {
    struct Case {
        std::string criterion;
        Lead lead;
        std::string found;
    };
    const std::string any = R"("met": "[A] OR [B] OR [N] >= 5")";
    const std::string all = R"("met": "[A] AND [B] AND [N] >= 5")";
    const std::string list = R"("met": ["[A]", "[N] >= 5"])";
    const std::string two_sided = R"("met": "[A] OR [B]", "unmet": "NOT [C] OR [N] < 5")";
    const std::string points =
        R"("signals": [ { "when": "[A]", "points": 3 }, { "when": "[B]", "points": 5, "because": "asked" },
                                   { "when": "[C]", "points": -6, "because": "left" } ], "met_at": 3)";
    const Case cases[] = {
        {any, {{"B", true}}, "B: [B]"},
        {any, {{"A", false}, {"N", 7.0}}, "N: [N] >= 5"},
        {any, {{"A", false}, {"B", false}, {"N", 1.0}}, "A: [A]"},
        {any, {{"A", false}}, ""},
        {all, {{"B", false}}, "B: [B]"},
        {all, {{"A", true}, {"B", true}, {"N", Interval{5, 9}}}, "A: [A]"},
        {all, {{"A", true}, {"B", true}, {"N", Interval{4, 9}}}, ""},
        {all, {{"N", Interval{1, 4}}}, "N: [N] >= 5"},
        {list, {{"N", 7.0}}, "N: [N] >= 5"},
        {list, {{"A", false}, {"N", 7.0}}, "A: [A]"},
        {two_sided, {{"B", true}}, "B: [B]"},
        {two_sided, {{"A", false}, {"B", false}}, ""},
        {two_sided, {{"C", false}}, "C: [C]"},
        {two_sided, {{"N", 1.0}}, "N: [N] < 5"},
        {R"rule("met": "NOT ([A] AND [B])")rule", {{"B", false}}, "B: [B]"},
        {R"("met": "NOT [A] IS NULL")", {{"A", true}}, "A: [A] IS NULL"},
        {R"("met": "[N] BETWEEN 1 AND 5")", {{"N", 9.0}}, "N: [N] BETWEEN 1 AND 5"},
        {points, {{"A", true}}, "A: [A]"},
        {points, {{"A", true}, {"B", true}}, "B: [B] (asked)"},
        {points, {{"A", true}, {"B", false}, {"C", true}}, "C: [C] (left)"},
        {points, {{"A", false}, {"B", false}}, "B: [B]"},
        {points, {{"A", false}}, ""},
    };
    for (const Case& each : cases) {
        INFO(each.criterion);
        CHECK(evidence_of(each.criterion, each.lead) == each.found);
    }
}

TEST_CASE("a criterion can be judged only where the file has what it reads", "[scoring]") {
    struct Case {
        std::string criterion;
        std::vector<std::string> not_supplied;
        bool can_be_judged;
    };
    const Case cases[] = {
        {R"("met": "[A]")", {}, true},
        {R"("met": "[A]")", {"A"}, false},
        {R"("met": ["[A]", "[N] > 5"])", {"A"}, true},
        {R"("met": ["[A]", "[N] > 5"])", {"A", "N"}, false},
        {R"("met": "[A] AND [B]")", {"A"}, true},  // [B] may be FALSE
        {R"("met": "[A]", "unmet": "[B]")", {"A"}, true},
        {R"("met": "[N] + 1 > [N]")", {"N"}, false},
        {R"rule("met": "[N] > 5 AND mentions([T], 'x')")rule", {"N"}, true},
        {R"rule("met": "mentions([T], 'x')")rule", {"T"}, false},
        {R"rule("met": "length([T]) > 5")rule", {}, true},
        {R"("signals": [ { "when": "[A]", "points": 3 } ], "met_at": 3)", {"A"}, false},
        {R"("signals": [ { "when": "[A]", "points": 3 }, { "when": "[B]", "points": 1 } ], "met_at": 3)", {"A"}, false},
        {R"("signals": [ { "when": "[A]", "points": 3 }, { "when": "[B]", "points": 3 } ], "met_at": 3)", {"A"}, true},
        {R"rule("met": "coalesce([N], 0) > 5")rule", {"N"}, true},  // it answers, be it always no
    };
    for (const Case& each : cases) {
        const Program program = program_of(R"({ "name": "t", "title": "T", "ready": "1 of 1",
            "fields": { "A": "boolean", "B": "boolean", "N": "number", "T": "text" },
            "criteria": { "c": { "question": "?", )" +
                                           each.criterion + " } } }");
        const Judged judged(program, {Lead{}}, each.not_supplied);
        INFO(each.criterion);
        CHECK(can_judge(program, 0, 0, judged.supplied) == each.can_be_judged);
    }
}
