// Why a lead got its tag.
#include "cli/command.hpp"
#include "cli/explanation.hpp"
#include "cli/job_options.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::string file, key, row, where, colour = "auto";
    bool json = false, markdown = false;
};

LeadChoice choice_of(const Typed& typed) {
    const auto given = !typed.key.empty() + !typed.row.empty() + !typed.where.empty();
    if (given != 1)
        throw Error(Exit::usage, given == 0 ? "which lead?" : "KEY, --row and --where are three ways to say which lead",
                    given == 0 ? fmt::format("leadqual explain {} ana@example.com, or --row 12, or --where CONDITION",
                                             visible(typed.file))
                               : "keep one of them");
    LeadChoice choice{typed.key, 0, typed.where};
    if (!typed.row.empty()) choice.record = read_count("--row", typed.row);
    if (!typed.row.empty() && choice.record == 0) throw Error(Exit::usage, "rows count from 1", "write --row 1");
    return choice;
}

[[noreturn]] void refuse_no_match(const Typed& typed) {
    if (!typed.row.empty())
        throw Error(Exit::usage, fmt::format("{} has no row {}, or it was rejected", visible(typed.file), typed.row),
                    fmt::format("leadqual fields {} says how many rows there are", visible(typed.file)));
    if (!typed.where.empty())
        throw Error(Exit::usage,
                    fmt::format("no lead in {} for which this is true: {}", visible(typed.file), visible(typed.where)));
    throw Error(Exit::usage,
                fmt::format("no lead with id, e-mail or phone '{}' in {}", visible(typed.key), visible(typed.file)),
                "the whole value must be given; --row 12 or --where \"company = 'Acme'\" find leads, too");
}

/// A way to write leads down: what stands before, between and behind them.
struct Form {
    std::string begin, between, end;
    std::function<std::string(const LeadExplanation&)> write;
};

Form form_of(const Typed& typed) {
    if (typed.json && typed.markdown) throw Error(Exit::usage, "--json or --markdown?", "keep one of them");
    const bool colour = wants_colour(read_when("--color", typed.colour));
    if (typed.json) return {"{\"schema_version\":1,\"leads\":[\n", ",\n", "\n]}\n", explanation_json};
    if (typed.markdown) return {"", "\n", "", explanation_markdown};
    return {"", "\n" + std::string(60, '-') + "\n\n", "",
            [colour](const LeadExplanation& lead) { return explanation_text(lead, colour); }};
}

Exit explain_chosen(const Typed& typed) {
    const auto form = form_of(typed);
    const auto choice = choice_of(typed);
    Job job = make_job(typed);
    job.inputs = {typed.file};
    say(warnings_of(job.sets));

    OutputFile out("-");
    Explanations explanations;
    bool is_first = true;
    const auto show = [&](const ExplainedLead& lead) {
        out.write(is_first ? form.begin : form.between);
        out.write(form.write(explanations.of(lead)));
        is_first = false;
    };
    explain_leads(job, choice, show, [](const std::string& note) { say(visible(note) + "\n"); });
    if (is_first) refuse_no_match(typed);
    out.write(form.end);
    out.commit();
    return Exit::ok;
}

}  // namespace

Action setup_explain(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.argument("FILE", "leads in csv, tsv, json, jsonl or xlsx; - is standard input", Options::required,
                     typed->file);
    options.argument("KEY", "an id, e-mail or phone number, whole", Options::optional, typed->key);
    options.group("Which lead, without a KEY");
    options.value("--row", "N", "the Nth lead of the file, from 1", typed->row);
    options.value("--where", "CONDITION", "every lead for which this is true", typed->where);
    options.group("Rules");
    declare_rule_options(options, *typed);
    options.group("What the input means");
    declare_reading_options(options, *typed);
    declare_input_options(options, *typed);
    options.group("What is shown");
    options.flag("--markdown", "for a ticket or a mail", typed->markdown);
    options.flag("--json", "for scripts", typed->json);
    options.value("--color", "WHEN", "auto, always or never", typed->colour);
    return [typed] { return explain_chosen(*typed); };
}

}  // namespace leadqual::cli
