// An explanation for a ticket, a wiki or a mail. Nothing that a lead or a rule says becomes markup.
#include "cli/explanation_page.hpp"
#include "leadqual/report.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

std::string explanation_markdown(const LeadExplanation& lead) {
    std::string text = fmt::format("## {}\n\n{}\n", markdown_text(who(lead)), markdown_text(where(lead)));
    for (const SetExplanation& set : lead.sets) {
        text += fmt::format("\n**{}{}{}**, by {}: {} of {} criteria met, score {}\n\n", to_text(set.tag),
                            set.action.empty() ? "" : ": ", markdown_text(visible(set.action)),
                            markdown_text(visible(set.rule_set)), set.met, set.criteria.size(), set.score);
        text += "| | criterion | adds | what the lead says | holds | rule |\n| --- | --- | ---: | --- | --- | --- |\n";
        for (const CriterionLine& line : criterion_lines(set))
            text +=
                fmt::format("| {} | {} | {} | {} | {} | {} |\n", line.state, markdown_text(line.name),
                            markdown_text(line.adds), markdown_text(line.said), line.holds, markdown_text(line.rule));
        text += '\n';
        for (const auto& [name, fact] : facts_of(lead, set))
            text += name.empty() ? fmt::format("  - {}\n", markdown_text(fact))
                                 : fmt::format("- **{}**: {}\n", name, markdown_text(fact));
    }
    return text;
}

}  // namespace leadqual::cli
