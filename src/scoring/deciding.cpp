#include "scoring/deciding.hpp"

#include <algorithm>

namespace leadqual {

using Kind = RulePart::Kind;

Deciding::Deciding(const Program& program, std::size_t set, const JudgedLead& lead)
    : program_(program),
      compiled_(program.compiled()),
      rules_(compiled_.rule_sets[set]),
      set_(compiled_.sets[set]),
      number_(set),
      lead_(lead),
      registers_(*lead.evaluation.registers),
      verdicts_(lead.evaluation.sets[set]) {}

void Deciding::add_criterion(std::size_t index) {
    const CompiledCriterion& compiled = set_.criteria[index];
    const State state = verdicts_.state(index, lead_.row);
    if (!compiled.signals.empty()) return add_signals(index, state);
    const std::size_t first = grounds_.size();
    if (state == State::unknown) {
        for (std::size_t k = 0; k < compiled.met.size(); ++k) walk(part_of(Kind::met, index, k), compiled.met[k], true);
        if (compiled.unmet) add_what_speaks_not(part_of(Kind::unmet, index), *compiled.unmet, first);
        return;
    }
    each_deciding_condition(compiled_, compiled, registers_, SomeRows::only(lead_.row),
                            [&](const CompiledCondition* decided, const SomeRows&) {
                                if (decided == nullptr) return;
                                const bool is_against = compiled.unmet && decided == &*compiled.unmet;
                                const auto entry =
                                    is_against ? 0 : static_cast<std::size_t>(decided - compiled.met.data());
                                add_condition(part_of(is_against ? Kind::unmet : Kind::met, index, entry), *decided);
                            });
    add_first_reason(index, first);
}

void Deciding::add_signals(std::size_t index, State state) {
    const CompiledCriterion& compiled = set_.criteria[index];
    const std::size_t first = grounds_.size();
    const PointsPlan& plan = compiled_.points_plans[compiled.points_plan];
    const bool could_add = registers_.points[compiled.points_known].low[lead_.row] < plan.max;
    for (std::size_t k = 0; k < compiled.signals.size(); ++k) {
        const int truth = truth_of(compiled.signals[k]);
        const Signal& rule = rules_.criteria[index].signals[k];
        const bool is_good = rule.points.millionths > 0;
        const bool speaks = truth == 1 || (is_good && (truth < 0 ? could_add : state == State::unmet));
        if (speaks) add_signal(part_of(Kind::signal, index, k), compiled.signals[k], rule, compiled.dates[k]);
    }
    if (state != State::unknown) add_first_reason(index, first);
}

void Deciding::add_signal(const RulePart& of, const CompiledCondition& condition, const Signal& rule,
                          const CompiledDate& date) {
    add_condition(of, condition);
    if (rule.decay && truth_of(condition) == 1)
        grounds_.push_back({of, &rule.decay->since, &rule.decay->since.root, false, 1, date.fields});
}

void Deciding::add_condition(const RulePart& of, const CompiledCondition& condition) {
    const std::size_t before = grounds_.size();
    const bool is_open = truth_of(condition) < 0;
    walk(of, condition, is_open);
    if (grounds_.size() != before || is_open) return;
    keeps_guards_ = true;  // it holds whatever is known, and that must be said
    walk(of, condition, false);
    keeps_guards_ = false;
}

void Deciding::add_what_speaks_not(const RulePart& of, const CompiledCondition& condition, std::size_t first) {
    const std::size_t before = grounds_.size();
    walk(of, condition, true);
    const auto tells_nothing = [&](const Ground& ground) {
        return std::none_of(ground.fields.begin(), ground.fields.end(),
                            [&](std::uint32_t field) { return is_known(field) && !is_kept(field, first, before); });
    };
    const auto begin = grounds_.begin() + static_cast<std::ptrdiff_t>(before);
    grounds_.erase(std::remove_if(begin, grounds_.end(), tells_nothing), grounds_.end());
}

void Deciding::walk(const RulePart& of, const CompiledCondition& condition, bool is_open) {
    walk({of, condition.condition, nullptr, false, -1, {}}, condition.part, false, is_open);
}

void Deciding::walk(Ground ground, std::uint32_t index, bool turned, bool is_open) {
    const Part& part = compiled_.parts[index];
    const Expression& expression = *part.expression;
    const int truth = truth_of(part.truth);
    const Operation operation = expression.operation;
    if (truth >= 0 && is_guard(part, truth)) return;
    if (operation == Operation::logical_not) {
        ground.negated ^= expression.begin < expression.operands[0].begin;
        return walk(std::move(ground), part.inside[0], !turned, is_open);
    }
    if (!part.inside.empty() && !is_one_comparison(expression)) {
        const int decides = operation == Operation::logical_or;  // this answer of one part is that of the whole
        if (truth >= 0 && truth != decides) {
            for (const std::uint32_t inside : part.inside) walk(ground, inside, turned, is_open);
            return;
        }
        for (const std::uint32_t inside : part.inside) {
            const int answer = truth_of(compiled_.parts[inside].truth);
            if (answer == truth) return walk(std::move(ground), inside, turned, is_open);
            if (is_open && operation == Operation::logical_or && tells_something(compiled_.parts[inside]))
                walk(ground, inside, turned, is_open);
        }
    }
    ground.part = &expression;
    ground.truth = truth < 0 ? -1 : truth != static_cast<int>(turned);
    const bool some_known = std::any_of(part.fields.begin(), part.fields.end(), [&](auto f) { return is_known(f); });
    for (const std::uint32_t field : part.fields)
        if (truth < 0 || !some_known || is_known(field)) ground.fields.push_back(field);
    grounds_.push_back(std::move(ground));
}

bool Deciding::is_one_comparison(const Expression& expression) {
    return std::all_of(expression.operands.begin(), expression.operands.end(), [&](const Expression& operand) {
        return operand.begin == expression.begin && operand.end == expression.end;
    });
}

bool Deciding::is_guard(const Part& part, int truth) const {
    if (keeps_guards_ || part.expression->operation == Operation::is_null) return false;
    return known_truth(tried_->registers->truths[part.truth], kBlank) == truth;
}

bool Deciding::tells_something(const Part& part) const {
    return std::any_of(part.fields.begin(), part.fields.end(), [&](auto field) { return is_known(field); });
}

void Deciding::add_first_reason(std::size_t index, std::size_t first) {
    const Evidence told = evidence(program_, lead_.evaluation, number_, index, lead_.row);
    const auto field = std::find_if(told.fields.begin(), told.fields.end(), [&](auto f) { return is_known(f); });
    if (field == told.fields.end()) return;
    first_reasons_.emplace_back(index, *field);
    if (is_kept(*field, first, grounds_.size())) return;
    const auto part = std::find_if(compiled_.parts.begin(), compiled_.parts.end(),
                                   [&](const Part& each) { return each.expression == told.part; });
    Ground ground{part_of(Kind::criterion, index), told.condition, told.part, false, truth_of(part->truth), {}};
    ground.fields.assign(told.fields.begin(), told.fields.end());
    grounds_.insert(grounds_.begin() + static_cast<std::ptrdiff_t>(first), std::move(ground));
}

bool Deciding::is_kept(std::uint32_t field, std::size_t begin, std::size_t end) const {
    return std::any_of(grounds_.begin() + static_cast<std::ptrdiff_t>(begin),
                       grounds_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Ground& ground) {
                           return std::find(ground.fields.begin(), ground.fields.end(), field) != ground.fields.end();
                       });
}

}  // namespace leadqual
