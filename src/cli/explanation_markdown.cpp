// An explanation for a ticket, a wiki or a mail. Nothing that a lead or a rule says becomes markup.
#include "cli/explanation_page.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

static std::string escaped(std::string_view text) {
    constexpr std::string_view kMarkup = "|\\`*[]";  // an underscore inside a word is none
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else
            (kMarkup.find(c) == kMarkup.npos ? result : result += '\\') += c;
    }
    return result;
}

std::string explanation_markdown(const LeadExplanation& lead) {
    std::string text = fmt::format("## {}\n\n{}\n", escaped(who(lead)), escaped(where(lead)));
    for (const SetExplanation& set : lead.sets) {
        text += fmt::format("\n**{}{}{}**, by {}: {} of {} criteria met, score {}\n\n", to_text(set.tag),
                            set.action.empty() ? "" : ": ", escaped(visible(set.action)),
                            escaped(visible(set.rule_set)), set.met, set.criteria.size(), set.score);
        text += "| | criterion | adds | what the lead says | holds | rule |\n| --- | --- | ---: | --- | --- | --- |\n";
        for (const CriterionLine& line : criterion_lines(set))
            text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", line.state, escaped(line.name), escaped(line.adds),
                                escaped(line.said), line.holds, escaped(line.rule));
        text += '\n';
        for (const auto& [name, fact] : facts_of(lead, set))
            text += name.empty() ? fmt::format("  - {}\n", escaped(fact))
                                 : fmt::format("- **{}**: {}\n", name, escaped(fact));
    }
    return text;
}

}  // namespace leadqual::cli
