// A file in, the same file as clean csv out.
#include "cli/command.hpp"
#include "cli/job_options.hpp"
#include "cli/side_outputs.hpp"
#include "cli/terminal.hpp"
#include "cli/values.hpp"
#include "leadqual/report.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::string file, output = "-", rejects, max_rejects;
    bool keep_rows = false, omit_header = false, quiet = false;
};

Job make_convert_job(const Typed& typed) {
    Job job;
    job.import = import_options_of(typed);
    job.import.keeps_rows = job.format.keeps_rows = typed.keep_rows;
    job.inputs = {typed.file};
    job.output = typed.output;
    job.rejects = typed.rejects;
    if (!typed.max_rejects.empty()) job.max_rejects = read_count("--max-rejects", typed.max_rejects);
    job.add = {"none"};
    job.format_is_given = job.format.rewrites = true;
    job.format.header = !typed.omit_header;
    return job;
}

Exit convert(const Typed& typed) {
    const Job job = make_convert_job(typed);
    const Destination destinations[] = {{"-o", typed.output}, {"--rejects", typed.rejects}};
    refuse_same_file(destinations);
    const RunCounts counts = qualify(job);
    if (!typed.quiet) say(summary_text(counts, job.today));
    if (counts.rejected == 0 || (!typed.rejects.empty() && !counts.stopped_at_max_rejects)) return Exit::ok;
    if (typed.quiet) say(fmt::format("leadqual: rows rejected: {}\n", counts.rejected));
    return Exit::input;
}

}  // namespace

Action setup_convert(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.argument("FILE", "leads in csv, tsv, json, jsonl or xlsx; - is standard input", Options::required,
                     typed->file);
    options.value("-o,--output", "FILE", "write here", typed->output);
    options.flag("--keep-rows", "reject none: rows keep the cells they have", typed->keep_rows);
    options.flag("--omit-header", "write the rows alone", typed->omit_header);
    options.value("--rejects", "FILE", "write rows that cannot be read here", typed->rejects);
    options.value("--max-rejects", "N", "stop with exit code 3 beyond N rejected rows", typed->max_rejects);
    options.flag("-q,--quiet", "no summary and no warnings; errors are still shown", typed->quiet);
    options.group("What the input means");
    declare_input_options(options, *typed);
    return [typed] { return convert(*typed); };
}

}  // namespace leadqual::cli
