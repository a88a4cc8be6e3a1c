// (private to import) The header line of CSV text, and what it tells: delimiter, line ends, columns.
#pragma once

#include "import/csv_structure.hpp"
#include "import/text_file.hpp"
#include "leadqual/import.hpp"

namespace leadqual::reading {

struct CsvHeader {
    CsvSyntax syntax;
    Dialect dialect;
    std::vector<std::string> names;  ///< decoded, as they stand
    std::size_t behind = 0;          ///< offset in the file behind the header and its line end
    std::uint64_t lines = 0;         ///< line ends up to `behind`
};

/// Looks at the beginning of `file`, whose next byte is its first. Throws Error (exit 3).
///
/// The delimiter is the one asked for, else the format's own. A header line of a single column that holds ';', tab or
/// '|' outside quotes is split there if the first records then have as many cells; if not, the user is asked.
CsvHeader read_csv_header(TextFile& file, InputFormat format, const ImportOptions& options);

}  // namespace leadqual::reading
