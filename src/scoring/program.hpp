// A compiled program: instructions over registers, in an order in which every operand is ready.
//
// There are two worlds. In the known world a missing cell is NULL; it decides states, tag and score. In the possible
// world whatever is unknown may still be answered; it decides could_be and score_max.
#pragma once

#include "leadqual/scoring.hpp"
#include "scoring/score_plan.hpp"
#include "scoring/text_tests.hpp"

namespace leadqual {

enum class World : std::uint8_t { known, possible };

enum class RegisterKind : std::uint8_t { truth, number, text, points, score };

// clang-format off
enum class Opcode : std::uint8_t {
    // truths
    truth_constant,    ///< index: 1 TRUE, 0 FALSE, 2 NULL
    truth_field,       ///< index: field
    truth_and, truth_or, truth_not,
    truth_is_null, truth_is_true, truth_is_false,
    truth_choose,      ///< from: condition, then, else
    truth_coalesce,
    truth_widen,       ///< what NULL is may still become anything
    truth_fill_in,     ///< of an IS NULL: what is NULL may yet be filled in
    truth_settle,      ///< a judgement is TRUE, FALSE or unknown: several possible answers are unknown
                       ///< index: whether one lead can have several although nothing is NULL
    met_or_unmet,      ///< from: met, unmet
    points_reach,      ///< from: points; index: plan of points. The state of a criterion of signals
    knocks_out,        ///< from: when, unless if any; index: knock-out of the program
    count_at_least,    ///< from: truths; index: which answers count (1 TRUE, 2 FALSE, 4 NULL); numbers: how many
    number_less, number_less_equal, number_equal,  ///< from: left, and right unless `numbers` holds it
    number_in,         ///< numbers: the constants
    number_is_null,
    text_less, text_less_equal, text_equal,
    text_test,         ///< index: tests on computed text
    text_is_null,
    grade_among,       ///< from: points, whether nothing is known; index: plan of points; numbers: letters, a bit each
    // numbers
    number_constant, number_field, number_add, number_subtract, number_multiply, number_divide, number_negate,
    number_absolute, number_least, number_greatest, number_round,
    number_choose,     ///< from: condition (a truth), then, else
    number_coalesce, number_widen,
    number_length,     ///< from: text
    number_count,      ///< as count_at_least
    number_points,     ///< from: points; index: plan of points
    number_score,      ///< from: score register of the lowest and of the highest score
    // texts
    text_constant,     ///< index: constant, or kNullText
    text_field, text_choose, text_coalesce, text_widen, text_email_domain,
    text_tag, text_could_be, text_action,  ///< of the verdicts of set `index`; for the filter
    text_grade,        ///< as grade_among
    // points and scores
    points_sum,        ///< from: truths of the signals; index: plan of points
    points_sum_fading, ///< the same, then the dates of those that fade; numbers: 0 for a truth, 1 for a date
    score_of,          ///< from: states, then points; index: set
};
// clang-format on
RegisterKind kind_of(Opcode opcode) noexcept;

constexpr std::uint32_t kNullText = UINT32_MAX;

struct Instruction {
    Opcode opcode = Opcode::truth_constant;
    World world = World::known;            ///< settle, points, counts and scores differ in it
    std::vector<std::uint32_t> from = {};  ///< registers
    std::uint32_t index = 0;
    std::vector<double> numbers = {};
    std::uint32_t to = 0;
};

/// Tests on one text field, answered together before the instructions run.
struct FieldTests {
    std::uint32_t field = 0;
    TextTests tests;
    std::vector<std::uint32_t> to;  ///< a truth register for each test
};

/// A boolean part of a condition and its register, so that evidence() can walk down to what decided.
struct Part {
    const Expression* expression = nullptr;
    std::uint32_t truth = 0;
    std::vector<std::uint32_t> inside;  ///< parts: the operands of AND, OR and NOT
    std::vector<std::uint32_t> fields;  ///< of the program, in the order of reading, each once
};

/// A condition of a rule set: its parts (the last to be added is the whole) and its known truth, settled.
struct CompiledCondition {
    const Condition* condition = nullptr;
    std::uint32_t part = 0;
    std::uint32_t known = 0, possible = 0;
};

/// When the points of a signal began to fade; nothing is compiled for one whose points do not.
struct CompiledDate {
    std::uint32_t known = 0;            ///< number
    std::vector<std::uint32_t> fields;  ///< of the program
};

struct CompiledCriterion {
    std::vector<CompiledCondition> met, signals;
    std::optional<CompiledCondition> unmet;
    std::uint32_t known = 0, possible = 0;                ///< truth: TRUE is met, FALSE unmet
    std::uint32_t points_known = 0, points_possible = 0;  ///< signals only
    std::uint32_t points_plan = 0;
    std::vector<CompiledDate> dates;  ///< by signal
};

struct CompiledGrade {
    std::vector<CompiledCondition> signals;
    std::uint32_t points_plan = 0;
    std::uint32_t points_known = 0, points_possible = 0;
    std::uint32_t nothing_known = 0;  ///< truth: no signal is known
    std::vector<CompiledDate> dates;  ///< by signal
};

struct CompiledKnockOut {
    CompiledCondition when;
    std::optional<CompiledCondition> unless;
    std::vector<std::uint32_t> fields;  ///< that `when` reads; it is off unless all are supplied
    std::uint32_t number = 0;           ///< in the program
    std::uint32_t known = 0, possible = 0;
};

struct CompiledSet {
    std::vector<std::uint32_t> fields;  ///< positions in the program's fields
    std::vector<CompiledCriterion> criteria;
    std::vector<CompiledCondition> facts;
    std::vector<CompiledKnockOut> knock_outs;
    std::optional<CompiledCondition> profile, gate;
    std::optional<CompiledGrade> grade;
    std::uint32_t fit_known = 0, fit_possible = 0;
    std::vector<std::uint32_t> lines_known, lines_possible;  ///< truths of the verdict lines
    std::vector<std::vector<std::uint32_t>> line_fields;     ///< of the program, that each line itself reads
    std::uint32_t score = 0, score_max = 0;
    ScorePlan score_plan;
};

struct Program::Compiled {
    std::uint64_t identity = 0;  ///< differs between programs, and before and after set_filter()
    std::vector<RuleSet> rule_sets;
    std::optional<Condition> filter;
    Day today = 0;
    std::vector<FieldUse> fields;
    std::vector<CompiledSet> sets;

    std::vector<Instruction> instructions;
    std::size_t filter_begins = 0;  ///< instructions from here on run after the verdicts
    std::uint32_t filter_truth = 0;
    std::uint32_t registers[5] = {};  ///< how many, by RegisterKind
    std::vector<FieldTests> field_tests;
    std::vector<TextTests> computed_tests;
    std::vector<std::string> texts;  ///< constants
    std::vector<PointsPlan> points_plans;
    std::vector<Part> parts;
    std::uint32_t knock_outs = 0;
};

}  // namespace leadqual
