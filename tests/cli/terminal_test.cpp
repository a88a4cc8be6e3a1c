// What people see at a terminal: a pseudo terminal takes its place.
#include "catch2.hpp"
#include "cli/program.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace fs = std::filesystem;

namespace {

/// The command with standard input, output and error on a terminal of this many columns.
Outcome run_on_terminal(const Folder& folder, const std::string& command, unsigned short columns) {
    winsize size{};
    size.ws_col = columns;
    size.ws_row = 24;
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
    REQUIRE(child >= 0);
    if (child == 0) {
        if (chdir(folder.path.c_str()) != 0) _exit(126);
        const std::string line = "PATH='" + fs::path(LEADQUAL_PROGRAM).parent_path().string() + "':$PATH " + command;
        setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
        setenv("TERM", "xterm", 1);
        unsetenv("NO_COLOR");
        execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    Outcome outcome;
    char buffer[4096];
    for (ssize_t size_read; (size_read = read(terminal, buffer, sizeof buffer)) > 0;)
        outcome.output.append(buffer, static_cast<std::size_t>(size_read));
    int status = 0;
    waitpid(child, &status, 0);
    close(terminal);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

}  // namespace

TEST_CASE("a terminal gets a coloured table of names, companies and verdicts within its width", "[cli]") {
    const Folder folder("terminal");
    folder.write("leads.csv", read_file(fs::path(LEADQUAL_ROOT) / "examples/leads.csv"));
    for (const unsigned short columns : {70, 100, 200}) {
        const auto [code, output] = run_on_terminal(folder, "leadqual qualify leads.csv -q --color never", columns);
        INFO(output);
        CHECK(code == 0);
        CHECK(output.find("Dana Whitfield") != std::string::npos);
        CHECK(output.find("Phone") == std::string::npos);
        CHECK((output.find("lq_next_question") != std::string::npos) == (columns == 200));
        std::size_t begin = 0;
        for (std::size_t end; (end = output.find("\r\n", begin)) != std::string::npos; begin = end + 2) {
            std::size_t width = 0;  // every character of the example is one column wide
            for (const char c : output.substr(begin, end - begin)) width += (c & 0xC0) != 0x80;
            CHECK(width <= columns);
        }
    }
    CHECK(run_on_terminal(folder, "leadqual qualify leads.csv -q", 100).output.find("\033[") != std::string::npos);
    CHECK(run_on_terminal(folder, "NO_COLOR=1 leadqual qualify leads.csv -q", 100).output.find("\033[") ==
          std::string::npos);
    CHECK(run_on_terminal(folder, "TERM=dumb leadqual qualify leads.csv -q", 100).output.find("\033[") ==
          std::string::npos);
}

TEST_CASE("nothing to read at a terminal is a short help, not a wait", "[cli]") {
    const Folder folder("nothing");
    const auto [code, output] = run_on_terminal(folder, "leadqual qualify", 80);
    CHECK(code == 2);
    CHECK(output.find("usage: leadqual qualify") != std::string::npos);
}

TEST_CASE("a cell cannot send escape sequences to a terminal", "[cli]") {
    const Folder folder("escapes");
    folder.write("leads.csv", "Full Name,Email\n\"\033]0;owned\007\033[31mred\",a@example.com\n");
    const auto [code, output] = run_on_terminal(folder, "leadqual qualify leads.csv -q --color never", 100);
    CHECK(code == 0);
    CHECK(output.find('\033') == std::string::npos);
    CHECK(output.find('\007') == std::string::npos);
    CHECK(run_on_terminal(folder, "leadqual explain leads.csv --row 1 --color never", 100).output.find('\033') ==
          std::string::npos);
}

TEST_CASE("a bar is drawn on a terminal's standard error alone", "[cli]") {
    const Folder folder("bar");
    folder.write("leads.csv", read_file(fs::path(LEADQUAL_ROOT) / "examples/leads.csv"));
    CHECK(run_on_terminal(folder, "leadqual qualify leads.csv -q -o out.csv", 80).output.empty());
    CHECK(folder.run("leadqual qualify leads.csv -q -o out.csv --progress auto").output.empty());
}

TEST_CASE("on a terminal the summary has bars and questions, in a pipe its lines alone", "[cli]") {
    const Folder folder("picture");
    folder.write("leads.csv", read_file(fs::path(LEADQUAL_ROOT) / "examples/leads.csv"));
    const std::string command = "leadqual qualify leads.csv -o out.csv --today 2026-11-21";
    for (const unsigned short columns : {40, 80, 200}) {
        const auto output = run_on_terminal(folder, command + " --color never", columns).output;
        INFO(output);
        CHECK(output.find("█") != std::string::npos);
        CHECK(output.find("ask next") != std::string::npos);
        CHECK(output.find("\033[3") == std::string::npos);
        CHECK(output.find("15 leads: 4 SQL (26.7 %)") > output.find("ask next"));
    }
    CHECK(run_on_terminal(folder, command, 80).output.find("\033[32m") != std::string::npos);
    CHECK(run_on_terminal(folder, command + " -q", 80).output.empty());
    CHECK(folder.run(command).output.find("█") == std::string::npos);
}
