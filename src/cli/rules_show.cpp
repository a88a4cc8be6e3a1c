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

/// The word lists as a rule file would hold them.
std::string lists_text() {
    std::string text = "// The built-in word lists; leadqual lists NAME prints one of them.\n{";
    for (const WordList& list : built_in_lists()) {
        std::vector<std::string> words;
        for (const auto word : list.words) words.push_back(fmt::format("\"{}\"", word));
        text += fmt::format("{}\n  // {}\n  \"{}\": [{}]", text.ends_with('{') ? "" : ",", list.meaning, list.name,
                            fmt::join(words, ", "));
    }
    return text + "\n}\n";
}

/// A part that built-in rule sets are made of, where it is called that.
std::optional<std::string> part_text(const Typed& typed) {
    if (typed.expanded || typed.questions) return std::nullopt;
    if (typed.name == "lists") return lists_text();
    if (const auto part = built_in_part(typed.name)) return std::string(*part);
    return std::nullopt;
}

Exit show_rule_set(const Typed& typed) {
    if (typed.expanded && typed.questions)
        throw Error(Exit::usage, "--expanded and --questions are two views of a rule set", "leave one of them out");
    if (!typed.expanded && !typed.questions && !(typed.settings.empty() && typed.profile.empty()))
        throw Error(Exit::usage, "the file as written knows nothing of --set and --profile", "add --expanded");
    if (const auto part = part_text(typed)) {
        print(*part);
        return Exit::ok;
    }
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
