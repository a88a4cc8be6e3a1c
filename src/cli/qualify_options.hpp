// (private to cli) What `qualify` accepts: as typed first, as a Job later.
#pragma once

#include "cli/job_options.hpp"

namespace leadqual::cli {

/// As typed; nothing is read or checked yet.
struct QualifyOptions : JobOptions {
    std::vector<std::string> files, only, dedupe, columns, add, fail_on;
    std::string output = "-", to, where, top, keep, split, out_delimiter, decimal, xlsx_profile, rejects, merged,
                max_rejects, summary, threads;
    std::string prefix = "lq_", combine = "best", progress = "auto", sync = "auto", colour = "auto";
    bool bom = false, escape_formulas = false, quiet = false;
};

void declare_qualify_options(Options& options, QualifyOptions& typed);

/// Throws Error (exit 2) for a word that means nothing.
Job make_qualify_job(const QualifyOptions& typed);

}  // namespace leadqual::cli
