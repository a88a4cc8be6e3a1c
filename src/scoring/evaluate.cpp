#include "scoring/operations.hpp"
#include "scoring/verdicts.hpp"

#include <algorithm>

namespace leadqual {

bool Truths::is_true(std::size_t row) const noexcept {
    return test_bit(can_be_true.data(), row) && !test_bit(can_be_false.data(), row) &&
           !test_bit(can_be_null.data(), row);
}

bool Truths::is_false(std::size_t row) const noexcept {
    return test_bit(can_be_false.data(), row) && !test_bit(can_be_true.data(), row) &&
           !test_bit(can_be_null.data(), row);
}

std::uint32_t Verdicts::count(std::size_t row, State wanted) const noexcept {
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < met.size(); ++i) result += state(i, row) == wanted;
    return result;
}

Evaluation::Evaluation() : registers(std::make_unique<Registers>()) {}
Evaluation::~Evaluation() = default;
Evaluation::Evaluation(Evaluation&&) noexcept = default;
Evaluation& Evaluation::operator=(Evaluation&&) noexcept = default;

std::vector<bool> knock_outs_off(const Program& program, std::size_t set, const std::vector<bool>& supplied) {
    std::vector<bool> off;
    for (const CompiledKnockOut& each : program.compiled().sets[set].knock_outs)
        off.push_back(
            !std::all_of(each.fields.begin(), each.fields.end(), [&](auto field) { return supplied[field]; }));
    return off;
}

static void switch_off(const Program& program, const std::vector<bool>& supplied, std::vector<std::uint8_t>& off) {
    off.assign(program.compiled().knock_outs, 0);
    for (const CompiledSet& set : program.compiled().sets)
        for (const CompiledKnockOut& each : set.knock_outs)
            for (const std::uint32_t field : each.fields) off[each.number] |= !supplied[field];
}

void evaluate(const Program& program, std::span<const Column> columns, const std::vector<bool>& supplied,
              std::size_t rows, Evaluation& evaluation) {
    const Program::Compiled& compiled = program.compiled();
    evaluation.registers->prepare(program, rows);
    switch_off(program, supplied, evaluation.registers->off);

    Bench bench{compiled, columns, evaluation};
    for (std::size_t group = 0; group < compiled.field_tests.size(); ++group) answer_field_tests(group, bench);
    run(0, compiled.filter_begins, bench);

    evaluation.sets.resize(compiled.sets.size());
    for (std::size_t set = 0; set < compiled.sets.size(); ++set)
        write_verdicts(compiled, set, *evaluation.registers, evaluation.sets[set]);

    run(compiled.filter_begins, compiled.instructions.size(), bench);
    evaluation.kept.resize(words_for(rows));
    each_word(rows, [&](std::size_t word, std::size_t count) {
        evaluation.kept[word] = low_bits(count);
        if (!compiled.filter) return;
        const Truths& truth = evaluation.registers->truths[compiled.filter_truth];
        evaluation.kept[word] &= truth.can_be_true[word] & ~(truth.can_be_false[word] | truth.can_be_null[word]);
    });
}

}  // namespace leadqual
