// (private to import) How long a record may be (--max-record), and how much is read at a time.
#pragma once

#include "leadqual/import.hpp"

namespace leadqual::reading {

struct RecordLimit {
    std::size_t max_record;
    std::size_t block_size;  ///< never above max_record: a block of several records holds none that is too long

    explicit RecordLimit(const ImportOptions& options);
    std::string reason() const;  ///< longer than 16 MiB (--max-record)
};

}  // namespace leadqual::reading
