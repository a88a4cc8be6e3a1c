// Floor 6: what a run adds up to, in words and as data. Later: evaluation, html.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual {

/// The words after a run, for standard error: rejects first (those in counts.rejects are shown; when there are none,
/// the rows went to a file of their own), what the files cannot support, the one summary line last; with several rule
/// sets a line for each of them follows.
std::string summary_text(const RunCounts& counts, Day today);
/// --summary FILE.json: counts, rule-set fingerprints, today, version.
std::string summary_json(const RunCounts& counts, Day today);
/// The same for the sheet beside the leads in a workbook.
std::vector<SummaryTable> summary_tables(const RunCounts& counts, Day today);
/// A count by the name --fail-on uses: rows, written, filtered, rejects, sql, mql, disqualified, unreadable … What is
/// counted by rule set (for_cause, nothing_known, open) is the most of any of them.
std::optional<double> count_named(const RunCounts& counts, std::string_view name);
std::span<const std::string_view> count_names();

/// The version of the program: 0.1.0.
std::string_view version() noexcept;

}  // namespace leadqual
