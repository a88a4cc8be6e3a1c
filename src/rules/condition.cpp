#include "rules/condition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rules/typing.hpp"

namespace leadqual {

std::optional<Condition> check_condition(const PlacedText& text, std::string_view what, Names& names,
                                         Problems& problems, ValueType type) {
    const auto phrase = parse(text, problems);
    if (!phrase) return std::nullopt;
    auto root = Typing(text, names, problems).check(*phrase, type, what);
    if (!root) return std::nullopt;
    return Condition{std::move(*root), text.text, text.place()};
}

bool same_meaning(const Expression& left, const Expression& right) {
    return left.operation == right.operation && left.type == right.type && left.number == right.number &&
           left.text == right.text && left.index == right.index && left.judgement == right.judgement &&
           left.function == right.function &&
           std::equal(left.operands.begin(), left.operands.end(), right.operands.begin(), right.operands.end(),
                      same_meaning);
}

void collect_fields(const Expression& expression, std::vector<std::uint32_t>& fields) {
    for_each_part(expression, [&](const Expression& part) {
        const bool is_new = std::find(fields.begin(), fields.end(), part.index) == fields.end();
        if (part.operation == Operation::field && is_new) fields.push_back(part.index);
    });
}

bool answers_null(const Expression& expression) noexcept {
    switch (expression.operation) {
        case Operation::is_null:
        case Operation::is_true:
        case Operation::is_false:
        case Operation::case_when:
            return true;
        case Operation::call:
            if (expression.function->id == FunctionId::coalesce) return true;
            // nullif(a, b) is a while b is unknown, and may become NULL once b is known.
            if (expression.function->id == FunctionId::nullif && !is_constant(expression.operands[1])) return true;
            break;
        default:
            break;
    }
    return std::any_of(expression.operands.begin(), expression.operands.end(), answers_null);
}

}  // namespace leadqual
