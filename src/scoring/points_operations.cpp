// Points of signals and the score: integers only, so that every sum is exact.
#include "scoring/operations.hpp"

#include <algorithm>
#include <array>

namespace leadqual {

namespace {

/// Adds `amount` in the rows of `bits`. Half a word at a time, each lane looking for its own bit: so it becomes SIMD.
template <class Number, class Count>
void add_where(std::uint64_t bits, Number amount, Number* to, Count count) {
    if constexpr (!std::is_same_v<Count, std::size_t>) {
        static constexpr auto lanes = [] {
            std::array<std::uint32_t, 32> bit{};
            for (unsigned i = 0; i < 32; ++i) bit[i] = 1u << i;
            return bit;
        }();
        for (std::size_t half = 0; half < 2; ++half) {
            const auto word = static_cast<std::uint32_t>(bits >> 32 * half);
            for (std::size_t i = 0; i < 32; ++i) to[32 * half + i] += (word & lanes[i]) != 0 ? amount : Number{0};
        }
    } else {
        for (std::size_t i = 0; i < count; ++i) to[i] += (bits >> i & 1) != 0 ? amount : Number{0};
    }
}

void points_sum(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const PointsPlan& plan = bench.program.points_plans[instruction.index];
    const bool one_world = is_one_world(instruction, bench);
    Points& to = registers.points[instruction.to];
    for (auto* sums : {&to.low, &to.high, &to.low_with_unknown, &to.high_with_unknown})
        std::fill_n(sums->begin(), registers.rows, 0);
    for (std::size_t signal = 0; signal < plan.points.size(); ++signal) {
        if (!plan.left[signal].empty()) continue;
        const Truths& truth = registers.truths[instruction.from[signal]];
        const std::int32_t points = plan.points[signal];
        const bool good = points > 0;  // unknown negative points count 0
        each_word(registers.rows, [&](std::size_t word, auto count) {
            const std::uint64_t yes = truth.can_be_true[word], no = truth.can_be_false[word],
                                null = truth.can_be_null[word];
            const std::uint64_t certain = yes & ~(no | null);
            const auto add = [&](std::uint64_t rows, std::vector<std::int32_t>& sums) {
                add_where(rows, points, sums.data() + word * 64, count);
            };
            add(good ? certain : yes, to.low);
            add(good ? (yes | null) & ~no : yes, to.low_with_unknown);
            if (one_world) return;
            add(good ? yes : certain, to.high);
            add(good ? yes | null : certain, to.high_with_unknown);
        });
    }
}

/// Met: the points known reach `met_at`. Unmet: not even with those unknown. Else unknown.
void points_reach(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const std::int32_t met_at = bench.program.points_plans[instruction.index].met_at;
    const bool one_world = is_one_world(instruction, bench);
    const Points& from = registers.points[instruction.from[0]];
    const auto reaches = [&](const std::vector<std::int32_t>& sums, std::size_t word, auto count) {
        alignas(64) std::uint8_t bytes[64] = {};
        for (std::size_t i = 0; i < count; ++i) bytes[i] = sums[word * 64 + i] >= met_at;
        return pack(bytes);
    };
    Truths& to = registers.truths[instruction.to];
    each_word(registers.rows, [&](std::size_t word, auto count) {
        const std::uint64_t low = reaches(from.low, word, count);
        const std::uint64_t low_with_unknown = reaches(from.low_with_unknown, word, count);
        const std::uint64_t high = one_world ? low : reaches(from.high, word, count);
        const std::uint64_t high_with_unknown =
            one_world ? low_with_unknown : reaches(from.high_with_unknown, word, count);
        to.can_be_true[word] = high;
        to.can_be_false[word] = low_bits(count) & ~low_with_unknown;
        to.can_be_null[word] = ~low & high_with_unknown;
    });
}

/// Sums in `Sum`, which is wide enough for the denominator.
template <class Sum>
void add_up(const Instruction& instruction, const Bench& bench, std::vector<Sum>& sums) {
    const auto& registers = bench.registers;
    const CompiledSet& set = bench.program.sets[instruction.index / 2];
    const bool least = instruction.index % 2 != 0;
    sums.assign(registers.rows, 0);
    for (std::size_t i = 0; i < instruction.from.size(); ++i) {
        const auto weight = static_cast<Sum>(set.score_plan.weights[i]);
        if (instruction.numbers[i] != 0) {
            const Points& points = registers.points[instruction.from[i]];
            const PointsPlan& plan = bench.program.points_plans[set.criteria[i].points_plan];
            const std::int32_t* const from =
                (least || is_one_world(instruction, bench) ? points.low : points.high).data();
            for (std::size_t row = 0; row < registers.rows; ++row)
                sums[row] += weight * static_cast<Sum>(std::clamp(from[row], plan.min, plan.max));
        } else {
            const Truths& state = registers.truths[instruction.from[i]];
            each_word(registers.rows, [&](std::size_t word, auto count) {
                const std::uint64_t yes = state.can_be_true[word];
                const std::uint64_t others = state.can_be_false[word] | state.can_be_null[word];
                add_where(least ? yes & ~others : yes, weight, sums.data() + word * 64, count);
            });
        }
    }
}

void score_of(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const ScorePlan& plan = bench.program.sets[instruction.index / 2].score_plan;
    Scores& to = registers.scores[instruction.to];
    const auto round = [&](const auto& sums) {
        for (std::size_t row = 0; row < registers.rows; ++row) to[row] = plan.score(sums[row]);
    };
    if (plan.denominator < INT32_MAX) {
        add_up(instruction, bench, registers.sums);
        round(registers.sums);
    } else {
        add_up(instruction, bench, registers.wide_sums);
        round(registers.wide_sums);
    }
}

/// Points as the rule file writes them: one division of whole numbers, so that 0.3 is the 0.3 of a condition.
void number_points(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const PointsPlan& plan = bench.program.points_plans[instruction.index];
    const Points& from = registers.points[instruction.from[0]];
    Numbers& to = registers.numbers[instruction.to];
    to.make_room_for_intervals(registers.rows);
    const auto fill = [&](const std::vector<std::int32_t>& sums, std::vector<double>& numbers) {
        for (std::size_t row = 0; row < registers.rows; ++row) {
            const auto points = plan.in_points(std::clamp(sums[row], plan.min, plan.max));
            numbers[row] = static_cast<double>(points.millionths) / 1e6;
        }
    };
    fill(from.low, to.own_low);
    to.low = to.high = to.own_low.data();
    to.maybe_null = nullptr;
    if (is_one_world(instruction, bench)) return;
    fill(from.high, to.own_high);
    to.high = to.own_high.data();
}

/// What the first lead's score cannot fall below, where one lead stands for all that could be.
double lowest_score(std::uint32_t score, Bench& bench) {
    const auto& instructions = bench.program.instructions;
    Instruction least = *std::find_if(instructions.begin(), instructions.end(), [&](const Instruction& each) {
        return each.opcode == Opcode::score_of && each.to == score;
    });
    least.index |= 1;
    add_up(least, bench, bench.registers.wide_sums);
    return bench.program.sets[least.index / 2].score_plan.score(bench.registers.wide_sums.front());
}

void number_score(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    Numbers& to = registers.numbers[instruction.to];
    const Scores& least = registers.scores[instruction.from[0]];
    const Scores& most = registers.scores[instruction.from[1]];
    to.make_room_for_intervals(registers.rows);
    std::copy_n(least.begin(), registers.rows, to.own_low.begin());
    std::copy_n(most.begin(), registers.rows, to.own_high.begin());
    to.low = to.own_low.data();
    to.high = instruction.from[0] == instruction.from[1] ? to.low : to.own_high.data();
    to.maybe_null = nullptr;
    if (registers.anything == nullptr) return;
    std::fill_n(to.own_low.begin(), registers.rows, lowest_score(instruction.from[1], bench));
    to.high = to.own_high.data();
}

}  // namespace

void run_points(const Instruction& instruction, Bench& bench) {
    switch (instruction.opcode) {
        case Opcode::points_sum:
            return points_sum(instruction, bench);
        case Opcode::points_sum_fading:
            points_sum(instruction, bench);
            return add_fading_signals(instruction, bench);
        case Opcode::number_points:
            return number_points(instruction, bench);
        case Opcode::points_reach:
            return points_reach(instruction, bench);
        case Opcode::score_of:
            return score_of(instruction, bench);
        case Opcode::number_score:
            return number_score(instruction, bench);
        default:
            return;
    }
}

}  // namespace leadqual
