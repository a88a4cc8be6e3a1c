#include "scoring/registers.hpp"

#include "scoring/program.hpp"

#include <algorithm>

namespace leadqual {

/// At least `size` elements; what grew once stays.
template <class Vector>
static void grow(Vector& vector, std::size_t size) {
    if (vector.size() < size) vector.resize(size);
}

void Numbers::look_at(const Numbers& other) noexcept {
    low = other.low;
    high = other.high;
    maybe_null = other.maybe_null;
    is_null = other.is_null;
    is_anything = other.is_anything;
    is_widened = other.is_widened;
}

void Numbers::make_room(std::size_t rows) { grow(own_low, rows); }

void Numbers::make_room_for_intervals(std::size_t rows) {
    grow(own_low, rows);
    grow(own_high, rows);
    grow(own_maybe_null, words_for(rows));
}

void Texts::make_room(std::size_t rows) {
    grow(own, rows);
    grow(own_anything, words_for(rows));
}

void Evaluation::Registers::prepare(const Program& for_program, std::size_t for_rows) {
    const Program::Compiled& compiled = for_program.compiled();
    const auto count = [&](RegisterKind kind) { return compiled.registers[static_cast<std::size_t>(kind)]; };
    if (program != compiled.identity) {
        *this = Registers{};
        program = compiled.identity;
        truths.resize(count(RegisterKind::truth));
        numbers.resize(count(RegisterKind::number));
        texts.resize(count(RegisterKind::text));
        points.resize(count(RegisterKind::points));
        scores.resize(count(RegisterKind::score));
        memos.resize(compiled.field_tests.size());
    }
    arena.clear();
    rows = for_rows;
    words = words_for(rows);
    for (Truths& each : truths)
        grow(each.can_be_true, words), grow(each.can_be_false, words), grow(each.can_be_null, words);
    for (Points& each : points)
        for (auto* sums : {&each.low, &each.high, &each.low_with_unknown, &each.high_with_unknown}) grow(*sums, rows);
    for (Scores& each : scores) grow(each, rows);
}

}  // namespace leadqual
