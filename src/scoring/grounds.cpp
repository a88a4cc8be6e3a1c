#include "scoring/grounds.hpp"

#include "scoring/deciding.hpp"

#include <algorithm>

namespace leadqual {

namespace {

using Kind = RulePart::Kind;

/// First the comparisons that decided. Then the proof: the lead is judged again with their cells alone (row 0 of a
/// trial, beside a lead of which nothing is known), and what comes out differently brings in more cells, until nothing
/// does.
class Grounds : Deciding {
public:
    Grounds(const Program& program, std::size_t set, const JudgedLead& lead, Trial& trial)
        : Deciding(program, set, lead), trial_(trial) {}

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
    static std::pair<int, std::uint32_t> order_of(const RulePart& part) {
        const bool is_of_criterion = part.kind <= Kind::signal;
        return {is_of_criterion ? 0 : static_cast<int>(part.kind), part.index};
    }
    bool fires(const Evaluation::Registers& registers, std::size_t knock_out, std::size_t row) const {
        return known_truth(registers.truths[set_.knock_outs[knock_out].known], row) == 1;
    }

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

    Trial& trial_;
};

}  // namespace

std::vector<Ground> find_grounds(const Program& program, std::size_t set, const JudgedLead& lead, Trial& trial) {
    return Grounds(program, set, lead, trial).find();
}

}  // namespace leadqual
