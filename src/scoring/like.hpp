// LIKE: % stands for any text, _ for one character.
#pragma once

#include <string_view>

namespace leadqual {

bool is_like(std::string_view text, std::string_view pattern) noexcept;

}  // namespace leadqual
