// (private to import) How long a record may be (--max-record), and how much is read at a time.
#pragma once

#include "leadqual/import.hpp"

#include <algorithm>

namespace leadqual::reading {

struct RecordLimit {
    std::size_t max_record;
    std::size_t block_size;  ///< never above max_record: a block of several records holds none that is too long
    std::size_t block_records;

    /// Keeps the cells of a block within a few megabytes, however many are located of a record.
    void locate_cells(std::size_t of_a_record) noexcept;
    /// How many records a block of `size` bytes takes: one, where it had to grow to hold a whole record.
    std::size_t records_in(std::size_t size) const noexcept { return size > block_size ? 1 : block_records; }

    /// How much to read for a block that is to hold about `bytes`.
    std::size_t size_near(std::size_t bytes) const noexcept { return std::clamp(bytes, kSmallestBlock, block_size); }

    static constexpr std::size_t kSmallestBlock = 64;
    explicit RecordLimit(const ImportOptions& options);
    std::string reason() const;  ///< longer than 16 MiB (--max-record)
};

}  // namespace leadqual::reading
