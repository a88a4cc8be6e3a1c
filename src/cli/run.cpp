// The whole program: finds the command, hands it its words, and shows every error there is. The only catch.
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/terminal.hpp"
#include "leadqual/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <new>

namespace leadqual::cli {

namespace {

const Command* find_command(std::span<const Command> rows, std::string_view name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Command& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

/// `parent` is "rules" for `rules check`, else empty.
[[noreturn]] void refuse_command(std::string_view parent, std::span<const Command> rows, const std::string& word) {
    const std::string program = parent.empty() ? "leadqual" : fmt::format("leadqual {}", parent);
    if (word.starts_with('-'))
        throw Error(Exit::usage, fmt::format("unknown option '{}' before the command", visible(word)),
                    fmt::format("options come after the command: {} {} {}", program, rows.front().name, visible(word)));
    std::vector<std::string_view> names;
    for (const auto& row : rows) names.push_back(row.name);
    std::string hint = fmt::format("the commands are {}", fmt::join(names, ", "));
    std::error_code unreadable;
    if (const auto near = closest(word, names))
        hint = fmt::format("did you mean '{}'?", *near);
    else if (parent.empty() && std::filesystem::is_regular_file(word, unreadable))
        hint = fmt::format("did you mean 'leadqual qualify {}'?", visible(word));
    throw Error(Exit::usage, fmt::format("unknown command '{}{}{}'", parent, parent.empty() ? "" : " ", visible(word)),
                hint);
}

bool asks_for_help(const std::string& word) { return word == "-h" || word == "--help" || word == "help"; }

Exit run_command(std::string_view parent, std::span<const Command> rows, std::span<const std::string> words) {
    const Command* command = find_command(rows, words.front());
    if (!command) refuse_command(parent, rows, words.front());
    const auto path = parent.empty() ? std::string(command->name) : fmt::format("{} {}", parent, command->name);
    words = words.subspan(1);

    if (!command->subcommands.empty()) {
        if (words.empty()) {
            say(command_help(path, *command));
            return Exit::usage;
        }
        if (!asks_for_help(words.front())) return run_command(path, command->subcommands, words);
        print(command_help(path, *command));
        return Exit::ok;
    }
    Options options;
    const Action action = command->setup(options);
    if (!parse(path, options, {words.begin(), words.end()})) {
        print(command_help(path, *command));
        return Exit::ok;
    }
    return action();
}

Exit run_program(const std::vector<std::string>& words) {
    if (words.empty()) {
        say(short_help());
        return Exit::usage;
    }
    if (words.front() == "--version") {
        print(fmt::format("leadqual {}\n", version()));
        return Exit::ok;
    }
    if (asks_for_help(words.front())) {
        if (words.size() == 1) {
            print(main_help());
            return Exit::ok;
        }
        std::vector<std::string> asked(words.begin() + 1, words.end());  // help rules check
        asked.push_back("--help");
        return run_command("", commands(), asked);
    }
    return run_command("", commands(), words);
}

void show(const Error& error) {
    std::string text = "leadqual: ";
    for (const auto& problem : error.problems()) text += to_text(problem);
    say(text);
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
    try {
        return static_cast<int>(run_program(arguments));
    } catch (const Error& error) {
        show(error);
        if (error.code() == Exit::bug) say("  this is a bug in leadqual; please report it with the command you ran\n");
        return static_cast<int>(error.code());
    } catch (const std::bad_alloc&) {
        say("leadqual: out of memory\n  hint: --max-record and --top bound what is kept in memory\n");
    } catch (const std::exception& exception) {
        say(
            fmt::format("leadqual: unexpected: {}\n"
                        "  this is a bug in leadqual; please report it with the command you ran\n",
                        exception.what()));
    }
    return static_cast<int>(Exit::bug);
}

}  // namespace leadqual::cli
