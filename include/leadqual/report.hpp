// Floor 6: what a run adds up to, in words, as data and as a report with pictures.
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

/// The words after a run, for a terminal that shows `width` columns: bars of the tags and the most asked questions
/// under the findings. `colour`: with colours.
std::string summary_picture(const RunCounts& counts, Day today, std::size_t width, bool colour);

enum class ReportFormat : std::uint8_t { html, markdown, text, json };
/// A row of the table of report formats.
struct ReportFormatRow {
    std::string_view name;
    ReportFormat format;
    std::string_view extensions;  ///< ".html", separated by blanks
};
std::span<const ReportFormatRow> report_formats();
std::optional<ReportFormat> report_format_for_path(std::string_view path);  ///< by its extension, in any case

struct ReportOptions {
    ReportFormat format = ReportFormat::html;
    std::string title;         ///< empty: of the files
    bool redact = false;       ///< masks names, e-mail addresses, phone numbers and what cells hold
    bool names_leads = false;  ///< may show what single cells hold: leads are listed, too
};
/// A run with Job::survey as a page for people. Html is one file that needs no other, runs nothing and asks nobody.
std::string report(const RunCounts& counts, Day today, const ReportOptions& options);

/// The version of the program: 0.1.0.
std::string_view version() noexcept;

/// Text of a lead or a rule, already visible(), as markdown that shows it: nothing in it becomes markup or a link.
std::string markdown_text(std::string_view text);

}  // namespace leadqual
