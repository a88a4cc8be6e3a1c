// (private to cli) How the cells of a column were understood, in words.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual::cli {

/// "decimal comma", "day first", "codes", "some in IDR": what its cells, a flag or a rule file settled; mostly nothing.
std::vector<std::string> readings_of(const ColumnProfile& column);

}  // namespace leadqual::cli
