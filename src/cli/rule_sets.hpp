// (private to cli) Finds the rule sets that -r names.
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual::cli {

/// A folder where rule sets are looked up by name after the built-in ones, and what `rules list` calls it.
struct RuleFolder {
    std::string path;
    std::vector<std::string> names;  ///< of its rule sets: files that end in .json, sorted
};
/// ./rulesets, then leadqual/rulesets in the user's config folder; only those that exist.
std::vector<RuleFolder> rule_folders();

/// The sets behind "bant,champ", "all", "ours.json" or "old=a.json,new=b.json", in order; bant when nothing is asked
/// for. Throws Error (exit 2) with the problems of every set that does not load.
std::vector<RuleSet> load_rule_sets(const std::vector<std::string>& wanted, RuleOptions options);

/// The problems of loaded sets that are only warnings, for standard error.
std::string warnings_of(std::span<const RuleSet> sets);

}  // namespace leadqual::cli
