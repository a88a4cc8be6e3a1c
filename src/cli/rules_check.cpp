// rules check: every problem of every file, at once.
#include "cli/command.hpp"
#include "cli/rule_sets.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

static Exit check_rule_sets(const std::vector<std::string>& files) {
    RuleOptions options;
    for (auto& folder : rule_folders()) options.folders.push_back(std::move(folder.path));
    std::string text;
    Exit exit = Exit::ok;
    for (const auto& file : files) {
        std::vector<Problem> problems;
        try {
            problems = load_rule_set(file, options).warnings;
        } catch (const Error& error) {
            const bool is_found = error.code() == Exit::usage && !error.problems().front().place.file.empty();
            if (!is_found) throw;  // no such file
            problems = error.problems();
            exit = Exit::gate;
        }
        for (const auto& problem : problems) text += to_text(problem);
        if (problems.empty()) text += fmt::format("{}: no problems\n", visible(file));
    }
    print(text);
    return exit;
}

Action setup_rules_check(Options& options) {
    auto files = std::make_shared<std::vector<std::string>>();
    options.arguments("FILE", "rule files, or names of rule sets", Options::required, *files);
    return [files] { return check_rule_sets(*files); };
}

}  // namespace leadqual::cli
