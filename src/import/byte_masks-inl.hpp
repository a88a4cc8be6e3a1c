// (private to import) Which of 64 bytes are some byte: one bit each. Included once for every SIMD target, by .cpp files
// that include <hwy/foreach_target.h> and <hwy/highway.h> before.
#if defined(LEADQUAL_BYTE_MASKS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LEADQUAL_BYTE_MASKS_INL
#undef LEADQUAL_BYTE_MASKS_INL
#else
#define LEADQUAL_BYTE_MASKS_INL
#endif

#include <bit>
#include <cstdint>
#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace leadqual::reading {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

static_assert(std::endian::native == std::endian::little, "masks are read as little-endian words");
constexpr std::size_t kStep = 64;  // bytes to a mask
using Bytes = hn::CappedTag<std::uint8_t, kStep>;

template <class Mask>
HWY_INLINE std::uint64_t bits_of(Bytes tag, Mask mask) {
    std::uint64_t bits = 0;
    hn::StoreMaskBits(tag, mask, reinterpret_cast<std::uint8_t*>(&bits));
    return bits;
}

/// Bit i is set where byte i of the 64 at `bytes`, with the bits of `added` set in it, is `wanted`.
HWY_INLINE std::uint64_t mask_of(const char* bytes, char wanted, std::uint8_t added = 0) {
    const Bytes tag;
    const auto wanted_bytes = hn::Set(tag, static_cast<std::uint8_t>(wanted)), added_bits = hn::Set(tag, added);
    std::uint64_t mask = 0;
    for (std::size_t at = 0; at < kStep; at += hn::Lanes(tag)) {
        const auto part = hn::LoadU(tag, reinterpret_cast<const std::uint8_t*>(bytes) + at);
        mask |= bits_of(tag, hn::Eq(hn::Or(part, added_bits), wanted_bytes)) << at;
    }
    return mask;
}

/// Bit i is set where byte i of the 64 at `bytes` is below `limit`.
HWY_INLINE std::uint64_t mask_below(const char* bytes, std::uint8_t limit) {
    const Bytes tag;
    const auto limits = hn::Set(tag, limit);
    std::uint64_t mask = 0;
    for (std::size_t at = 0; at < kStep; at += hn::Lanes(tag)) {
        const auto part = hn::LoadU(tag, reinterpret_cast<const std::uint8_t*>(bytes) + at);
        mask |= bits_of(tag, hn::Lt(part, limits)) << at;
    }
    return mask;
}

/// Bits of the bytes that a backslash takes. `carry` is 1 when the first byte is one of them.
HWY_INLINE std::uint64_t escaped_by(std::uint64_t backslashes, std::uint64_t& carry) {
    constexpr std::uint64_t kEven = 0x5555555555555555;
    backslashes &= ~carry;
    // In a run of backslashes the first, third, ... take the byte behind them. Adding the first bit of a run clears it.
    const auto starts = backslashes & ~(backslashes << 1);
    const auto runs_from_even = backslashes & ~(backslashes + (starts & kEven));
    const auto taking = (runs_from_even & kEven) | ((backslashes ^ runs_from_even) & ~kEven);
    const auto taken = taking << 1 | carry;
    carry = taking >> 63;
    return taken;
}

/// Bit i is the XOR of bits 0..i: between an odd set bit and the next one all bits are set.
HWY_INLINE std::uint64_t prefix_xor(std::uint64_t bits) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_SSE4
    // A product without carries by all ones: one instruction in place of twelve.
    const hn::Full128<std::uint64_t> words;
    return hn::GetLane(hn::CLMulLower(hn::Set(words, bits), hn::Set(words, ~std::uint64_t{0})));
#else
    for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
#endif
}

/// The bits of the bytes that are there when only `count` of 64 are.
HWY_INLINE std::uint64_t first_bits(std::size_t count) {
    return count >= kStep ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#endif
