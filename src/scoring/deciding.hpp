// (private to scoring) The comparisons that decided a verdict, found as its conditions are built.
#pragma once

#include "scoring/evidence.hpp"
#include "scoring/program.hpp"
#include "scoring/rule_parts.hpp"
#include "scoring/trial.hpp"

namespace leadqual {

/// What is behind each part of the verdict; `tried_` is judged before.
class Deciding {
protected:
    Deciding(const Program& program, std::size_t set, const JudgedLead& lead);

    void add_criterion(std::size_t index);
    void add_signal(const RulePart& of, const CompiledCondition& condition, const Signal& rule,
                    const CompiledDate& date);
    /// Known: what makes it so. Unknown: what it waits for.
    void add_condition(const RulePart& of, const CompiledCondition& condition);

    static RulePart part_of(RulePart::Kind kind, std::size_t index, std::size_t entry = 0) {
        return {kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(entry)};
    }
    int truth_of(std::uint32_t truth) const { return known_truth(registers_.truths[truth], lead_.row); }
    int truth_of(const CompiledCondition& condition) const { return truth_of(condition.known); }
    bool is_known(std::uint32_t field) const { return leadqual::is_known(lead_.columns[field], lead_.row); }
    /// Whether a cell is among those of the grounds from `begin` to `end`, or of all.
    bool is_kept(std::uint32_t field, std::size_t begin, std::size_t end) const;
    bool is_kept(std::uint32_t field) const { return is_kept(field, 0, grounds_.size()); }

    const Program& program_;
    const Program::Compiled& compiled_;
    const RuleSet& rules_;
    const CompiledSet& set_;
    std::size_t number_;
    const JudgedLead& lead_;
    const Evaluation::Registers& registers_;
    const Verdicts& verdicts_;
    static constexpr std::size_t kKept = 0, kBlank = 1;
    const Evaluation* tried_ = nullptr;  ///< the lead with the cells of the grounds alone, and one with none at all
    std::vector<std::pair<std::size_t, std::uint32_t>> first_reasons_;  ///< criterion and field
    std::vector<Ground> grounds_;

private:
    void add_signals(std::size_t index, State state);
    /// What speaks against a criterion and is not so, where the lead says something of it.
    void add_what_speaks_not(const RulePart& of, const CompiledCondition& condition, std::size_t first);
    void walk(const RulePart& of, const CompiledCondition& condition, bool is_open);
    /// `turned`: behind an odd number of NOT, be they written before the part or inside, as in NOT IN.
    void walk(Ground ground, std::uint32_t index, bool turned, bool is_open);
    /// a BETWEEN 1 AND 5 was written as one and is an AND of two.
    static bool is_one_comparison(const Expression& expression);
    /// Something like (…) IS NOT TRUE that is so even when nothing is known. A cell that is missing is said, though.
    bool is_guard(const Part& part, int truth) const;
    bool tells_something(const Part& part) const;
    /// What the short reasons tell of a criterion is a part of what is told here.
    void add_first_reason(std::size_t index, std::size_t first);

    bool keeps_guards_ = false;
};

}  // namespace leadqual
