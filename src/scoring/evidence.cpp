#include "scoring/evidence.hpp"

#include <algorithm>

namespace leadqual {

int known_truth(const Truths& truth, std::size_t row) noexcept {
    return truth.is_true(row) ? 1 : truth.is_false(row) ? 0 : -1;
}

const Part& deciding_part(const Program::Compiled& program, const Evaluation::Registers& registers, std::uint32_t whole,
                          std::size_t row) {
    const Part* part = &program.parts[whole];
    while (!part->inside.empty()) {
        const int truth = known_truth(registers.truths[part->truth], row);
        const bool turned = truth >= 0 && part->expression->operation == Operation::logical_not;
        const int wanted = turned ? 1 - truth : truth;
        const auto decides = [&](std::uint32_t inside) {
            return known_truth(registers.truths[program.parts[inside].truth], row) == wanted;
        };
        const auto found = std::find_if(part->inside.begin(), part->inside.end(), decides);
        if (found == part->inside.end()) break;
        part = &program.parts[*found];
    }
    return *part;
}

/// The signal that weighs most among those with this truth: for a good one positive points, else negative ones.
static const CompiledCondition* strongest(const CompiledCriterion& criterion, const PointsPlan& plan,
                                          const Evaluation::Registers& registers, std::size_t row, int truth,
                                          bool good) {
    const CompiledCondition* best = nullptr;
    std::int32_t most = 0;
    for (std::size_t i = 0; i < criterion.signals.size(); ++i) {
        const std::int32_t points = good ? plan.points[i] : -plan.points[i];
        if (points <= most || known_truth(registers.truths[criterion.signals[i].known], row) != truth) continue;
        most = points;
        best = &criterion.signals[i];
    }
    return best;
}

const CompiledCondition* deciding_condition(const Program::Compiled& program, const CompiledCriterion& criterion,
                                            const Evaluation::Registers& registers, std::size_t row) {
    const int state = known_truth(registers.truths[criterion.known], row);
    const auto truth = [&](const CompiledCondition& each) { return known_truth(registers.truths[each.known], row); };
    if (state < 0) return nullptr;
    if (!criterion.signals.empty()) {
        const PointsPlan& plan = program.points_plans[criterion.points_plan];
        if (state == 1) return strongest(criterion, plan, registers, row, 1, true);
        const CompiledCondition* against = strongest(criterion, plan, registers, row, 1, false);
        return against != nullptr ? against : strongest(criterion, plan, registers, row, 0, true);
    }
    if (criterion.unmet && state == 0) return &*criterion.unmet;
    for (const CompiledCondition& each : criterion.met)
        if (truth(each) >= 0) return &each;
    return nullptr;
}

Evidence evidence(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t criterion,
                  std::size_t row) {
    const Program::Compiled& compiled = program.compiled();
    const CompiledCriterion& judged = compiled.sets[set].criteria[criterion];
    const CompiledCondition* decided = deciding_condition(compiled, judged, *evaluation.registers, row);
    if (decided == nullptr) return {};
    const Part& part = deciding_part(compiled, *evaluation.registers, decided->part, row);
    Evidence result{.condition = decided->condition, .part = part.expression};
    if (!part.fields.empty()) result.field = static_cast<std::int32_t>(part.fields[0]);
    if (!judged.signals.empty() && evaluation.registers->truths[decided->known].is_true(row)) {
        const auto index = static_cast<std::size_t>(decided - judged.signals.data());
        const std::string& because = compiled.rule_sets[set].criteria[criterion].signals[index].because;
        if (!because.empty()) result.because = &because;
    }
    return result;
}

}  // namespace leadqual
