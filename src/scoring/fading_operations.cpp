// Sums of points that fade. In the known world what is left in any case counts, and the rest of the range is unknown;
// in the possible one every age in the range may come true.
#include "scoring/fading.hpp"
#include "scoring/operations.hpp"

namespace leadqual {

namespace {

void add_signal(const Truths& truth, const Fading& fading, bool good, bool one_world, std::size_t rows, Points& to) {
    for (std::size_t row = 0; row < rows; ++row) {
        const bool yes = test_bit(truth.can_be_true.data(), row), no = test_bit(truth.can_be_false.data(), row),
                   null = test_bit(truth.can_be_null.data(), row);
        const bool certain = yes && !no && !null, may_yet = (yes || null) && !no;
        if (!yes && !null) continue;
        const Left left = fading.of(row);
        if (one_world) {
            if (yes) to.low[row] += left.near;
            if (good ? may_yet : yes) to.low_with_unknown[row] += good ? left.far : left.near;
            continue;
        }
        const std::int32_t most = left.stays_unknown ? left.near : left.far;
        if (good) {
            if (certain) to.low[row] += left.near;
            if (may_yet) to.low_with_unknown[row] += left.stays_unknown ? left.far : left.near;
            if (yes) to.high[row] += most;
            to.high_with_unknown[row] += left.far;
        } else {
            if (yes) to.low[row] += most, to.low_with_unknown[row] += most;
            if (certain) to.high[row] += left.near, to.high_with_unknown[row] += left.near;
        }
    }
}

}  // namespace

void add_fading_signals(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const PointsPlan& plan = bench.program.points_plans[instruction.index];
    std::size_t date = plan.points.size();
    for (std::size_t signal = 0; signal < plan.points.size(); ++signal) {
        if (plan.left[signal].empty()) continue;
        const Fading fading(plan.left[signal], registers.numbers[instruction.from[date++]], bench.program.today);
        add_signal(registers.truths[instruction.from[signal]], fading, plan.points[signal] > 0,
                   is_one_world(instruction, bench), registers.rows, registers.points[instruction.to]);
    }
}

}  // namespace leadqual
