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

/// The byte masks of 64 bytes of a text.
struct CsvMasks {
    std::uint64_t delimiters, line_ends, quoted;
};

template <bool lone_cr>
HWY_INLINE CsvMasks masks_at(std::string_view text, std::size_t at, char delimiter, QuoteState& state) {
    const char* bytes = text.data() + at;
    const auto there = first_bits(text.size() - at);
    const auto quotes = mask_of(bytes, '"') & there;
    const auto delimiters = mask_of(bytes, delimiter) & there;
    auto line_ends = mask_of(bytes, '\n') & there;
    if constexpr (lone_cr) {
        const bool lf_follows = at + kStep < text.size() && bytes[kStep] == '\n';
        const auto before_lf = line_ends >> 1 | std::uint64_t{lf_follows} << 63;
        line_ends |= mask_of(bytes, '\r') & there & ~before_lf;
    }
    return {delimiters, line_ends, state.inside(quotes, delimiters | line_ends)};
}

template <bool lone_cr>
void find_marks_in(std::string_view text, char delimiter, CsvMarks& marks) {
    // Room is made for a stretch at a time: no call is left in the inner loop, so all it needs stays in registers.
    constexpr std::size_t kStretch = 64 * kStep;
    QuoteState state;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto stretch_end = std::min(begin + kStretch, text.size());
        auto* const at = marks.at.room_for(kStretch);
        auto* const ends = marks.ends.room_for(kStretch);
        const auto marked_before = static_cast<std::uint32_t>(marks.at.size());
        std::size_t marked = 0, ended = 0;
        for (; begin < stretch_end; begin += kStep) {
            const auto masks = masks_at<lone_cr>(text, begin, delimiter, state);
            auto separators = (masks.delimiters | masks.line_ends) & ~masks.quoted;
            for (auto line_ends = masks.line_ends & ~masks.quoted; line_ends != 0; line_ends &= line_ends - 1) {
                const auto before = separators & ((line_ends & (0 - line_ends)) - 1);
                ends[ended++] = marked_before + static_cast<std::uint32_t>(marked) +
                                static_cast<std::uint32_t>(std::popcount(before));
            }
            auto* to = at + marked;
            marked += static_cast<std::size_t>(std::popcount(separators));
            const auto put = [&] {
                *to++ = static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(std::countr_zero(separators));
                separators &= separators - 1;
            };
            while (separators != 0) {  // four at a time, though some may be too many: fewer jumps to guess
                put(), put(), put(), put();
            }
        }
        marks.at.added(marked);
        marks.ends.added(ended);
    }
}

template <bool lone_cr>
std::size_t behind_last_record_in(std::string_view text, char delimiter) {
    QuoteState state;
    std::size_t behind = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += kStep) {
        const auto masks = masks_at<lone_cr>(text, begin, delimiter, state);
        const auto ends = masks.line_ends & ~masks.quoted;
        if (ends != 0) behind = begin + kStep - static_cast<std::size_t>(std::countl_zero(ends));
    }
    return behind;
}

void find_marks(std::string_view text, CsvSyntax syntax, CsvMarks& marks) {
    marks.at.clear();
    marks.ends.clear();
    if (syntax.lone_cr)
        find_marks_in<true>(text, syntax.delimiter, marks);
    else
        find_marks_in<false>(text, syntax.delimiter, marks);
}

std::size_t behind_last_record(std::string_view text, CsvSyntax syntax) {
    return syntax.lone_cr ? behind_last_record_in<true>(text, syntax.delimiter)
                          : behind_last_record_in<false>(text, syntax.delimiter);
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual::reading {

HWY_EXPORT(find_marks);
HWY_EXPORT(behind_last_record);

void find_marks(std::string_view text, CsvSyntax syntax, CsvMarks& marks) {
    HWY_DYNAMIC_DISPATCH(find_marks)(text, syntax, marks);
}

std::size_t behind_last_record(std::string_view text, CsvSyntax syntax) {
    return HWY_DYNAMIC_DISPATCH(behind_last_record)(text, syntax);
}

}  // namespace leadqual::reading
#endif
