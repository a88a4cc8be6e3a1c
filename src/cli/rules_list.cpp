// rules list: the built-in rule sets, then those of the folders where -r looks.
#include "cli/command.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace leadqual::cli {

namespace {

std::vector<std::string> row_of(const std::string& name, const std::string& path, const std::string& origin) {
    try {
        const RuleSet set = load_rule_set(path);
        std::vector<std::string> criteria;
        for (const auto& criterion : set.criteria) criteria.push_back(criterion.name);
        return {name, set.title, fmt::format("{}", fmt::join(criteria, ", ")), origin};
    } catch (const Error& error) {
        const bool is_part = std::all_of(error.problems().begin(), error.problems().end(),
                                         [](const Problem& problem) { return problem.code == "missing-key"; });
        return {name, "",
                is_part ? "a part, to be included" : fmt::format("does not load: leadqual rules check {}", path),
                origin};
    }
}

/// "~/.config/leadqual/rulesets"
std::string short_path(const std::string& path) {
    const char* home = std::getenv("HOME");
    const bool is_below = home && *home && path.starts_with(std::string(home) + "/");
    return is_below ? "~" + path.substr(std::string_view(home).size()) : path;
}

Exit list_rule_sets() {
    TextTable table{{"name", "title", "criteria", "from"}, {}};
    for (const auto& set : built_in_rule_sets())
        table.rows.push_back(row_of(std::string(set.name), std::string(set.name), "built in"));
    for (const auto& folder : rule_folders())
        for (const auto& name : folder.names) {
            const auto shadows = [&](const std::vector<std::string>& row) { return row[0] == name; };
            if (std::any_of(table.rows.begin(), table.rows.end(), shadows)) continue;  // the first one found is used
            // What the built-in sets share; no sets themselves.
            if (name == "base" || name == "knock_outs" || name == "lists") continue;
            table.rows.push_back(row_of(name, fmt::format("{}/{}.json", folder.path, name), short_path(folder.path)));
        }
    print(to_text(table));
    return Exit::ok;
}

}  // namespace

Action setup_rules_list(Options&) { return list_rule_sets; }

}  // namespace leadqual::cli
