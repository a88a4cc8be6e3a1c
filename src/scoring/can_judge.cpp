// What rules can answer at all: judged for one lead of which fields may hold anything.
#include "scoring/expression_form.hpp"
#include "scoring/operations.hpp"
#include "scoring/rule_parts.hpp"

namespace leadqual {

namespace {

/// One lead of which the fields in `anything` may hold anything and the others are NULL.
void judge_anything(const Program& program, const std::vector<bool>& anything, std::vector<Column>& columns,
                    Evaluation& evaluation) {
    const Program::Compiled& compiled = program.compiled();
    columns.resize(compiled.fields.size());
    for (std::size_t i = 0; i < columns.size(); ++i) fill_missing(compiled.fields[i].type, 1, columns[i]);
    evaluation.registers->prepare(program, 1);
    evaluation.registers->anything = &anything;
    evaluation.registers->off.assign(compiled.knock_outs, 0);
    Bench bench{compiled, columns, evaluation};
    for (std::size_t group = 0; group < compiled.field_tests.size(); ++group) answer_field_tests(group, bench);
    run(0, compiled.filter_begins, bench);
}

}  // namespace

bool can_judge(const Program& program, std::size_t set, std::size_t criterion, const std::vector<bool>& supplied) {
    std::vector<Column> columns;
    Evaluation evaluation;
    judge_anything(program, supplied, columns, evaluation);
    const Truths& state = evaluation.registers->truths[program.compiled().sets[set].criteria[criterion].known];
    return ((state.can_be_true[0] | state.can_be_false[0]) & 1) != 0;
}

std::vector<PossibleAnswers> possible_answers(const Program& program, std::size_t set,
                                              std::span<const RulePart> parts) {
    const Program::Compiled& compiled = program.compiled();
    const std::vector<bool> all(compiled.fields.size(), true);
    std::vector<Column> columns;
    Evaluation evaluation;
    judge_anything(program, all, columns, evaluation);
    std::vector<PossibleAnswers> answers;
    for (const RulePart& part : parts) {
        const Truths& truth = evaluation.registers->truths[truth_of(compiled.sets[set], part)];
        const Condition* condition = condition_of(compiled.rule_sets[set], part);
        const bool is_open = part.kind == RulePart::Kind::verdict && can_be_undecided(condition->root);
        answers.push_back({(truth.can_be_true[0] & 1) != 0, (truth.can_be_false[0] & 1) != 0,
                           (truth.can_be_null[0] & 1) != 0 || is_open});
    }
    return answers;
}

}  // namespace leadqual
