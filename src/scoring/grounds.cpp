#include "scoring/grounds.hpp"

#include "scoring/evidence.hpp"
#include "scoring/rule_parts.hpp"

#include <algorithm>

namespace leadqual {

namespace {

using Kind = RulePart::Kind;

/// First the comparisons that decided, as the conditions are built. Then the proof: the lead is judged again with their
/// cells alone (row 0 of a trial, beside a lead of which nothing is known), and what comes out differently brings in
/// more cells, until nothing does.
class Grounds {
public:
    Grounds(const Program& program, std::size_t set, const JudgedLead& lead, Trial& trial)
        : program_(program),
          compiled_(program.compiled()),
          rules_(compiled_.rule_sets[set]),
          set_(compiled_.sets[set]),
          number_(set),
          lead_(lead),
          registers_(*lead.evaluation.registers),
          verdicts_(lead.evaluation.sets[set]),
          trial_(trial) {}

    std::vector<Ground> find() {
        judge_kept();
        for (std::size_t i = 0; i < set_.criteria.size(); ++i) add_criterion(i);
        if (set_.profile) add_condition({Kind::profile, 0, 0}, *set_.profile);
        for (std::size_t i = 0; i < set_.knock_outs.size(); ++i)
            if (fires(registers_, i, lead_.row)) add_condition(part_of(Kind::knock_out, i), set_.knock_outs[i].when);
        if (set_.grade)
            for (std::size_t i = 0; i < set_.grade->signals.size(); ++i)
                if (truth_of(set_.grade->signals[i]) == 1)
                    add_signal(part_of(Kind::grade, i), set_.grade->signals[i], rules_.grade->signals[i],
                               set_.grade->dates[i]);
        prove();
        drop_needless();
        std::stable_sort(grounds_.begin(), grounds_.end(),
                         [](const Ground& a, const Ground& b) { return order_of(a.of) < order_of(b.of); });
        return std::move(grounds_);
    }

private:
    static RulePart part_of(Kind kind, std::size_t index, std::size_t entry = 0) {
        return {kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(entry)};
    }
    static std::pair<int, std::uint32_t> order_of(const RulePart& part) {
        const bool is_of_criterion = part.kind <= Kind::signal;
        return {is_of_criterion ? 0 : static_cast<int>(part.kind), part.index};
    }

    // ------------------------------------------------------------ what decided

    int truth_of(std::uint32_t truth) const { return known_truth(registers_.truths[truth], lead_.row); }
    int truth_of(const CompiledCondition& condition) const { return truth_of(condition.known); }
    bool fires(const Evaluation::Registers& registers, std::size_t knock_out, std::size_t row) const {
        return known_truth(registers.truths[set_.knock_outs[knock_out].known], row) == 1;
    }
    bool is_known(std::uint32_t field) const { return leadqual::is_known(lead_.columns[field], lead_.row); }

    void add_criterion(std::size_t index) {
        const CompiledCriterion& compiled = set_.criteria[index];
        const State state = verdicts_.state(index, lead_.row);
        if (!compiled.signals.empty()) return add_signals(index, state);
        const std::size_t first = grounds_.size();
        if (state == State::unknown) {
            for (std::size_t k = 0; k < compiled.met.size(); ++k)
                walk(part_of(Kind::met, index, k), compiled.met[k], true);
            if (compiled.unmet) add_what_speaks_not(part_of(Kind::unmet, index), *compiled.unmet, first);
            return;
        }
        each_deciding_condition(
            compiled_, compiled, registers_, SomeRows::only(lead_.row),
            [&](const CompiledCondition* decided, const SomeRows&) {
                if (decided == nullptr) return;
                const bool is_against = compiled.unmet && decided == &*compiled.unmet;
                const auto entry = is_against ? 0 : static_cast<std::size_t>(decided - compiled.met.data());
                add_condition(part_of(is_against ? Kind::unmet : Kind::met, index, entry), *decided);
            });
        add_first_reason(index, first);
    }

    void add_signals(std::size_t index, State state) {
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

    void add_signal(const RulePart& of, const CompiledCondition& condition, const Signal& rule,
                    const CompiledDate& date) {
        add_condition(of, condition);
        if (rule.decay && truth_of(condition) == 1)
            grounds_.push_back({of, &rule.decay->since, &rule.decay->since.root, false, 1, date.fields});
    }

    /// Known: what makes it so. Unknown: what it waits for.
    void add_condition(const RulePart& of, const CompiledCondition& condition) {
        const std::size_t before = grounds_.size();
        const bool is_open = truth_of(condition) < 0;
        walk(of, condition, is_open);
        if (grounds_.size() != before || is_open) return;
        keeps_guards_ = true;  // it holds whatever is known, and that must be said
        walk(of, condition, false);
        keeps_guards_ = false;
    }

    /// What speaks against a criterion and is not so, where the lead says something of it.
    void add_what_speaks_not(const RulePart& of, const CompiledCondition& condition, std::size_t first) {
        const std::size_t before = grounds_.size();
        walk(of, condition, true);
        const auto tells_nothing = [&](const Ground& ground) {
            return std::none_of(ground.fields.begin(), ground.fields.end(),
                                [&](std::uint32_t field) { return is_known(field) && !is_kept(field, first, before); });
        };
        const auto begin = grounds_.begin() + static_cast<std::ptrdiff_t>(before);
        grounds_.erase(std::remove_if(begin, grounds_.end(), tells_nothing), grounds_.end());
    }

    void walk(const RulePart& of, const CompiledCondition& condition, bool is_open) {
        walk({of, condition.condition, nullptr, false, -1, {}}, condition.part, false, is_open);
    }

    /// `turned`: behind an odd number of NOT, be they written before the part or inside, as in NOT IN.
    void walk(Ground ground, std::uint32_t index, bool turned, bool is_open) {
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
        const bool some_known =
            std::any_of(part.fields.begin(), part.fields.end(), [&](auto f) { return is_known(f); });
        for (const std::uint32_t field : part.fields)
            if (truth < 0 || !some_known || is_known(field)) ground.fields.push_back(field);
        grounds_.push_back(std::move(ground));
    }

    /// a BETWEEN 1 AND 5 was written as one and is an AND of two.
    static bool is_one_comparison(const Expression& expression) {
        return std::all_of(expression.operands.begin(), expression.operands.end(), [&](const Expression& operand) {
            return operand.begin == expression.begin && operand.end == expression.end;
        });
    }

    /// Something like (…) IS NOT TRUE that is so even when nothing is known. A cell that is missing is said, though.
    bool is_guard(const Part& part, int truth) const {
        if (keeps_guards_ || part.expression->operation == Operation::is_null) return false;
        return known_truth(trial_registers().truths[part.truth], kBlank) == truth;
    }

    bool tells_something(const Part& part) const {
        return std::any_of(part.fields.begin(), part.fields.end(), [&](auto field) { return is_known(field); });
    }

    /// What the short reasons tell of a criterion is a part of what is told here.
    void add_first_reason(std::size_t index, std::size_t first) {
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

    bool is_kept(std::uint32_t field, std::size_t begin, std::size_t end) const {
        return std::any_of(grounds_.begin() + static_cast<std::ptrdiff_t>(begin),
                           grounds_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Ground& ground) {
                               return std::find(ground.fields.begin(), ground.fields.end(), field) !=
                                      ground.fields.end();
                           });
    }
    bool is_kept(std::uint32_t field) const { return is_kept(field, 0, grounds_.size()); }

    // ------------------------------------------------------------ the proof

    static constexpr std::size_t kKept = 0, kBlank = 1;

    void judge_kept() {
        trial_.begin(2);
        for (const Ground& ground : grounds_)
            for (const std::uint32_t field : ground.fields) trial_.copy(kKept, lead_, field);
        tried_ = &trial_.judge(lead_.supplied);
    }
    const Evaluation::Registers& trial_registers() const { return *tried_->registers; }
    const Verdicts& tried() const { return tried_->sets[number_]; }

    void prove() {
        do judge_kept();
        while (add_what_differs());
    }

    /// Whether anything could be added for what comes out differently.
    bool add_what_differs() {
        bool added = false;
        for (std::size_t i = 0; i < set_.criteria.size(); ++i)
            if (criterion_differs(i)) added |= widen_criterion(i);
        if (fit_differs() && set_.profile) added |= widen({Kind::profile, 0, 0}, *rules_.profile, *set_.profile);
        for (std::size_t i = 0; i < set_.knock_outs.size() && !added; ++i)
            if (fires(trial_registers(), i, kKept) != fires(registers_, i, lead_.row)) added |= widen_knock_out(i);
        if (added) return true;
        if (grade_differs()) added |= widen_grade();
        if (tried().line[kKept] != verdicts_.line[lead_.row]) added |= widen_verdict();
        if (!added && differs())  // a verdict line reads how much is unknown: score_max
            for (std::size_t i = 0; i < set_.criteria.size(); ++i) added |= widen_criterion(i);
        return added;
    }

    bool differs() const {
        for (std::size_t i = 0; i < set_.criteria.size(); ++i)
            if (criterion_differs(i)) return true;
        for (std::size_t i = 0; i < set_.knock_outs.size(); ++i)
            if (fires(trial_registers(), i, kKept) != fires(registers_, i, lead_.row)) return true;
        return fit_differs() || grade_differs() || tried().line[kKept] != verdicts_.line[lead_.row];
    }

    bool criterion_differs(std::size_t i) const {
        if (tried().state(i, kKept) != verdicts_.state(i, lead_.row)) return true;
        if (set_.criteria[i].signals.empty()) return false;
        const std::uint32_t points = set_.criteria[i].points_known;
        return trial_registers().points[points].low[kKept] != registers_.points[points].low[lead_.row];
    }
    bool fit_differs() const {
        const auto fit = [](const Verdicts& verdicts, std::size_t row) {
            return 2 * test_bit(verdicts.fit_is_true.data(), row) + test_bit(verdicts.fit_is_false.data(), row);
        };
        return fit(tried(), kKept) != fit(verdicts_, lead_.row);
    }
    bool grade_differs() const { return set_.grade && tried().grade[kKept] != verdicts_.grade[lead_.row]; }

    /// All that the lead says about a condition.
    bool widen(const RulePart& of, const Condition& condition, std::span<const std::uint32_t> fields, int truth) {
        Ground ground{of, &condition, &condition.root, false, truth, {}};
        for (const std::uint32_t field : fields)
            if (is_known(field) && !is_kept(field)) ground.fields.push_back(field);
        if (ground.fields.empty()) return false;
        grounds_.push_back(std::move(ground));
        return true;
    }
    bool widen(const RulePart& of, const Condition& condition, const CompiledCondition& compiled) {
        return widen(of, condition, compiled_.parts[compiled.part].fields, truth_of(compiled));
    }

    bool widen_criterion(std::size_t index) {
        const CompiledCriterion& compiled = set_.criteria[index];
        const Criterion& rule = rules_.criteria[index];
        bool added = false;
        for (std::size_t k = 0; k < rule.met.size(); ++k)
            added |= widen(part_of(Kind::met, index, k), rule.met[k], compiled.met[k]);
        if (rule.unmet) added |= widen(part_of(Kind::unmet, index), *rule.unmet, *compiled.unmet);
        for (std::size_t k = 0; k < rule.signals.size(); ++k)
            added |=
                widen_signal(part_of(Kind::signal, index, k), rule.signals[k], compiled.signals[k], compiled.dates[k]);
        return added;
    }

    /// Of points that may be given, the date limits how many.
    bool widen_signal(const RulePart& of, const Signal& rule, const CompiledCondition& condition,
                      const CompiledDate& date) {
        const bool added = widen(of, rule.when, condition);
        return (rule.decay && widen(of, rule.decay->since, date.fields, 1)) || added;
    }

    /// A cell may be what keeps a knock-out from firing: "no e-mail and no phone".
    bool widen_knock_out(std::size_t index) {
        const CompiledKnockOut& compiled = set_.knock_outs[index];
        const KnockOut& rule = rules_.knock_outs[index];
        const std::size_t before = grounds_.size();
        if (truth_of(compiled.when) == 0)
            add_condition(part_of(Kind::knock_out, index), compiled.when);
        else if (compiled.unless && truth_of(*compiled.unless) == 1)
            add_condition(part_of(Kind::unless, index), *compiled.unless);
        const auto is_new = [&](const Ground& ground) {
            return std::any_of(ground.fields.begin(), ground.fields.end(),
                               [&](auto field) { return is_known(field) && !is_kept(field, 0, before); });
        };
        if (std::any_of(grounds_.begin() + static_cast<std::ptrdiff_t>(before), grounds_.end(), is_new)) return true;
        grounds_.resize(before);
        bool added = widen(part_of(Kind::knock_out, index), rule.when, compiled.when);
        if (rule.unless) added |= widen(part_of(Kind::unless, index), *rule.unless, *compiled.unless);
        return added;
    }

    bool widen_grade() {
        bool added = false;
        for (std::size_t i = 0; i < set_.grade->signals.size(); ++i)
            added |= widen_signal(part_of(Kind::grade, i), rules_.grade->signals[i], set_.grade->signals[i],
                                  set_.grade->dates[i]);
        return added;
    }

    bool widen_verdict() {
        bool added = false;
        for (std::size_t i = 0; i < set_.facts.size(); ++i)
            added |= widen(part_of(Kind::fact, i), rules_.facts[i].when, set_.facts[i]);
        for (std::size_t i = 0; i <= verdicts_.line[lead_.row]; ++i)
            added |= widen(part_of(Kind::verdict, i), rules_.verdict[i].when, set_.line_fields[i],
                           truth_of(set_.lines_known[i]));
        if (rules_.gate) added |= widen({Kind::gate, 0, 0}, *rules_.gate, *set_.gate);
        return added;
    }

    /// coalesce(timeline, expected_close) was decided by the first; what stands behind it does not matter.
    void drop_needless() {
        for (std::size_t i = 0; i < grounds_.size(); ++i) {
            if (grounds_[i].truth < 0) continue;
            for (std::size_t k = grounds_[i].fields.size(); k-- > 1;) {
                const auto all = grounds_[i].fields;
                if (!is_known(all[k]) || is_first_reason(grounds_[i].of, all[k])) continue;
                grounds_[i].fields.erase(grounds_[i].fields.begin() + static_cast<std::ptrdiff_t>(k));
                judge_kept();
                if (differs()) grounds_[i].fields = all;
            }
        }
    }

    bool is_first_reason(const RulePart& of, std::uint32_t field) const {
        return of.kind <= Kind::signal && std::find(first_reasons_.begin(), first_reasons_.end(),
                                                    std::pair(std::size_t{of.index}, field)) != first_reasons_.end();
    }

    const Program& program_;
    const Program::Compiled& compiled_;
    const RuleSet& rules_;
    const CompiledSet& set_;
    std::size_t number_;
    const JudgedLead& lead_;
    const Evaluation::Registers& registers_;
    const Verdicts& verdicts_;
    Trial& trial_;
    const Evaluation* tried_ = nullptr;
    bool keeps_guards_ = false;
    std::vector<std::pair<std::size_t, std::uint32_t>> first_reasons_;  ///< criterion and field
    std::vector<Ground> grounds_;
};

}  // namespace

std::vector<Ground> find_grounds(const Program& program, std::size_t set, const JudgedLead& lead, Trial& trial) {
    return Grounds(program, set, lead, trial).find();
}

}  // namespace leadqual
