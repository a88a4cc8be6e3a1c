// (private to import) The lines an editor shows.
#pragma once

#include <cstdint>
#include <string_view>

namespace leadqual::reading {

/// LF, CRLF and lone CR, wherever they stand. 64 readable bytes follow `text`.
std::uint64_t count_line_ends(std::string_view text);

}  // namespace leadqual::reading
