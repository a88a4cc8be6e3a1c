#include "scoring/action_text.hpp"
#include "scoring/email.hpp"
#include "scoring/operations.hpp"

#include <algorithm>

namespace leadqual {

namespace {

bool is_anything(const Texts& texts, std::size_t row) {
    return texts.anything != nullptr && test_bit(texts.anything, row);
}

void constant(const Bench& bench, std::uint32_t index, Texts& to) {
    const std::string_view text = index == kNullText ? std::string_view{} : bench.program.texts[index];
    std::fill_n(to.own.begin(), bench.registers.rows, text);
    to.text = to.own.data();
    to.anything = nullptr;
}

void field(const Bench& bench, std::uint32_t index, Texts& to) {
    const std::size_t rows = bench.registers.rows;
    to.text = bench.columns[index].text.data();
    to.anything = nullptr;
    to.is_null = !bench.registers.is_anything(index) && bench.columns[index].filled == 0;
    if (!bench.registers.is_anything(index)) return;
    each_word(rows, [&](std::size_t word, std::size_t count) { to.own_anything[word] = low_bits(count); });
    to.anything = to.own_anything.data();
}

void domains(const Texts& from, std::size_t rows, Texts& to) {
    for (std::size_t row = 0; row < rows; ++row) to.own[row] = email_domain(from.text[row]);
    to.text = to.own.data();
    to.anything = from.anything;
}

void actions(Bench& bench, std::uint32_t set, Texts& to) {
    const RuleSet& rules = bench.program.rule_sets[set];
    for (std::size_t row = 0; row < bench.registers.rows; ++row)
        to.own[row] = action_text(rules, bench.evaluation.sets[set], row, bench.registers.arena);
    to.text = to.own.data();
    to.anything = nullptr;
}

void tags(std::span<const Tag> tags, Texts& to) {
    std::transform(tags.begin(), tags.end(), to.own.begin(), [](Tag tag) { return to_text(tag); });
    to.text = to.own.data();
    to.anything = nullptr;
}

/// The tag a lead can still reach; NULL where the verdict is settled, as the column shows it.
void tags_above(const Verdicts& verdicts, Texts& to) {
    const auto reach = [](Tag could_be, Tag tag) { return could_be == tag ? std::string_view() : to_text(could_be); };
    std::transform(verdicts.could_be.begin(), verdicts.could_be.end(), verdicts.tag.begin(), to.own.begin(), reach);
    to.text = to.own.data();
    to.anything = nullptr;
}

/// answer(row): {can be true, can be false, can be NULL}
template <class Answer>
void by_row(std::size_t rows, Truths& to, Answer answer) {
    each_word(rows, [&](std::size_t word, std::size_t count) {
        std::uint64_t yes = 0, no = 0, null = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto [can_be_true, can_be_false, can_be_null] = answer(word * 64 + i);
            yes |= std::uint64_t{can_be_true} << i;
            no |= std::uint64_t{can_be_false} << i;
            null |= std::uint64_t{can_be_null} << i;
        }
        to.can_be_true[word] = yes;
        to.can_be_false[word] = no;
        to.can_be_null[word] = null;
    });
}

struct Answer {
    bool yes, no, null;
};
constexpr Answer kAny{true, true, true}, kNull{false, false, true};
constexpr Answer certain(bool yes) { return {yes, !yes, false}; }

void is_null(const Texts& from, std::size_t rows, Truths& to) {
    each_word(rows, [&](std::size_t word, auto count) {
        alignas(64) std::uint8_t null[64] = {};
        if (from.is_null) std::memset(null, 1, count);
        for (std::size_t i = 0; i < count && !from.is_null; ++i) null[i] = from.text[word * 64 + i].data() == nullptr;
        const std::uint64_t anything = from.anything != nullptr ? from.anything[word] : 0;
        const std::uint64_t yes = pack(null) & ~anything;
        to.can_be_true[word] = yes | anything;
        to.can_be_false[word] = low_bits(count) & ~yes;
        to.can_be_null[word] = 0;
    });
}

template <class Holds>
void compare(const Texts& left, const Texts& right, Evaluation::Registers& registers, Truths& to, Holds holds) {
    std::string& a = registers.text_scratch.folded;
    std::string& b = registers.other_text_scratch.folded;
    by_row(registers.rows, to, [&](std::size_t row) {
        const bool left_anything = is_anything(left, row), right_anything = is_anything(right, row);
        if (!left_anything && left.text[row].data() == nullptr) return kNull;
        if (!right_anything && right.text[row].data() == nullptr) return kNull;
        if (left_anything || right_anything) return kAny;
        fold_into(left.text[row], a);
        fold_into(right.text[row], b);
        return certain(holds(a, b));
    });
}

}  // namespace

void run_text(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    Texts& to = registers.texts[instruction.to];
    if (instruction.opcode != Opcode::text_field || registers.anything != nullptr) to.make_room(registers.rows);
    switch (instruction.opcode) {
        case Opcode::text_constant:
            return constant(bench, instruction.index, to);
        case Opcode::text_field:
            return field(bench, instruction.index, to);
        case Opcode::text_email_domain:
            return domains(registers.texts[instruction.from[0]], registers.rows, to);
        case Opcode::text_tag:
            return tags(bench.evaluation.sets[instruction.index].tag, to);
        case Opcode::text_could_be:
            return tags_above(bench.evaluation.sets[instruction.index], to);
        case Opcode::text_action:
            return actions(bench, instruction.index, to);
        default:
            return;
    }
}

void run_text_truth(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    Truths& to = registers.truths[instruction.to];
    const auto from = [&](std::size_t i) -> const Texts& { return registers.texts[instruction.from[i]]; };
    switch (instruction.opcode) {
        case Opcode::text_less:
            return compare(from(0), from(1), registers, to, [](const auto& a, const auto& b) { return a < b; });
        case Opcode::text_less_equal:
            return compare(from(0), from(1), registers, to, [](const auto& a, const auto& b) { return a <= b; });
        case Opcode::text_equal:
            return compare(from(0), from(1), registers, to, [](const auto& a, const auto& b) { return a == b; });
        case Opcode::text_is_null:
            return is_null(from(0), registers.rows, to);
        case Opcode::text_test: {
            const TextTests& tests = bench.program.computed_tests[instruction.index];
            return by_row(registers.rows, to, [&](std::size_t row) {
                if (is_anything(from(0), row)) return kAny;
                if (from(0).text[row].data() == nullptr) return kNull;
                const TextAnswers answers = tests.answer(from(0).text[row], registers.text_scratch);
                return answers.null != 0 ? kNull : certain(answers.yes != 0);
            });
        }
        default:
            return;
    }
}

namespace {

/// Bit number `test` of the answers of 64 rows becomes the word of register to[test].
void scatter(const std::uint64_t (&answers)[64], std::span<const std::uint32_t> to, std::vector<Truths>& truths,
             Bits Truths::*bits, std::size_t word) {
    alignas(64) std::uint8_t bytes[64];
    for (std::size_t test = 0; test < to.size(); ++test) {
        if (test % 8 == 0)
            for (std::size_t i = 0; i < 64; ++i) bytes[i] = static_cast<std::uint8_t>(answers[i] >> test);
        (truths[to[test]].*bits)[word] = pack_bit(bytes, test % 8);
    }
}

}  // namespace

void answer_field_tests(std::size_t group, Bench& bench) {
    auto& registers = bench.registers;
    const FieldTests& asked = bench.program.field_tests[group];
    TextMemo& memo = registers.memos[group];
    const std::string_view* const texts = bench.columns[asked.field].text.data();

    const TextTests& tests = asked.tests;
    const bool is_anything = registers.is_anything(asked.field);
    if (is_anything || bench.columns[asked.field].filled == 0) {  // the same answers for every row
        for (const std::uint32_t to : asked.to) {
            each_word(registers.rows, [&](std::size_t word, std::size_t count) {
                Truths& truths = registers.truths[to];
                truths.can_be_true[word] = truths.can_be_false[word] = is_anything ? low_bits(count) : 0;
                truths.can_be_null[word] = low_bits(count);
            });
        }
        return;
    }
    each_word(registers.rows, [&](std::size_t word, std::size_t count) {
        constexpr std::size_t nothing = 64;
        std::string_view texts_to_ask[64];  // what must be asked, found without a branch to guess wrong
        std::uint8_t place_of[64];          // by row: its text there, or `nothing`
        std::size_t to_ask = 0;
        std::uint64_t known = 0;
        const std::string_view* const cells = texts + word * 64;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view text = cells[i];
            const std::size_t is_filled = text.data() != nullptr;
            const std::size_t is_asked = is_filled & std::size_t{tests.is_worth_asking(text)};
            texts_to_ask[to_ask] = text;
            place_of[i] = static_cast<std::uint8_t>(nothing ^ ((nothing ^ to_ask) & -is_asked));
            to_ask += is_asked;
            known |= std::uint64_t{is_filled} << i;
        }
        TextAnswers answers[64 + 1];
        answers[nothing] = {0, 0};
        memo.answer({texts_to_ask, to_ask}, tests, registers.text_scratch, answers);
        alignas(64) std::uint64_t yes[64], none[64];
        std::uint64_t any_none = 0;
        for (std::size_t i = 0; i < count; ++i) {
            yes[i] = answers[place_of[i]].yes;
            none[i] = answers[place_of[i]].null;
            any_none |= none[i];
        }
        for (std::size_t i = count; i < 64; ++i) yes[i] = none[i] = 0;
        scatter(yes, asked.to, registers.truths, &Truths::can_be_true, word);
        if (any_none != 0) scatter(none, asked.to, registers.truths, &Truths::can_be_null, word);
        for (const std::uint32_t to : asked.to) {
            Truths& truths = registers.truths[to];
            const std::uint64_t null = (any_none != 0 ? truths.can_be_null[word] : 0) | (low_bits(count) & ~known);
            truths.can_be_null[word] = null;
            truths.can_be_false[word] = low_bits(count) & ~(truths.can_be_true[word] | null);
        }
    });
}

}  // namespace leadqual
