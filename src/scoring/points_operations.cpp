// Points of signals and the score: integers only, so that every sum is exact.
#include "scoring/operations.hpp"

#include <algorithm>

namespace leadqual {

namespace {

/// Adds `amount` in the rows of `bits`.
template <class Number>
void add_where(std::uint64_t bits, Number amount, Number* to, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) to[i] += bits >> i & 1 ? amount : 0;
}

void points_sum(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const PointsPlan& plan = bench.program.points_plans[instruction.index];
    const bool known_world = instruction.world == World::known && registers.anything == nullptr;
    Points& to = registers.points[instruction.to];
    std::fill_n(to.low.begin(), registers.rows, 0);
    std::fill_n(to.high.begin(), registers.rows, 0);
    for (std::size_t signal = 0; signal < instruction.from.size(); ++signal) {
        const Truths& truth = registers.truths[instruction.from[signal]];
        const std::int32_t points = plan.points[signal];
        each_word(registers.rows, [&](std::size_t word, auto count) {
            const std::uint64_t yes = truth.can_be_true[word], no = truth.can_be_false[word], null = truth.can_be_null[word];
            const std::uint64_t certain = yes & ~(no | null);
            const std::uint64_t possible = known_world ? low_bits(count) & ~(no & ~(yes | null)) : yes;
            // Unknown negative points count 0 in the known world; they can be anything in the possible one.
            const bool spoils = points < 0 && !known_world;
            add_where(spoils ? possible : certain, points, to.low.data() + word * 64, count);
            add_where(points < 0 ? certain : possible, points, to.high.data() + word * 64, count);
        });
    }
}

void points_reach(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const std::int32_t met_at = bench.program.points_plans[instruction.index].met_at;
    const bool known_world = instruction.world == World::known && registers.anything == nullptr;
    const Points& from = registers.points[instruction.from[0]];
    Truths& to = registers.truths[instruction.to];
    each_word(registers.rows, [&](std::size_t word, auto count) {
        alignas(64) std::uint8_t low_reaches[64] = {}, high_reaches[64] = {};
        for (std::size_t i = 0; i < count; ++i) {
            low_reaches[i] = from.low[word * 64 + i] >= met_at;
            high_reaches[i] = from.high[word * 64 + i] >= met_at;
        }
        const std::uint64_t low = pack(low_reaches), high = pack(high_reaches);
        const std::uint64_t neither = low_bits(count) & ~low & high;
        to.can_be_true[word] = known_world ? low : high;
        to.can_be_false[word] = low_bits(count) & ~(known_world ? low | high : low);
        to.can_be_null[word] = neither;
    });
}

void score_of(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const bool least = instruction.index % 2 != 0;
    const ScorePlan& plan = bench.program.sets[instruction.index / 2].score_plan;
    const auto& criteria = bench.program.sets[instruction.index / 2].criteria;
    auto& sums = registers.sums;
    std::fill_n(sums.begin(), registers.rows, 0);
    for (std::size_t i = 0; i < instruction.from.size(); ++i) {
        const std::int64_t weight = plan.weights[i];
        if (instruction.numbers[i] != 0) {
            const Points& points = registers.points[instruction.from[i]];
            const std::int32_t most = bench.program.points_plans[criteria[i].points_plan].max;
            const std::int32_t* const from =
                (instruction.world == World::known || least ? points.low : points.high).data();
            for (std::size_t row = 0; row < registers.rows; ++row)
                sums[row] += weight * std::clamp(from[row], 0, most);
        } else {
            const Truths& state = registers.truths[instruction.from[i]];
            each_word(registers.rows, [&](std::size_t word, auto count) {
                const std::uint64_t yes = state.can_be_true[word];
                add_where(least ? yes & ~(state.can_be_false[word] | state.can_be_null[word]) : yes, weight,
                          sums.data() + word * 64, count);
            });
        }
    }
    Scores& to = registers.scores[instruction.to];
    for (std::size_t row = 0; row < registers.rows; ++row) to[row] = plan.score(sums[row]);
}

void number_score(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    Numbers& to = registers.numbers[instruction.to];
    const Scores& least = registers.scores[instruction.from[0]];
    const Scores& most = registers.scores[instruction.from[1]];
    std::copy_n(least.begin(), registers.rows, to.own_low.begin());
    std::copy_n(most.begin(), registers.rows, to.own_high.begin());
    to.low = to.own_low.data();
    to.high = instruction.from[0] == instruction.from[1] ? to.low : to.own_high.data();
    to.maybe_null = nullptr;
}

}  // namespace

void run_points(const Instruction& instruction, Bench& bench) {
    switch (instruction.opcode) {
        case Opcode::points_sum: return points_sum(instruction, bench);
        case Opcode::points_reach: return points_reach(instruction, bench);
        case Opcode::score_of: return score_of(instruction, bench);
        case Opcode::number_score: return number_score(instruction, bench);
        default: return;
    }
}

}  // namespace leadqual
