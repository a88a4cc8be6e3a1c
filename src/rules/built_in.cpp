// The built-in rule sets, in the order of the documentation.
#include <algorithm>

#include "leadqual/rules.hpp"
#include "rules/embedded.hpp"

namespace leadqual {

namespace {

constexpr std::string_view parts[] = {"base", "knock_outs"};  // embedded, too, but no rule sets of their own

std::vector<BuiltInRuleSet> find_rule_sets() {
    std::vector<BuiltInRuleSet> found;
    for (const EmbeddedFile& file : embedded_files())
        if (std::find(std::begin(parts), std::end(parts), file.name) == std::end(parts))
            found.push_back({file.name, file.text});
    return found;
}

}  // namespace

std::span<const BuiltInRuleSet> built_in_rule_sets() {
    static const std::vector<BuiltInRuleSet> sets = find_rule_sets();
    return sets;
}

std::optional<std::string_view> built_in_part(std::string_view name) {
    if (std::find(std::begin(parts), std::end(parts), name) == std::end(parts)) return std::nullopt;
    const auto files = embedded_files();
    return std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.name == name; })->text;
}

std::string built_in_file_name(std::string_view name) { return std::string(name) + " (built in)"; }

}  // namespace leadqual
