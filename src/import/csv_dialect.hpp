// (private to import) How the cells of a CSV file are told from each other, found from its first 64 KiB.
#pragma once

#include "import/csv_rewriter.hpp"
#include "import/csv_shape.hpp"

namespace leadqual::reading {

constexpr std::size_t csv_sample = std::size_t{64} << 10;

/// The delimiters that are looked for.
constexpr std::string_view kDelimiters = ",;\t|";

/// The form that the options ask for, and for what they leave open the one on which the records agree:
/// - delimiter: the one by which nine of ten records have as many cells as the header; of several, one that needs no
///   titles before the header, then the one with the most columns. Where there is none, and the format's own is not in
///   the first line: one by which more than half do. Else the format's own;
/// - quote ': where cells begin with it, all of them end with it, and none is in double quotes;
/// - blanks after the delimiter belong to it where every delimiter, or every quote, stands behind one;
/// - a backslash escapes where that leaves no stray quote, and without it there are some.
/// `sep` is the delimiter of a sep= line, or 0.
CsvForm find_csv_form(Window window, std::size_t begin, InputFormat format, const ImportOptions& options, char sep);

}  // namespace leadqual::reading
