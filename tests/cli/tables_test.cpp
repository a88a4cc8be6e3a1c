// The tables tell the truth: every row has a name of its own, a help text and a transcript.
#include "catch2.hpp"
#include "cli/command.hpp"
#include "cli/program.hpp"
#include "leadqual/format.hpp"
#include "leadqual/import.hpp"
#include "leadqual/rules.hpp"

#include <set>

using namespace leadqual;
using namespace leadqual::cli;

namespace {

const std::filesystem::path kRoot = LEADQUAL_ROOT;

struct Leaf {
    std::string path;  ///< "rules check"
    const Command* command;
};

/// Every command that does something itself.
std::vector<Leaf> leaves(std::span<const Command> rows = commands(), const std::string& parent = {}) {
    std::vector<Leaf> all;
    for (const auto& row : rows) {
        const auto path = parent.empty() ? std::string(row.name) : parent + " " + std::string(row.name);
        if (row.subcommands.empty()) all.push_back({path, &row});
        for (auto& leaf : leaves(row.subcommands, path)) all.push_back(std::move(leaf));
    }
    return all;
}

std::string transcript_of(const std::string& path) {
    std::string name = path;
    std::replace(name.begin(), name.end(), ' ', '_');
    return "tests/cli/" + name + ".md";
}

void check_help(std::string_view help) {
    INFO("help: " << help);
    CHECK(!help.empty());
    CHECK(display_width(help) <= 60);
    CHECK(!help.ends_with('.'));
}

void check_commands(std::span<const Command> rows) {
    std::set<std::string_view> names;
    for (const auto& row : rows) {
        INFO("command " << row.name);
        CHECK(names.insert(row.name).second);
        check_help(row.help);
        CHECK(row.examples.starts_with("leadqual "));
        CHECK((row.setup != nullptr) != !row.subcommands.empty());
        check_commands(row.subcommands);
    }
}

}  // namespace

TEST_CASE("every command has a name of its own, a short help and an example", "[cli]") { check_commands(commands()); }

TEST_CASE("every option has names of its own and a short help", "[cli]") {
    for (const auto& [path, command] : leaves()) {
        Options options;
        const auto action = command->setup(options);
        std::set<std::string> names{"-h", "--help"};
        for (const auto& option : options.options()) {
            INFO("leadqual " << path << ": option " << option.names);
            check_help(option.help);
            CHECK(option.longest_name().starts_with("--"));
            std::stringstream all(option.names);
            for (std::string name; std::getline(all, name, ',');) CHECK(names.insert(name).second);
        }
        for (const auto& argument : options.arguments()) check_help(argument.help);
    }
}

TEST_CASE("every command has a transcript that runs it", "[cli]") {
    for (const auto& [path, command] : leaves()) {
        INFO("write " << transcript_of(path));
        REQUIRE(std::filesystem::exists(kRoot / transcript_of(path)));
        CHECK(read_file(kRoot / transcript_of(path)).find("$ leadqual " + path) != std::string::npos);
    }
}

TEST_CASE("every function, format and list is in a transcript", "[cli]") {
    const auto functions_text = read_file(kRoot / "tests/cli/functions.md");
    for (const auto& row : functions()) {
        INFO(row.name);
        CHECK(functions_text.find("\n" + std::string(row.name) + "(") != std::string::npos);
        CHECK(!row.help.empty());
        CHECK(!row.example.empty());
    }
    const auto formats_text = read_file(kRoot / "tests/cli/formats.md");
    for (const auto& row : output_formats())
        CHECK(formats_text.find("\n" + std::string(row.name) + " ") != std::string::npos);
    for (const auto& row : input_formats())
        if (row.format != InputFormat::automatic)
            CHECK(formats_text.find("\n" + std::string(row.name) + " ") != std::string::npos);
    const auto lists_text = read_file(kRoot / "tests/cli/lists.md");
    for (const auto& list : built_in_lists())
        CHECK(lists_text.find("\n@" + std::string(list.name) + " ") != std::string::npos);
}
