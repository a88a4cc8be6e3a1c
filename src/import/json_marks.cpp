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

std::uint32_t* find_json_marks(std::string_view text, std::size_t begin, std::size_t end, JsonMarkState& state,
                               std::uint32_t* marks) {
    auto now = state;  // in registers
    for (; begin < end; begin += kStep) {
        const char* bytes = text.data() + begin;
        const auto there = first_bits(text.size() - begin);
        const auto backslashes = mask_of(bytes, '\\') & there;
        const auto taken = escaped_by(backslashes, now.is_escaped);
        const auto found = (mask_of(bytes, '"') | backslashes | mask_below(bytes, ' ')) & there & ~taken;
        marks = put_offsets(found, static_cast<std::uint32_t>(begin), marks);

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

HWY_EXPORT(find_json_marks);

void JsonMarks::mark_more() noexcept {
    const auto end = std::min(marked_ + window, text_.size());
    auto* behind = HWY_DYNAMIC_DISPATCH(find_json_marks)(text_, marked_, end, state_, offsets_.data());
    if (end == text_.size()) *behind++ = static_cast<std::uint32_t>(end);
    *behind = more;
    marked_ = end;
    next_ = offsets_.data();
}

std::uint64_t JsonMarks::count_line_ends() noexcept {
    while (marked_ < text_.size()) mark_more();
    return state_.line_ends;
}

}  // namespace leadqual::reading
#endif
