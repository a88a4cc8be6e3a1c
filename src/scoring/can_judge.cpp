#include "scoring/operations.hpp"

namespace leadqual {

bool can_judge(const Program& program, std::size_t set, std::size_t criterion, const std::vector<bool>& supplied) {
    const Program::Compiled& compiled = program.compiled();
    std::vector<Column> columns(compiled.fields.size());
    for (std::size_t i = 0; i < columns.size(); ++i) fill_missing(compiled.fields[i].type, 1, columns[i]);

    // One lead of which supplied fields may hold anything and the others are NULL.
    Evaluation evaluation;
    evaluation.registers->prepare(program, 1);
    evaluation.registers->anything = &supplied;
    evaluation.registers->off.assign(compiled.knock_outs, 0);
    Bench bench{compiled, columns, evaluation};
    for (std::size_t group = 0; group < compiled.field_tests.size(); ++group) answer_field_tests(group, bench);
    run(0, compiled.filter_begins, bench);
    const Truths& state = evaluation.registers->truths[compiled.sets[set].criteria[criterion].known];
    return ((state.can_be_true[0] | state.can_be_false[0]) & 1) != 0;
}

}  // namespace leadqual
