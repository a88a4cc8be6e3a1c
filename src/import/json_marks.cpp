#include "import/json_marks.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "import/json_marks.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "import/byte_masks-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace leadqual::reading {
namespace HWY_NAMESPACE {

/// The marks of `text` from `begin` to `end`, one bit a byte. Returns behind the last bits.
unsigned char* mark_json(std::string_view text, std::size_t begin, std::size_t end, JsonMarkState& state,
                         unsigned char* marks) {
    auto now = state;  // in registers
    for (; begin < end; begin += kStep, marks += kStep / 8) {
        const char* bytes = text.data() + begin;
        const auto there = first_bits(text.size() - begin);
        const auto backslashes = mask_of(bytes, '\\') & there;
        const auto taken = escaped_by(backslashes, now.is_escaped);
        const auto found = (mask_of(bytes, '"') | backslashes | mask_below(bytes, ' ')) & there & ~taken;
        std::memcpy(marks, &found, sizeof found);

        const auto cr = mask_of(bytes, '\r') & there, lf = mask_of(bytes, '\n') & there;
        now.line_ends += static_cast<std::uint64_t>(std::popcount(cr | (lf & ~(cr << 1 | now.after_cr))));
        now.after_cr = cr >> 63;
    }
    state = now;
    return marks;
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual::reading {

HWY_EXPORT(mark_json);

void JsonMarks::mark_more() noexcept {
    window_begin_ += window_size_;
    window_size_ = std::min(window, text_.size() - window_begin_);
    const auto end = window_begin_ + window_size_;
    auto* behind = HWY_DYNAMIC_DISPATCH(mark_json)(text_, window_begin_, end, state_, bits_.data());
    std::memset(behind, 0, sizeof(std::uint64_t));
}

std::size_t JsonMarks::from_far(std::size_t offset) noexcept {
    for (;; mark_more()) {
        const auto end = window_begin_ + window_size_;
        for (; offset < end; offset += 64 - (offset - window_begin_) % 64) {
            const auto at = offset - window_begin_;
            std::uint64_t bits;
            std::memcpy(&bits, bits_.data() + at / 64 * 8, sizeof bits);
            bits >>= at % 64;
            if (bits != 0) return offset + static_cast<std::size_t>(std::countr_zero(bits));
        }
        if (end == text_.size()) return end;
    }
}

std::uint64_t JsonMarks::count_line_ends() noexcept {
    while (window_begin_ + window_size_ < text_.size()) mark_more();
    return state_.line_ends;
}

}  // namespace leadqual::reading
#endif
