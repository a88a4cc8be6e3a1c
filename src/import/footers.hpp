// (private to import) Lines that reports put under their records.
#pragma once

#include <string_view>

namespace leadqual::reading {

/// Whether `text`, the only cell of a record that should have three or more, is such a line.
bool is_footer(std::string_view text);

}  // namespace leadqual::reading
