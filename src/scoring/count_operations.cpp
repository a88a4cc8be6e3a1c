// How many criteria are met, unmet, unknown or known.
#include "scoring/operations.hpp"

#include <algorithm>
#include <array>

namespace leadqual {

namespace {

constexpr std::size_t kMost = 64;  ///< criteria

/// Rows where `truth` certainly, or possibly, is one of the answers that count.
struct Counts {
    std::uint64_t certainly, possibly;
};

Counts counts(const Truths& truth, std::uint32_t answers, std::size_t word) {
    const std::uint64_t yes = truth.can_be_true[word], no = truth.can_be_false[word], null = truth.can_be_null[word];
    const auto mask = [&](std::uint32_t answer) { return (answers & answer) != 0 ? ~std::uint64_t{0} : 0; };
    const std::uint64_t counted = (mask(1) & yes) | (mask(2) & no) | (mask(4) & null);
    const std::uint64_t others = (~mask(1) & yes) | (~mask(2) & no) | (~mask(4) & null);
    return {counted & ~others, counted};
}

/// Rows with at least `wanted` answers that count. A small number is `known`, so that the rows with one, two, three so
/// far stay in registers; 0: any number.
template <std::size_t known>
void count_words(const Instruction& instruction, Evaluation::Registers& registers, std::size_t any, Truths& to) {
    using ByCount = std::array<std::uint64_t, (known != 0 ? known : kMost) + 1>;  // [n]: rows with at least n so far
    const std::size_t wanted = known != 0 ? known : any;
    each_word(registers.rows, [&](std::size_t word, std::size_t count) {
        ByCount certainly{}, possibly{};
        certainly[0] = possibly[0] = low_bits(count);
        for (const std::uint32_t from : instruction.from) {
            const Counts each = counts(registers.truths[from], instruction.index, word);
            for (std::size_t n = wanted; n > 0; --n) {
                certainly[n] |= certainly[n - 1] & each.certainly;
                possibly[n] |= possibly[n - 1] & each.possibly;
            }
        }
        to.can_be_true[word] = possibly[wanted];
        to.can_be_false[word] = low_bits(count) & ~certainly[wanted];
        to.can_be_null[word] = 0;
    });
}

void count_at_least(const Instruction& instruction, Evaluation::Registers& registers) {
    Truths& to = registers.truths[instruction.to];
    const auto all = static_cast<double>(instruction.from.size());
    const double limit = instruction.numbers[0];
    if (limit <= 0 || limit > all || all > kMost) {
        const bool always = limit <= 0;
        each_word(registers.rows, [&](std::size_t word, std::size_t count) {
            to.can_be_true[word] = always ? low_bits(count) : 0;
            to.can_be_false[word] = always ? 0 : low_bits(count);
            to.can_be_null[word] = 0;
        });
        return;
    }
    const auto wanted = static_cast<std::size_t>(limit);
    switch (wanted) {
        case 1:
            return count_words<1>(instruction, registers, wanted, to);
        case 2:
            return count_words<2>(instruction, registers, wanted, to);
        case 3:
            return count_words<3>(instruction, registers, wanted, to);
        case 4:
            return count_words<4>(instruction, registers, wanted, to);
        default:
            return count_words<0>(instruction, registers, wanted, to);
    }
}

void number_count(const Instruction& instruction, Evaluation::Registers& registers) {
    Numbers& to = registers.numbers[instruction.to];
    to.make_room_for_intervals(registers.rows);
    std::fill_n(to.own_low.begin(), registers.rows, 0);
    std::fill_n(to.own_high.begin(), registers.rows, 0);
    for (const std::uint32_t from : instruction.from) {
        each_word(registers.rows, [&](std::size_t word, std::size_t count) {
            const Counts each = counts(registers.truths[from], instruction.index, word);
            for (std::size_t i = 0; i < count; ++i) {
                to.own_low[word * 64 + i] += static_cast<double>(each.certainly >> i & 1);
                to.own_high[word * 64 + i] += static_cast<double>(each.possibly >> i & 1);
            }
        });
    }
    to.low = to.own_low.data();
    to.high = instruction.world == World::known && registers.anything == nullptr ? to.low : to.own_high.data();
    to.maybe_null = nullptr;
}

}  // namespace

void run_count(const Instruction& instruction, Bench& bench) {
    if (instruction.opcode == Opcode::count_at_least)
        count_at_least(instruction, bench.registers);
    else
        number_count(instruction, bench.registers);
}

}  // namespace leadqual
