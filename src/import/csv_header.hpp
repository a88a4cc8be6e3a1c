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
    std::uint64_t lines = 0;         ///< line ends of the file up to `behind`
    bool has_preamble = false;       ///< lines before the header were found to be none
    std::string doubt;               ///< why the first line may be no header
    std::string column_doubt;        ///< why the one column may be several
};

/// Finds the dialect, skips what stands before the header, and reads it. Nothing of `file` was read before; it may be
/// rewritten from here on. Throws Error (exit 3).
CsvHeader read_csv_header(TextFile& file, InputFormat format, const ImportOptions& options);

}  // namespace leadqual::reading
