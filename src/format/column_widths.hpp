// (private to format) How wide each column of a table may be.
#pragma once

#include <cstddef>
#include <vector>

namespace leadqual::writing {

/// Narrows the widest columns until all of them fit into `room` columns of the terminal, gaps included, but none below
/// `least`; columns already narrower stay as they are.
std::vector<std::size_t> fit_widths(std::vector<std::size_t> widths, std::size_t gap, std::size_t room,
                                    std::size_t least);

}  // namespace leadqual::writing
