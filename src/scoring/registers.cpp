#include "scoring/registers.hpp"

#include "scoring/program.hpp"

#include <algorithm>

namespace leadqual {

/// At least `size` elements; what grew once stays.
template <class Vector>
static void grow(Vector& vector, std::size_t size) {
    if (vector.size() < size) vector.resize(size);
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
    for (Truths& each : truths) grow(each.can_be_true, words), grow(each.can_be_false, words), grow(each.can_be_null, words);
    for (Numbers& each : numbers) grow(each.own_low, rows), grow(each.own_high, rows), grow(each.own_maybe_null, words);
    for (Texts& each : texts) grow(each.own, rows), grow(each.own_anything, words);
    for (Points& each : points)
        for (auto* sums : {&each.low, &each.high, &each.low_with_unknown, &each.high_with_unknown}) grow(*sums, rows);
    for (Scores& each : scores) grow(each, rows);
    grow(sums, rows);
    grow(wide_sums, rows);
}

}  // namespace leadqual
