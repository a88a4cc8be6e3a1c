// (private to cli) The words of an explanation, as text and markdown arrange them.
#pragma once

#include "cli/explanation.hpp"

namespace leadqual::cli {

/// "Dana Whitfield, Chief Financial Officer at Northwind Freight"
std::string who(const LeadExplanation& lead);
/// "dana@example.com, leads.csv, line 2, row 1"
std::string where(const LeadExplanation& lead);

/// One line for each comparison; a criterion's first line has its name.
struct CriterionLine {
    std::string state, name, adds, said, holds, rule;
};
std::vector<CriterionLine> criterion_lines(const SetExplanation& set);

/// What is said below: name and text. A name that is "" goes on with the one before.
std::vector<std::pair<std::string, std::string>> facts_of(const LeadExplanation& lead, const SetExplanation& set);

}  // namespace leadqual::cli
