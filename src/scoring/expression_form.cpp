#include "scoring/expression_form.hpp"

#include <algorithm>
#include <cmath>

namespace leadqual {

bool differs_between_worlds(const Expression& expression) noexcept {
    switch (expression.operation) {
        case Operation::judgement:
        case Operation::is_null:
        case Operation::is_true:
        case Operation::is_false:
        case Operation::case_when:
            return true;
        case Operation::call:
            if (expression.function->id == FunctionId::coalesce || expression.function->id == FunctionId::nullif)
                return true;
            break;
        default:
            break;
    }
    return std::any_of(expression.operands.begin(), expression.operands.end(), differs_between_worlds);
}

/// A number that may be known only to lie between two ends.
static bool can_be_inexact(const Expression& expression) noexcept {
    if (expression.type != ValueType::number) return false;
    switch (expression.operation) {
        case Operation::field:
            return true;
        case Operation::call:  // what is counted or measured is exact
            if (expression.function->id == FunctionId::length || expression.function->id == FunctionId::days_since ||
                expression.function->id == FunctionId::days_until)
                return false;
            break;
        default:
            break;
    }
    return std::any_of(expression.operands.begin(), expression.operands.end(), can_be_inexact);
}

bool can_be_undecided(const Expression& expression) noexcept {
    const auto& operands = expression.operands;
    switch (expression.operation) {
        case Operation::equal:
        case Operation::not_equal:
        case Operation::less:
        case Operation::less_equal:
        case Operation::greater:
        case Operation::greater_equal:
        case Operation::in:
            if (std::any_of(operands.begin(), operands.end(), can_be_inexact)) return true;
            break;
        case Operation::is_null:  // 1 / "0-5" may be NULL
            if (operands[0].operation != Operation::field && can_be_inexact(operands[0])) return true;
            break;
        default:
            break;
    }
    return std::any_of(operands.begin(), operands.end(), can_be_undecided);
}

const Expression& as_compared(const Expression& expression) noexcept {
    if (expression.operation != Operation::call) return expression;
    switch (expression.function->id) {
        case FunctionId::lower:
        case FunctionId::upper:
        case FunctionId::trim:
            return as_compared(expression.operands[0]);
        default:
            return expression;
    }
}

std::optional<double> constant_number(const Expression& expression) noexcept {
    const auto& operands = expression.operands;
    const auto operand = [&](std::size_t index) { return constant_number(operands[index]); };
    const auto finite = [](double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; };
    switch (expression.operation) {
        case Operation::constant:
            if (expression.type != ValueType::number && expression.type != ValueType::date) return std::nullopt;
            return expression.number;
        case Operation::negate: {
            const auto value = operand(0);
            return value ? std::optional(-*value) : std::nullopt;
        }
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide: {
            const auto left = operand(0), right = operand(1);
            if (!left || !right) return std::nullopt;
            if (expression.operation == Operation::add) return finite(*left + *right);
            if (expression.operation == Operation::subtract) return finite(*left - *right);
            if (expression.operation == Operation::multiply) return finite(*left * *right);
            return *right == 0 ? std::nullopt : finite(*left / *right);
        }
        default:
            return std::nullopt;
    }
}

Operation mirrored(Operation comparison) noexcept {
    switch (comparison) {
        case Operation::less:
            return Operation::greater;
        case Operation::less_equal:
            return Operation::greater_equal;
        case Operation::greater:
            return Operation::less;
        case Operation::greater_equal:
            return Operation::less_equal;
        default:
            return comparison;
    }
}

}  // namespace leadqual
