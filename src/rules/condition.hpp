// From the text of a condition to a checked one.
#pragma once

#include "rules/vocabulary.hpp"

namespace leadqual {

/// Parsed and typed; nothing where something was reported. `what` names it in messages: "a knock-out".
std::optional<Condition> check_condition(const PlacedText& text, std::string_view what, Names& names,
                                         Problems& problems, ValueType type = ValueType::boolean);

/// Calls `visit` with every part of an expression, itself first.
template <typename Visit>
void for_each_part(const Expression& expression, const Visit& visit) {
    visit(expression);
    for (const Expression& operand : expression.operands) for_each_part(operand, visit);
}

/// Whether both say the same, wherever they stand.
bool same_meaning(const Expression& left, const Expression& right);

}  // namespace leadqual
