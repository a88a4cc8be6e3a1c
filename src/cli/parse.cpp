// Command line -> options. CLI11 does the parsing. Each word is looked up in our own rows first, because only they say
// what a mistyped word was meant to be; what CLI11 itself has to say never reaches the user.
#include "cli/options.hpp"
#include "leadqual/base.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace leadqual::cli {

namespace {

struct Checker {
    std::string_view command;
    const Options& options;
    std::vector<const Option*> seen = {};
    std::size_t arguments = 0;
    bool help = false;

    [[noreturn]] void refuse(std::string message, std::string hint) const {
        throw Error(Exit::usage, std::move(message), std::move(hint));
    }

    std::string help_hint() const { return fmt::format("leadqual {} --help lists its options", command); }

    std::string example(const Option& option) const {
        return fmt::format("write {} {}", option.longest_name(), option.value);
    }

    [[noreturn]] void refuse_unknown(std::string_view name) const {
        struct Elsewhere {
            std::string_view name, needs, hint;  ///< what other tools call it; our option that does it; how
        };
        static constexpr Elsewhere kElsewhere[] = {
            {"--format", "--to", "--to names the output format, --from the input format"},
            {"--json", "--to", "--to json writes JSON"},
            {"--csv", "--to", "--to csv writes csv"},
            {"--limit", "--top", "--top N keeps the N best leads, by tag and score"},
            {"--filter", "--where", "--where keeps the leads for which a condition is true"},
            {"--no-color", "--color", "write --color never"},
            {"--input", "", "files are named without an option: leadqual qualify leads.csv"},
            {"-i", "", "files are named without an option: leadqual qualify leads.csv"},
            {"-v", "", "leadqual --version shows the version"},
        };
        std::string hint = help_hint();
        std::vector<std::string> names{"--help"};
        for (const auto& option : options.options())
            if (!option.group.empty()) names.push_back(option.longest_name());
        const std::vector<std::string_view> candidates(names.begin(), names.end());
        if (const auto near = name.starts_with("--") ? closest(name, candidates) : std::nullopt)
            hint = fmt::format("did you mean '{}'?", *near);
        for (const auto& row : kElsewhere)
            if (row.name == name && (row.needs.empty() || options.find(row.needs))) hint = row.hint;
        refuse(fmt::format("unknown option '{}' of {}", visible(name), command), hint);
    }

    const Option& look_up(std::string_view name) const {
        const Option* option = options.find(name);
        if (!option) refuse_unknown(name);
        return *option;
    }

    /// An option that takes a value from the next word; returns how many words it uses.
    std::size_t check_next_word(std::string_view name, const Option& option, std::span<const std::string> rest) const {
        if (rest.empty()) refuse(fmt::format("option '{}' of {} needs a value", name, command), example(option));
        const auto next = std::string_view(rest.front());
        if (next.empty()) refuse(fmt::format("option '{}' of {} has an empty value", name, command), example(option));
        if (next.size() > 1 && next[0] == '-' && options.find(next.substr(0, next.find('='))))
            refuse(fmt::format("option '{}' of {} needs a value, found the option '{}'", name, command, next),
                   example(option));
        return 2;
    }

    void check_repetition(std::string_view name, const Option& option) {
        if (!option.repeatable && std::find(seen.begin(), seen.end(), &option) != seen.end())
            refuse(fmt::format("option '{}' was given twice", name), "it takes one value; keep the one that is meant");
        seen.push_back(&option);
    }

    std::size_t check_long(std::string_view word, std::span<const std::string> rest) {
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        if (name == "--help") {
            help = true;
            return 1;
        }
        const Option& option = look_up(name);
        check_repetition(name, option);
        if (option.value.empty() && equals != word.npos)
            refuse(fmt::format("option '{}' takes no value", name), fmt::format("write {}", name));
        if (equals + 1 == word.size())
            refuse(fmt::format("option '{}' of {} has an empty value", name, command), example(option));
        if (option.value.empty() || equals != word.npos) return 1;
        return check_next_word(name, option, rest);
    }

    /// "-o", "-oFILE", or switches together.
    std::size_t check_short(std::string_view word, std::span<const std::string> rest) {
        for (std::size_t at = 1; at < word.size(); ++at) {
            const std::string name{'-', word[at]};
            if (name == "-h") {
                help = true;
                continue;
            }
            if (at == 1 && word.size() > 2 && !options.find(name)) refuse_unknown(word);
            const Option& option = look_up(name);
            check_repetition(name, option);
            if (option.value.empty()) continue;
            return at + 1 < word.size() ? 1 : check_next_word(name, option, rest);
        }
        return 1;
    }

    void check_argument(std::string_view word) {
        ++arguments;
        const auto rows = options.arguments();
        if (arguments <= rows.size() || (!rows.empty() && rows.back().repeatable)) return;
        const auto usage = usage_of(options);
        refuse(fmt::format("unexpected argument '{}' of {}", visible(word), command),
               usage.empty() ? fmt::format("leadqual {} takes options only", command)
                             : fmt::format("usage: leadqual {} {}", command, usage));
    }

    void check(std::span<const std::string> words) {
        while (!words.empty()) {
            const std::string_view word = words.front();
            const auto rest = words.subspan(1);
            std::size_t used = 1;
            if (word == "--") {
                for (const auto& argument : rest) check_argument(argument);
                break;
            }
            if (word.starts_with("--"))
                used = check_long(word, rest);
            else if (word.size() > 1 && word[0] == '-')
                used = check_short(word, rest);
            else
                check_argument(word);
            words = words.subspan(used);
        }
        if (help) return;
        const auto rows = options.arguments();
        if (arguments < rows.size() && rows[arguments].required)
            refuse(fmt::format("{} needs {}", command, rows[arguments].name),
                   fmt::format("usage: leadqual {} {}", command, usage_of(options)));
    }
};

}  // namespace

bool parse(std::string_view command, const Options& options, const std::vector<std::string>& words) {
    Checker checker{command, options};
    checker.check(words);
    if (checker.help) return false;

    CLI::App app{"", "leadqual"};
    app.set_help_flag();
    app.allow_extras();  // the arguments; unknown options were refused above
    std::vector<CLI::Option*> parsed;
    for (const auto& option : options.options()) {
        auto* added = option.value.empty() ? app.add_flag(option.names) : app.add_option(option.names);
        if (option.repeatable) added->take_all();
        parsed.push_back(added);
    }
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ParseError&) {
        throw Error(Exit::usage, fmt::format("the options of {} are not understood", command), checker.help_hint());
    }

    for (std::size_t i = 0; i < parsed.size(); ++i)
        for (const auto& text : parsed[i]->results()) options.options()[i].take(text);
    const auto rows = options.arguments();
    std::size_t position = 0;
    bool is_marked = false;  // CLI11 leaves the "--" that ends the options among the arguments
    for (const auto& text : app.remaining()) {
        if (text == "--" && !std::exchange(is_marked, true)) continue;
        rows[std::min(position++, rows.size() - 1)].take(text);
    }
    return true;
}

}  // namespace leadqual::cli
