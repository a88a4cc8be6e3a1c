// The parts of a rule set that have an answer for each lead, and what they answered.
#include "scoring/rule_parts.hpp"

#include "scoring/evidence.hpp"
#include "scoring/registers.hpp"

#include <algorithm>

namespace leadqual {

std::vector<RulePart> parts_of(const RuleSet& set) {
    using Kind = RulePart::Kind;
    std::vector<RulePart> parts;
    const auto add = [&](Kind kind, std::size_t index, std::size_t entry = 0) {
        parts.push_back({kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(entry)});
    };
    for (std::size_t i = 0; i < set.criteria.size(); ++i) {
        const Criterion& criterion = set.criteria[i];
        add(Kind::criterion, i);
        for (std::size_t entry = 0; entry < criterion.met.size(); ++entry) add(Kind::met, i, entry);
        if (criterion.unmet) add(Kind::unmet, i);
        for (std::size_t entry = 0; entry < criterion.signals.size(); ++entry) add(Kind::signal, i, entry);
    }
    for (std::size_t i = 0; i < set.facts.size(); ++i) add(Kind::fact, i);
    if (set.profile) add(Kind::profile, 0);
    if (set.gate) add(Kind::gate, 0);
    for (std::size_t i = 0; set.grade && i < set.grade->signals.size(); ++i) add(Kind::grade, i);
    for (std::size_t i = 0; i < set.knock_outs.size(); ++i) {
        add(Kind::knock_out, i);
        if (set.knock_outs[i].unless) add(Kind::unless, i);
    }
    for (std::size_t i = 0; i < set.verdict.size(); ++i) add(Kind::verdict, i);
    return parts;
}

const Condition* condition_of(const RuleSet& set, const RulePart& part) {
    switch (part.kind) {
        case RulePart::Kind::criterion:
            return nullptr;
        case RulePart::Kind::met:
            return &set.criteria[part.index].met[part.entry];
        case RulePart::Kind::unmet:
            return &*set.criteria[part.index].unmet;
        case RulePart::Kind::signal:
            return &set.criteria[part.index].signals[part.entry].when;
        case RulePart::Kind::fact:
            return &set.facts[part.index].when;
        case RulePart::Kind::profile:
            return &*set.profile;
        case RulePart::Kind::gate:
            return &*set.gate;
        case RulePart::Kind::grade:
            return &set.grade->signals[part.index].when;
        case RulePart::Kind::knock_out:
            return &set.knock_outs[part.index].when;
        case RulePart::Kind::unless:
            return &*set.knock_outs[part.index].unless;
        case RulePart::Kind::verdict:
            return &set.verdict[part.index].when;
    }
    return nullptr;
}

std::uint32_t truth_of(const CompiledSet& set, const RulePart& part) {
    switch (part.kind) {
        case RulePart::Kind::criterion:
            return set.criteria[part.index].known;
        case RulePart::Kind::met:
            return set.criteria[part.index].met[part.entry].known;
        case RulePart::Kind::unmet:
            return set.criteria[part.index].unmet->known;
        case RulePart::Kind::signal:
            return set.criteria[part.index].signals[part.entry].known;
        case RulePart::Kind::fact:
            return set.facts[part.index].known;
        case RulePart::Kind::profile:
            return set.profile->known;
        case RulePart::Kind::gate:
            return set.gate->known;
        case RulePart::Kind::grade:
            return set.grade->signals[part.index].known;
        case RulePart::Kind::knock_out:
            return set.knock_outs[part.index].when.known;
        case RulePart::Kind::unless:
            return set.knock_outs[part.index].unless->known;
        case RulePart::Kind::verdict:
            return set.lines_known[part.index];
    }
    return 0;
}

namespace {

/// Whether a lead's verdict needed the answer of a part.
bool is_asked(const CompiledSet& set, const Verdicts& verdicts, const Evaluation::Registers& registers,
              const RulePart& part, std::size_t row) {
    const auto truth = [&](const CompiledCondition& each) { return known_truth(registers.truths[each.known], row); };
    switch (part.kind) {
        case RulePart::Kind::met: {
            const auto& met = set.criteria[part.index].met;
            return std::all_of(met.begin(), met.begin() + part.entry,
                               [&](const CompiledCondition& each) { return truth(each) < 0; });
        }
        case RulePart::Kind::unmet: {
            const auto& met = set.criteria[part.index].met;
            return std::none_of(met.begin(), met.end(),
                                [&](const CompiledCondition& each) { return truth(each) == 1; });
        }
        case RulePart::Kind::knock_out:
            return registers.off[set.knock_outs[part.index].number] == 0;
        case RulePart::Kind::unless:
            return registers.off[set.knock_outs[part.index].number] == 0 && truth(set.knock_outs[part.index].when) == 1;
        case RulePart::Kind::verdict:
            return part.index <= verdicts.line[row];
        default:
            return true;
    }
}

}  // namespace

Answer answer(const Program& program, const Evaluation& evaluation, std::size_t set, const RulePart& part,
              std::size_t row) {
    const CompiledSet& compiled = program.compiled().sets[set];
    const Evaluation::Registers& registers = *evaluation.registers;
    if (!is_asked(compiled, evaluation.sets[set], registers, part, row)) return Answer::not_asked;
    const int truth = known_truth(registers.truths[truth_of(compiled, part)], row);
    return truth < 0 ? Answer::null : truth == 1 ? Answer::yes : Answer::no;
}

}  // namespace leadqual
