// Signals: the points of criteria, and the letter for fit.
#include "scoring/expression_form.hpp"
#include "scoring/set_compiler.hpp"

#include <algorithm>

namespace leadqual {

static bool holds(Operation comparison, const std::string& left, const std::string& right) {
    switch (comparison) {
        case Operation::less:
            return left < right;
        case Operation::less_equal:
            return left <= right;
        case Operation::greater:
            return left > right;
        case Operation::greater_equal:
            return left >= right;
        case Operation::not_equal:
            return left != right;
        default:
            return left == right;
    }
}

std::uint32_t SetCompiler::points(std::span<const Signal> rules, std::span<const CompiledCondition> signals,
                                  std::uint32_t plan, World world) {
    Instruction sum{.opcode = Opcode::points_sum, .world = world, .index = plan};
    for (const CompiledCondition& signal : signals)
        sum.from.push_back(world == World::known ? signal.known : signal.possible);
    for (const Signal& rule : rules) {
        if (!rule.decay) continue;
        sum.opcode = Opcode::points_sum_fading;
        sum.numbers.resize(signals.size());
        sum.numbers.resize(sum.from.size() + 1, 1);
        sum.from.push_back(expressions_.number(rule.decay->since.root, world));
    }
    return emitter_.emit(std::move(sum));
}

std::vector<CompiledDate> SetCompiler::dates(std::span<const Signal> rules) {
    std::vector<CompiledDate> result;
    for (const Signal& rule : rules) {
        CompiledDate& date = result.emplace_back();
        if (!rule.decay) continue;
        date.known = expressions_.number(rule.decay->since.root, World::known);
        expressions_.collect_fields(rule.decay->since.root, date.fields);
    }
    return result;
}

void SetCompiler::by_points(std::uint32_t index, CompiledCriterion& compiled) {
    const Criterion& rule = rules().criteria[index];
    auto& plans = emitter_.program().points_plans;
    compiled.points_plan = static_cast<std::uint32_t>(plans.size());
    plans.push_back(plan_points(rule));
    compiled.points_known = points(rule.signals, compiled.signals, compiled.points_plan, World::known);
    compiled.points_possible = points(rule.signals, compiled.signals, compiled.points_plan, World::possible);
    compiled.dates = dates(rule.signals);
}

CompiledGrade SetCompiler::grade(const Grade& rule) {
    CompiledGrade result;
    for (const Signal& signal : rule.signals) result.signals.push_back(expressions_.condition(signal.when));
    auto& plans = emitter_.program().points_plans;
    result.points_plan = static_cast<std::uint32_t>(plans.size());
    plans.push_back(plan_points(rule));
    result.points_known = points(rule.signals, result.signals, result.points_plan, World::known);
    result.points_possible = points(rule.signals, result.signals, result.points_plan, World::possible);
    result.dates = dates(rule.signals);
    result.nothing_known = nothing_known(result.signals, World::known);
    return result;
}

std::uint32_t SetCompiler::nothing_known(std::span<const CompiledCondition> signals, World world) {
    std::uint32_t result = emitter_.truth_constant(true);
    for (const CompiledCondition& signal : signals) {
        const std::uint32_t is_null = emitter_.emit(
            {.opcode = Opcode::truth_is_null, .from = {world == World::known ? signal.known : signal.possible}});
        result = emitter_.emit({.opcode = Opcode::truth_and, .from = {result, is_null}});
    }
    return result;
}

std::uint32_t SetCompiler::graded(std::uint32_t letters, World world) {
    const CompiledGrade& grade = compiled().grade.value();
    return emitter_.emit({.opcode = Opcode::grade_among,
                          .world = world,
                          .from = {world == World::known ? grade.points_known : grade.points_possible,
                                   nothing_known(grade.signals, world)},
                          .index = grade.points_plan,
                          .numbers = {static_cast<double>(letters)}});
}

/// grade IN ('A', 'B') asks for letters, not for texts: exact also for what the grade can still become.
std::optional<std::uint32_t> ExpressionCompiler::grade_comparison(const Expression& expression, World world) {
    const auto is_grade = [](const Expression& operand) {
        return operand.operation == Operation::judgement && operand.judgement == Judgement::grade;
    };
    const auto is_text = [](const Expression& operand) {
        return operand.operation == Operation::constant && operand.type == ValueType::text;
    };
    const bool compares = expression.operation >= Operation::equal && expression.operation <= Operation::in;
    if (!compares || expression.operands.size() < 2) return std::nullopt;
    const bool turned = is_grade(expression.operands.back()) && is_text(expression.operands.front());
    const Expression& asked = turned ? expression.operands.back() : expression.operands.front();
    const auto constants = turned ? std::span(expression.operands).first(1) : std::span(expression.operands).subspan(1);
    if (!is_grade(asked) || !std::all_of(constants.begin(), constants.end(), is_text)) return std::nullopt;

    const Operation operation = turned ? mirrored(expression.operation) : expression.operation;
    std::uint32_t letters = 0;
    for (char letter = 'A'; letter <= Grade::worst; ++letter)
        for (const Expression& constant : constants)
            if (holds(operation, fold(std::string(1, letter)), fold(trim(constant.text))))
                letters |= 1u << (letter - 'A');
    return judgements_->graded(letters, world);
}

}  // namespace leadqual
