#include "import/json_brackets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "import/json_brackets.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "import/byte_masks-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace leadqual::reading {
namespace HWY_NAMESPACE {

// '{' and '[' differ in one bit, as do '}' and ']'; no other byte becomes one of them with that bit.
constexpr std::uint8_t kCurly = '{' ^ '[';

std::size_t behind_brackets(std::string_view text) {
    std::uint64_t in_text = 0, is_escaped = 0;
    std::size_t depth = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += kStep) {
        const char* bytes = text.data() + begin;
        const auto there = first_bits(text.size() - begin);
        const auto counted = ~escaped_by(mask_of(bytes, '\\') & there, is_escaped) & there;
        const auto texts = prefix_xor(mask_of(bytes, '"') & counted) ^ in_text;
        in_text = std::uint64_t{0} - (texts >> 63);
        const auto opening = mask_of(bytes, '{', kCurly) & ~texts & counted;
        const auto closing = mask_of(bytes, '}', kCurly) & ~texts & counted;
        if (static_cast<std::size_t>(std::popcount(closing)) < depth) {  // cannot be the last
            depth += static_cast<std::size_t>(std::popcount(opening));
            depth -= static_cast<std::size_t>(std::popcount(closing));
            continue;
        }
        for (auto brackets = opening | closing; brackets != 0; brackets &= brackets - 1) {
            if ((opening & brackets & (0 - brackets)) != 0)
                ++depth;
            else if (--depth == 0)
                return begin + static_cast<std::size_t>(std::countr_zero(brackets)) + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual::reading {

HWY_EXPORT(behind_brackets);

std::size_t behind_brackets(std::string_view text) { return HWY_DYNAMIC_DISPATCH(behind_brackets)(text); }

bool ValueWalk::take(char byte) noexcept {
    if (is_escaped_) {
        is_escaped_ = false;
        return false;
    }
    if (byte == '\\') {
        is_escaped_ = true;
    } else if (byte == '"') {
        in_text_ = !in_text_;
        return !in_text_ && depth_ == 0;
    } else if (in_text_) {
        return false;
    } else if (byte == '{' || byte == '[') {
        ++depth_;
    } else if (byte == '}' || byte == ']') {
        if (depth_ == 0) return is_behind_ = true;
        return --depth_ == 0;
    } else if (depth_ == 0 && std::string_view(" \t\r\n,").find(byte) != std::string_view::npos) {
        return is_behind_ = true;
    }
    return false;
}

std::size_t ValueWalk::find_end(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (take(text[at])) return is_behind_ ? at : at + 1;
    return std::string_view::npos;
}

std::size_t behind_value(std::string_view text, std::size_t from) {
    const auto rest = text.substr(from);
    const bool has_brackets = rest.starts_with('{') || rest.starts_with('[');
    const auto end = has_brackets ? behind_brackets(rest) : ValueWalk().find_end(rest);
    return end == std::string_view::npos ? end : from + end;
}

}  // namespace leadqual::reading
#endif
