// (private to cli) Long names for a narrow column of a table.
#pragma once

#include <string>
#include <vector>

namespace leadqual::cli {

/// Each name in at most `width` columns of a terminal, except that two different names never look the same: then their
/// ends are shown, too, or all of them.
std::vector<std::string> short_names(const std::vector<std::string>& names, std::size_t width);

}  // namespace leadqual::cli
