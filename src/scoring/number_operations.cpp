// Interval arithmetic. Rounding to nearest keeps order, so that computing with the ends encloses every point between.
#include "scoring/operations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace leadqual {

namespace {

constexpr double kNull = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr Interval kAnything{-kInfinity, kInfinity};  // as a result, of what may be NULL as well
constexpr Interval kNullInterval{kNull, kNull};

// ---- at one point

struct Add {
    static double exact(double a, double b) { return a + b; }
    static Interval ends(Interval a, Interval b) { return {a.low + b.low, a.high + b.high}; }
};

struct Subtract {
    static double exact(double a, double b) { return a - b; }
    static Interval ends(Interval a, Interval b) { return {a.low - b.high, a.high - b.low}; }
};

/// The interval around what an operation makes of the corners; NaN corners (inf / inf) lie between the others.
template <class Corner>
Interval around_corners(Interval a, Interval b, Corner corner) {
    Interval result{kInfinity, -kInfinity};
    for (const double x : {a.low, a.high}) {
        for (const double y : {b.low, b.high}) {
            const double value = corner(x, y);
            if (value < result.low) result.low = value;
            if (value > result.high) result.high = value;
        }
    }
    return result.low <= result.high ? result : kAnything;
}

struct Multiply {
    static double exact(double a, double b) { return a * b; }
    static Interval ends(Interval a, Interval b) {
        return around_corners(a, b, [](double x, double y) { return x == 0 || y == 0 ? 0 : x * y; });
    }
};

struct Divide {
    static double exact(double a, double b) { return b == 0 ? kNull : a / b; }
    static Interval ends(Interval a, Interval b) {
        if (b.low <= 0 && b.high >= 0) return b.low == b.high ? kNullInterval : kAnything;
        return around_corners(a, b, [](double x, double y) { return x / y; });
    }
};

struct Least {
    static double exact(double a, double b) { return a != a || b < a ? a == a ? b : a : b != b ? b : a; }
    static Interval ends(Interval a, Interval b) { return {std::min(a.low, b.low), std::min(a.high, b.high)}; }
};

struct Greatest {
    static double exact(double a, double b) { return a != a || b > a ? a == a ? b : a : b != b ? b : a; }
    static Interval ends(Interval a, Interval b) { return {std::max(a.low, b.low), std::max(a.high, b.high)}; }
};

// ---- on columns

void own_low_only(Numbers& to) {
    to.low = to.high = to.own_low.data();
    to.maybe_null = nullptr;
}

/// Rows that can be NULL because an operand can.
void gather_maybe_null(std::size_t words, Numbers& to, std::initializer_list<const Numbers*> from) {
    std::fill_n(to.own_maybe_null.begin(), words, 0);
    for (const Numbers* each : from)
        for (std::size_t i = 0; each->maybe_null != nullptr && i < words; ++i)
            to.own_maybe_null[i] |= each->maybe_null[i];
}

/// Stores what an interval operation found for a row; what can be any number can be NULL as well.
void store(Numbers& to, std::size_t row, Interval value) {
    if (value.low != value.low || value.high != value.high) {
        value = std::isnan(value.low) && std::isnan(value.high) ? kNullInterval : kAnything;
    }
    if (value == kAnything) set_bit(to.own_maybe_null.data(), row);
    to.own_low[row] = value.low;
    to.own_high[row] = value.high;
}

template <class Operation>
void binary(const Numbers& a, const Numbers& b, std::size_t rows, Numbers& to) {
    if (a.is_null || b.is_null) return to.look_at(a.is_null ? a : b);
    to.make_room(rows);
    if (a.exact() && b.exact() && a.maybe_null == nullptr && b.maybe_null == nullptr) {
        double* const result = to.own_low.data();
        for (std::size_t row = 0; row < rows; ++row) result[row] = Operation::exact(a.low[row], b.low[row]);
        return own_low_only(to);
    }
    to.make_room_for_intervals(rows);
    gather_maybe_null(words_for(rows), to, {&a, &b});
    for (std::size_t row = 0; row < rows; ++row) {
        const Interval left{a.low[row], a.high[row]}, right{b.low[row], b.high[row]};
        if (left.low != left.low || right.low != right.low) {
            store(to, row, kNullInterval);
        } else if (left.exact() && right.exact()) {
            const double value = Operation::exact(left.low, right.low);
            store(to, row, {value, value});
        } else {
            store(to, row, Operation::ends(left, right));
        }
    }
    to.low = to.own_low.data();
    to.high = to.own_high.data();
    to.maybe_null = to.own_maybe_null.data();
}

void negate(const Numbers& from, std::size_t rows, Numbers& to) {
    if (from.is_null) return to.look_at(from);
    to.make_room(rows);
    for (std::size_t row = 0; row < rows; ++row) to.own_low[row] = -from.high[row];
    own_low_only(to);
    to.maybe_null = from.maybe_null;
    if (from.exact()) return;
    to.make_room_for_intervals(rows);
    to.low = to.own_low.data();
    for (std::size_t row = 0; row < rows; ++row) to.own_high[row] = -from.low[row];
    to.high = to.own_high.data();
}

void absolute(const Numbers& from, std::size_t rows, Numbers& to) {
    if (from.is_null) return to.look_at(from);
    to.make_room(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const double low = from.low[row], high = from.high[row];
        to.own_low[row] = low >= 0 ? low : high <= 0 ? -high : low == low ? 0 : kNull;
    }
    own_low_only(to);
    to.maybe_null = from.maybe_null;
    if (from.exact()) return;
    to.make_room_for_intervals(rows);
    to.low = to.own_low.data();
    for (std::size_t row = 0; row < rows; ++row)
        to.own_high[row] = std::max(std::abs(from.low[row]), std::abs(from.high[row]));
    to.high = to.own_high.data();
}

/// Half away from zero.
void round(const Numbers& from, std::size_t rows, Numbers& to) {
    if (from.is_null) return to.look_at(from);
    to.make_room(rows);
    for (std::size_t row = 0; row < rows; ++row) to.own_low[row] = std::round(from.low[row]);
    own_low_only(to);
    to.maybe_null = from.maybe_null;
    if (from.exact()) return;
    to.make_room_for_intervals(rows);
    to.low = to.own_low.data();
    for (std::size_t row = 0; row < rows; ++row) to.own_high[row] = std::round(from.high[row]);
    to.high = to.own_high.data();
}

void field(const Column& column, std::size_t rows, bool anything, Numbers& to) {
    if (anything) {
        to.make_room_for_intervals(rows);
        std::fill_n(to.own_maybe_null.begin(), words_for(rows), 0);
        for (std::size_t row = 0; row < rows; ++row) store(to, row, kAnything);
        to.low = to.own_low.data();
        to.high = to.own_high.data();
        to.maybe_null = to.own_maybe_null.data();
        return;
    }
    to.low = column.low.data();
    to.high = column.high.empty() ? to.low : column.high.data();
    to.maybe_null = nullptr;
    to.is_null = column.filled == 0;
}

/// Code points; a text that can be anything has any length.
void length(const Texts& from, std::size_t rows, Numbers& to) {
    to.make_room_for_intervals(rows);
    std::fill_n(to.own_maybe_null.begin(), words_for(rows), 0);
    for (std::size_t row = 0; row < rows; ++row) {
        if (from.anything != nullptr && test_bit(from.anything, row)) {
            store(to, row, {0, kInfinity});
            set_bit(to.own_maybe_null.data(), row);
        } else if (from.text[row].data() == nullptr) {
            store(to, row, kNullInterval);
        } else {
            const auto is_start = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
            const auto count = std::count_if(from.text[row].begin(), from.text[row].end(), is_start);
            store(to, row, {static_cast<double>(count), static_cast<double>(count)});
        }
    }
    own_low_only(to);
    if (from.anything == nullptr) return;
    to.high = to.own_high.data();
    to.maybe_null = to.own_maybe_null.data();
}

}  // namespace

void run_number(const Instruction& instruction, Bench& bench) {
    auto& registers = bench.registers;
    const std::size_t rows = registers.rows;
    Numbers& to = registers.numbers[instruction.to];
    const auto from = [&](std::size_t i) -> const Numbers& { return registers.numbers[instruction.from[i]]; };
    to.is_null = to.is_anything = to.is_widened = false;

    switch (instruction.opcode) {
        case Opcode::number_constant:
            to.make_room(rows);
            std::fill_n(to.own_low.begin(), rows, instruction.numbers[0]);
            return own_low_only(to);
        case Opcode::number_field:
            return field(bench.columns[instruction.index], rows, registers.is_anything(instruction.index), to);
        case Opcode::number_add:
            return binary<Add>(from(0), from(1), rows, to);
        case Opcode::number_subtract:
            return binary<Subtract>(from(0), from(1), rows, to);
        case Opcode::number_multiply:
            return binary<Multiply>(from(0), from(1), rows, to);
        case Opcode::number_divide:
            return binary<Divide>(from(0), from(1), rows, to);
        case Opcode::number_least:
            return binary<Least>(from(0), from(1), rows, to);
        case Opcode::number_greatest:
            return binary<Greatest>(from(0), from(1), rows, to);
        case Opcode::number_round:
            return round(from(0), rows, to);
        case Opcode::number_negate:
            return negate(from(0), rows, to);
        case Opcode::number_absolute:
            return absolute(from(0), rows, to);
        case Opcode::number_length:
            return length(registers.texts[instruction.from[0]], rows, to);
        default:
            return;
    }
}

}  // namespace leadqual
