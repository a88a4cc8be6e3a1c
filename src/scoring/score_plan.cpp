#include "scoring/score_plan.hpp"

#include <fmt/format.h>

#include <numeric>

#include "scoring/decay_table.hpp"

namespace leadqual {

namespace {

[[noreturn]] void too_fine(const RuleSet& set) {
    throw Error(Exit::usage,
                fmt::format("the weights and points of '{}' are too finely divided to add up exactly", set.name),
                "use rounder numbers: fewer decimals, or points whose maxima share factors");
}

}  // namespace

namespace {

constexpr std::int64_t kHundredth = 10'000;  // millionths; points that fade are rounded to it

/// `limits` are counted in the same unit, and become `in_units`.
PointsPlan plan_points(std::string_view what, std::span<const Signal> signals, std::span<const Decimal> limits,
                       std::vector<std::int32_t>& in_units) {
    PointsPlan plan;
    std::int64_t unit = 0, total = 0;
    for (const Decimal limit : limits) unit = std::gcd(unit, limit.millionths);
    for (const Signal& signal : signals) {
        unit = std::gcd(unit, signal.points.millionths);
        if (signal.decay) unit = std::gcd(unit, kHundredth);
    }
    plan.unit = unit == 0 ? 1 : unit;
    const auto units_of = [&](Decimal value) {
        const std::int64_t units = value.millionths / plan.unit;
        constexpr std::int64_t most = std::int64_t{1} << 30;  // rows add points in 32 bits
        if (units <= -most || units >= most || (total += units < 0 ? -units : units) >= most)
            throw Error(Exit::usage, fmt::format("the points of '{}' are too finely divided to add up exactly", what),
                        "use rounder numbers: fewer decimals");
        return static_cast<std::int32_t>(units);
    };
    for (const Signal& signal : signals) {
        plan.points.push_back(units_of(signal.points));
        auto& left = plan.left.emplace_back();
        if (!signal.decay) continue;
        left = decay_table(static_cast<std::int32_t>(signal.points.millionths / kHundredth), signal.decay->half_life);
        for (std::int32_t& each : left) each *= static_cast<std::int32_t>(kHundredth / plan.unit);
    }
    for (const Decimal limit : limits) in_units.push_back(units_of(limit));
    return plan;
}

}  // namespace

PointsPlan plan_points(const Criterion& criterion) {
    const Decimal limits[] = {criterion.met_at, criterion.max, criterion.min};
    std::vector<std::int32_t> in_units;
    PointsPlan plan = plan_points(criterion.name, criterion.signals, limits, in_units);
    plan.met_at = in_units[0], plan.max = in_units[1], plan.min = in_units[2];
    return plan;
}

PointsPlan plan_points(const Grade& grade) {
    std::vector<Decimal> limits;
    for (const Grade::Letter& each : grade.letters) limits.push_back(each.from);
    std::vector<std::int32_t> in_units;
    PointsPlan plan = plan_points("grade", grade.signals, limits, in_units);
    plan.letters = std::move(in_units);
    for (const Grade::Letter& each : grade.letters) plan.names += each.letter;
    plan.names += Grade::worst;
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
