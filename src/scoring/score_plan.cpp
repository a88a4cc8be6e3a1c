#include "scoring/score_plan.hpp"

#include <fmt/format.h>

#include <numeric>

namespace leadqual {

namespace {

[[noreturn]] void too_fine(const RuleSet& set) {
    throw Error(Exit::usage,
                fmt::format("the weights and points of '{}' are too finely divided to add up exactly", set.name),
                "use rounder numbers: fewer decimals, or points whose maxima share factors");
}

}  // namespace

PointsPlan plan_points(const Criterion& criterion) {
    std::int64_t unit = std::gcd(criterion.met_at.millionths, criterion.max.millionths);
    for (const Signal& signal : criterion.signals) unit = std::gcd(unit, signal.points.millionths);
    if (unit == 0) unit = 1;

    PointsPlan plan;
    std::int64_t total = 0;
    const auto in_units = [&](Decimal value) {
        const std::int64_t units = value.millionths / unit;
        constexpr std::int64_t most = std::int64_t{1} << 30;  // rows add points in 32 bits
        if (units <= -most || units >= most || (total += units < 0 ? -units : units) >= most) {
            throw Error(Exit::usage,
                        fmt::format("the points of '{}' are too finely divided to add up exactly", criterion.name),
                        "use rounder numbers: fewer decimals");
        }
        return static_cast<std::int32_t>(units);
    };
    for (const Signal& signal : criterion.signals) plan.points.push_back(in_units(signal.points));
    plan.met_at = in_units(criterion.met_at);
    plan.max = in_units(criterion.max);
    return plan;
}

ScorePlan plan_score(const RuleSet& set, std::span<const PointsPlan* const> points) {
    std::int64_t unit = 0, total = 0, parts = 1;
    for (std::size_t i = 0; i < set.criteria.size(); ++i) unit = std::gcd(unit, set.criteria[i].weight.millionths);
    if (unit == 0) unit = 1;
    for (std::size_t i = 0; i < set.criteria.size(); ++i) {
        if (__builtin_add_overflow(total, set.criteria[i].weight.millionths / unit, &total)) too_fine(set);
        if (points[i] == nullptr || points[i]->max <= 0) continue;
        const std::int64_t factor = points[i]->max / std::gcd(parts, std::int64_t{points[i]->max});
        if (__builtin_mul_overflow(parts, factor, &parts)) too_fine(set);
    }

    ScorePlan plan;
    std::int64_t room = 0;
    if (__builtin_mul_overflow(total, parts, &plan.denominator) || __builtin_mul_overflow(plan.denominator, 400, &room))
        too_fine(set);
    for (std::size_t i = 0; i < set.criteria.size(); ++i) {
        const bool by_points = points[i] != nullptr && points[i]->max > 0;
        plan.weights.push_back(set.criteria[i].weight.millionths / unit * (by_points ? parts / points[i]->max : parts));
    }
    if (plan.denominator == 0) plan.denominator = 1;  // no weight at all: every score is 0
    constexpr std::int64_t kTable = 1 << 14;
    if (plan.denominator < kTable) {
        for (std::int64_t sum = 0; sum <= plan.denominator; ++sum)
            plan.rounded.push_back(static_cast<std::uint8_t>((200 * sum + plan.denominator) / (2 * plan.denominator)));
    }
    return plan;
}

}  // namespace leadqual
