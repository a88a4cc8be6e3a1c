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
void run_points(const Instruction& instruction, Bench& bench);  ///< points_sum, points_reach, score_of, number_score

/// The tests on a field's texts, for all rows.
void answer_field_tests(std::size_t group, Bench& bench);

/// Instructions [begin, end) in order.
void run(std::size_t begin, std::size_t end, Bench& bench);
void run(const Instruction& instruction, Bench& bench);

}  // namespace leadqual
