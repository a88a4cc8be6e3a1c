// Comparisons and IN. A constant always ends up on the right.
#include "scoring/expression_compiler.hpp"
#include "scoring/expression_form.hpp"

#include <cmath>

namespace leadqual {

namespace {

TextQuestion question_of(Operation comparison) {
    switch (comparison) {
        case Operation::less:
            return TextQuestion::less;
        case Operation::less_equal:
            return TextQuestion::less_equal;
        case Operation::greater:
            return TextQuestion::greater;
        case Operation::greater_equal:
            return TextQuestion::greater_equal;
        default:
            return TextQuestion::equal;
    }
}

bool is_constant_text(const Expression& expression) {
    return expression.operation == Operation::constant && expression.type == ValueType::text;
}

}  // namespace

std::uint32_t ExpressionCompiler::comparison(const Expression& expression, World world) {
    return compared(expression.operation, expression.operands[0], expression.operands[1], world);
}

std::uint32_t ExpressionCompiler::compared(Operation operation, const Expression& left, const Expression& right,
                                           World world) {
    if (operation == Operation::not_equal) return negated(compared(Operation::equal, left, right, world));
    switch (left.type != ValueType::null ? left.type : right.type) {
        case ValueType::null:
            return emitter_.truth_constant({});
        case ValueType::text:
            return text_comparison(operation, left, right, world);
        default:
            return number_comparison(operation, left, right, world);
    }
}

std::uint32_t ExpressionCompiler::text_comparison(Operation operation, const Expression& left, const Expression& right,
                                                  World world) {
    if (is_constant_text(right))
        return text_test(left, {.question = question_of(operation), .constants = {right.text}}, world);
    if (is_constant_text(left))
        return text_test(right, {.question = question_of(mirrored(operation)), .constants = {left.text}}, world);
    const std::uint32_t a = text(left, world), b = text(right, world);
    switch (operation) {
        case Operation::less:
            return emitter_.emit({.opcode = Opcode::text_less, .from = {a, b}});
        case Operation::less_equal:
            return emitter_.emit({.opcode = Opcode::text_less_equal, .from = {a, b}});
        case Operation::greater:
            return emitter_.emit({.opcode = Opcode::text_less, .from = {b, a}});
        case Operation::greater_equal:
            return emitter_.emit({.opcode = Opcode::text_less_equal, .from = {b, a}});
        default:
            return emitter_.emit({.opcode = Opcode::text_equal, .from = {a, b}});
    }
}

std::uint32_t ExpressionCompiler::number_comparison(Operation operation, const Expression& left,
                                                    const Expression& right, World world) {
    if (constant_number(left) && !constant_number(right))
        return number_comparison(mirrored(operation), right, left, world);
    // a > b is NOT a <= b, a >= b is NOT a < b: also for sets of possible answers.
    if (operation == Operation::greater) return negated(number_comparison(Operation::less_equal, left, right, world));
    if (operation == Operation::greater_equal) return negated(number_comparison(Operation::less, left, right, world));

    const auto limit = constant_number(right);
    if (limit && left.operation == Operation::judgement)
        if (const auto counted = judgements_->counted(left, world))
            return count_comparison(operation, *counted, *limit, world);

    Instruction instruction{.opcode = operation == Operation::less         ? Opcode::number_less
                                      : operation == Operation::less_equal ? Opcode::number_less_equal
                                                                           : Opcode::number_equal,
                            .from = {number(left, world)}};
    if (limit)
        instruction.numbers = {*limit};
    else
        instruction.from.push_back(number(right, world));
    return emitter_.emit(std::move(instruction));
}

/// A count against a constant needs no numbers: 64 rows are counted at once.
std::uint32_t ExpressionCompiler::count_comparison(Operation operation, const Counted& counted, double limit,
                                                   World world) {
    const auto at_least = [&](double count) {
        return emitter_.emit({.opcode = Opcode::count_at_least,
                              .world = world,
                              .from = counted.states,
                              .index = counted.answers,
                              .numbers = {count}});
    };
    if (operation == Operation::less) return negated(at_least(std::ceil(limit)));
    if (operation == Operation::less_equal) return negated(at_least(std::floor(limit) + 1));
    if (std::floor(limit) != limit) return emitter_.truth_constant(false);
    return emitter_.emit({.opcode = Opcode::truth_and, .from = {at_least(limit), negated(at_least(limit + 1))}});
}

std::uint32_t ExpressionCompiler::among(const Expression& expression, World world) {
    const Expression& asked = expression.operands[0];
    const auto constants = std::span(expression.operands).subspan(1);
    if (asked.type == ValueType::text) {
        TextTest test{.question = TextQuestion::in};
        for (const Expression& constant : constants) test.constants.push_back(constant.text);
        return text_test(asked, std::move(test), world);
    }
    Instruction instruction{.opcode = Opcode::number_in, .from = {number(asked, world)}};
    for (const Expression& constant : constants) instruction.numbers.push_back(constant.number);
    return emitter_.emit(std::move(instruction));
}

}  // namespace leadqual
