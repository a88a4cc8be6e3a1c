// (private to cli) What a command accepts, declared once: the parser, the help and the messages read the same rows.
// Values arrive as text, so that every complaint about one is in our words and not in a library's.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual::cli {

using Take = std::function<void(const std::string& text)>;

struct Option {
    std::string names;  ///< "-o,--output"
    std::string value;  ///< what help calls the value, "FILE"; empty: a switch
    std::string help;   ///< at most 60 characters, no full stop
    std::string group;  ///< heading in help; empty: hidden
    bool repeatable = false;
    Take take;
    bool has_name(std::string_view name) const;
    std::string longest_name() const;  ///< --output
};

/// A word that is no option: FILE, KEY.
struct Argument {
    std::string name, help;
    bool required = false, repeatable = false;
    Take take;
};

class Options {
public:
    /// The heading under which help shows the options declared next; "" hides them.
    void group(std::string heading) { group_ = std::move(heading); }

    void flag(std::string names, std::string help, bool& target);
    void value(std::string names, std::string value, std::string help, std::string& target);
    void values(std::string names, std::string value, std::string help, std::vector<std::string>& target);

    enum Presence { required, optional };
    void argument(std::string name, std::string help, Presence presence, std::string& target);
    void arguments(std::string name, std::string help, Presence presence, std::vector<std::string>& target);

    std::span<const Option> options() const { return options_; }
    std::span<const Argument> arguments() const { return arguments_; }
    const Option* find(std::string_view name) const;  ///< "-o" or "--output"

private:
    std::string group_ = "Options";
    std::vector<Option> options_;
    std::vector<Argument> arguments_;
};

/// Hands the words after the command's name to its options. `command` is what messages call it: "rules check".
/// Throws Error (exit 2). False when help was asked for.
bool parse(std::string_view command, const Options& options, const std::vector<std::string>& words);

/// "[FILE…]", "FILE [KEY]": the arguments as usage lines show them.
std::string usage_of(const Options& options);

}  // namespace leadqual::cli
