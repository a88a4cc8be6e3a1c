#include "catch2.hpp"
#include "scoring/leads.hpp"

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

}  // namespace

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
