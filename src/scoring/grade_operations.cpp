// The letter for fit, from the points of its signals; NULL while none of these is known.
#include "scoring/operations.hpp"

#include <algorithm>

namespace leadqual {

namespace {

/// The letters a row can have, as bits from 'A' on.
class Letters {
public:
    Letters(const Instruction& instruction, const Bench& bench)
        : plan_(bench.program.points_plans[instruction.index]),
          points_(bench.registers.points[instruction.from[0]]),
          one_world_(is_one_world(instruction, bench)) {}

    std::uint32_t of(std::size_t row) const {
        const std::size_t worst = plan_.letter(points_.low[row]);
        const std::size_t best = one_world_ ? worst : plan_.letter(points_.high[row]);
        std::uint32_t bits = 0;
        for (std::size_t at = best; at <= worst; ++at) bits |= 1u << (plan_.names[at] - 'A');
        return bits;
    }

private:
    const PointsPlan& plan_;
    const Points& points_;
    bool one_world_;
};

void grade_among(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const Letters letters(instruction, bench);
    const auto wanted = static_cast<std::uint32_t>(instruction.numbers[0]);
    const Truths& nothing = registers.truths[instruction.from[1]];
    Truths& to = registers.truths[instruction.to];
    each_word(registers.rows, [&](std::size_t word, std::size_t count) {
        std::uint64_t yes = 0, no = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t possible = letters.of(word * 64 + i);
            yes |= std::uint64_t{(possible & wanted) != 0} << i;
            no |= std::uint64_t{(possible & ~wanted) != 0} << i;
        }
        const std::uint64_t known = nothing.can_be_false[word];
        to.can_be_true[word] = yes & known;
        to.can_be_false[word] = no & known;
        to.can_be_null[word] = nothing.can_be_true[word];
    });
}

void text_grade(const Instruction& instruction, Bench& bench) {
    static constexpr std::string_view kLetters = "ABCDEF";
    auto& registers = bench.registers;
    const Letters letters(instruction, bench);
    const Truths& nothing = registers.truths[instruction.from[1]];
    Texts& to = registers.texts[instruction.to];
    to.make_room(registers.rows);
    to.is_null = false;
    std::fill(to.own_anything.begin(), to.own_anything.end(), 0);
    for (std::size_t row = 0; row < registers.rows; ++row) {
        const std::uint32_t possible = letters.of(row);
        to.own[row] = kLetters.substr(static_cast<std::size_t>(std::countr_zero(possible)), 1);
        if (nothing.is_true(row))
            to.own[row] = {};
        else if (!std::has_single_bit(possible) || !nothing.is_false(row))
            set_bit(to.own_anything.data(), row);
    }
    to.text = to.own.data();
    to.anything = is_one_world(instruction, bench) ? nullptr : to.own_anything.data();
}

}  // namespace

void run_grade(const Instruction& instruction, Bench& bench) {
    if (instruction.opcode == Opcode::grade_among)
        grade_among(instruction, bench);
    else
        text_grade(instruction, bench);
}

}  // namespace leadqual
