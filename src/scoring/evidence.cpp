#include "scoring/evidence.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace leadqual {

int known_truth(const Truths& truth, std::size_t row) noexcept {
    return truth.is_true(row) ? 1 : truth.is_false(row) ? 0 : -1;
}

SomeRows SomeRows::all(std::size_t rows) {
    SomeRows all{.first = 0, .words = Bits(words_for(rows), ~std::uint64_t{0})};
    if (rows % 64 != 0) all.words.back() = low_bits(rows % 64);
    return all;
}

SomeRows SomeRows::only(std::size_t row) { return {.first = row / 64, .words = {std::uint64_t{1} << row % 64}}; }

bool SomeRows::any() const noexcept {
    return std::any_of(words.begin(), words.end(), [](std::uint64_t word) { return word != 0; });
}

namespace {

/// Rows of one word for which a truth is certain.
struct Certain {
    std::uint64_t yes, no;
    std::uint64_t neither() const { return ~(yes | no); }
};

Certain certain(const Truths& truth, std::size_t word) {
    const std::uint64_t yes = truth.can_be_true[word], no = truth.can_be_false[word], null = truth.can_be_null[word];
    return {yes & ~(no | null), no & ~(yes | null)};
}

/// Takes those rows out of `from` for which rows_of(word) holds, and returns them.
template <class RowsOf>
SomeRows take(SomeRows& from, RowsOf rows_of) {
    SomeRows taken{.first = from.first, .words = Bits(from.words.size())};
    for (std::size_t i = 0; i < from.words.size(); ++i) {
        taken.words[i] = from.words[i] & rows_of(from.first + i);
        from.words[i] &= ~taken.words[i];
    }
    return taken;
}

/// Visits, for each of `rows`, the signal that weighs most among those with this truth: for good ones positive points,
/// else negative ones. Leaves the rows that have none.
void each_strongest(const CompiledCriterion& criterion, const PointsPlan& plan, const Evaluation::Registers& registers,
                    bool truth, bool good, SomeRows& rows, const VisitCondition& visit) {
    std::vector<std::size_t> order(criterion.signals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto weight = [&](std::size_t signal) { return good ? plan.points[signal] : -plan.points[signal]; };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return weight(a) > weight(b); });
    for (const std::size_t signal : order) {
        if (weight(signal) <= 0) return;
        const CompiledCondition& condition = criterion.signals[signal];
        const SomeRows found = take(rows, [&](std::size_t word) {
            const Certain known = certain(registers.truths[condition.known], word);
            return truth ? known.yes : known.no;
        });
        if (found.any()) visit(&condition, found);
    }
}

}  // namespace

void each_deciding_part(const Program::Compiled& program, const Evaluation::Registers& registers, std::uint32_t whole,
                        const SomeRows& rows, const VisitPart& visit) {
    const Part& part = program.parts[whole];
    const Truths& outer = registers.truths[part.truth];
    const bool turns = part.expression->operation == Operation::logical_not;
    SomeRows left = rows;
    for (const std::uint32_t inside : part.inside) {
        const Truths& inner = registers.truths[program.parts[inside].truth];
        const SomeRows alike = take(left, [&](std::size_t word) {
            const Certain a = certain(outer, word), b = certain(inner, word);
            const Certain wanted = turns ? Certain{a.no, a.yes} : a;
            return (wanted.yes & b.yes) | (wanted.no & b.no) | (wanted.neither() & b.neither());
        });
        if (alike.any()) each_deciding_part(program, registers, inside, alike, visit);
    }
    if (left.any()) visit(part, left);
}

void each_deciding_condition(const Program::Compiled& program, const CompiledCriterion& criterion,
                             const Evaluation::Registers& registers, const SomeRows& rows,
                             const VisitCondition& visit) {
    SomeRows left = rows;
    const auto state = [&](std::size_t word) { return certain(registers.truths[criterion.known], word); };
    SomeRows met = take(left, [&](std::size_t word) { return state(word).yes; });
    SomeRows unmet = take(left, [&](std::size_t word) { return state(word).no; });
    if (!criterion.signals.empty()) {
        const PointsPlan& plan = program.points_plans[criterion.points_plan];
        each_strongest(criterion, plan, registers, true, true, met, visit);
        each_strongest(criterion, plan, registers, true, false, unmet, visit);
        each_strongest(criterion, plan, registers, false, true, unmet, visit);
    } else if (criterion.unmet) {
        if (unmet.any()) visit(&*criterion.unmet, unmet);
        std::fill(unmet.words.begin(), unmet.words.end(), 0);
    }
    for (const CompiledCondition& each : criterion.met) {
        for (SomeRows* known : {&met, &unmet}) {
            const SomeRows decided =
                take(*known, [&](std::size_t word) { return ~certain(registers.truths[each.known], word).neither(); });
            if (decided.any()) visit(&each, decided);
        }
    }
    for (const SomeRows* rest : {&left, &met, &unmet})
        if (rest->any()) visit(nullptr, *rest);
}

/// Calls visit(evidence, rows) with everything that decided a criterion's state for some of `rows`.
template <class Visit>
static void each_evidence(const Program::Compiled& program, const Evaluation::Registers& registers, std::size_t set,
                          std::size_t criterion, const SomeRows& rows, Visit visit) {
    const CompiledCriterion& judged = program.sets[set].criteria[criterion];
    each_deciding_condition(
        program, judged, registers, rows, [&](const CompiledCondition* decided, const SomeRows& by) {
            if (decided == nullptr) return visit(Evidence{}, by);
            const Truths& truth = registers.truths[decided->known];
            SomeRows others = by;
            const SomeRows are_true = take(others, [&](std::size_t word) { return certain(truth, word).yes; });
            const std::string* because = nullptr;
            if (!judged.signals.empty()) {
                const auto index = static_cast<std::size_t>(decided - judged.signals.data());
                because = &program.rule_sets[set].criteria[criterion].signals[index].because;
                if (because->empty()) because = nullptr;
            }
            for (const SomeRows* alike : {&are_true, &std::as_const(others)}) {
                if (!alike->any()) continue;
                each_deciding_part(program, registers, decided->part, *alike,
                                   [&](const Part& part, const SomeRows& found) {
                                       visit(Evidence{.condition = decided->condition,
                                                      .part = part.expression,
                                                      .fields = part.fields,
                                                      .because = alike == &are_true ? because : nullptr},
                                             found);
                                   });
            }
        });
}

Evidence evidence(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t criterion,
                  std::size_t row) {
    Evidence result;
    each_evidence(program.compiled(), *evaluation.registers, set, criterion, SomeRows::only(row),
                  [&](const Evidence& found, const SomeRows&) { result = found; });
    return result;
}

std::vector<BlockEvidence> block_evidence(const Program& program, const Evaluation& evaluation, std::size_t set,
                                          std::size_t criterion) {
    std::vector<BlockEvidence> all;
    each_evidence(program.compiled(), *evaluation.registers, set, criterion, SomeRows::all(evaluation.registers->rows),
                  [&](const Evidence& found, const SomeRows& rows) {
                      all.push_back({found, rows.words});
                  });
    return all;
}

}  // namespace leadqual
