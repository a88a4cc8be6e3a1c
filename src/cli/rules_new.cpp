// rules new: a commented rule file to start from, made for the columns of a file.
#include "cli/command.hpp"
#include "cli/job_options.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace leadqual::cli {

namespace {

/// Values are shown where they are a choice among few. Names, addresses and numbers of people are no part of a rule
/// file.
constexpr std::uint64_t kMostChoices = 30;

struct Typed : JobOptions {
    std::string name = "ours", leads, output = "-";
};

std::vector<StarterColumn> columns_of(const Typed& typed) {
    std::vector<StarterColumn> columns;
    for (const auto& column : profile(typed.leads, import_options_of(typed), {}, {}, today_of(typed)).columns) {
        const bool is_first = column.mapped && column.second_choice_of.empty();
        StarterColumn starter{column.name, is_first ? column.field : std::string(), column.type, {}};
        if (column.distinct <= kMostChoices && column.distinct * 2 <= column.filled)
            for (const auto& top : column.top) starter.values.push_back(top.value);
        columns.push_back(std::move(starter));
    }
    return columns;
}

Exit write_rule_file(const Typed& typed) {
    std::vector<StarterColumn> columns;
    if (!typed.leads.empty()) columns = columns_of(typed);
    const auto text = starter_rule_file(typed.name, columns);
    std::error_code unreadable;
    if (typed.output != "-" && std::filesystem::exists(typed.output, unreadable))
        throw Error(Exit::usage, fmt::format("'{}' exists, and may hold somebody's rules", visible(typed.output)),
                    "choose another name, or remove the file first");
    OutputFile file(typed.output);
    file.write(text);
    file.commit();
    if (typed.output != "-")
        say(fmt::format("wrote {0}; edit it, then: leadqual rules check {0}\n", visible(typed.output)));
    return Exit::ok;
}

}  // namespace

Action setup_rules_new(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.argument("NAME", "what the rule set is called (default: ours)", Options::optional, typed->name);
    options.value("--from", "FILE", "leads, whose columns and values the file will name", typed->leads);
    options.value("-o,--output", "FILE", "write here; an existing file is kept", typed->output);
    options.value("--delimiter", "CHARACTER", "between the cells of the leads: ';', tab", typed->delimiter);
    return [typed] { return write_rule_file(*typed); };
}

}  // namespace leadqual::cli
