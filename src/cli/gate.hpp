// (private to cli) --fail-on 'rejects > 50': a comparison over the counts of the summary.
#pragma once

#include "leadqual/report.hpp"

namespace leadqual::cli {

struct Gate {
    std::string text;        ///< as typed
    std::string count;       ///< a name of count_names()
    std::string comparison;  ///< < <= > >= = !=
    double limit = 0;
    bool is_share = false;  ///< "5%": of the rows read
};

/// Throws Error (exit 2) that says how to write one, over counts with these names.
Gate read_gate(const std::string& text, std::span<const std::string_view> names = count_names());
/// What tripped, in words; empty when the gate holds.
std::string tripped(const Gate& gate, const RunCounts& counts);
/// The same for a count that is known; `whole` is what a share is of.
std::string tripped(const Gate& gate, double count, double whole);

}  // namespace leadqual::cli
