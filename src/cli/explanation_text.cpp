// An explanation for a terminal.
#include "cli/explanation_page.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

static std::string coloured(Tag tag, bool colour) {
    if (!colour) return std::string(to_text(tag));
    const int code = tag == Tag::sql ? 32 : tag == Tag::mql ? 33 : 31;
    return fmt::format("\033[1;{}m{}\033[0m", code, to_text(tag));
}

std::string explanation_text(const LeadExplanation& lead, bool colour) {
    std::string text = fmt::format("{}\n{}\n", who(lead), where(lead));
    for (const SetExplanation& set : lead.sets) {
        text += fmt::format("\n{}{}{}\nby {}: {} of {} criteria met, score {}\n\n", coloured(set.tag, colour),
                            set.action.empty() ? "" : ": ", visible(set.action), visible(set.rule_set), set.met,
                            set.criteria.size(), set.score);
        TextTable table{{"", "", "adds", "what the lead says", "holds", "rule"}, {}, {2}};
        for (const CriterionLine& line : criterion_lines(set))
            table.rows.push_back(
                {line.state.empty() ? "" : "  " + line.state, line.name, line.adds, line.said, line.holds, line.rule});
        TextTable facts;
        for (const auto& [name, fact] : facts_of(lead, set)) facts.rows.push_back({name, fact});
        text += to_text(table) + "\n" + to_text(facts);
    }
    return text;
}

}  // namespace leadqual::cli
