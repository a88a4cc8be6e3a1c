// How many criteria are met, unmet, unknown or known.
#include "scoring/operations.hpp"

#include <algorithm>

namespace leadqual {

namespace {

/// Rows where `truth` certainly, or possibly, is one of the answers that count.
struct Counts {
    std::uint64_t certainly, possibly;
};

Counts counts(const Truths& truth, std::uint32_t answers, std::size_t word) {
    const std::uint64_t yes = truth.can_be_true[word], no = truth.can_be_false[word], null = truth.can_be_null[word];
    const std::uint64_t counted = (answers & 1 ? yes : 0) | (answers & 2 ? no : 0) | (answers & 4 ? null : 0);
    const std::uint64_t others = (answers & 1 ? 0 : yes) | (answers & 2 ? 0 : no) | (answers & 4 ? 0 : null);
    return {counted & ~others, counted};
}

void count_at_least(const Instruction& instruction, Evaluation::Registers& registers) {
    Truths& to = registers.truths[instruction.to];
    const auto most = static_cast<double>(instruction.from.size());
    const double limit = instruction.numbers[0];
    constexpr std::size_t kMost = 64;
    if (limit <= 0 || limit > most || most > kMost) {
        const bool always = limit <= 0;
        each_word(registers.rows, [&](std::size_t word, std::size_t count) {
            to.can_be_true[word] = always ? low_bits(count) : 0;
            to.can_be_false[word] = always ? 0 : low_bits(count);
            to.can_be_null[word] = 0;
        });
        return;
    }
    const auto wanted = static_cast<std::size_t>(limit);
    each_word(registers.rows, [&](std::size_t word, std::size_t count) {
        std::uint64_t certainly[kMost + 1], possibly[kMost + 1];  // [n]: rows with at least n so far
        certainly[0] = possibly[0] = low_bits(count);
        std::fill_n(certainly + 1, wanted, 0);
        std::fill_n(possibly + 1, wanted, 0);
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
