#include "import/line_ends.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "import/line_ends.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "import/byte_masks-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace leadqual::reading {
namespace HWY_NAMESPACE {

std::uint64_t count_line_ends(std::string_view text) {
    std::uint64_t count = 0, after_cr = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += kStep) {
        const auto there = first_bits(text.size() - begin);
        const auto cr = mask_of(text.data() + begin, '\r') & there;
        const auto lf = mask_of(text.data() + begin, '\n') & there;
        count += static_cast<std::uint64_t>(std::popcount(cr | (lf & ~(cr << 1 | after_cr))));  // CRLF: at its CR
        after_cr = cr >> 63;
    }
    return count;
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual::reading {

HWY_EXPORT(count_line_ends);

std::uint64_t count_line_ends(std::string_view text) { return HWY_DYNAMIC_DISPATCH(count_line_ends)(text); }

}  // namespace leadqual::reading
#endif
