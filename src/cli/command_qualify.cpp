// Leads in, tagged leads out.
#include "cli/command.hpp"
#include "cli/gate.hpp"
#include "cli/help.hpp"
#include "cli/progress.hpp"
#include "cli/qualify_options.hpp"
#include "cli/rule_sets.hpp"
#include "cli/side_outputs.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

namespace {

Exit show_short_help() {
    for (const auto& command : commands())
        if (command.name == "qualify") say(short_command_help("qualify", command));
    return Exit::usage;
}

/// A bar, where it disturbs neither a script nor a table on the same screen.
bool wants_progress(const QualifyOptions& typed, const Job& job) {
    const auto when = read_when("--progress", typed.progress);
    if (when != When::automatic) return when == When::always;
    const bool shares_screen = job.output == "-" && job.split_folder.empty() && output_is_terminal();
    return !typed.quiet && errors_is_terminal() && !shares_screen;
}

RunCounts run(const QualifyOptions& typed, Job& job) {
    Progress progress;  // wiped before the summary
    if (wants_progress(typed, job))
        job.progress = [&](std::uint64_t read, std::uint64_t all) { progress.show(read, all); };
    return qualify(job);
}

/// Something to look at on a terminal; elsewhere the same words, line by line.
std::string summary_of(const QualifyOptions& typed, const Job& job, const RunCounts& counts) {
    if (!job.survey || counts.stopped_at_max_rejects) return summary_text(counts, job.today);
    return summary_picture(counts, job.today, terminal_width(), errors_want_colour(read_when("--color", typed.colour)));
}

/// What the run means for the shell; says why it is not 0 where the summary does not.
Exit outcome(const QualifyOptions& typed, const std::vector<Gate>& gates, const RunCounts& counts) {
    Exit exit = Exit::ok;
    for (const auto& gate : gates)
        if (const auto why = tripped(gate, counts); !why.empty()) {
            say(fmt::format("leadqual: {}\n", why));
            exit = Exit::gate;
        }
    if (counts.stopped_at_max_rejects) {
        say(fmt::format("leadqual: stopped: more than {} rejected row{}\n", typed.max_rejects,
                        typed.max_rejects == "1" ? "" : "s"));
        return Exit::input;
    }
    if (counts.rejected == 0 || !typed.rejects.empty()) return exit;
    if (typed.quiet)
        say(fmt::format("leadqual: {} row{} rejected\n  hint: --rejects FILE keeps {}\n",
                        show_grouped(static_cast<double>(counts.rejected)), counts.rejected == 1 ? "" : "s",
                        counts.rejected == 1 ? "it" : "them"));
    return Exit::input;
}

Exit qualify_leads(QualifyOptions typed) {
    if (typed.files.empty()) {
        if (input_is_terminal()) return show_short_help();
        typed.files.push_back("-");
    }
    std::vector<Gate> gates;
    for (const auto& text : typed.fail_on) gates.push_back(read_gate(text));
    Job job = make_qualify_job(typed);
    const Destination destinations[] = {
        {typed.split.empty() ? "-o" : "--split-by-tag", typed.split.empty() ? typed.output : typed.split},
        {"--rejects", typed.rejects},
        {"--merged", typed.merged},
        {"--summary", typed.summary}};
    refuse_same_file(destinations);
    std::optional<OutputFile> summary;  // opened before the run: a wrong path must not show at its end
    if (!typed.summary.empty()) summary.emplace(typed.summary, identities_of(typed.files), job.sync);
    if (!typed.quiet) say(warnings_of(job.sets));
    if (!typed.quiet && errors_is_terminal()) job.survey = SurveyRequest{"", false, 0};

    const RunCounts counts = run(typed, job);
    if (summary) {
        summary->write(summary_json(counts, job.today));
        summary->commit();
    }
    if (!typed.quiet) say(summary_of(typed, job, counts));
    return outcome(typed, gates, counts);
}

}  // namespace

Action setup_qualify(Options& options) {
    auto typed = std::make_shared<QualifyOptions>();
    declare_qualify_options(options, *typed);
    return [typed] { return qualify_leads(*typed); };
}

}  // namespace leadqual::cli
