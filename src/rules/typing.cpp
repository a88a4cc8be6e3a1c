#include "rules/typing.hpp"

#include "rules/condition.hpp"

namespace leadqual {

Expression make(Operation operation, ValueType type, std::vector<Expression> operands, std::uint32_t begin,
                std::uint32_t end) {
    Expression expression;
    expression.operation = operation;
    expression.type = type;
    expression.operands = std::move(operands);
    expression.begin = begin;
    expression.end = end;
    return expression;
}

Expression negated_if(bool negated, Expression expression) {
    if (!negated) return expression;
    const auto [begin, end] = std::pair(expression.begin, expression.end);
    std::vector<Expression> operand;
    operand.push_back(std::move(expression));
    return make(Operation::logical_not, ValueType::boolean, std::move(operand), begin, end);
}

std::optional<Expression> Typing::check(const Phrase& phrase) {
    switch (phrase.kind) {
        case PhraseKind::null:
        case PhraseKind::boolean:
        case PhraseKind::number:
        case PhraseKind::text:
        case PhraseKind::date:
            return literal(phrase);
        case PhraseKind::name:
        case PhraseKind::column:
        case PhraseKind::setting:
            return name(phrase);
        case PhraseKind::list:
            break;  // only among arguments and items, which take them apart themselves
        case PhraseKind::call:
            return call(phrase);
        case PhraseKind::operation:
            return operation(phrase);
        case PhraseKind::between:
            return between(phrase);
        case PhraseKind::in:
            return in(phrase);
        case PhraseKind::like:
            return like(phrase);
        case PhraseKind::is:
            return is(phrase);
        case PhraseKind::case_when:
        case PhraseKind::case_of:
            return case_expression(phrase);
    }
    fail(Code::wrong_type, span(phrase), "a word list is no value", "write mentions(text, @list) or … IN (@list)");
    return std::nullopt;
}

std::optional<Expression> Typing::check(const Phrase& phrase, ValueType type, std::string_view needed_by) {
    Result expression = check(phrase);
    if (expression && !has_type(*expression, type, needed_by)) return std::nullopt;
    return expression;
}

std::optional<std::vector<Expression>> Typing::check_parts(std::span<const Phrase> parts) {
    std::vector<Expression> checked;
    bool fine = true;
    for (const Phrase& part : parts) {
        Result expression = check(part);
        fine = fine && expression;
        if (expression) checked.push_back(std::move(*expression));
    }
    if (!fine) return std::nullopt;
    return checked;
}

bool Typing::may_repeat(const Expression& value) {
    constexpr std::size_t most = 20'000;
    for_each_part(value, [&](const Expression&) { ++repeated_; });
    return repeated_ <= most || fail(Code::over_limit, span(value),
                                     "the condition is too large: CASE and BETWEEN repeat this part too often");
}

std::optional<Expression> Typing::literal(const Phrase& phrase) const {
    Expression constant = make(Operation::constant, ValueType::null, {}, phrase.begin, phrase.end);
    constant.number = phrase.number;
    switch (phrase.kind) {
        case PhraseKind::boolean:
            constant.type = ValueType::boolean;
            break;
        case PhraseKind::number:
            constant.type = ValueType::number;
            break;
        case PhraseKind::date:
            constant.type = ValueType::date;
            break;
        case PhraseKind::text:
            constant.type = ValueType::text;
            constant.text = phrase.text;
            break;
        default:
            break;
    }
    return constant;
}

std::optional<Expression> Typing::name(const Phrase& phrase) {
    Result found;
    if (phrase.kind == PhraseKind::name) found = names_.bare(phrase.text, span(phrase));
    if (phrase.kind == PhraseKind::column) found = names_.column(phrase.text, span(phrase));
    if (phrase.kind == PhraseKind::setting) found = names_.setting(phrase.text, span(phrase));
    if (found) found->begin = phrase.begin, found->end = phrase.end;
    return found;
}

std::optional<Expression> Typing::operation(const Phrase& phrase) {
    switch (phrase.operation) {
        case Operation::logical_and:
        case Operation::logical_or:
        case Operation::logical_not:
            return junction(phrase);
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide:
        case Operation::negate:
            return arithmetic(phrase);
        default:
            return comparison(phrase);
    }
}

std::optional<Expression> Typing::junction(const Phrase& phrase) {
    const std::string_view word = phrase.operation == Operation::logical_and  ? "AND"
                                  : phrase.operation == Operation::logical_or ? "OR"
                                                                              : "NOT";
    std::vector<Expression> operands;
    for (const Phrase& part : phrase.parts)
        if (Result operand = check(part, ValueType::boolean, word)) operands.push_back(std::move(*operand));
    if (operands.size() < phrase.parts.size()) return std::nullopt;
    return make(phrase.operation, ValueType::boolean, std::move(operands), phrase.begin, phrase.end);
}

std::optional<Expression> Typing::arithmetic(const Phrase& phrase) {
    static constexpr std::string_view signs[] = {"+", "-", "*", "/", "-"};
    const auto sign = signs[static_cast<int>(phrase.operation) - static_cast<int>(Operation::add)];
    auto operands = check_parts(phrase.parts);
    if (!operands) return std::nullopt;
    bool fine = true;
    for (const Expression& operand : *operands) fine = has_type(operand, ValueType::number, sign) && fine;
    if (!fine) return std::nullopt;
    if (phrase.operation == Operation::negate && is_constant(operands->front())) {  // -5 is a number, too
        Expression constant = std::move(operands->front());
        constant.number = -constant.number;
        constant.begin = phrase.begin, constant.end = phrase.end;
        return constant;
    }
    return make(phrase.operation, ValueType::number, std::move(*operands), phrase.begin, phrase.end);
}

std::optional<Expression> Typing::is(const Phrase& phrase) {
    Result value = phrase.operation == Operation::is_null
                       ? check(phrase.parts[0])
                       : check(phrase.parts[0], ValueType::boolean,
                               phrase.operation == Operation::is_true ? "IS TRUE" : "IS FALSE");
    if (!value) return std::nullopt;
    std::vector<Expression> operands;
    operands.push_back(std::move(*value));
    return negated_if(phrase.negated,
                      make(phrase.operation, ValueType::boolean, std::move(operands), phrase.begin, phrase.end));
}

/// CASE x WHEN 1 THEN … becomes CASE WHEN x = 1 THEN …; a missing ELSE is NULL.
std::optional<Expression> Typing::case_expression(const Phrase& phrase) {
    const bool has_value = phrase.kind == PhraseKind::case_of;
    Result value = has_value ? check(phrase.parts[0]) : Result(Expression{});
    std::vector<Expression> operands, results;
    bool fine = value.has_value();
    std::size_t i = has_value ? 1 : 0;
    for (; i + 1 < phrase.parts.size(); i += 2) {
        Result when = has_value ? check(phrase.parts[i]) : check(phrase.parts[i], ValueType::boolean, "WHEN");
        Result then = check(phrase.parts[i + 1]);
        fine = fine && when && then;
        if (!fine) continue;
        if (has_value) {
            if (!comparable(*value, *when, Operation::equal) || !may_repeat(*value)) fine = false;
            if (!fine) continue;
            const auto [begin, end] = std::pair(when->begin, when->end);
            std::vector<Expression> both{*value, std::move(*when)};
            when = make(Operation::equal, ValueType::boolean, std::move(both), begin, end);
        }
        operands.push_back(std::move(*when));
        results.push_back(std::move(*then));
    }
    Result otherwise = i < phrase.parts.size()
                           ? check(phrase.parts[i])
                           : Result(make(Operation::constant, ValueType::null, {}, phrase.end, phrase.end));
    if (!fine || !otherwise) return std::nullopt;
    results.push_back(std::move(*otherwise));
    const auto type = common_type(results, "CASE");
    if (!type) return std::nullopt;
    std::vector<Expression> woven;
    for (std::size_t k = 0; k < operands.size(); ++k) {
        woven.push_back(std::move(operands[k]));
        woven.push_back(std::move(results[k]));
    }
    woven.push_back(std::move(results.back()));
    return make(Operation::case_when, *type, std::move(woven), phrase.begin, phrase.end);
}

}  // namespace leadqual
