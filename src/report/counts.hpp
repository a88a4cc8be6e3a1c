// (private to report) The table of counts, for the summary file.
#pragma once

#include "leadqual/report.hpp"

namespace leadqual {

struct NamedCount {
    std::string_view name;
    std::uint64_t (*of)(const RunCounts&);
};
std::span<const NamedCount> named_counts();

}  // namespace leadqual
