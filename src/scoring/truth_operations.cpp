// Three-valued logic on sets of possible answers, 64 rows at a time. Exact where operands are independent.
#include "scoring/operations.hpp"

namespace leadqual {

namespace {

struct Answers {
    std::uint64_t yes, no, null;
};

struct AnswersOfWords {
    const std::uint64_t *yes, *no, *null;
    explicit AnswersOfWords(const Truths& truth)
        : yes(truth.can_be_true.data()), no(truth.can_be_false.data()), null(truth.can_be_null.data()) {}
    Answers operator[](std::size_t word) const { return {yes[word], no[word], null[word]}; }
};

/// Calls combine(answers of each operand…) for each word and stores what it returns. No instruction writes to what it
/// reads, which lets the loop become SIMD.
template <class Combine, class... Operands>
void by_word(std::size_t words, Truths& to, Combine combine, const Operands&... operands) {
    std::uint64_t* const yes = to.can_be_true.data();
    std::uint64_t* const no = to.can_be_false.data();
    std::uint64_t* const null = to.can_be_null.data();
    [&](auto... from) {
#pragma GCC ivdep
        for (std::size_t i = 0; i < words; ++i) {
            const Answers result = combine(from[i]...);
            yes[i] = result.yes;
            no[i] = result.no;
            null[i] = result.null;
        }
    }(AnswersOfWords(operands)...);
}

// Objects rather than functions: the loop of by_word() is made for each of them.
constexpr auto both = [](Answers a, Answers b) -> Answers {
    return {a.yes & b.yes, a.no | b.no, (a.null & (b.yes | b.null)) | (b.null & (a.yes | a.null))};
};
constexpr auto negation = [](Answers a) -> Answers { return {a.no, a.yes, a.null}; };
constexpr auto either = [](Answers a, Answers b) -> Answers { return negation(both(negation(a), negation(b))); };
constexpr auto choose = [](Answers when, Answers then, Answers otherwise) -> Answers {
    const std::uint64_t other = when.no | when.null;
    return {(when.yes & then.yes) | (other & otherwise.yes), (when.yes & then.no) | (other & otherwise.no),
            (when.yes & then.null) | (other & otherwise.null)};
};
constexpr auto coalesce = [](Answers a, Answers b) -> Answers {
    return {a.yes | (a.null & b.yes), a.no | (a.null & b.no), a.null & b.null};
};
constexpr auto widen = [](Answers a) -> Answers { return {a.yes | a.null, a.no | a.null, a.null}; };

/// Several possible answers are unknown …
constexpr auto settle_known = [](Answers a) -> Answers {
    const std::uint64_t only_yes = a.yes & ~(a.no | a.null), only_no = a.no & ~(a.yes | a.null);
    return {only_yes, only_no, (a.yes | a.no | a.null) & ~(only_yes | only_no)};
};
/// … and so they can still be, once others are answered.
constexpr auto settle_possible = [](Answers a) -> Answers { return {a.yes, a.no, a.null | (a.yes & a.no)}; };

constexpr auto met_or_unmet = [](Answers met, Answers unmet) -> Answers {
    const std::uint64_t not_met = met.no | met.null;
    return {met.yes, not_met & unmet.yes, not_met & (unmet.no | unmet.null)};
};

/// Fires where `when` is TRUE and `unless` is not.
constexpr auto knock = [](Answers when, Answers unless) -> Answers {
    return {when.yes & (unless.no | unless.null), when.no | when.null | (when.yes & unless.yes), 0};
};

void fill(Truths& to, std::size_t rows, bool yes, bool no, bool null) {
    each_word(rows, [&](std::size_t word, std::size_t count) {
        to.can_be_true[word] = yes ? low_bits(count) : 0;
        to.can_be_false[word] = no ? low_bits(count) : 0;
        to.can_be_null[word] = null ? low_bits(count) : 0;
    });
}

void field(const Column& column, std::size_t rows, Truths& to) {
    each_word(rows, [&](std::size_t word, std::size_t count) {
        const std::uint64_t yes = column.is_true[word], no = column.is_false[word];
        to.can_be_true[word] = yes & low_bits(count);
        to.can_be_false[word] = no & low_bits(count);
        to.can_be_null[word] = ~(yes | no) & low_bits(count);
    });
}

}  // namespace

void run_truth(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const std::size_t words = registers.words;
    Truths& to = registers.truths[instruction.to];
    const auto from = [&](std::size_t i) -> const Truths& { return registers.truths[instruction.from[i]]; };
    const bool possible = instruction.world == World::possible || registers.anything != nullptr;

    switch (instruction.opcode) {
        case Opcode::truth_constant:
            return fill(to, registers.rows, instruction.index == 1, instruction.index == 0, instruction.index == 2);
        case Opcode::truth_field:
            if (registers.is_anything(instruction.index)) return fill(to, registers.rows, true, true, true);
            return field(bench.columns[instruction.index], registers.rows, to);
        case Opcode::truth_and:
            return by_word(words, to, both, from(0), from(1));
        case Opcode::truth_or:
            return by_word(words, to, either, from(0), from(1));
        case Opcode::truth_not:
            return by_word(words, to, negation, from(0));
        case Opcode::truth_is_null:
            return by_word(
                words, to,
                [](Answers a) {
                    return Answers{a.null, a.yes | a.no, 0};
                },
                from(0));
        case Opcode::truth_is_true:
            return by_word(
                words, to,
                [](Answers a) {
                    return Answers{a.yes, a.no | a.null, 0};
                },
                from(0));
        case Opcode::truth_is_false:
            return by_word(
                words, to,
                [](Answers a) {
                    return Answers{a.no, a.yes | a.null, 0};
                },
                from(0));
        case Opcode::truth_choose:
            return by_word(words, to, choose, from(0), from(1), from(2));
        case Opcode::truth_coalesce:
            return by_word(words, to, coalesce, from(0), from(1));
        case Opcode::truth_widen:
            return by_word(words, to, widen, from(0));
        case Opcode::truth_fill_in:
            return by_word(
                words, to,
                [](Answers a) {
                    return Answers{a.yes, a.no | a.yes, 0};
                },
                from(0));
        case Opcode::truth_settle:
            if (registers.anything != nullptr && instruction.index == 0)  // open for many leads, settled for each
                return by_word(
                    words, to, [](Answers a) { return a; }, from(0));
            return possible ? by_word(words, to, settle_possible, from(0)) : by_word(words, to, settle_known, from(0));
        case Opcode::met_or_unmet:
            return by_word(words, to, met_or_unmet, from(0), from(1));
        case Opcode::knocks_out:
            if (registers.off[instruction.index]) return fill(to, registers.rows, false, true, false);
            if (instruction.from.size() == 2) return by_word(words, to, knock, from(0), from(1));
            return by_word(
                words, to,
                [](Answers when) {
                    return Answers{when.yes, when.no | when.null, 0};
                },
                from(0));
        default:
            return;
    }
}

}  // namespace leadqual
