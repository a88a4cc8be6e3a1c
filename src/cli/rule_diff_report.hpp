// (private to cli) What `rules diff` shows.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual::cli {

/// What differs between two rule sets, entry by entry, with the places of both.
std::string differences_text(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences);

/// "a.json:3 -> b.json:5", "only at b.json:5"; empty where neither file has a place for it.
std::string places_text(const Difference& difference);

/// The matrix of tags, and for each kind of move the differences that caused it and the first leads.
std::string comparison_text(const RuleSet& before, const RuleSet& after, const RuleSetComparison& comparison);

/// Both as data; `comparison` is nullptr where no file was judged.
std::string rule_diff_json(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences,
                           const RuleSetComparison* comparison);

/// "criterion budget + setting within_days"
std::string cause_names(std::span<const Difference> differences, std::span<const std::uint32_t> cause);

}  // namespace leadqual::cli
