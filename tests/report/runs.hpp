// Runs made up for the tests of their summaries.
#pragma once

#include "leadqual/report.hpp"

namespace leadqual::test {

inline CriterionCounts judged(std::string name) {
    CriterionCounts criterion;
    criterion.name = std::move(name);
    criterion.met = 3, criterion.unmet = 2, criterion.unknown = 1;
    criterion.can_be_judged = true;
    return criterion;
}

inline CriterionCounts blind(std::string name, std::vector<std::string> wanted) {
    CriterionCounts criterion;
    criterion.name = std::move(name);
    criterion.unknown = 6;
    criterion.wanted_fields = std::move(wanted);
    return criterion;
}

/// One file judged by one rule set that can judge everything.
inline RunCounts plain_run() {
    RunCounts run;
    FileCounts file;
    file.name = "Leads.csv";
    file.rows = 9240;
    file.mapping = {{"budget", "Deal Value"}, {"job_title", "Title"}};
    run.files = {file};
    run.rows_read = run.written = 9240;
    SetCounts set;
    set.name = "bant", set.title = "BANT", set.fingerprint = "00c0ffee00c0ffee", set.ready = 3;
    run.sql = set.sql = 1812;
    run.mql = set.mql = 3100;
    run.disqualified = set.disqualified = 4328;
    set.for_cause = 1200, set.nothing_known = 3128;
    set.criteria = {judged("budget"), judged("authority"), judged("need"), judged("timing")};
    run.sets = {set};
    return run;
}

inline const Day kToday = *make_day(2026, 11, 21);

constexpr std::string_view kPlainSummary =
    "9,240 leads: 1,812 SQL (19.6 %), 3,100 MQL, 4,328 disqualified (1,200 for cause, 3,128 nothing known); "
    "0 rejected; bant, 2026-11-21\n";

}  // namespace leadqual::test
