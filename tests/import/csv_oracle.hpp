// CSV read the slow and obvious way: what the fast reader must agree with.
#pragma once

#include "import/read_leads.hpp"

namespace leadqual::testing {

/// `text` with its header line; blocks play no part. Cells are raw.
ReadFile read_csv_slowly(const std::string& text, char delimiter, std::size_t max_record = std::size_t{16} << 20);

}  // namespace leadqual::testing
