// The built-in rule sets, in the order of the documentation.
#include <algorithm>
#include <array>

#include "leadqual/rules.hpp"
#include "rules/embedded.hpp"

namespace leadqual {

namespace {

// Embedded, too, but no rule sets of their own: what they share, and the word lists.
constexpr std::array<std::string_view, 2> no_rule_sets = {"base", "lists"};

std::vector<BuiltInRuleSet> find_rule_sets() {
    std::vector<BuiltInRuleSet> found;
    for (const EmbeddedFile& file : embedded_files())
        if (std::find(no_rule_sets.begin(), no_rule_sets.end(), file.name) == no_rule_sets.end())
            found.push_back({file.name, file.text});
    return found;
}

}  // namespace

std::span<const BuiltInRuleSet> built_in_rule_sets() {
    static const std::vector<BuiltInRuleSet> sets = find_rule_sets();
    return sets;
}

std::string built_in_file_name(std::string_view name) { return std::string(name) + " (built in)"; }

}  // namespace leadqual
