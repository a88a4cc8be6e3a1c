// 64 bytes at a time become bit masks of quotes, delimiters and line ends; a few word operations tell what is in
// quotes. Compiled for every SIMD target of the machine family; the best one is taken at run time.
#include "import/csv_structure.hpp"

#include <algorithm>

#define HWY_WANT_AVX3_DL  // else the target with byte compression is left out

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "import/csv_structure.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "import/byte_masks-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace leadqual::reading {
namespace HWY_NAMESPACE {

/// The quotes that open or close, given the byte masks of 64 bytes: all of them, unless one is out of place.
class QuoteState {
public:
    /// Bits of the bytes inside quotes; `separators` are delimiters and line ends, wherever they stand.
    HWY_INLINE std::uint64_t inside(std::uint64_t quotes, std::uint64_t separators) {
        auto inside = prefix_xor(quotes) ^ inside_;
        auto closing = quotes & ~inside;
        const auto opening = quotes & inside;
        if (HWY_UNLIKELY((opening & ~((separators | closing) << 1 | may_open_)) != 0)) {
            quotes = without_stray(quotes, separators);
            inside = prefix_xor(quotes) ^ inside_;
            closing = quotes & ~inside;
        }
        inside_ = std::uint64_t{0} - (inside >> 63);
        may_open_ = (separators | closing) >> 63;
        return inside;
    }

private:
    std::uint64_t without_stray(std::uint64_t quotes, std::uint64_t separators) const {
        std::uint64_t kept = 0, may_open = separators << 1 | may_open_;
        bool is_inside = inside_ != 0;
        for (; quotes != 0; quotes &= quotes - 1) {
            const auto quote = quotes & (0 - quotes);
            if (!is_inside && (quote & may_open) == 0) continue;
            kept |= quote;
            if (is_inside) may_open |= quote << 1;
            is_inside = !is_inside;
        }
        return kept;
    }

    std::uint64_t inside_ = 0;    // all bits when the last byte was inside quotes
    std::uint64_t may_open_ = 1;  // bit 0: a quote would open at the next byte
};

/// Counts the line ends of a text: LF, CRLF (at its CR) and lone CR.
class LineCount {
public:
    HWY_INLINE void take(std::uint64_t cr, std::uint64_t lf) {
        count_ += static_cast<std::uint64_t>(std::popcount(cr | (lf & ~(cr << 1 | after_cr_))));
        after_cr_ = cr >> 63;
    }
    std::uint64_t count() const { return count_; }

private:
    std::uint64_t count_ = 0, after_cr_ = 0;
};

/// The separators of 64 bytes, outside quotes.
struct Separators {
    std::uint64_t all, line_ends;
};

template <bool lone_cr>
HWY_INLINE Separators separators_at(std::string_view text, std::size_t at, std::uint64_t there, char delimiter,
                                    QuoteState& quotes, LineCount& lines) {
    const char* const bytes = text.data() + at;
    const auto lf = mask_of(bytes, '\n') & there, cr = mask_of(bytes, '\r') & there;
    lines.take(cr, lf);
    auto line_ends = lf;
    if constexpr (lone_cr) {
        const bool lf_follows = at + kStep < text.size() && bytes[kStep] == '\n';
        line_ends |= cr & ~(lf >> 1 | std::uint64_t{lf_follows} << 63);
    }
    const auto separators = (mask_of(bytes, delimiter) & there) | line_ends;
    const auto outside = ~quotes.inside(mask_of(bytes, '"') & there, separators);
    return {separators & outside, line_ends & outside};
}

/// Writes begin + i for each bit i of `mask`, and perhaps more behind them; `to` has room for 64 in any case.
HWY_INLINE void put_positions(std::uint64_t mask, std::uint32_t begin, std::uint32_t* to) {
#if HWY_TARGET == HWY_AVX3_DL
    // The set bits' numbers by one instruction, sixteen written at once: no jump to guess wrong. Takes a third of the
    // time of the loop below.
    const hn::Full512<std::uint8_t> bytes;
    const hn::Full512<std::uint32_t> words;
    const hn::Full128<std::uint8_t> quarter;
    alignas(8) std::uint8_t bits[8];
    std::memcpy(bits, &mask, sizeof mask);
    const auto numbers = hn::Compress(hn::Iota(bytes, 0), hn::LoadMaskBits(bytes, bits));
    const auto first = hn::Set(words, begin);
    hn::StoreU(first + hn::PromoteTo(words, hn::LowerHalf(hn::LowerHalf(numbers))), words, to);
    if (HWY_UNLIKELY(std::popcount(mask) > 16)) {
        alignas(64) std::uint8_t all[64];
        hn::Store(numbers, bytes, all);
        for (std::size_t part = 16; part < 64; part += 16)
            hn::StoreU(first + hn::PromoteTo(words, hn::Load(quarter, all + part)), words, to + part);
    }
#else
    const auto put = [&] {
        *to++ = begin + static_cast<std::uint32_t>(std::countr_zero(mask));
        mask &= mask - 1;
    };
    while (mask != 0) {  // four at a time, though some may be too many: fewer jumps to guess
        put(), put(), put(), put();
    }
#endif
}

template <bool lone_cr>
std::uint64_t find_marks_in(std::string_view text, char delimiter, Positions& marks, Positions& record_ends) {
    // Room is made for a stretch at a time: no call is left in the inner loop, so all it needs stays in registers.
    constexpr std::size_t kStretch = 64 * kStep;
    QuoteState quotes;
    LineCount lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto stretch_end = std::min(begin + kStretch, text.size());
        auto* const at = marks.room_for(kStretch + kStep);
        auto* const ends = record_ends.room_for(kStretch + 1);
        const auto marked_before = static_cast<std::uint32_t>(marks.size());
        std::uint32_t marked = 0, ended = 0;
        const auto take = [&](std::uint64_t there) {
            auto [separators, line_ends] = separators_at<lone_cr>(text, begin, there, delimiter, quotes, lines);
            put_positions(separators, static_cast<std::uint32_t>(begin), at + marked);
            const auto put_end = [&] {
                const auto before = separators & ((line_ends & (0 - line_ends)) - 1);
                ends[ended] = marked_before + marked + static_cast<std::uint32_t>(std::popcount(before));
                ended += line_ends != 0;
                line_ends &= line_ends - 1;
            };
            put_end();  // written in any case, counted when there is one: most words have at most one
            while (HWY_UNLIKELY(line_ends != 0)) put_end();
            marked += static_cast<std::uint32_t>(std::popcount(separators));
        };
        for (; begin + kStep <= stretch_end; begin += kStep) take(~std::uint64_t{0});
        if (begin < stretch_end) take(first_bits(stretch_end - begin));
        begin = stretch_end;
        marks.added(marked);
        record_ends.added(ended);
    }
    return lines.count();
}

std::uint64_t find_marks(std::string_view text, CsvSyntax syntax, Positions& marks, Positions& record_ends) {
    marks.clear();
    record_ends.clear();
    return syntax.lone_cr ? find_marks_in<true>(text, syntax.delimiter, marks, record_ends)
                          : find_marks_in<false>(text, syntax.delimiter, marks, record_ends);
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual::reading {

HWY_EXPORT(find_marks);

std::uint64_t find_marks(std::string_view text, CsvSyntax syntax, Positions& marks, Positions& record_ends) {
    return HWY_DYNAMIC_DISPATCH(find_marks)(text, syntax, marks, record_ends);
}

}  // namespace leadqual::reading
#endif
