#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

constexpr std::string_view kAbout = "leadqual tags sales leads SQL, MQL or disqualified, with the reasons.";

constexpr std::string_view kExamples =
    "leadqual qualify leads.csv -o tagged.csv\n"
    "leadqual qualify leads.csv -r champ --only SQL\n"
    "leadqual explain leads.csv ana@example.com\n"
    "leadqual fields leads.csv\n"
    "leadqual rules new ours --from leads.csv -o ours.json\n";

struct ExitRow {
    Exit code;
    std::string_view meaning;
};
constexpr ExitRow kExits[] = {
    {Exit::ok, "done, whatever the tags"},
    {Exit::gate, "a gate tripped: --fail-on, --require, rules check, rules test"},
    {Exit::usage, "command line or rule set wrong"},
    {Exit::input, "input unreadable, or rows rejected without --rejects"},
    {Exit::output, "output not written"},
    {Exit::bug, "a bug in leadqual"},
};

std::string indented(std::string_view lines) {
    std::string text;
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        text += fmt::format("  {}\n", lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return text;
}

using Row = std::pair<std::string, std::string>;

std::size_t width_of(const std::vector<Row>& rows) {
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, display_width(row.first));
    return width;
}

/// Two columns, the second one aligned at `width`.
std::string rows_text(const std::vector<Row>& rows, std::size_t width) {
    std::string text;
    for (const auto& [name, help] : rows)
        text += fmt::format("  {}{}  {}\n", name, std::string(width - display_width(name), ' '), help);
    return text;
}
std::string rows_text(const std::vector<Row>& rows) { return rows_text(rows, width_of(rows)); }

std::string command_rows(std::span<const Command> commands) {
    std::vector<Row> rows;
    for (const auto& command : commands) rows.emplace_back(command.name, command.help);
    return rows_text(rows);
}

/// "-o, --output FILE"; long names stand below each other.
std::string option_names(const Option& option) {
    std::string names = option.names.starts_with("--") ? "    " + option.names : option.names;
    if (const auto comma = names.find(','); comma != names.npos) names.insert(comma + 1, " ");
    return option.value.empty() ? names : names + " " + option.value;
}

/// Every group of options under its heading, in the order they were declared; one width for all.
std::string option_groups(const Options& options) {
    std::vector<std::pair<std::string, std::vector<Row>>> groups;
    std::size_t width = 0;
    for (const auto& option : options.options()) {
        if (option.group.empty()) continue;
        if (groups.empty() || groups.back().first != option.group) groups.push_back({option.group, {}});
        groups.back().second.emplace_back(option_names(option), option.help);
        width = std::max(width, width_of(groups.back().second));
    }
    std::string text;
    for (const auto& [heading, rows] : groups) text += fmt::format("\n{}:\n{}", heading, rows_text(rows, width));
    return text;
}

}  // namespace

std::string main_help() {
    std::vector<Row> exits;
    for (const auto& row : kExits) exits.emplace_back(fmt::format("{:>2}", static_cast<int>(row.code)), row.meaning);
    return fmt::format(
        "{}\n\nExamples:\n{}\nCommands:\n{}\nExit codes:\n{}\n"
        "'leadqual COMMAND --help' says more about a command. 'leadqual --version' shows the version.\n",
        kAbout, indented(kExamples), command_rows(commands()), rows_text(exits));
}

std::string short_help() {
    return fmt::format("{}\n\nusage: leadqual COMMAND [OPTION…] [ARGUMENT…]\n\n{}\n'leadqual --help' shows examples.\n",
                       kAbout, command_rows(commands()));
}

std::string command_help(const std::string& path, const Command& command) {
    if (!command.subcommands.empty())
        return fmt::format("{}\n\nExamples:\n{}\nCommands:\n{}\n'leadqual {} COMMAND --help' says more about each.\n",
                           command.help, indented(command.examples), command_rows(command.subcommands), path);
    Options options;
    const auto action = command.setup(options);  // keeps alive what the options fill
    std::string text = fmt::format("{}\n\nExamples:\n{}\nUsage:\n  leadqual {}{}{}\n", command.help,
                                   indented(command.examples), path, options.options().empty() ? "" : " [OPTION…]",
                                   usage_of(options).empty() ? "" : " " + usage_of(options));
    std::vector<Row> arguments;
    for (const auto& argument : options.arguments()) arguments.emplace_back(argument.name, argument.help);
    if (!arguments.empty()) text += "\nArguments:\n" + rows_text(arguments);
    return text + option_groups(options);
}

std::string short_command_help(const std::string& path, const Command& command) {
    Options options;
    const auto action = command.setup(options);
    return fmt::format("{}\n\nusage: leadqual {} [OPTION…] {}\n\n{}\n'leadqual {} --help' lists the options.\n",
                       command.help, path, usage_of(options), indented(command.examples), path);
}

}  // namespace leadqual::cli
