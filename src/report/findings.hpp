// (private to report) What a user should know about the input before trusting the tags: one finding a line.
#pragma once

#include "leadqual/report.hpp"

namespace leadqual::findings {

void append_rejected_rows(const RunCounts& counts, std::string& text);
void append_merged_rows(const RunCounts& counts, std::string& text);
void append_changed_rows(const RunCounts& counts, std::string& text);  ///< padded, trimmed, escaped
void append_unreadable_values(const RunCounts& counts, std::string& text);
void append_blind_criteria(const RunCounts& counts, std::string& text);  ///< criteria no column supplies
void append_knock_outs_off(const RunCounts& counts, std::string& text);

}  // namespace leadqual::findings
