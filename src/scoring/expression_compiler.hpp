// Conditions to instructions, in either world.
#pragma once

#include "scoring/emitter.hpp"

namespace leadqual {

/// Truths that are counted, and which answers count.
struct Counted {
    std::vector<std::uint32_t> states;
    std::uint32_t answers = 0;  ///< 1 TRUE, 2 FALSE, 4 NULL, or several of them
};

/// The registers of what verdict lines can read of a lead already judged.
class Judgements {
public:
    virtual ~Judgements() = default;
    virtual std::uint32_t truth(const Expression& judgement, World world) = 0;
    virtual std::uint32_t number(const Expression& judgement, World world) = 0;
    virtual std::uint32_t text(const Expression& judgement, World world) = 0;
    /// Whether the grade is one of some letters, 'A' being bit 0.
    virtual std::uint32_t graded(std::uint32_t letters, World world) = 0;
    virtual std::optional<Counted> counted(const Expression& judgement, World world) = 0;
};

class ExpressionCompiler {
public:
    /// `fields` are positions in the program of the fields that expressions number; `judgements` may be nullptr.
    ExpressionCompiler(Emitter& emitter, std::span<const std::uint32_t> fields, Judgements* judgements)
        : emitter_(emitter), fields_(fields), judgements_(judgements) {}

    /// The register of a boolean expression.
    std::uint32_t truth(const Expression& expression, World world);
    /// The register of a number or a date.
    std::uint32_t number(const Expression& expression, World world);
    /// The condition in both worlds, settled, and its parts in the known one.
    CompiledCondition condition(const Condition& condition);
    /// Fields of the program that `expression` reads, in order, each once.
    void collect_fields(const Expression& expression, std::vector<std::uint32_t>& into) const;

private:
    std::uint32_t new_truth(const Expression& expression, World world);
    std::uint32_t text(const Expression& expression, World world);
    std::uint32_t truth_call(const Expression& expression, World world);
    std::uint32_t number_call(const Expression& expression, World world);
    std::uint32_t text_call(const Expression& expression, World world);

    std::uint32_t comparison(const Expression& expression, World world);
    std::uint32_t compared(Operation operation, const Expression& left, const Expression& right, World world);
    std::uint32_t text_comparison(Operation operation, const Expression& left, const Expression& right, World world);
    std::uint32_t number_comparison(Operation operation, const Expression& left, const Expression& right, World world);
    std::optional<std::uint32_t> grade_comparison(const Expression& expression, World world);
    std::uint32_t count_comparison(Operation operation, const Counted& counted, double limit, World world);
    std::uint32_t among(const Expression& expression, World world);
    std::uint32_t is_null(const Expression& operand, World world);
    std::uint32_t text_test(const Expression& operand, TextTest test, World world);
    std::uint32_t negated(std::uint32_t truth) { return emitter_.emit({.opcode = Opcode::truth_not, .from = {truth}}); }
    std::uint32_t number_constant(double value);

    // CASE, coalesce and nullif work alike on truths, numbers and texts.
    std::uint32_t any(const Expression& expression, ValueType type, World world);
    std::uint32_t value(const Expression& expression, ValueType type, World world);
    std::uint32_t choose(const Expression& expression, ValueType type, World world);
    std::uint32_t null_of(ValueType type);

    std::uint32_t part(const Expression& expression);

    Emitter& emitter_;
    std::span<const std::uint32_t> fields_;
    Judgements* judgements_;
    std::map<std::pair<const Expression*, World>, std::uint32_t> truths_;  ///< compiled already
};

}  // namespace leadqual
