#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace leadqual::cli {

bool input_is_terminal() { return isatty(STDIN_FILENO) == 1; }
bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }
bool errors_is_terminal() { return isatty(STDERR_FILENO) == 1; }

std::size_t terminal_width() {
    winsize size{};
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 80;
}

static bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value;
}

static bool wants_colour(When choice, bool is_terminal) {
    if (choice != When::automatic) return choice == When::always;
    if (is_set("NO_COLOR")) return false;
    const auto is_forced = [](const char* variable) {
        return is_set(variable) && std::string_view(std::getenv(variable)) != "0";
    };
    if (is_forced("CLICOLOR_FORCE") || is_forced("FORCE_COLOR")) return true;
    const char* terminal = std::getenv("TERM");
    return is_terminal && terminal && std::string_view(terminal) != "dumb";
}

bool wants_colour(When choice) { return wants_colour(choice, output_is_terminal()); }
bool errors_want_colour(When choice) { return wants_colour(choice, errors_is_terminal()); }

void print(std::string_view text) {
    OutputFile out("-");
    out.write(text);
    out.commit();
}

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace leadqual::cli
