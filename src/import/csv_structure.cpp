// 64 bytes at a time become bit masks of quotes, delimiters and line ends; a few word operations tell what is in
// quotes. Compiled for every SIMD target of the machine family; the best one is taken at run time.
#include "import/csv_structure.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "import/csv_structure.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "import/byte_masks-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace leadqual::reading {
namespace HWY_NAMESPACE {

static_assert(kStep == kMarkStep);

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
    std::uint64_t before_quotes;  ///< those in front of a quote
    bool has_quoted_line_end;
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
    const auto quote_bytes = mask_of(bytes, '"') & there;
    const auto outside = ~quotes.inside(quote_bytes, separators);
    const bool quote_follows = at + kStep < text.size() && bytes[kStep] == '"';
    const auto before_quotes = quote_bytes >> 1 | std::uint64_t{quote_follows} << 63;
    return {separators & outside, line_ends & outside, separators & outside & before_quotes,
            (line_ends & ~outside) != 0};
}

/// Writes the mark begin + i for each bit i of `mask`, and perhaps more behind them; `to` has room for 64 in any case.
/// `flagged` are the bits of the marks with kQuoteBehind.
HWY_INLINE void put_marks(std::uint64_t mask, std::uint64_t flagged, std::uint32_t begin, std::uint32_t* to) {
#if HWY_TARGET == HWY_AVX3_DL
    // The set bits' numbers by one instruction, sixteen written at once: no jump to guess wrong. Takes a third of the
    // time of the loop below.
    const hn::Full512<std::int8_t> bytes;
    const hn::Full512<std::int32_t> words;
    const hn::Full128<std::int8_t> quarter;
    const auto mask_bits = [&](std::uint64_t from) {
        alignas(8) std::uint8_t bits[8];
        std::memcpy(bits, &from, sizeof from);
        return hn::LoadMaskBits(bytes, bits);
    };
    // A byte holds the number of its bit, and the flag as its sign, which the wider word keeps.
    const auto number = hn::Iota(bytes, 0), flagged_number = hn::Iota(bytes, -128);
    const auto numbers = hn::Compress(hn::IfThenElse(mask_bits(flagged), flagged_number, number), mask_bits(mask));
    const auto first = hn::Set(words, static_cast<std::int32_t>(begin));
    const auto number_and_flag = hn::Set(words, static_cast<std::int32_t>(kQuoteBehind | 0x3F));
    const auto put = [&](auto sixteen, std::size_t part) {
        const auto marks = first + hn::And(hn::PromoteTo(words, sixteen), number_and_flag);
        hn::StoreU(marks, words, reinterpret_cast<std::int32_t*>(to + part));
    };
    put(hn::LowerHalf(hn::LowerHalf(numbers)), 0);
    if (HWY_UNLIKELY(std::popcount(mask) > 16)) {
        alignas(64) std::int8_t all[64];
        hn::Store(numbers, bytes, all);
        for (std::size_t part = 16; part < 64; part += 16) put(hn::Load(quarter, all + part), part);
    }
#else
    const auto put = [&] {
        const auto bit = std::countr_zero(mask) & 63;  // 64 when none is left
        *to++ = (begin + static_cast<std::uint32_t>(bit)) | static_cast<std::uint32_t>(flagged >> bit & 1) << 31;
        mask &= mask - 1;
    };
    while (mask != 0) {  // four at a time, though some may be too many: fewer jumps to guess
        put(), put(), put(), put();
    }
#endif
}

template <bool lone_cr>
std::uint64_t find_marks_in(std::string_view text, char delimiter, Positions& marks, Positions& record_ends,
                            Positions& quoted_line_ends) {
    // Room is made for a stretch at a time: no call is left in the inner loop, so all it needs stays in registers.
    constexpr std::size_t kStretch = 64 * kStep;
    QuoteState quotes;
    LineCount lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto stretch_end = std::min(begin + kStretch, text.size());
        auto* const at = marks.room_for(kStretch + kStep);
        auto* const ends = record_ends.room_for(kStretch + 1);
        auto* const quoted = quoted_line_ends.room_for(kStretch / kStep + 1);
        const auto marked_before = static_cast<std::uint32_t>(marks.size());
        std::uint32_t marked = 0, ended = 0, quoted_ends = 0;
        const auto take = [&](std::uint64_t there) {
            auto [separators, line_ends, before_quotes, has_quoted_line_end] =
                separators_at<lone_cr>(text, begin, there, delimiter, quotes, lines);
            put_marks(separators, before_quotes, static_cast<std::uint32_t>(begin), at + marked);
            const auto put_end = [&] {
                const auto before = separators & ((line_ends & (0 - line_ends)) - 1);
                ends[ended] = marked_before + marked + static_cast<std::uint32_t>(std::popcount(before));
                ended += line_ends != 0;
                line_ends &= line_ends - 1;
            };
            put_end();  // written in any case, counted when there is one: most words have at most one
            while (HWY_UNLIKELY(line_ends != 0)) put_end();
            marked += static_cast<std::uint32_t>(std::popcount(separators));
            if (HWY_UNLIKELY(has_quoted_line_end)) quoted[quoted_ends++] = static_cast<std::uint32_t>(begin);
        };
        for (; begin + kStep <= stretch_end; begin += kStep) take(~std::uint64_t{0});
        if (begin < stretch_end) take(first_bits(stretch_end - begin));
        begin = stretch_end;
        marks.added(marked);
        record_ends.added(ended);
        quoted_line_ends.added(quoted_ends);
    }
    return lines.count();
}

std::uint64_t find_marks(std::string_view text, CsvSyntax syntax, Positions& marks, Positions& record_ends,
                         Positions& quoted_line_ends) {
    marks.clear();
    record_ends.clear();
    quoted_line_ends.clear();
    return syntax.lone_cr ? find_marks_in<true>(text, syntax.delimiter, marks, record_ends, quoted_line_ends)
                          : find_marks_in<false>(text, syntax.delimiter, marks, record_ends, quoted_line_ends);
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual::reading {

HWY_EXPORT(find_marks);

std::uint64_t find_marks(std::string_view text, CsvSyntax syntax, Positions& marks, Positions& record_ends,
                         Positions* quoted_line_ends) {
    Positions unasked;
    return HWY_DYNAMIC_DISPATCH(find_marks)(text, syntax, marks, record_ends,
                                            quoted_line_ends ? *quoted_line_ends : unasked);
}

}  // namespace leadqual::reading
#endif
