// CASE, coalesce and the widening of NULL, on numbers and texts. Where the condition is not certain the result is
// anything that either branch can be.
#include "scoring/operations.hpp"

#include <algorithm>
#include <limits>

namespace leadqual {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// One row of a number register.
struct MaybeNumber {
    double low, high;  ///< both NaN: NULL
    bool maybe_null;
    bool is_null() const { return low != low; }
};

MaybeNumber at(const Numbers& numbers, std::size_t row) {
    return {numbers.low[row], numbers.high[row], numbers.maybe_null != nullptr && test_bit(numbers.maybe_null, row)};
}

/// One of the two, it is not known which.
MaybeNumber either(MaybeNumber a, MaybeNumber b) {
    if (a.is_null() && b.is_null()) return a;
    if (a.is_null()) return {b.low, b.high, true};
    if (b.is_null()) return {a.low, a.high, true};
    return {std::min(a.low, b.low), std::max(a.high, b.high), a.maybe_null || b.maybe_null};
}

/// Fills `to` with value_at(row).
template <class ValueAt>
void by_row(std::size_t rows, Numbers& to, ValueAt value_at) {
    to.make_room_for_intervals(rows);
    each_word(rows, [&](std::size_t word, std::size_t count) {
        std::uint64_t maybe_null = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const MaybeNumber value = value_at(word * 64 + i);
            to.own_low[word * 64 + i] = value.low;
            to.own_high[word * 64 + i] = value.high;
            maybe_null |= std::uint64_t{value.maybe_null} << i;
        }
        to.own_maybe_null[word] = maybe_null;
    });
    to.low = to.own_low.data();
    to.high = to.own_high.data();
    to.maybe_null = to.own_maybe_null.data();
}

/// Exact or NULL in every row: the common case, in loops that become SIMD.
bool is_plain(const Numbers& numbers) { return numbers.exact() && numbers.maybe_null == nullptr; }

void coalesce_plain(const Numbers& first, const Numbers& second, std::size_t rows, Numbers& to) {
    to.make_room(rows);
    double* const result = to.own_low.data();
    for (std::size_t row = 0; row < rows; ++row)
        result[row] = first.low[row] == first.low[row] ? first.low[row] : second.low[row];
    to.low = to.high = result;
    to.maybe_null = nullptr;
}

/// What is NULL in every row can become anything in every row.
void widen_null(std::size_t rows, Numbers& to) {
    to.make_room_for_intervals(rows);
    if (to.anything_to < rows) {
        std::fill_n(to.own_low.begin(), rows, -kInfinity);
        std::fill_n(to.own_high.begin(), rows, kInfinity);
        to.anything_to = rows;
    }
    each_word(rows, [&](std::size_t word, std::size_t count) { to.own_maybe_null[word] = low_bits(count); });
    to.low = to.own_low.data();
    to.high = to.own_high.data();
    to.maybe_null = to.own_maybe_null.data();
    to.is_anything = true;
}

void widen_plain(const Numbers& from, std::size_t rows, Numbers& to) {
    to.make_room_for_intervals(rows);
    double* const low = to.own_low.data();
    double* const high = to.own_high.data();
    each_word(rows, [&](std::size_t word, auto count) {
        alignas(64) std::uint8_t null[64] = {};
        for (std::size_t i = 0; i < count; ++i) {
            const double value = from.low[word * 64 + i];
            null[i] = value != value;
            low[word * 64 + i] = value != value ? -kInfinity : value;
            high[word * 64 + i] = value != value ? kInfinity : value;
        }
        to.own_maybe_null[word] = pack(null);
    });
    to.low = low;
    to.high = high;
    to.maybe_null = to.own_maybe_null.data();
}

/// One row of a text register.
struct MaybeText {
    std::string_view text;
    bool anything;
};

MaybeText at(const Texts& texts, std::size_t row) {
    return {texts.text[row], texts.anything != nullptr && test_bit(texts.anything, row)};
}

MaybeText either(MaybeText a, MaybeText b) {
    if (a.anything || b.anything) return {"", true};
    const bool same = a.text == b.text && (a.text.data() == nullptr) == (b.text.data() == nullptr);
    return same ? a : MaybeText{"", true};
}

template <class ValueAt>
void by_row(std::size_t rows, Texts& to, ValueAt value_at) {
    to.make_room(rows);
    std::fill_n(to.own_anything.begin(), words_for(rows), 0);
    for (std::size_t row = 0; row < rows; ++row) {
        const MaybeText value = value_at(row);
        to.own[row] = value.text;
        if (value.anything) set_bit(to.own_anything.data(), row);
    }
    to.text = to.own.data();
    to.anything = to.own_anything.data();
}

template <class Column>
void choose(const Truths& when, const Column& then, const Column& otherwise, std::size_t rows, Column& to) {
    by_row(rows, to, [&](std::size_t row) {
        if (when.is_true(row)) return at(then, row);
        if (!test_bit(when.can_be_true.data(), row)) return at(otherwise, row);
        return either(at(then, row), at(otherwise, row));
    });
}

}  // namespace

void run_number_choice(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const std::size_t rows = registers.rows;
    Numbers& to = registers.numbers[instruction.to];
    const auto from = [&](std::size_t i) -> const Numbers& { return registers.numbers[instruction.from[i]]; };

    to.is_null = to.is_anything = to.is_widened = false;
    switch (instruction.opcode) {
        case Opcode::number_choose:
            return choose(registers.truths[instruction.from[0]], from(1), from(2), rows, to);
        case Opcode::number_coalesce:
            if (from(0).is_null) return to.look_at(from(1));
            if (from(1).is_null || (from(0).is_widened && from(1).is_anything)) return to.look_at(from(0));
            if (is_plain(from(0)) && is_plain(from(1))) return coalesce_plain(from(0), from(1), rows, to);
            return by_row(rows, to, [&](std::size_t row) {
                MaybeNumber first = at(from(0), row);
                if (first.is_null()) return at(from(1), row);
                if (!first.maybe_null) return first;
                first.maybe_null = false;
                return either(first, at(from(1), row));
            });
        case Opcode::number_widen:
            to.is_widened = true;
            if (from(0).is_null) return widen_null(rows, to);
            to.anything_to = 0;
            if (is_plain(from(0))) return widen_plain(from(0), rows, to);
            return by_row(rows, to, [&](std::size_t row) {
                const MaybeNumber value = at(from(0), row);
                return value.is_null() || value.maybe_null ? MaybeNumber{-kInfinity, kInfinity, true} : value;
            });
        default:
            return;
    }
}

void run_text_choice(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const std::size_t rows = registers.rows;
    Texts& to = registers.texts[instruction.to];
    const auto from = [&](std::size_t i) -> const Texts& { return registers.texts[instruction.from[i]]; };

    switch (instruction.opcode) {
        case Opcode::text_choose:
            return choose(registers.truths[instruction.from[0]], from(1), from(2), rows, to);
        case Opcode::text_coalesce:
            return by_row(rows, to, [&](std::size_t row) {
                const MaybeText first = at(from(0), row);
                if (first.anything) return first;
                return first.text.data() == nullptr ? at(from(1), row) : first;
            });
        case Opcode::text_widen:
            return by_row(rows, to, [&](std::size_t row) {
                const MaybeText value = at(from(0), row);
                return value.anything || value.text.data() == nullptr ? MaybeText{"", true} : value;
            });
        default:
            return;
    }
}

}  // namespace leadqual
