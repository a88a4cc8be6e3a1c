#include "scoring/operations.hpp"

namespace leadqual {

void run(const Instruction& instruction, Bench& bench) {
    switch (instruction.opcode) {
        case Opcode::count_at_least:
        case Opcode::number_count:
            return run_count(instruction, bench);
        case Opcode::number_less:
        case Opcode::number_less_equal:
        case Opcode::number_equal:
        case Opcode::number_in:
        case Opcode::number_is_null:
            return run_comparison(instruction, bench);
        case Opcode::text_less:
        case Opcode::text_less_equal:
        case Opcode::text_equal:
        case Opcode::text_test:
        case Opcode::text_is_null:
            return run_text_truth(instruction, bench);
        case Opcode::number_choose:
        case Opcode::number_coalesce:
        case Opcode::number_widen:
            return run_number_choice(instruction, bench);
        case Opcode::text_choose:
        case Opcode::text_coalesce:
        case Opcode::text_widen:
            return run_text_choice(instruction, bench);
        case Opcode::grade_among:
        case Opcode::text_grade:
            return run_grade(instruction, bench);
        case Opcode::points_reach:
        case Opcode::points_sum:
        case Opcode::points_sum_fading:
        case Opcode::number_points:
        case Opcode::number_score:
        case Opcode::score_of:
            return run_points(instruction, bench);
        default:
            break;
    }
    switch (kind_of(instruction.opcode)) {
        case RegisterKind::truth:
            return run_truth(instruction, bench);
        case RegisterKind::number:
            return run_number(instruction, bench);
        default:
            return run_text(instruction, bench);
    }
}

void run(std::size_t begin, std::size_t end, Bench& bench) {
    for (std::size_t i = begin; i < end; ++i) run(bench.program.instructions[i], bench);
}

}  // namespace leadqual
