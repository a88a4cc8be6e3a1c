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
    if (!bench.registers.is_anything(index)) return;
    each_word(rows, [&](std::size_t word, std::size_t count) { to.own_anything[word] = low_bits(count); });
    to.anything = to.own_anything.data();
}

void domains(const Texts& from, std::size_t rows, Texts& to) {
    for (std::size_t row = 0; row < rows; ++row) to.own[row] = email_domain(from.text[row]);
    to.text = to.own.data();
    to.anything = from.anything;
}

/// "nurture", "hand to sales", or the knock-out's own: without what is missing, which is words for people.
void actions(const Bench& bench, std::uint32_t set, Texts& to) {
    const RuleSet& rules = bench.program.rule_sets[set];
    const Verdicts& verdicts = bench.evaluation.sets[set];
    for (std::size_t row = 0; row < bench.registers.rows; ++row) {
        const std::string& own = rules.verdict[verdicts.line[row]].action;
        const bool of_knock_out = own.empty() && verdicts.knock_out[row] != Verdicts::none;
        to.own[row] = of_knock_out ? rules.knock_outs[static_cast<std::size_t>(verdicts.knock_out[row])].action : own;
    }
    to.text = to.own.data();
    to.anything = nullptr;
}

void tags(std::span<const Tag> tags, Texts& to) {
    std::transform(tags.begin(), tags.end(), to.own.begin(), [](Tag tag) { return to_text(tag); });
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

template <class Holds>
void compare(const Texts& left, const Texts& right, Evaluation::Registers& registers, Truths& to, Holds holds) {
    std::string& a = registers.text_scratch.whole.folded;
    std::string& b = registers.other_text_scratch.whole.folded;
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
    switch (instruction.opcode) {
        case Opcode::text_constant: return constant(bench, instruction.index, to);
        case Opcode::text_field: return field(bench, instruction.index, to);
        case Opcode::text_email_domain: return domains(registers.texts[instruction.from[0]], registers.rows, to);
        case Opcode::text_tag: return tags(bench.evaluation.sets[instruction.index].tag, to);
        case Opcode::text_could_be: return tags(bench.evaluation.sets[instruction.index].could_be, to);
        case Opcode::text_action: return actions(bench, instruction.index, to);
        default: return;
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
            return by_row(registers.rows, to, [&](std::size_t row) {
                return is_anything(from(0), row) ? Answer{true, true, false} : certain(from(0).text[row].data() == nullptr);
            });
        case Opcode::text_test: {
            const TextTests& tests = bench.program.computed_tests[instruction.index];
            return by_row(registers.rows, to, [&](std::size_t row) {
                if (is_anything(from(0), row)) return kAny;
                if (from(0).text[row].data() == nullptr) return kNull;
                const TextAnswers answers = tests.answer(from(0).text[row], registers.text_scratch);
                return answers.null != 0 ? kNull : certain(answers.yes != 0);
            });
        }
        default: return;
    }
}

void answer_field_tests(std::size_t group, Bench& bench) {
    auto& registers = bench.registers;
    const FieldTests& asked = bench.program.field_tests[group];
    TextMemo& memo = registers.memos[group];
    const auto& texts = bench.columns[asked.field].text;
    const bool anything = registers.is_anything(asked.field);

    each_word(registers.rows, [&](std::size_t word, std::size_t count) {
        for (const std::uint32_t to : asked.to) {
            registers.truths[to].can_be_true[word] = anything ? low_bits(count) : 0;
            registers.truths[to].can_be_null[word] = anything ? low_bits(count) : 0;
        }
        std::uint64_t null = 0;  // cells that are NULL, so that every answer is
        for (std::size_t i = 0; i < count && !anything; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            const std::string_view text = texts[word * 64 + i];
            if (text.data() == nullptr) {
                null |= bit;
                continue;
            }
            const TextAnswers answers = memo.answer(text, asked.tests, registers.text_scratch);
            for (std::uint64_t yes = answers.yes; yes != 0; yes &= yes - 1)
                registers.truths[asked.to[static_cast<std::size_t>(std::countr_zero(yes))]].can_be_true[word] |= bit;
            for (std::uint64_t none = answers.null; none != 0; none &= none - 1)
                registers.truths[asked.to[static_cast<std::size_t>(std::countr_zero(none))]].can_be_null[word] |= bit;
        }
        for (const std::uint32_t to : asked.to) {
            Truths& truths = registers.truths[to];
            truths.can_be_null[word] |= null;
            truths.can_be_false[word] =
                anything ? low_bits(count) : low_bits(count) & ~(truths.can_be_true[word] | truths.can_be_null[word]);
        }
    });
}

}  // namespace leadqual
