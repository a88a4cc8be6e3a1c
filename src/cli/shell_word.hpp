// (private to cli) Text as a shell takes it, to be typed as it is shown.
#pragma once

#include <string>
#include <string_view>

namespace leadqual::cli {

/// In single quotes where it needs them.
std::string shell_word(std::string_view text);

/// "--map budget='Deal Value'"
std::string map_flag(std::string_view field, std::string_view column);

}  // namespace leadqual::cli
