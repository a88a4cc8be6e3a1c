// What instructions do to registers: one function for each kind of result, a column at a time.
#pragma once

#include "scoring/program.hpp"
#include "scoring/registers.hpp"

namespace leadqual {

/// Everything an instruction can see.
struct Bench {
    const Program::Compiled& program;
    std::span<const Column> columns;
    Evaluation& evaluation;
    Evaluation::Registers& registers = *evaluation.registers;
};

void run_truth(const Instruction& instruction, Bench& bench);          ///< logic
void run_count(const Instruction& instruction, Bench& bench);          ///< count_at_least, number_count
void run_comparison(const Instruction& instruction, Bench& bench);     ///< number_less … number_is_null
void run_number(const Instruction& instruction, Bench& bench);         ///< arithmetic
void run_number_choice(const Instruction& instruction, Bench& bench);  ///< number_choose, number_coalesce, number_widen
void run_text(const Instruction& instruction, Bench& bench);
void run_text_choice(const Instruction& instruction, Bench& bench);  ///< text_choose, text_coalesce, text_widen
void run_text_truth(const Instruction& instruction, Bench& bench);   ///< text_less … text_is_null
void run_points(const Instruction& instruction, Bench& bench);  ///< points_sum … score_of, number_points, number_score
void run_grade(const Instruction& instruction, Bench& bench);   ///< grade_among, text_grade

/// Adds those signals of a points_sum_fading whose points fade to the sums of the others.
void add_fading_signals(const Instruction& instruction, Bench& bench);
/// Whether the truths that points are summed over are single answers, so that both ends of a range are equal.
inline bool is_one_world(const Instruction& instruction, const Bench& bench) {
    return instruction.world == World::known && bench.registers.anything == nullptr;
}

/// The tests on a field's texts, for all rows.
void answer_field_tests(std::size_t group, Bench& bench);

/// Instructions [begin, end) in order.
void run(std::size_t begin, std::size_t end, Bench& bench);
void run(const Instruction& instruction, Bench& bench);

}  // namespace leadqual
