#include "cli/rule_sets.hpp"

#include "cli/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace leadqual::cli {

namespace fs = std::filesystem;

std::vector<RuleFolder> rule_folders() {
    std::vector<fs::path> candidates{"rulesets"};
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    if (config && *config)
        candidates.push_back(fs::path(config) / "leadqual" / "rulesets");
    else if (home && *home)
        candidates.push_back(fs::path(home) / ".config" / "leadqual" / "rulesets");

    std::vector<RuleFolder> folders;
    for (const auto& path : candidates) {
        std::error_code missing;
        fs::directory_iterator entries(path, missing);
        if (missing) continue;
        RuleFolder folder{path.string(), {}};
        for (const auto& entry : entries) {
            const bool is_schema = entry.path().stem().extension() == ".schema";
            if (entry.path().extension() == ".json" && !is_schema) folder.names.push_back(entry.path().stem().string());
        }
        std::sort(folder.names.begin(), folder.names.end());
        folders.push_back(std::move(folder));
    }
    return folders;
}

namespace {

/// One word of -r: a name or path, and the name that stands for it in the output.
struct Wanted {
    std::string alias, name;
};

std::vector<Wanted> read_wanted(const std::vector<std::string>& texts) {
    std::vector<Wanted> wanted;
    for (const auto& text : texts) {
        std::error_code missing;
        const auto words = fs::exists(text, missing) ? std::vector{text} : read_list("--rules", text);
        for (const auto& word : words) {
            if (word == "all") {
                for (const auto* name : {"bant", "champ", "faint", "anum", "gptc"}) wanted.push_back({"", name});
                continue;
            }
            const auto equals = fs::exists(word, missing) ? std::string::npos : word.find('=');
            if (equals == std::string::npos)
                wanted.push_back({"", word});
            else
                wanted.push_back({word.substr(0, equals), word.substr(equals + 1)});
            const auto is_usable = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
            const auto& alias = wanted.back().alias;
            if (equals != std::string::npos && (alias.empty() || !std::all_of(alias.begin(), alias.end(), is_usable)))
                throw Error(Exit::usage, fmt::format("'{}' cannot name a rule set", alias),
                            "a name has small letters, digits and underscores: -r old=a.json,new=b.json");
        }
    }
    if (wanted.empty()) wanted.push_back({"", "bant"});
    return wanted;
}

}  // namespace

std::vector<RuleSet> load_rule_sets(const std::vector<std::string>& texts, RuleOptions options) {
    for (auto& folder : rule_folders()) options.folders.push_back(std::move(folder.path));
    std::vector<RuleSet> sets;
    std::vector<Problem> problems;
    for (const auto& wanted : read_wanted(texts)) {
        try {
            auto set = load_rule_set(wanted.name, options);
            if (!wanted.alias.empty()) set.name = wanted.alias;
            const auto same = [&](const RuleSet& other) { return other.name == set.name; };
            if (std::any_of(sets.begin(), sets.end(), same))
                throw Error(Exit::usage, fmt::format("two rule sets are called '{}'", set.name),
                            "give them names: -r old=a.json,new=b.json");
            sets.push_back(std::move(set));
        } catch (const Error& error) {
            if (error.code() != Exit::usage) throw;
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
    return sets;
}

std::string warnings_of(std::span<const RuleSet> sets) {
    std::string text;
    for (const auto& set : sets)
        for (const auto& warning : set.warnings) text += to_text(warning);
    return text;
}

}  // namespace leadqual::cli
