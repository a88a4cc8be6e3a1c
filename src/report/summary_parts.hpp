// (private to report) The words after a run, in two parts.
#pragma once

#include "leadqual/report.hpp"

namespace leadqual::summary {

/// What a user should know of the input before trusting the tags.
void append_findings(const RunCounts& counts, std::string& text);
/// The one summary line; with several rule sets a line for each of them.
void append_totals(const RunCounts& counts, Day today, std::string& text);
std::string causes_of(const SetCounts& set);  ///< " (1,200 for cause, 3,128 nothing known)"

}  // namespace leadqual::summary
