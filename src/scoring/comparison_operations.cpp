// Numbers against numbers. An answer is certain only when it holds for the whole interval.
#include "scoring/operations.hpp"

namespace leadqual {

namespace {

/// One side of a comparison: a column, or a constant repeated.
struct ManyNumbers {
    const double* values;
    double operator[](std::size_t row) const { return values[row]; }
    ManyNumbers from(std::size_t row) const { return {values + row}; }
};
struct OneNumber {
    double value;
    double operator[](std::size_t) const { return value; }
    OneNumber from(std::size_t) const { return *this; }
};

/// Stores one word of answers from bytes of 0 or 1.
void store(Truths& to, std::size_t word, std::uint64_t yes, std::uint64_t no, std::uint64_t null) {
    to.can_be_true[word] = yes;
    to.can_be_false[word] = no;
    to.can_be_null[word] = null;
}

/// The same answers for every row.
void store_all(std::size_t rows, Truths& to, bool yes, bool no, bool null) {
    each_word(rows, [&](std::size_t word, std::size_t count) {
        const std::uint64_t all = low_bits(count);
        store(to, word, yes ? all : 0, no ? all : 0, null ? all : 0);
    });
}

template <class Left, class Right, class Holds>
void compare_exact(std::size_t rows, Left left, Right right, Holds holds, Truths& to) {
    each_word(rows, [&](std::size_t word, auto count) {
        alignas(64) std::uint8_t yes[64] = {}, null[64] = {};
        const auto a = left.from(word * 64);
        const auto b = right.from(word * 64);
        for (std::size_t i = 0; i < count; ++i) {
            yes[i] = holds(a[i], b[i]);
            null[i] = !(a[i] == a[i] && b[i] == b[i]);
        }
        const std::uint64_t is_null = pack(null), is_true = pack(yes) & ~is_null;
        store(to, word, is_true, low_bits(count) & ~is_true & ~is_null, is_null);
    });
}

/// `can_hold` and `can_fail` take the ends: low and high of the left, low and high of the right.
template <class RightLow, class RightHigh, class CanHold, class CanFail>
void compare_intervals(std::size_t rows, const Numbers& left, RightLow right_low, RightHigh right_high,
                       const std::uint64_t* right_maybe_null, CanHold can_hold, CanFail can_fail, Truths& to) {
    each_word(rows, [&](std::size_t word, auto count) {
        alignas(64) std::uint8_t yes[64] = {}, no[64] = {}, null[64] = {};
        const double* const a_low = left.low + word * 64;
        const double* const a_high = left.high + word * 64;
        const auto b_low = right_low.from(word * 64);
        const auto b_high = right_high.from(word * 64);
        for (std::size_t i = 0; i < count; ++i) {
            yes[i] = can_hold(a_low[i], a_high[i], b_low[i], b_high[i]);
            no[i] = can_fail(a_low[i], a_high[i], b_low[i], b_high[i]);
            null[i] = !(a_low[i] == a_low[i] && b_low[i] == b_low[i]);
        }
        const std::uint64_t is_null = pack(null);
        std::uint64_t can_be_null = is_null;
        if (left.maybe_null != nullptr) can_be_null |= left.maybe_null[word];
        if (right_maybe_null != nullptr) can_be_null |= right_maybe_null[word];
        store(to, word, pack(yes) & ~is_null, pack(no) & ~is_null, can_be_null);
    });
}

template <class Holds, class CanHold, class CanFail>
void compare(const Instruction& instruction, Bench& bench, Holds holds, CanHold can_hold, CanFail can_fail) {
    auto& registers = bench.registers;
    const std::size_t rows = registers.rows;
    Truths& to = registers.truths[instruction.to];
    const Numbers& left = registers.numbers[instruction.from[0]];
    if (left.is_null) return store_all(rows, to, false, false, true);
    const bool left_is_exact = left.exact() && left.maybe_null == nullptr;
    if (instruction.from.size() == 1) {
        const OneNumber right{instruction.numbers[0]};
        if (left_is_exact) return compare_exact(rows, ManyNumbers{left.low}, right, holds, to);
        return compare_intervals(rows, left, right, right, nullptr, can_hold, can_fail, to);
    }
    const Numbers& right = registers.numbers[instruction.from[1]];
    if (right.is_null) return store_all(rows, to, false, false, true);
    if (left_is_exact && right.exact() && right.maybe_null == nullptr)
        return compare_exact(rows, ManyNumbers{left.low}, ManyNumbers{right.low}, holds, to);
    compare_intervals(rows, left, ManyNumbers{right.low}, ManyNumbers{right.high}, right.maybe_null, can_hold, can_fail,
                      to);
}

/// An OR of `=`, the interval being the same number in all of them.
void among(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const Numbers& from = registers.numbers[instruction.from[0]];
    Truths& to = registers.truths[instruction.to];
    if (from.is_null) return store_all(registers.rows, to, false, false, true);
    each_word(registers.rows, [&](std::size_t word, std::size_t count) {
        std::uint64_t yes = 0, no = 0, null = from.maybe_null != nullptr ? from.maybe_null[word] : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            const double low = from.low[word * 64 + i], high = from.high[word * 64 + i];
            if (low != low) {
                null |= bit;
                continue;
            }
            bool can_be = false;
            for (const double constant : instruction.numbers) can_be |= low <= constant && constant <= high;
            const bool must_be = can_be && low == high;
            if (can_be) yes |= bit;
            if (!must_be) no |= bit;
        }
        store(to, word, yes, no, null);
    });
}

void is_null(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const Numbers& from = registers.numbers[instruction.from[0]];
    Truths& to = registers.truths[instruction.to];
    if (from.is_null) return store_all(registers.rows, to, true, false, false);
    each_word(registers.rows, [&](std::size_t word, auto count) {
        alignas(64) std::uint8_t null[64] = {};
        const double* const low = from.low + word * 64;
        for (std::size_t i = 0; i < count; ++i) null[i] = low[i] != low[i];
        const std::uint64_t yes = pack(null);
        const std::uint64_t maybe = from.maybe_null != nullptr ? from.maybe_null[word] : 0;
        store(to, word, yes | maybe, low_bits(count) & ~yes, 0);
    });
}

}  // namespace

void run_comparison(const Instruction& instruction, Bench& bench) {
    switch (instruction.opcode) {
        case Opcode::number_less:
            return compare(
                instruction, bench, [](double a, double b) { return a < b; },
                [](double a_low, double, double, double b_high) { return a_low < b_high; },
                [](double, double a_high, double b_low, double) { return a_high >= b_low; });
        case Opcode::number_less_equal:
            return compare(
                instruction, bench, [](double a, double b) { return a <= b; },
                [](double a_low, double, double, double b_high) { return a_low <= b_high; },
                [](double, double a_high, double b_low, double) { return a_high > b_low; });
        case Opcode::number_equal:
            return compare(
                instruction, bench, [](double a, double b) { return a == b; },
                [](double a_low, double a_high, double b_low, double b_high) {
                    return (a_low <= b_high) & (b_low <= a_high);
                },
                [](double a_low, double a_high, double b_low, double b_high) {
                    return (a_low != b_high) | (a_high != b_low);
                });
        case Opcode::number_in:
            return among(instruction, bench);
        case Opcode::number_is_null:
            return is_null(instruction, bench);
        default:
            return;
    }
}

}  // namespace leadqual
