// (private to cli) What --help prints, made from the tables of commands and options.
#pragma once

#include "cli/command.hpp"

namespace leadqual::cli {

std::string main_help();
/// For people who typed nothing: a few lines.
std::string short_help();
/// `path` is "qualify" or "rules check".
std::string command_help(const std::string& path, const Command& command);
/// The few lines shown where a command has nothing to work on.
std::string short_command_help(const std::string& path, const Command& command);

}  // namespace leadqual::cli
