// rules show: a rule set as its author wrote it, as it expands, or as questions to ask.
#include "cli/command.hpp"
#include "cli/job_options.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

namespace {

struct Typed : JobOptions {
    std::string name;
    bool expanded = false, questions = false;
};

std::string text_of(const RuleSet& set, const std::string& name) {
    for (const auto& built_in : built_in_rule_sets())
        if (built_in.name == name) return std::string(built_in.text);
    return read_whole_file(set.file);
}

Exit show_rule_set(const Typed& typed) {
    if (typed.expanded && typed.questions)
        throw Error(Exit::usage, "--expanded and --questions are two views of a rule set", "leave one of them out");
    if (!typed.expanded && !typed.questions && !(typed.settings.empty() && typed.profile.empty()))
        throw Error(Exit::usage, "the file as written knows nothing of --set and --profile", "add --expanded");
    const auto sets = load_rule_sets({typed.name}, rule_options_of(typed));
    for (const auto& set : sets) {
        if (typed.expanded)
            print(expanded(set));
        else if (typed.questions)
            print(questions(set));
        else
            print(text_of(set, typed.name));
    }
    return Exit::ok;
}

}  // namespace

Action setup_rules_show(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.argument("NAME", "a rule set, by name or file", Options::required, typed->name);
    options.flag("--expanded", "with shorthands, settings and extends resolved", typed->expanded);
    options.flag("--questions", "the questions as a form to ask by, in markdown", typed->questions);
    options.values("--set", "NAME=VALUE", "a setting, shown by --expanded", typed->settings);
    options.value("--profile", "CONDITION", "the ideal customer, shown by --expanded", typed->profile);
    return [typed] { return show_rule_set(*typed); };
}

}  // namespace leadqual::cli
