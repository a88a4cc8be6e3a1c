#include "scoring/raises.hpp"

#include "scoring/operations.hpp"
#include "scoring/verdicts.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kMostShown = 3;
constexpr std::size_t kMostAtOnce = 4;  // nobody asks five questions to hear one tag
constexpr std::size_t kMostCandidates = 5000;

/// What could be answered: positions of unknown criteria, and behind them of fit.
using Change = std::vector<std::uint32_t>;

/// All changes of `size` of the `count` unknowns, in order.
void add_changes(std::uint32_t count, std::size_t size, Change& begun, std::vector<Change>& changes) {
    if (begun.size() == size) {
        if (changes.size() < kMostCandidates) changes.push_back(begun);
        return;
    }
    for (std::uint32_t next = begun.empty() ? 0 : begun.back() + 1; next < count; ++next) {
        if (changes.size() >= kMostCandidates) return;
        begun.push_back(next);
        add_changes(count, size, begun, changes);
        begun.pop_back();
    }
}

/// Copies one lead's registers into every row of `to`.
void repeat_row(const Evaluation::Registers& from, std::size_t row, Evaluation::Registers& to) {
    const auto repeat_bits = [&](bool bit, Bits& bits) {
        each_word(to.rows, [&](std::size_t word, std::size_t count) { bits[word] = bit ? low_bits(count) : 0; });
    };
    for (std::size_t i = 0; i < from.truths.size(); ++i) {
        repeat_bits(test_bit(from.truths[i].can_be_true.data(), row), to.truths[i].can_be_true);
        repeat_bits(test_bit(from.truths[i].can_be_false.data(), row), to.truths[i].can_be_false);
        repeat_bits(test_bit(from.truths[i].can_be_null.data(), row), to.truths[i].can_be_null);
    }
    for (std::size_t i = 0; i < from.numbers.size(); ++i) {
        const Numbers& source = from.numbers[i];
        Numbers& copy = to.numbers[i];
        if (source.low == nullptr) continue;  // of the filter, which was not run
        copy.make_room_for_intervals(to.rows);
        std::fill_n(copy.own_low.begin(), to.rows, source.low[row]);
        std::fill_n(copy.own_high.begin(), to.rows, source.high[row]);
        repeat_bits(source.maybe_null != nullptr && test_bit(source.maybe_null, row), copy.own_maybe_null);
        copy.low = copy.own_low.data();
        copy.high = copy.own_high.data();
        copy.maybe_null = copy.own_maybe_null.data();
    }
    for (std::size_t i = 0; i < from.texts.size(); ++i) {
        const Texts& source = from.texts[i];
        Texts& copy = to.texts[i];
        if (source.text == nullptr) continue;
        copy.make_room(to.rows);
        std::fill_n(copy.own.begin(), to.rows, source.text[row]);
        repeat_bits(source.anything != nullptr && test_bit(source.anything, row), copy.own_anything);
        copy.text = copy.own.data();
        copy.anything = copy.own_anything.data();
    }
    for (std::size_t i = 0; i < from.points.size(); ++i) {
        const Points& source = from.points[i];
        Points& copy = to.points[i];
        std::fill_n(copy.low.begin(), to.rows, source.low[row]);
        std::fill_n(copy.high.begin(), to.rows, source.high[row]);
        std::fill_n(copy.low_with_unknown.begin(), to.rows, source.low_with_unknown[row]);
        std::fill_n(copy.high_with_unknown.begin(), to.rows, source.high_with_unknown[row]);
    }
    for (std::size_t i = 0; i < from.scores.size(); ++i)
        std::fill_n(to.scores[i].begin(), to.rows, from.scores[i][row]);
    to.off = from.off;
}

void force_true(Truths& truth, std::size_t row) {
    const std::uint64_t others = ~(std::uint64_t{1} << row % 64);
    set_bit(truth.can_be_true.data(), row);
    truth.can_be_false[row / 64] &= others;
    truth.can_be_null[row / 64] &= others;
}

/// A criterion of signals that is met has at least the points for it.
void force_met(const Program::Compiled& program, const CompiledCriterion& criterion, std::size_t row,
               Evaluation::Registers& registers) {
    force_true(registers.truths[criterion.known], row);
    if (criterion.signals.empty()) return;
    const std::int32_t met_at = program.points_plans[criterion.points_plan].met_at;
    Points& points = registers.points[criterion.points_known];
    points.low[row] = std::max(points.low[row], met_at);
}

}  // namespace

std::vector<Raise> find_raises(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t row) {
    const Program::Compiled& compiled = program.compiled();
    const CompiledSet& rules = compiled.sets[set];
    const Verdicts& verdicts = evaluation.sets[set];
    if (verdicts.could_be[row] == verdicts.tag[row]) return {};

    std::vector<std::uint32_t> unknown;
    for (std::uint32_t i = 0; i < rules.criteria.size(); ++i)
        if (verdicts.state(i, row) == State::unknown &&
            test_bit(evaluation.registers->truths[rules.criteria[i].possible].can_be_true.data(), row))
            unknown.push_back(i);
    const bool fit_is_open =
        rules.profile && !test_bit(verdicts.fit_is_true.data(), row) && !test_bit(verdicts.fit_is_false.data(), row);
    const auto fit = static_cast<std::uint32_t>(unknown.size());

    std::vector<Change> changes;
    for (std::size_t size = 1; size <= kMostAtOnce; ++size) {
        Change begun;
        add_changes(fit + fit_is_open, size, begun, changes);
    }
    if (changes.empty()) return {};

    Evaluation candidates;
    Evaluation::Registers& registers = *candidates.registers;
    registers.prepare(program, changes.size());
    repeat_row(*evaluation.registers, row, registers);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        for (const std::uint32_t each : changes[i]) {
            if (each == fit)
                force_true(registers.truths[rules.fit_known], i);
            else
                force_met(compiled, rules.criteria[unknown[each]], i, registers);
        }
    }
    Bench bench{compiled, {}, candidates};
    for (std::size_t i = 0; i < compiled.filter_begins; ++i) {
        const Instruction& instruction = compiled.instructions[i];
        if (instruction.judges && instruction.opcode != Opcode::truth_state) run(instruction, bench);
    }
    std::vector<std::uint8_t> lines;
    write_lines(rules, registers, lines);

    std::vector<Raise> raises;
    std::vector<std::size_t> taken;
    for (std::size_t i = 0; i < changes.size() && raises.size() < kMostShown; ++i) {
        const Tag tag = compiled.rule_sets[set].verdict[lines[i]].tag;
        if (tag <= verdicts.tag[row]) continue;
        const bool less_would_do = std::any_of(taken.begin(), taken.end(), [&](std::size_t smaller) {
            return compiled.rule_sets[set].verdict[lines[smaller]].tag >= tag &&
                   std::includes(changes[i].begin(), changes[i].end(), changes[smaller].begin(),
                                 changes[smaller].end());
        });
        if (less_would_do) continue;
        Raise raise{.criteria = {}, .fit = false, .tag = tag};
        for (const std::uint32_t each : changes[i]) {
            if (each == fit)
                raise.fit = true;
            else
                raise.criteria.push_back(unknown[each]);
        }
        raises.push_back(std::move(raise));
        taken.push_back(i);
    }
    return raises;
}

}  // namespace leadqual
