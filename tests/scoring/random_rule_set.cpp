#include "scoring/random_rule_set.hpp"

#include <algorithm>

namespace leadqual::test {

namespace {

Condition condition_of(Expression root) {
    Condition condition;
    condition.root = std::move(root);
    return condition;
}

Condition constant(bool truth) {
    Expression root;
    root.type = ValueType::boolean;
    root.number = truth;
    return condition_of(std::move(root));
}

std::vector<Signal> random_signals(RandomRules& random) {
    std::vector<Signal> signals;
    constexpr int points[] = {10, 6, 4, 2, 1, -3, -5};
    for (int i = random.below(4) + 1; i > 0; --i) {
        Signal& signal = signals.emplace_back();
        signal.when = condition_of(random.condition(random.below(3)));
        signal.points.millionths = std::int64_t{500'000} * points[random.below(7)];
        if (random.one_in(3)) signal.because = "because";
        if (!random.one_in(3)) continue;
        Expression since;
        since.operation = Operation::field;
        since.type = ValueType::date;
        const auto is_date = [](const FieldUse& field) { return field.type == FieldType::date; };
        since.index = static_cast<std::uint32_t>(std::find_if(random_fields().begin(), random_fields().end(), is_date) -
                                                 random_fields().begin());
        signal.decay = Decay{1 + random.below(60), condition_of(std::move(since))};
    }
    return signals;
}

Criterion random_criterion(RandomRules& random) {
    Criterion criterion;
    criterion.weight.millionths = random.one_in(3) ? 250'000 * (1 + random.below(12)) : 1'000'000;
    const auto condition = [&] { return condition_of(random.condition(random.below(3))); };
    if (random.one_in(3)) {
        criterion.signals = random_signals(random);
        criterion.met_at.millionths = 500'000 * (1 + random.below(8));
        criterion.max.millionths = random.one_in(2) ? criterion.met_at.millionths : 7'000'000;
        if (random.one_in(2)) criterion.min.millionths = -criterion.max.millionths / (1 + random.below(2));
        return criterion;
    }
    for (int i = random.below(3) + 1; i > 0; --i) criterion.met.push_back(condition());
    if (random.one_in(2)) criterion.unmet = condition();
    return criterion;
}

}  // namespace

RuleSet random_rule_set(RandomRules& random) {
    RuleSet set;
    set.name = "random";
    set.fields = random_fields();
    const std::size_t criteria = static_cast<std::size_t>(random.below(4)) + 1;
    for (std::size_t i = 0; i < criteria; ++i) set.criteria.push_back(random_criterion(random));
    if (random.one_in(2)) set.profile = condition_of(random.condition(1));
    for (int i = random.below(3); i > 0; --i) set.facts.emplace_back().when = condition_of(random.condition(2));
    if (random.one_in(2)) {
        Expression gate;
        gate.operation = Operation::judgement;
        gate.type = ValueType::boolean;
        set.gate = condition_of(std::move(gate));  // the first criterion
    }
    for (int i = random.below(3); i > 0; --i) {
        KnockOut& knock_out = set.knock_outs.emplace_back();
        knock_out.when = condition_of(random.condition(1));
        if (random.one_in(2)) knock_out.unless = condition_of(random.condition(1));
        knock_out.because = "knocked out";
        knock_out.action = "suppress";
    }
    if (random.one_in(2)) {
        set.grade.emplace();
        set.grade->signals = random_signals(random);
        std::int64_t from = 4'000'000;
        for (const char letter : {'A', 'B', 'D'})
            if (random.one_in(2)) set.grade->letters.push_back({letter, Decimal{from -= 1'000'000}});
    }
    for (int i = random.below(6) + 1; i > 0; --i) {
        VerdictLine& line = set.verdict.emplace_back();
        line.tag = static_cast<Tag>(random.below(3));
        line.when = condition_of(random.verdict(2, set));
        line.action = "do";
    }
    VerdictLine& last = set.verdict.emplace_back();
    last.tag = static_cast<Tag>(random.below(2));
    last.when = constant(true);
    last.action = "end";
    return set;
}

Lead answered(const Lead& lead, RandomRules& random) {
    Lead result = lead;
    for (auto& [name, value] : result) {
        const auto* interval = std::get_if<Interval>(&value);
        if (interval == nullptr || random.one_in(3)) continue;
        const double a = random.inside(*interval), b = random.inside(*interval);
        if (random.one_in(3))
            value = Interval{std::min(a, b), std::max(a, b)};
        else
            value = a;
    }
    for (const FieldUse& field : random_fields()) {
        const auto is_field = [&](const auto& cell) { return cell.first == field.name; };
        if (std::none_of(lead.begin(), lead.end(), is_field) && random.one_in(2))
            result.emplace_back(field.name, random.value(field.type, random.one_in(4)));
    }
    return result;
}

}  // namespace leadqual::test
