// (private to cli) Where words and leads are shown: standard output and standard error, terminals or not.
#pragma once

#include "cli/values.hpp"

namespace leadqual::cli {

bool input_is_terminal();
bool output_is_terminal();
bool errors_is_terminal();

/// Columns of the terminal that shows standard output, or else standard error; 80 where it does not say.
std::size_t terminal_width();

/// Whether standard output gets colours. `choice` is the value of --color: it beats the environment, where NO_COLOR
/// and TERM=dumb switch colours off and CLICOLOR_FORCE or FORCE_COLOR on; else only a terminal gets them.
bool wants_colour(When choice);
bool errors_want_colour(When choice);  ///< the same of standard error

/// To standard output, whole or with exit code 4.
void print(std::string_view text);
/// To standard error.
void say(std::string_view text);

}  // namespace leadqual::cli
