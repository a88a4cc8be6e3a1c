#include "scoring/expression_compiler.hpp"

#include "scoring/expression_form.hpp"

#include <cmath>
#include <limits>

namespace leadqual {

namespace {

[[noreturn]] void cannot_compile(const char* what) {
    throw Error(Exit::bug, std::string("a checked condition has ") + what + " where none can be");
}

Opcode choose_opcode(ValueType type) {
    switch (type) {
        case ValueType::boolean:
            return Opcode::truth_choose;
        case ValueType::text:
            return Opcode::text_choose;
        default:
            return Opcode::number_choose;
    }
}

Opcode coalesce_opcode(ValueType type) {
    switch (type) {
        case ValueType::boolean:
            return Opcode::truth_coalesce;
        case ValueType::text:
            return Opcode::text_coalesce;
        default:
            return Opcode::number_coalesce;
    }
}

}  // namespace

// ---------------------------------------------------------------- truths

std::uint32_t ExpressionCompiler::truth(const Expression& expression, World world) {
    const auto known = truths_.find({&expression, world});
    if (known != truths_.end()) return known->second;
    return truths_[{&expression, world}] = new_truth(expression, world);
}

std::uint32_t ExpressionCompiler::new_truth(const Expression& expression, World world) {
    if (expression.operation == Operation::constant) {
        if (expression.type == ValueType::null) return emitter_.truth_constant({});
        return emitter_.truth_constant(expression.number != 0);
    }
    if (world == World::possible && !differs_between_worlds(expression))
        return emitter_.emit({.opcode = Opcode::truth_widen, .from = {truth(expression, World::known)}});

    if (const auto graded = grade_comparison(expression, world)) return *graded;
    const auto& operands = expression.operands;
    switch (expression.operation) {
        case Operation::field:
            return emitter_.emit({.opcode = Opcode::truth_field, .index = fields_[expression.index]});
        case Operation::judgement:
            return judgements_->truth(expression, world);
        case Operation::logical_and:
        case Operation::logical_or: {
            const Opcode opcode = expression.operation == Operation::logical_and ? Opcode::truth_and : Opcode::truth_or;
            std::uint32_t result = truth(operands[0], world);
            for (std::size_t i = 1; i < operands.size(); ++i)
                result = emitter_.emit({.opcode = opcode, .from = {result, truth(operands[i], world)}});
            return result;
        }
        case Operation::logical_not:
            return negated(truth(operands[0], world));
        case Operation::is_true:
            return emitter_.emit({.opcode = Opcode::truth_is_true, .from = {truth(operands[0], world)}});
        case Operation::is_false:
            return emitter_.emit({.opcode = Opcode::truth_is_false, .from = {truth(operands[0], world)}});
        case Operation::is_null:
            return is_null(operands[0], world);
        case Operation::in:
            return among(expression, world);
        case Operation::like:
            if (operands[1].type == ValueType::null) return emitter_.truth_constant({});
            return text_test(operands[0], {.question = TextQuestion::like, .constants = {operands[1].text}}, world);
        case Operation::case_when:
            return choose(expression, ValueType::boolean, world);
        case Operation::call:
            return truth_call(expression, world);
        default:
            return comparison(expression, world);
    }
}

std::uint32_t ExpressionCompiler::truth_call(const Expression& expression, World world) {
    const auto& operands = expression.operands;
    switch (expression.function->id) {
        case FunctionId::mentions: {
            TextTest test{.question = TextQuestion::mentions};
            for (std::size_t i = 1; i < operands.size(); ++i) test.constants.push_back(operands[i].text);
            return text_test(operands[0], std::move(test), world);
        }
        case FunctionId::matches:
            return text_test(operands[0], {.question = TextQuestion::matches, .constants = {operands[1].text}}, world);
        case FunctionId::is_free_email:
            return text_test(operands[0], {.question = TextQuestion::is_free_email, .of_domain = true}, world);
        default:
            return value(expression, ValueType::boolean, world);
    }
}

std::uint32_t ExpressionCompiler::is_null(const Expression& operand, World world) {
    if (world == World::possible && !differs_between_worlds(operand) && operand.type != ValueType::null)
        return emitter_.emit({.opcode = Opcode::truth_fill_in, .from = {is_null(operand, World::known)}});
    switch (operand.type) {
        case ValueType::null:
            return emitter_.truth_constant(true);
        case ValueType::boolean:
            return emitter_.emit({.opcode = Opcode::truth_is_null, .from = {truth(operand, world)}});
        case ValueType::text:
            return emitter_.emit({.opcode = Opcode::text_is_null, .from = {text(operand, world)}});
        default:
            return emitter_.emit({.opcode = Opcode::number_is_null, .from = {number(operand, world)}});
    }
}

std::uint32_t ExpressionCompiler::text_test(const Expression& operand, TextTest test, World world) {
    const Expression* asked = &as_compared(operand);
    const bool asks_domain = asked->operation == Operation::call && asked->function->id == FunctionId::email_domain;
    if (asks_domain && !test.of_domain) {
        test.of_domain = true;
        asked = &as_compared(asked->operands[0]);
    }
    if (asked->operation == Operation::field) {
        const std::uint32_t known = emitter_.test_field(fields_[asked->index], test);
        return world == World::known ? known : emitter_.emit({.opcode = Opcode::truth_widen, .from = {known}});
    }
    return emitter_.test_computed(text(*asked, world), test);
}

// ---------------------------------------------------------------- numbers

std::uint32_t ExpressionCompiler::number_constant(double value) {
    return emitter_.emit({.opcode = Opcode::number_constant, .numbers = {value}});
}

std::uint32_t ExpressionCompiler::number(const Expression& expression, World world) {
    if (const auto constant = constant_number(expression)) return number_constant(*constant);
    if (expression.type == ValueType::null) return null_of(ValueType::number);
    if (world == World::possible && !differs_between_worlds(expression))
        return emitter_.emit({.opcode = Opcode::number_widen, .from = {number(expression, World::known)}});

    const auto binary = [&](Opcode opcode) {
        return emitter_.emit(
            {.opcode = opcode, .from = {number(expression.operands[0], world), number(expression.operands[1], world)}});
    };
    switch (expression.operation) {
        case Operation::field:
            return emitter_.emit({.opcode = Opcode::number_field, .index = fields_[expression.index]});
        case Operation::judgement:
            return judgements_->number(expression, world);
        case Operation::add:
            return binary(Opcode::number_add);
        case Operation::subtract:
            return binary(Opcode::number_subtract);
        case Operation::multiply:
            return binary(Opcode::number_multiply);
        case Operation::divide:
            return binary(Opcode::number_divide);
        case Operation::negate:
            return emitter_.emit({.opcode = Opcode::number_negate, .from = {number(expression.operands[0], world)}});
        case Operation::case_when:
            return choose(expression, ValueType::number, world);
        case Operation::call:
            return number_call(expression, world);
        default:
            cannot_compile("a truth");
    }
}

std::uint32_t ExpressionCompiler::number_call(const Expression& expression, World world) {
    const auto& operands = expression.operands;
    const auto first = [&] { return number(operands[0], world); };
    const auto today = [&] { return number_constant(emitter_.program().today); };
    switch (expression.function->id) {
        case FunctionId::days_since:
            return emitter_.emit({.opcode = Opcode::number_subtract, .from = {today(), first()}});
        case FunctionId::days_until:
            return emitter_.emit({.opcode = Opcode::number_subtract, .from = {first(), today()}});
        case FunctionId::length:
            return emitter_.emit({.opcode = Opcode::number_length, .from = {text(operands[0], world)}});
        case FunctionId::absolute:
            return emitter_.emit({.opcode = Opcode::number_absolute, .from = {first()}});
        case FunctionId::round:
            return emitter_.emit({.opcode = Opcode::number_round, .from = {first()}});
        case FunctionId::least:
        case FunctionId::greatest: {
            const bool is_least = expression.function->id == FunctionId::least;
            std::uint32_t result = first();
            for (std::size_t i = 1; i < operands.size(); ++i)
                result = emitter_.emit({.opcode = is_least ? Opcode::number_least : Opcode::number_greatest,
                                        .from = {result, number(operands[i], world)}});
            return result;
        }
        default:
            return value(expression, ValueType::number, world);
    }
}

// ---------------------------------------------------------------- texts

std::uint32_t ExpressionCompiler::text(const Expression& expression, World world) {
    const Expression& asked = as_compared(expression);
    if (asked.type == ValueType::null) return null_of(ValueType::text);
    if (asked.operation == Operation::constant) return emitter_.text_constant(std::string(trim(asked.text)));
    if (world == World::possible && !differs_between_worlds(asked))
        return emitter_.emit({.opcode = Opcode::text_widen, .from = {text(asked, World::known)}});

    switch (asked.operation) {
        case Operation::field:
            return emitter_.emit({.opcode = Opcode::text_field, .index = fields_[asked.index]});
        case Operation::judgement:
            return judgements_->text(asked, world);
        case Operation::case_when:
            return choose(asked, ValueType::text, world);
        case Operation::call:
            if (asked.function->id == FunctionId::email_domain)
                return emitter_.emit({.opcode = Opcode::text_email_domain, .from = {text(asked.operands[0], world)}});
            return value(asked, ValueType::text, world);
        default:
            cannot_compile("no text");
    }
}

// ---------------------------------------------------------------- of any type

std::uint32_t ExpressionCompiler::null_of(ValueType type) {
    switch (type) {
        case ValueType::boolean:
            return emitter_.truth_constant({});
        case ValueType::text:
            return emitter_.emit({.opcode = Opcode::text_constant, .index = kNullText});
        default:
            return number_constant(std::numeric_limits<double>::quiet_NaN());
    }
}

std::uint32_t ExpressionCompiler::any(const Expression& expression, ValueType type, World world) {
    switch (type) {
        case ValueType::boolean:
            return truth(expression, world);
        case ValueType::text:
            return text(expression, world);
        default:
            return number(expression, world);
    }
}

std::uint32_t ExpressionCompiler::value(const Expression& expression, ValueType type, World world) {
    const auto& operands = expression.operands;
    switch (expression.function->id) {
        case FunctionId::coalesce: {
            std::uint32_t result = any(operands[0], type, world);
            for (std::size_t i = 1; i < operands.size(); ++i)
                result =
                    emitter_.emit({.opcode = coalesce_opcode(type), .from = {result, any(operands[i], type, world)}});
            return result;
        }
        case FunctionId::nullif: {
            const std::uint32_t equal = compared(Operation::equal, operands[0], operands[1], world);
            return emitter_.emit(
                {.opcode = choose_opcode(type), .from = {equal, null_of(type), any(operands[0], type, world)}});
        }
        default:
            cannot_compile("a function of another type");
    }
}

std::uint32_t ExpressionCompiler::choose(const Expression& expression, ValueType type, World world) {
    const auto& operands = expression.operands;
    const bool has_else = operands.size() % 2 != 0;
    std::uint32_t result = has_else ? any(operands.back(), type, world) : null_of(type);
    for (std::size_t i = operands.size() - has_else; i >= 2; i -= 2) {
        result = emitter_.emit({.opcode = choose_opcode(type),
                                .from = {truth(operands[i - 2], world), any(operands[i - 1], type, world), result}});
    }
    return result;
}

}  // namespace leadqual
