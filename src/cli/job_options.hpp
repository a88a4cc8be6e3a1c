// (private to cli) The options that several commands share: as typed first, as a Job later.
#pragma once

#include "cli/options.hpp"
#include "leadqual/pipeline.hpp"

namespace leadqual::cli {

/// As typed; nothing is read or checked yet.
struct JobOptions {
    std::vector<std::string> rules, settings, map, missing, rates;
    std::string profile, today, decimal_mark, date_order;
    std::string from, sheet, delimiter, quote, escape, encoding, skip_lines, max_record, block_size;
    bool no_header = false;
};

/// -r, --set, --profile
void declare_rule_options(Options& options, JobOptions& typed);
/// --map, --missing, --decimal-mark, --date-order, --rate, --today
void declare_reading_options(Options& options, JobOptions& typed);
/// --from, --encoding, --delimiter, --quote, --escape, --skip-lines, --no-header, --max-record
void declare_input_options(Options& options, JobOptions& typed);

Day today_of(const JobOptions& typed);
RuleOptions rule_options_of(const JobOptions& typed);
ImportOptions import_options_of(const JobOptions& typed);
std::vector<MapOverride> map_of(const JobOptions& typed);

/// A job with everything these options say: rule sets loaded, words read. Throws Error (exit 2).
Job make_job(const JobOptions& typed);
/// The same with rule sets that are loaded already.
Job make_job(const JobOptions& typed, std::vector<RuleSet> sets);

}  // namespace leadqual::cli
