// A whole condition: both worlds, settled, and the parts that evidence() walks down.
#include "scoring/expression_compiler.hpp"
#include "scoring/expression_form.hpp"

#include <algorithm>

namespace leadqual {

CompiledCondition ExpressionCompiler::condition(const Condition& condition) {
    CompiledCondition compiled{.condition = &condition};
    const auto settled = [&](World world) {
        return emitter_.emit({.opcode = Opcode::truth_settle,
                              .world = world,
                              .from = {truth(condition.root, world)},
                              .index = can_be_undecided(condition.root)});
    };
    compiled.known = settled(World::known);
    compiled.possible = settled(World::possible);
    compiled.part = part(condition.root);
    return compiled;
}

std::uint32_t ExpressionCompiler::part(const Expression& expression) {
    Part compiled{.expression = &expression, .truth = truth(expression, World::known), .inside = {}, .fields = {}};
    switch (expression.operation) {
        case Operation::logical_and:
        case Operation::logical_or:
        case Operation::logical_not:
            for (const Expression& operand : expression.operands) compiled.inside.push_back(part(operand));
            break;
        default:
            break;
    }
    collect_fields(expression, compiled.fields);
    auto& parts = emitter_.program().parts;
    parts.push_back(std::move(compiled));
    return static_cast<std::uint32_t>(parts.size() - 1);
}

void ExpressionCompiler::collect_fields(const Expression& expression, std::vector<std::uint32_t>& into) const {
    std::vector<std::uint32_t> own;
    leadqual::collect_fields(expression, own);
    for (const std::uint32_t field : own)
        if (std::find(into.begin(), into.end(), fields_[field]) == into.end()) into.push_back(fields_[field]);
}

}  // namespace leadqual
