// A rule set to instructions: states, facts, fit, gate, knock-outs, score, verdict lines.
#pragma once

#include "scoring/expression_compiler.hpp"

namespace leadqual {

class SetCompiler : private Judgements {
public:
    /// `set` is the position in the program of a rule set whose fields are already there.
    SetCompiler(Emitter& emitter, std::uint32_t set);

    void compile();
    /// A condition that reads this set's verdicts; numbered fields are positions in `fields`.
    std::uint32_t filter(const Condition& condition, std::span<const std::uint32_t> fields);

private:
    CompiledCriterion criterion(std::uint32_t index);
    std::uint32_t by_conditions(const CompiledCriterion& criterion, World world);
    void by_points(std::uint32_t index, CompiledCriterion& compiled);
    /// The sum of these signals; a plan for them is there.
    std::uint32_t points(std::span<const Signal> rules, std::span<const CompiledCondition> signals, std::uint32_t plan,
                         World world);
    std::vector<CompiledDate> dates(std::span<const Signal> rules);
    CompiledGrade grade(const Grade& grade);
    std::uint32_t nothing_known(std::span<const CompiledCondition> signals, World world);
    std::uint32_t fit(World world);
    CompiledKnockOut knock_out(const KnockOut& knock_out);
    std::uint32_t knocked_out(World world);
    /// World::known: the score. World::possible: the most it can become, or with `least` the least.
    std::uint32_t score(World world, bool least);

    std::uint32_t truth(const Expression& judgement, World world) override;
    std::uint32_t number(const Expression& judgement, World world) override;
    std::uint32_t text(const Expression& judgement, World world) override;
    std::uint32_t graded(std::uint32_t letters, World world) override;
    std::optional<Counted> counted(const Expression& judgement, World world) override;

    const RuleSet& rules() const { return emitter_.program().rule_sets[set_]; }
    CompiledSet& compiled() { return emitter_.program().sets[set_]; }

    Emitter& emitter_;
    std::uint32_t set_;
    ExpressionCompiler expressions_;
};

}  // namespace leadqual
