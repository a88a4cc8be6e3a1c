// The same bytes always: whatever the time zone, the locale, the number of threads, the block size, file or pipe.
#include "catch2.hpp"
#include "cli/program.hpp"

namespace fs = std::filesystem;

TEST_CASE("output depends on the input, the rules and the day alone", "[cli]") {
    const Folder folder("same");
    const auto leads = read_file(fs::path(LEADQUAL_ROOT) / "examples/leads.csv");
    const auto header = leads.find('\n') + 1;
    std::string many = leads.substr(0, header);
    for (int i = 0; i < 800; ++i) many += leads.substr(header);
    folder.write("leads.csv", many);

    const std::string command = "leadqual qualify leads.csv -q -r bant,champ --today 2026-03-01";
    const auto expected = folder.run(command);
    REQUIRE(expected.code == 0);
    REQUIRE(expected.output.size() > many.size());

    for (const auto* variables :
         {"TZ=Pacific/Kiritimati", "TZ=America/Anchorage", "LC_ALL=de_DE.UTF-8", "LC_ALL=tr_TR.UTF-8", "LC_ALL=C.UTF-8",
          "NO_COLOR=1", "CLICOLOR_FORCE=1", "TERM=xterm-256color"}) {
        INFO(variables);
        CHECK(folder.run(command, variables).output == expected.output);
    }
    for (const auto* options : {"--threads 1", "--threads 2", "--threads 7", "--block-size 4k",
                                "--block-size 64k --threads 3", "--progress always 2> /dev/null", "--sync always"}) {
        INFO(options);
        CHECK(folder.run(command + " " + options).output == expected.output);
    }
    for (const auto* other :
         {"cat leads.csv | leadqual qualify -q -r bant,champ --today 2026-03-01",
          "leadqual qualify - -q -r bant,champ --today 2026-03-01 < leads.csv",
          "leadqual qualify leads.csv -q -r bant,champ --today 2026-03-01 -o out.csv && cat out.csv",
          "leadqual qualify leads.csv -q -r bant,champ --today 2026-03-01 | cat"}) {
        INFO(other);
        CHECK(folder.run(other).output == expected.output);
    }
}

TEST_CASE("a colour is only shown where it was asked for", "[cli]") {
    const Folder folder("colour");
    folder.write("leads.csv", read_file(fs::path(LEADQUAL_ROOT) / "examples/leads.csv"));
    const auto has_escapes = [&](const std::string& options, const std::string& variables) {
        return folder.run("leadqual qualify leads.csv -q --to table " + options, variables).output.find('\033') !=
               std::string::npos;
    };
    CHECK_FALSE(has_escapes("", "TERM=xterm"));  // no terminal
    CHECK(has_escapes("--color always", ""));
    CHECK(has_escapes("--color always", "NO_COLOR=1"));  // the command line beats the environment
    CHECK(has_escapes("", "CLICOLOR_FORCE=1"));
    CHECK(has_escapes("", "FORCE_COLOR=1"));
    CHECK_FALSE(has_escapes("", "CLICOLOR_FORCE=0"));
    CHECK_FALSE(has_escapes("", "CLICOLOR_FORCE=1 NO_COLOR=1"));
    CHECK_FALSE(has_escapes("--color never", "CLICOLOR_FORCE=1"));
}
