// rules check: every problem of every file, at once; with --on also what leads say about it.
#include "cli/command.hpp"
#include "cli/job_options.hpp"
#include "cli/problems_json.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <sstream>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::vector<std::string> files, leads;
    bool strict = false, json = false;
};

/// The line that each finding stands in, as far as it is a file's.
void show_lines(std::vector<Problem>& problems) {
    std::string file;
    std::vector<std::string> lines;
    for (auto& problem : problems) {
        std::error_code missing;
        if (problem.place.line == 0 || !std::filesystem::exists(problem.place.file, missing)) continue;
        if (file != problem.place.file) {
            file = problem.place.file, lines.clear();
            std::istringstream text(read_whole_file(file));
            for (std::string line; std::getline(text, line);) lines.push_back(line);
        }
        if (problem.place.line <= lines.size()) problem.source = lines[problem.place.line - 1];
    }
}

CheckedFile check_file(const Typed& typed, const std::string& file, const RuleOptions& options) {
    CheckedFile checked{file, {}, 0};
    RuleSet set;
    try {
        set = load_rule_set(file, options);
    } catch (const Error& error) {
        const bool is_found = error.code() == Exit::usage && !error.problems().front().place.file.empty();
        if (!is_found) throw;  // no such file
        checked.problems = error.problems();
        return checked;
    }
    checked.problems = set.warnings;
    if (typed.leads.empty()) return checked;
    JobOptions reading = typed;
    reading.rules = {file};
    Job job = make_job(reading);
    job.inputs = typed.leads;
    job.sets = {std::move(set)};
    RuleEvidence evidence = check_rules_on(job);
    show_lines(evidence.warnings);
    checked.leads = evidence.leads;
    checked.problems.insert(checked.problems.end(), evidence.warnings.begin(), evidence.warnings.end());
    return checked;
}

std::string in_words(const CheckedFile& checked, bool has_leads) {
    std::string text;
    for (const auto& problem : checked.problems) text += to_text(problem);
    if (!checked.problems.empty()) return text;
    return has_leads ? fmt::format("{}: no problems, on {} lead{}\n", visible(checked.file), checked.leads,
                                   checked.leads == 1 ? "" : "s")
                     : fmt::format("{}: no problems\n", visible(checked.file));
}

Exit check_rule_sets(const Typed& typed) {
    RuleOptions options;
    options.thorough = true;
    for (auto& folder : rule_folders()) options.folders.push_back(std::move(folder.path));
    std::vector<CheckedFile> files;
    for (const auto& file : typed.files) files.push_back(check_file(typed, file, options));

    std::string text;
    Exit exit = Exit::ok;
    for (const auto& file : files) {
        if (!typed.json) text += in_words(file, !typed.leads.empty());
        for (const auto& problem : file.problems)
            if (typed.strict || problem.severity == Severity::error) exit = Exit::gate;
    }
    print(typed.json ? problems_json(files) : text);
    return exit;
}

}  // namespace

Action setup_rules_check(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.arguments("FILE", "rule files, or names of rule sets", Options::required, typed->files);
    options.values("--on", "FILE", "leads: what never fires on them, what words they have", typed->leads);
    options.flag("--strict", "exit code 1 for warnings, too", typed->strict);
    options.flag("--json", "for editors and scripts", typed->json);
    options.group("What the leads of --on mean");
    declare_reading_options(options, *typed);
    declare_input_options(options, *typed);
    return [typed] { return check_rule_sets(*typed); };
}

}  // namespace leadqual::cli
