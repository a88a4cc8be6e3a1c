#include "scoring/evidence.hpp"
#include "scoring/fading.hpp"
#include "scoring/fraction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace leadqual {

namespace {

/// Explains one lead of one rule set.
class Explainer {
public:
    Explainer(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t row)
        : program_(program.compiled()),
          rules_(program_.rule_sets[set]),
          set_(program_.sets[set]),
          registers_(*evaluation.registers),
          row_(row) {}

    void explain_criteria(Explanation& explanation) const {
        std::int64_t total = 0;
        for (std::size_t i = 0; i < set_.criteria.size(); ++i) {
            explanation.criteria.push_back(criterion(i));
            total += added(i, World::known);
            const std::string& contribution = explanation.criteria.back().contribution;
            const bool takes_away = i > 0 && contribution.starts_with('-');
            explanation.sum += (i == 0 ? "" : takes_away ? " - " : " + ") + contribution.substr(takes_away);
        }
        const Fraction score = percent(total);
        explanation.sum += (set_.criteria.empty() ? "0 = " : " = ") + to_text(score);
        if (score.over < 0)
            explanation.sum += ", and no score is below 0";
        else if (score.over % score.under != 0)
            explanation.sum += fmt::format(", rounded {}", set_.score_plan.score(total));
    }

    void explain_knock_outs(Explanation& explanation) const {
        for (std::size_t i = 0; i < set_.knock_outs.size(); ++i) {
            const CompiledKnockOut& each = set_.knock_outs[i];
            const bool fires = truth(each.known) == 1;
            if (!fires && !test_bit(registers_.truths[each.possible].can_be_true.data(), row_)) continue;
            ExplainedCondition shown = condition(each.when);
            shown.truth = fires ? 1 : -1;
            shown.decided = fires;
            shown.because = &rules_.knock_outs[i].because;
            explanation.knock_outs.push_back(std::move(shown));
        }
    }

    void explain_grade(Explanation& explanation) const {
        if (!set_.grade) return;
        explanation.grade.emplace();
        show_signals(rules_.grade->signals, *set_.grade, explanation.grade->conditions);
        explanation.grade->points = program_.points_plans[set_.grade->points_plan].in_points(
            registers_.points[set_.grade->points_known].low[row_]);
    }

    std::optional<ExplainedCondition> condition(const std::optional<CompiledCondition>& compiled) const {
        if (!compiled) return std::nullopt;
        ExplainedCondition shown = condition(*compiled);
        shown.decided = shown.truth >= 0;
        return shown;
    }

private:
    int truth(std::uint32_t of) const { return known_truth(registers_.truths[of], row_); }

    const CompiledCondition* deciding_condition(const CompiledCriterion& compiled) const {
        const CompiledCondition* result = nullptr;
        each_deciding_condition(program_, compiled, registers_, SomeRows::only(row_),
                                [&](const CompiledCondition* decided, const SomeRows&) { result = decided; });
        return result;
    }

    const Expression* deciding_part(const CompiledCondition& compiled) const {
        const Expression* result = nullptr;
        each_deciding_part(program_, registers_, compiled.part, SomeRows::only(row_),
                           [&](const Part& part, const SomeRows&) { result = part.expression; });
        return result;
    }

    ExplainedCondition condition(const CompiledCondition& compiled) const {
        return {.condition = compiled.condition,
                .part = deciding_part(compiled),
                .truth = truth(compiled.known),
                .fields = program_.parts[compiled.part].fields,
                .points = std::nullopt,
                .decayed = std::nullopt};
    }

    ExplainedCriterion criterion(std::size_t index) const {
        const CompiledCriterion& compiled = set_.criteria[index];
        ExplainedCriterion result;
        const int state = truth(compiled.known);
        result.state = state == 1 ? State::met : state == 0 ? State::unmet : State::unknown;
        const CompiledCondition* decided = deciding_condition(compiled);
        const auto show = [&](const CompiledCondition& each) {
            result.conditions.push_back(condition(each));
            result.conditions.back().decided = &each == decided;
        };
        for (const CompiledCondition& each : compiled.met) show(each);
        if (compiled.unmet) show(*compiled.unmet);
        if (!compiled.signals.empty()) show_signals(rules_.criteria[index].signals, compiled, result.conditions);
        explain_share(index, result);
        result.contribution = to_text(percent(added(index, World::known)));
        result.best = to_text(percent(added(index, World::possible)));
        const std::int64_t whole = is_by_points(index) ? program_.points_plans[compiled.points_plan].max : 1;
        result.worth = to_text(percent(set_.score_plan.weights[index] * whole));
        return result;
    }

    /// `compiled` is a criterion or a grade.
    template <class Compiled>
    void show_signals(std::span<const Signal> rules, const Compiled& compiled,
                      std::vector<ExplainedCondition>& shown) const {
        const PointsPlan& plan = program_.points_plans[compiled.points_plan];
        for (std::size_t i = 0; i < rules.size(); ++i) {
            ExplainedCondition& each = shown.emplace_back(condition(compiled.signals[i]));
            each.points = rules[i].points;
            if (!rules[i].because.empty()) each.because = &rules[i].because;
            each.decided = each.truth == 1;
            if (rules[i].decay) each.decayed = decayed(*rules[i].decay, plan, i, compiled.dates[i]);
        }
    }

    DecayedPoints decayed(const Decay& decay, const PointsPlan& plan, std::size_t signal,
                          const CompiledDate& date) const {
        const Numbers& dates = registers_.numbers[date.known];
        const Left left = Fading(plan.left[signal], dates, program_.today).of(row_);
        DecayedPoints result{.decay = &decay,
                             .fields = date.fields,
                             .youngest = std::nullopt,
                             .oldest = std::nullopt,
                             .certain = plan.in_points(left.near),
                             .possible = plan.in_points(left.far)};
        const double first = dates.low[row_], last = dates.high[row_];
        if (!std::isfinite(first) || !std::isfinite(last)) return result;
        const auto age = [&](double day) { return static_cast<std::int32_t>(std::max(program_.today - day, 0.0)); };
        result.youngest = age(last), result.oldest = age(first);
        return result;
    }

    bool is_by_points(std::size_t index) const {
        const CompiledCriterion& compiled = set_.criteria[index];
        return !compiled.signals.empty() && program_.points_plans[compiled.points_plan].max > 0;
    }

    /// Points of a criterion in the unit of its plan, or 1 for met; kept between the least and the most they count.
    std::int64_t share(std::size_t index, World world) const {
        const CompiledCriterion& compiled = set_.criteria[index];
        if (!is_by_points(index)) {
            const std::uint32_t state = world == World::known ? compiled.known : compiled.possible;
            return test_bit(registers_.truths[state].can_be_true.data(), row_);
        }
        const std::int32_t points = world == World::known ? registers_.points[compiled.points_known].low[row_]
                                                          : registers_.points[compiled.points_possible].high[row_];
        const PointsPlan& plan = program_.points_plans[compiled.points_plan];
        return std::clamp(points, plan.min, plan.max);
    }

    std::int64_t added(std::size_t index, World world) const {
        return set_.score_plan.weights[index] * share(index, world);
    }

    Fraction percent(std::int64_t sum) const { return {100 * sum, set_.score_plan.denominator}; }

    /// Points as the rule file writes them where they are whole numbers, else in the unit that makes them whole.
    void explain_share(std::size_t index, ExplainedCriterion& result) const {
        result.share_of = share(index, World::known);
        if (!is_by_points(index)) return;
        const std::int64_t units = program_.points_plans[set_.criteria[index].points_plan].max;
        const std::int64_t millionths = program_.points_plans[set_.criteria[index].points_plan].unit;
        const std::int64_t scale = millionths % 1'000'000 == 0 ? millionths / 1'000'000 : 1;
        result.share_of *= scale;
        result.share_out_of = units * scale;
    }

    const Program::Compiled& program_;
    const RuleSet& rules_;
    const CompiledSet& set_;
    const Evaluation::Registers& registers_;
    std::size_t row_;
};

}  // namespace

Explanation explain(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t row) {
    const Explainer explainer(program, evaluation, set, row);
    const CompiledSet& compiled = program.compiled().sets[set];
    Explanation explanation;
    explainer.explain_criteria(explanation);
    explainer.explain_knock_outs(explanation);
    explanation.profile = explainer.condition(compiled.profile);
    explanation.gate = explainer.condition(compiled.gate);
    explainer.explain_grade(explanation);
    return explanation;
}

}  // namespace leadqual
