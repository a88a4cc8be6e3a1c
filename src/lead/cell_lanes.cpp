#include "lead/cell_lanes.hpp"

#include <cstddef>
#include <cstring>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "lead/cell_lanes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace leadqual {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A cell is read as two words: where it stands, and its size with its form above.
static_assert(sizeof(Cell) == 16 && offsetof(Cell, data) == 0 && offsetof(Cell, size) == 8 &&
              offsetof(Cell, form) == 12);

using Words = hn::CappedTag<std::uint64_t, 8>;
using Offsets = hn::RebindToSigned<Words>;
using Word = hn::Vec<Words>;

alignas(64) constexpr std::uint8_t kNothing[64] = {};  // what lanes without a cell read

/// The bytes of some cells: those between the quotes where there are any.
struct Lanes {
    Word offset;              // from kNothing
    Word size;                // 0 where there is nothing to read
    hn::Mask<Words> is_cell;  // bare or quoted, at most `longest` bytes, nothing to decode

    HWY_INLINE Lanes(const Cell* cells, std::size_t longest) {
        const Words words;
        Word data, size_and_form;
        hn::LoadInterleaved2(words, reinterpret_cast<const std::uint64_t*>(cells), data, size_and_form);
        const auto form = hn::And(hn::ShiftRight<32>(size_and_form), hn::Set(words, 0xFF));
        const auto form_is = [&](CellForm wanted) {
            return form == hn::Set(words, static_cast<std::uint64_t>(wanted));
        };
        const auto is_quoted = form_is(CellForm::quoted);
        const auto one = hn::IfThenElseZero(is_quoted, hn::Set(words, 1));
        const auto inner = hn::And(size_and_form, hn::Set(words, 0xFFFFFFFF)) - (one + one);
        const auto is_simple = hn::Or(is_quoted, hn::Or(form_is(CellForm::plain), form_is(CellForm::literal)));
        is_cell = hn::And(is_simple, inner < hn::Set(words, longest + 1));
        const auto nothing = hn::Set(words, reinterpret_cast<std::uint64_t>(kNothing));
        offset = hn::IfThenElseZero(is_cell, data + one - nothing);
        size = hn::IfThenElseZero(is_cell, inner);
    }

    /// Eight bytes of each cell, from `at` on.
    HWY_INLINE Word eight(Word at) const {
        const Words words;
        return hn::GatherOffset(words, reinterpret_cast<const std::uint64_t*>(kNothing),
                                hn::BitCast(Offsets(), offset + at));
    }
};

HWY_INLINE std::uint64_t bits_of(hn::Mask<Words> mask) {
    const Words words;
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(words, mask, bits);
    return bits[0];
}

HWY_INLINE hn::Mask<Words> are_digits(Word bytes) {
    const Words words;
    const auto high_half = hn::Set(words, 0xF0F0F0F0F0F0F0F0u);
    const auto six_more = bytes + hn::Set(words, 0x0606060606060606u);  // no byte of digits carries
    const auto both = hn::Or(hn::And(bytes, high_half), hn::ShiftRight<4>(hn::And(six_more, high_half)));
    return both == hn::Set(words, 0x3333333333333333u);
}

/// The number that eight digits are, the first in the lowest byte: pairs, then fours, then all.
HWY_INLINE Word number_of(Word digits) {
    const Words words;
#if HWY_TARGET == HWY_SCALAR  // has no lanes inside a word
    auto number = hn::GetLane(digits);
    number = (number & 0x0F0F0F0F0F0F0F0Fu) * (1 + (10 << 8)) >> 8;
    number = (number & 0x00FF00FF00FF00FFu) * (1 + (100 << 16)) >> 16;
    return hn::Set(words, (number & 0x0000FFFF0000FFFFu) * (1 + (std::uint64_t{10'000} << 32)) >> 32);
#else
    const hn::Repartition<std::uint16_t, Words> pairs;
    const hn::Repartition<std::uint32_t, Words> fours;
    const auto ones = hn::BitCast(pairs, hn::And(digits, hn::Set(words, 0x0F0F0F0F0F0F0F0Fu)));
    const auto by_two = hn::And(ones, hn::Set(pairs, 0xFF)) * hn::Set(pairs, 10) + hn::ShiftRight<8>(ones);
    const auto two = hn::BitCast(fours, by_two);
    const auto by_four = hn::And(two, hn::Set(fours, 0xFFFF)) * hn::Set(fours, 100) + hn::ShiftRight<16>(two);
    return hn::MulEven(by_four, hn::Set(fours, 10'000)) + hn::ShiftRight<32>(hn::BitCast(words, by_four));
#endif
}

/// The low `size` bytes at the top, zeros (the digit) below. `size` is 1 to 8.
HWY_INLINE Word right_aligned(Word bytes, Word size) {
    const Words words;
    const auto unused = hn::Set(words, 64) - hn::ShiftLeft<3>(size);
    const auto zeros = hn::Set(words, 0x3030303030303030u);
    const auto one = hn::Set(words, 1);
    return hn::Or(bytes << unused, hn::And(zeros, (one << unused) - one));
}

DigitCells read_digit_cells(const Cell* cells, std::size_t count, double below, double* values) {
    const Words words;
    const Offsets integers;
    const hn::RebindToFloat<Words> doubles;
    constexpr std::uint64_t kMostDigits = 15;  // more may not be exact in a double
    DigitCells found;
    for (std::size_t row = 0; row < count; row += hn::Lanes(words)) {
        const Lanes lanes(cells + row, kMostDigits);
        const auto is_empty = hn::And(lanes.is_cell, lanes.size == hn::Zero(words));
        const auto is_filled = hn::AndNot(is_empty, lanes.is_cell);
        const auto size = hn::IfThenElse(is_filled, lanes.size, hn::Set(words, 1));
        const auto is_long = size > hn::Set(words, 8);
        const auto head = size - hn::IfThenElseZero(is_long, hn::Set(words, 8));
        const auto first = right_aligned(lanes.eight(hn::Zero(words)), head);
        auto is_number = hn::And(is_filled, are_digits(first));
        auto value = hn::ConvertTo(doubles, hn::BitCast(integers, number_of(first)));
        if (HWY_UNLIKELY(!hn::AllFalse(words, is_long))) {
            const auto last = lanes.eight(hn::IfThenElseZero(is_long, head));
            is_number = hn::And(is_number, hn::Or(hn::Not(is_long), are_digits(last)));
            const auto last_value = hn::ConvertTo(doubles, hn::BitCast(integers, number_of(last)));
            value = hn::IfThenElse(hn::RebindMask(doubles, is_long), value * hn::Set(doubles, 1e8) + last_value, value);
        }
        is_number = hn::And(is_number, hn::RebindMask(words, value < hn::Set(doubles, below)));
        const auto null = hn::Set(doubles, std::numeric_limits<double>::quiet_NaN());
        hn::StoreU(hn::IfThenElse(hn::RebindMask(doubles, is_number), value, null), doubles, values + row);
        found.are_digits |= bits_of(is_number) << row;
        found.are_empty |= bits_of(is_empty) << row;
    }
    return found;
}

KnownWords::Answers look_up(const KnownWords& known, const Cell* cells, std::size_t count) {
    const Words words;
    KnownWords::Answers answers;
    for (std::size_t row = 0; row < count; row += hn::Lanes(words)) {
        const Lanes lanes(cells + row, KnownWords::kLongest);
        const auto used = hn::ShiftLeft<3>(lanes.size);
        const auto one = hn::Set(words, 1);
        const auto key =
            hn::Or(hn::And(lanes.eight(hn::Zero(words)), (one << used) - one), hn::ShiftLeft<56>(lanes.size));
        auto meaning = hn::Zero(words);
        auto is_known = hn::MaskFromVec(hn::Zero(words));
        for (const auto& word : known) {
            const auto is_word = hn::And(lanes.is_cell, key == hn::Set(words, word.key));
            is_known = hn::Or(is_known, is_word);
            meaning = hn::Or(meaning, hn::IfThenElseZero(is_word, hn::Set(words, word.meaning)));
        }
        const auto rows_of = [&](KnownWords::Meaning wanted) {
            return bits_of(hn::TestBit(meaning, hn::Set(words, static_cast<std::uint64_t>(wanted)))) << row;
        };
        answers.yes |= rows_of(KnownWords::yes);
        answers.no |= rows_of(KnownWords::no);
        answers.unreadable |= rows_of(KnownWords::unreadable);
        answers.unknown |= bits_of(hn::Not(is_known)) << row;
    }
    return answers;
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual {

HWY_EXPORT(read_digit_cells);
HWY_EXPORT(look_up);

namespace {

constexpr std::size_t kGroup = 64;

/// Fewer cells than a group, followed by some that are none: registers are read whole.
struct PaddedCells {
    Cell cells[kGroup] = {};
    PaddedCells(const Cell* first, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) cells[i] = first[i];
    }
};

constexpr std::uint64_t first_rows(std::size_t count) { return (std::uint64_t{1} << count) - 1; }

}  // namespace

DigitCells read_digit_cells(const Cell* cells, std::size_t count, double below, double* values) {
    if (count == kGroup) return HWY_DYNAMIC_DISPATCH(read_digit_cells)(cells, kGroup, below, values);
    const PaddedCells padded(cells, count);
    double all_values[kGroup];
    const auto found = HWY_DYNAMIC_DISPATCH(read_digit_cells)(padded.cells, kGroup, below, all_values);
    std::memcpy(values, all_values, count * sizeof(double));
    return found;
}

KnownWords::Answers KnownWords::look_up(const Cell* cells, std::size_t count) const {
    if (count == kGroup) return HWY_DYNAMIC_DISPATCH(look_up)(*this, cells, kGroup);
    const PaddedCells padded(cells, count);
    auto answers = HWY_DYNAMIC_DISPATCH(look_up)(*this, padded.cells, kGroup);
    answers.unknown &= first_rows(count);
    return answers;
}

void KnownWords::add(std::string_view word, Meaning meaning) noexcept {
    if (size_ == kMost || word.size() > kLongest) return;
    std::uint64_t key = 0;
    std::memcpy(&key, word.data(), word.size());
    key |= std::uint64_t{word.size()} << 56;
    for (const Word& known : *this)  // the rows of a group were looked up together
        if (known.key == key) return;
    words_[size_++] = {key, meaning};
}

}  // namespace leadqual
#endif
