// Leads in, tagged leads out.
#include "cli/command.hpp"
#include "cli/gate.hpp"
#include "cli/help.hpp"
#include "cli/job_options.hpp"
#include "cli/progress.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"
#include "cli/values.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

namespace {

/// As typed; nothing is read or checked yet.
struct Typed : JobOptions {
    std::vector<std::string> files, only, columns, add, fail_on;
    std::string output = "-", to, where, top, combine, prefix, split, out_delimiter, rejects, max_rejects, summary;
    std::string threads, progress = "auto", sync = "auto", colour = "auto";
    bool bom = false, escape_formulas = false, quiet = false;
};

void declare(Options& options, Typed& typed) {
    options.arguments("FILE", "leads in csv, tsv, json or jsonl; - is standard input", Options::optional, typed.files);

    options.group("Common options");
    declare_rule_options(options, typed);
    options.value("-o,--output", "FILE", "write here; the extension says the format", typed.output);
    options.value("--to", "FORMAT", "csv, tsv, json, jsonl, table or markdown", typed.to);
    options.values("--only", "TAG,…", "keep these: SQL, MQL, disqualified", typed.only);
    options.value("--where", "CONDITION", "keep leads for which this is true", typed.where);
    options.value("--top", "N", "keep the N best leads, by tag and score", typed.top);
    options.flag("-q,--quiet", "no summary; errors are still shown", typed.quiet);

    options.group("What the input means");
    declare_reading_options(options, typed);
    declare_input_options(options, typed);

    options.group("What is written");
    options.values("--columns", "NAME,…", "input columns to keep (default: all)", typed.columns);
    options.values("--add", "NAME,…", "what to append: tag, score, reasons, criteria, none …", typed.add);
    options.value("--prefix", "TEXT", "of appended columns (default: lq_)", typed.prefix);
    options.value("--combine", "HOW", "several rule sets, one tag: best, majority or worst", typed.combine);
    options.value("--split-by-tag", "FOLDER", "write one file for each tag into this folder", typed.split);
    options.value("--out-delimiter", "CHARACTER", "between the cells of the output: ';', tab", typed.out_delimiter);
    options.flag("--bom", "begin with a byte order mark, for spreadsheets", typed.bom);
    options.flag("--escape-formulas", "a quote before cells a spreadsheet would run", typed.escape_formulas);
    options.value("--color", "WHEN", "auto, always or never", typed.colour);

    options.group("For scripts");
    options.value("--summary", "FILE", "write the counts of the run as JSON", typed.summary);
    options.value("--rejects", "FILE", "write rows that cannot be read here", typed.rejects);
    options.value("--max-rejects", "N", "stop with exit code 3 beyond N rejected rows", typed.max_rejects);
    options.values("--fail-on", "COMPARISON", "exit code 1 when this holds: 'rejects > 50'", typed.fail_on);
    options.value("--threads", "N", "how many to use (default: one a core)", typed.threads);
    options.value("--progress", "WHEN", "auto, always or never", typed.progress);
    options.value("--sync", "WHEN", "wait for the disk: auto, always or never", typed.sync);
}

std::vector<std::string> lists_of(std::string_view option, const std::vector<std::string>& texts) {
    std::vector<std::string> all;
    for (const auto& text : texts) {
        auto names = read_list(option, text);
        std::move(names.begin(), names.end(), std::back_inserter(all));
    }
    return all;
}

constexpr std::string_view kWhen[] = {"auto", "always", "never"};

/// The columns by which people know a lead, of those the first input has.
std::vector<std::string> who_columns(const Job& job) {
    InputFile probe(job.inputs.front());
    if (!probe.is_regular()) return {};  // cannot be read twice: all columns
    const auto columns = open_leads(job.inputs.front(), job.import)->columns();
    const auto column_for = [&](std::string_view name) -> std::vector<std::string> {
        for (const auto& column : columns)
            if (const Field* field = field_for_header(column); field && field->name == name) return {column};
        return {};
    };
    auto found = column_for("full_name");
    const auto add = [&](const std::vector<std::string>& more) { found.insert(found.end(), more.begin(), more.end()); };
    if (found.empty()) add(column_for("first_name")), add(column_for("last_name"));
    if (found.empty()) add(column_for("email"));
    add(column_for("company"));
    return found;
}

/// Extension of -o, else --to, else a table on a terminal, else the input's own.
void choose_format(const Typed& typed, Job& job) {
    std::vector<std::string_view> names;
    for (const auto& row : output_formats()) names.push_back(row.name);
    const auto by_extension = output_format_for_path(job.output);
    job.format_is_given = true;
    if (!typed.to.empty()) {
        job.format.format = output_formats()[read_choice("--to", typed.to, names)].format;
        if (by_extension && *by_extension != job.format.format)
            throw Error(Exit::usage, fmt::format("--to {} disagrees with the extension of '{}'", typed.to, job.output),
                        "leave out --to, or give the file another extension");
    } else if (by_extension) {
        job.format.format = *by_extension;
    } else if (job.output == "-" && job.split_folder.empty() && output_is_terminal()) {
        job.format.format = OutputFormat::table;
    } else {
        job.format_is_given = false;
    }
    job.format.delimiter = typed.out_delimiter.empty() ? '\0' : read_delimiter("--out-delimiter", typed.out_delimiter);
    job.format.bom = typed.bom;
    job.format.escape_formulas = typed.escape_formulas;

    const bool is_table = job.format_is_given && job.format.format == OutputFormat::table;
    if (!is_table) return;
    job.format.colour = job.output == "-" && wants_colour(kWhen[read_choice("--color", typed.colour, kWhen)]);
    if (job.output == "-" && output_is_terminal()) job.format.width = terminal_width();
    if (typed.add.empty()) job.add = {"tag", "score", "reasons", "next_question"};  // what fits on a screen
    if (typed.columns.empty()) job.columns = who_columns(job);
}

Job job_of(const Typed& typed) {
    Job job = make_job(typed);
    job.inputs = typed.files;
    job.output = typed.output;
    job.split_folder = typed.split;
    if (!job.split_folder.empty() && job.output != "-")
        throw Error(Exit::usage, "-o and --split-by-tag both say where the leads go", "leave one of them out");
    for (const auto& name : lists_of("--only", typed.only)) {
        static constexpr std::string_view kTags[] = {"SQL", "MQL", "disqualified"};
        job.only.push_back(*read_tag(kTags[read_choice("--only", name, kTags)]));
    }
    job.where = typed.where;
    if (!typed.top.empty()) job.top = read_count("--top", typed.top);
    if (!typed.top.empty() && job.top == 0)
        throw Error(Exit::usage, "--top 0 would keep no lead", "write --top 20");
    job.columns = lists_of("--columns", typed.columns);
    job.add = lists_of("--add", typed.add);
    if (!typed.prefix.empty()) job.prefix = typed.prefix;
    if (!typed.combine.empty()) {
        static constexpr std::string_view kHow[] = {"best", "majority", "worst"};
        job.combine = static_cast<Combine>(read_choice("--combine", typed.combine, kHow));
    }
    choose_format(typed, job);
    job.rejects = typed.rejects;
    if (!typed.max_rejects.empty()) job.max_rejects = read_count("--max-rejects", typed.max_rejects);
    job.sync = static_cast<Sync>(read_choice("--sync", typed.sync, kWhen));
    if (!typed.threads.empty())
        job.threads = static_cast<unsigned>(std::min<std::uint64_t>(read_count("--threads", typed.threads), 1024));
    return job;
}

void write_summary(const Typed& typed, const RunCounts& counts, Day today) {
    OutputFile file(typed.summary, {}, Sync::automatic);
    file.write(summary_json(counts, today));
    file.commit();
}

/// What the run means for the shell. Says on standard error why it is not 0.
Exit outcome(const Typed& typed, const std::vector<Gate>& gates, const RunCounts& counts) {
    Exit exit = Exit::ok;
    for (const auto& gate : gates)
        if (const auto why = tripped(gate, counts); !why.empty()) {
            say(fmt::format("leadqual: {}\n", why));
            exit = Exit::gate;
        }
    if (counts.stopped_at_max_rejects) {
        say(fmt::format("leadqual: stopped: more than {} rejected rows\n", typed.max_rejects));
        return Exit::input;
    }
    if (counts.rejected == 0 || !typed.rejects.empty()) return exit;
    say(fmt::format("leadqual: {} {} rejected, and nothing says where to put {}\n  hint: --rejects FILE keeps them\n",
                    show_grouped(static_cast<double>(counts.rejected)), counts.rejected == 1 ? "row was" : "rows were",
                    counts.rejected == 1 ? "it" : "them"));
    return Exit::input;
}

Exit qualify_leads(Typed typed) {
    if (typed.files.empty()) {
        if (input_is_terminal()) {
            for (const auto& command : commands())
                if (command.name == "qualify") say(short_command_help("qualify", command));
            return Exit::usage;
        }
        typed.files.push_back("-");
    }
    std::vector<Gate> gates;
    for (const auto& text : typed.fail_on) gates.push_back(read_gate(text));
    Job job = job_of(typed);
    say(warnings_of(job.sets));

    const auto when = read_choice("--progress", typed.progress, kWhen);
    RunCounts counts;
    {
        Progress progress;
        if (when == 1 || (when == 0 && !typed.quiet && errors_is_terminal() && !output_is_terminal()))
            job.progress = [&](std::uint64_t read, std::uint64_t all) { progress.show(read, all); };
        counts = qualify(job);
    }
    if (!typed.summary.empty()) write_summary(typed, counts, job.today);
    if (!typed.quiet) say(summary_text(counts, job.today));
    return outcome(typed, gates, counts);
}

}  // namespace

Action setup_qualify(Options& options) {
    auto typed = std::make_shared<Typed>();
    declare(options, *typed);
    return [typed] { return qualify_leads(*typed); };
}

}  // namespace leadqual::cli
