#include "import/record_limit.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

RecordLimit::RecordLimit(const ImportOptions& options)
    : max_record(std::clamp(options.max_record, kSmallestBlock, std::size_t{1} << 30)),  // offsets have 32 bits
      block_size(std::clamp(options.block_size, kSmallestBlock, max_record)),
      block_records(std::max<std::size_t>(options.block_records, 1)) {}

void RecordLimit::locate_cells(std::size_t of_a_record) noexcept {
    constexpr std::size_t kMostCells = std::size_t{3} << 15;
    block_records = std::clamp<std::size_t>(kMostCells / std::max<std::size_t>(of_a_record, 1), 1, block_records);
}

std::string RecordLimit::reason() const {
    if (max_record % (1 << 20) == 0) return fmt::format("longer than {} MiB (--max-record)", max_record >> 20);
    if (max_record % (1 << 10) == 0) return fmt::format("longer than {} KiB (--max-record)", max_record >> 10);
    return fmt::format("longer than {} bytes (--max-record)", max_record);
}

}  // namespace leadqual::reading
