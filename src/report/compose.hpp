// (private to report) A run -> the report's content, section by section.
#pragma once

#include "report/model.hpp"

#include "leadqual/report.hpp"

namespace leadqual::compose {

/// One rule set of a run, as its sections see it.
struct Subject {
    const RunCounts& run;
    const SetCounts& counts;
    const SetSurvey& survey;
    std::string prefix;  ///< of the ids of its sections and pictures
    bool redact = false;
    std::uint64_t leads() const noexcept { return counts.sql + counts.mql + counts.disqualified; }
    std::uint64_t near_misses() const noexcept;
};

model::Section standing(const Subject& subject);
model::Section sources(const Subject& subject);
model::Section scores(const Subject& subject);
model::Section criteria(const Subject& subject);
model::Section disqualifications(const Subject& subject);
model::Section fit(const Subject& subject);
model::Section near_misses(const Subject& subject);
model::Section best_leads(const Subject& subject);

model::Section side_by_side(const RunCounts& run);
model::Section data_quality(const RunCounts& run, const ReportOptions& options);
model::Section making(const RunCounts& run, Day today, bool redact);

model::Report report(const RunCounts& run, Day today, const ReportOptions& options);

// Words that several sections share.
std::string base_name(const std::string& path);
std::vector<model::Series> tag_series();
std::vector<std::uint64_t> tag_parts(const TagCounts& counts);  ///< SQL, MQL, disqualified
std::uint64_t sum(const TagCounts& counts);
model::Table lead_table(const std::string& id, const std::vector<ListedLead>& leads, const Subject& subject);

}  // namespace leadqual::compose
