// (private to import) How the encoding of a file is found from its first bytes.
#pragma once

#include "leadqual/import.hpp"

namespace leadqual::reading {

struct FoundEncoding {
    Encoding encoding = Encoding::automatic;  ///< automatic: UTF-8, and Windows-1252 where it is not
    bool has_mark = false;                    ///< begins with a byte order mark
};

/// By the byte order mark, else by where NULs stand.
FoundEncoding find_encoding(std::string_view begin);

/// Fills what the dialect tells of the encoding, once some text was read.
class TextFile;
void set_encoding(const TextFile& file, const ImportOptions& options, Dialect& dialect);

/// NUL bytes at even and at odd offsets; `are_many` when text cannot have so many: a NUL here and there is data.
struct NulCounts {
    std::size_t even = 0, odd = 0;
    bool are_many = false;
};
NulCounts count_nuls(std::string_view begin);

}  // namespace leadqual::reading
