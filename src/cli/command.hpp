// (private to cli) One file per command: command_<name>.cpp defines setup_<name>; commands.cpp lists them.
#pragma once

#include "cli/options.hpp"
#include "leadqual/base.hpp"

namespace leadqual::cli {

using Action = std::function<Exit()>;

struct Command {
    std::string_view name;
    std::string_view help;                        ///< at most 60 characters, no full stop
    std::string_view examples;                    ///< shown first by --help, a line each
    Action (*setup)(Options& options) = nullptr;  ///< declares what it accepts, without side effects
    std::span<const Command> subcommands = {};    ///< instead of `setup`
};
std::span<const Command> commands();

Action setup_qualify(Options& options);
Action setup_explain(Options& options);
Action setup_convert(Options& options);
Action setup_fields(Options& options);
Action setup_report(Options& options);
Action setup_rules_list(Options& options);
Action setup_rules_show(Options& options);
Action setup_rules_check(Options& options);
Action setup_rules_test(Options& options);
Action setup_rules_diff(Options& options);
Action setup_rules_new(Options& options);
Action setup_rules_problems(Options& options);
Action setup_rules_reference(Options& options);
Action setup_formats(Options& options);
Action setup_functions(Options& options);
Action setup_lists(Options& options);

/// The whole program: parses, runs, shows errors, gives the exit code. The only catch.
int run(const std::vector<std::string>& arguments);

}  // namespace leadqual::cli
