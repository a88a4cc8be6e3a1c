#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "leadqual/rules.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

static Exit show_lists(std::string_view name) {
    std::vector<std::string_view> names;
    TextTable table{{"list", "words", "meaning"}, {}, {1}};
    for (const auto& list : built_in_lists()) {
        if (list.name == name) {
            print(fmt::format("{}\n", fmt::join(list.words, "\n")));
            return Exit::ok;
        }
        names.push_back(list.name);
        table.rows.push_back(
            {fmt::format("@{}", list.name), fmt::format("{}", list.words.size()), std::string(list.meaning)});
    }
    if (name.empty()) {
        print(to_text(table));
        return Exit::ok;
    }
    const auto near = closest(name, names);
    throw Error(Exit::usage, fmt::format("unknown list '{}'", name),
                near ? fmt::format("did you mean '{}'?", *near) : "leadqual lists shows them all");
}

Action setup_lists(Options& options) {
    auto name = std::make_shared<std::string>();
    options.argument("NAME", "a list, with or without its @", Options::optional, *name);
    return [name] { return show_lists(std::string_view(*name).substr(name->starts_with('@'))); };
}

}  // namespace leadqual::cli
