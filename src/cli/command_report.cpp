// A page of leads for people.
#include "cli/command.hpp"
#include "cli/job_options.hpp"
#include "cli/progress.hpp"
#include "cli/rule_sets.hpp"
#include "cli/side_outputs.hpp"
#include "cli/terminal.hpp"
#include "leadqual/report.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::vector<std::string> files;
    std::string output = "-", to, rows, by, title;
    bool redact = false, quiet = false;
};

constexpr std::uint64_t kMostRows = 1'000;

/// Extension of -o, else --to, else text on a terminal and a page elsewhere.
ReportFormat format_of(const Typed& typed) {
    const auto by_extension = report_format_for_path(typed.output);
    if (typed.to.empty()) {
        if (by_extension) return *by_extension;
        return typed.output == "-" && output_is_terminal() ? ReportFormat::text : ReportFormat::html;
    }
    std::vector<std::string_view> names;
    for (const auto& row : report_formats()) names.push_back(row.name);
    const auto format = report_formats()[read_choice("--to", typed.to, names)].format;
    if (by_extension && *by_extension != format)
        throw Error(Exit::usage, fmt::format("--to {} disagrees with the extension of '{}'", typed.to, typed.output),
                    "leave out --to, or give the file another extension");
    return format;
}

Job job_of(const Typed& typed) {
    Job job = make_job(typed);
    job.inputs = typed.files;
    job.output.clear();  // the leads themselves are not written
    job.add = {"none"};
    job.survey = SurveyRequest{typed.by, true, 0};
    if (!typed.rows.empty()) job.survey->rows = read_count("--rows", typed.rows);
    if (job.survey->rows > kMostRows)
        throw Error(Exit::usage, fmt::format("--rows lists at most {} leads", show_grouped(kMostRows)),
                    "leadqual qualify writes all of them");
    return job;
}

RunCounts run(const Typed& typed, Job& job) {
    Progress progress;  // wiped before the last line
    const bool shares_screen = typed.output == "-" && output_is_terminal();
    if (!typed.quiet && errors_is_terminal() && !shares_screen)
        job.progress = [&](std::uint64_t read, std::uint64_t all) { progress.show(read, all); };
    return qualify(job);
}

std::string in_one_line(const std::string& output, const RunCounts& counts) {
    const auto count = [](std::uint64_t leads) { return show_grouped(static_cast<double>(leads)); };
    const auto leads = counts.sql + counts.mql + counts.disqualified;
    return fmt::format("{}: {} lead{}, {} SQL, {} MQL, {} disqualified; {} rejected\n", visible(output), count(leads),
                       leads == 1 ? "" : "s", count(counts.sql), count(counts.mql), count(counts.disqualified),
                       count(counts.rejected));
}

Exit write_report(Typed typed) {
    if (typed.files.empty()) typed.files.push_back("-");
    const auto format = format_of(typed);
    Job job = job_of(typed);
    OutputFile out(typed.output, identities_of(typed.files));  // a wrong path must not show at the end
    if (!typed.quiet) say(warnings_of(job.sets));
    const RunCounts counts = run(typed, job);
    out.write(report(counts, job.today, {format, typed.title, typed.redact, job.survey->rows > 0}));
    out.commit();
    if (!typed.quiet && typed.output != "-") say(in_one_line(typed.output, counts));
    return Exit::ok;
}

}  // namespace

Action setup_report(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.arguments("FILE", "leads in csv, tsv, json, jsonl or xlsx; - is standard input", Options::required,
                      typed->files);
    options.group("Common options");
    declare_rule_options(options, *typed);
    options.value("-o,--output", "FILE", "write here; the extension says the format", typed->output);
    options.value("--to", "FORMAT", "html, markdown, text or json", typed->to);
    options.value("--by", "NAME", "field or column to group by (default: lead_source)", typed->by);
    options.value("--rows", "N", "list N leads by name: the best, and the near misses", typed->rows);
    options.flag("--redact", "mask names, e-mail addresses and phone numbers", typed->redact);
    options.value("--title", "TEXT", "of the page", typed->title);
    options.flag("-q,--quiet", "no words about the run; errors are still shown", typed->quiet);
    options.group("What the input means");
    declare_reading_options(options, *typed);
    declare_input_options(options, *typed);
    return [typed] { return write_report(*typed); };
}

}  // namespace leadqual::cli
