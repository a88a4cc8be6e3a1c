#include "scoring/like.hpp"

namespace leadqual {

static std::size_t behind_character(std::string_view text, std::size_t at) noexcept {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

bool is_like(std::string_view text, std::string_view pattern) noexcept {
    constexpr std::size_t none = std::string_view::npos;
    std::size_t at = 0, in_pattern = 0;
    std::size_t retry_at = none, retry_in_pattern = 0;  // only the last % ever has to be tried again
    while (at < text.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '%') {
            retry_at = at;
            retry_in_pattern = ++in_pattern;
        } else if (in_pattern < pattern.size() && pattern[in_pattern] == '_') {
            at = behind_character(text, at);
            ++in_pattern;
        } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
            ++at;
            ++in_pattern;
        } else if (retry_at != none) {
            at = retry_at = behind_character(text, retry_at);
            in_pattern = retry_in_pattern;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('%', in_pattern) == none;
}

}  // namespace leadqual
