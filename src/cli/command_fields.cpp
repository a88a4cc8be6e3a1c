// What a file holds, and what rules can use of it.
#include "cli/command.hpp"
#include "cli/field_findings.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"
#include "cli/values.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::string file;
    std::vector<std::string> require;
    bool json = false;
};

Exit show_fields(Typed typed) {
    std::vector<std::string> required;
    for (const auto& text : typed.require)
        for (auto& name : read_list("--require", text)) required.push_back(std::move(name));
    if (typed.rules.empty())
        for (const auto& set : built_in_rule_sets()) typed.rules.emplace_back(set.name);
    const Job job = make_job(typed);
    say(warnings_of(job.sets));

    const auto findings = find_fields(typed.file, job);
    const auto missing = unfilled(findings.file, required);
    print(typed.json ? fields_json(findings) : fields_text(findings));
    if (missing.empty()) return Exit::ok;
    std::string lacks;
    for (const auto& [name, why] : missing)
        lacks += fmt::format("{}{}{}", lacks.empty() ? "" : ", ", name, why.empty() ? "" : fmt::format(" ({})", why));
    say(fmt::format("leadqual: {} lacks {}\n  hint: --map {}='Column' names the column that holds it\n",
                    visible(findings.file.name), visible(lacks), visible(missing.front().name)));
    return Exit::gate;
}

}  // namespace

Action setup_fields(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.argument("FILE", "leads in csv, tsv, json, jsonl or xlsx; - is standard input", Options::required,
                     typed->file);
    options.values("-r,--rules", "NAME,…", "rule sets by name or file (default: all built in)", typed->rules);
    options.values("--require", "FIELD,…", "exit code 1 unless these fields are filled", typed->require);
    options.flag("--json", "for scripts", typed->json);
    options.group("What the input means");
    declare_reading_options(options, *typed);
    declare_input_options(options, *typed);
    return [typed] { return show_fields(*typed); };
}

}  // namespace leadqual::cli
