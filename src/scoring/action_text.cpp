#include "scoring/action_text.hpp"

namespace leadqual {

std::string_view action_text(const RuleSet& rules, const Verdicts& verdicts, std::size_t row, Arena& arena) {
    constexpr std::string_view kMissing = "{missing}";
    const std::string_view action = rules.verdict[verdicts.line[row]].action;
    if (action.empty() && verdicts.knock_out[row] != Verdicts::none)
        return rules.knock_outs[static_cast<std::size_t>(verdicts.knock_out[row])].action;
    const std::size_t at = action.find(kMissing);
    if (at == std::string_view::npos) return action;

    const std::string_view before = action.substr(0, at);
    std::string text(before);
    for (std::size_t i = 0; i < rules.criteria.size(); ++i) {
        if (verdicts.state(i, row) == State::met) continue;
        if (text.size() > before.size()) text += ", ";
        text += rules.criteria[i].name;
    }
    if (text.size() == before.size()) text.resize(text.find_last_not_of(": ") + 1);  // nothing is missing
    text += action.substr(at + kMissing.size());
    return arena.keep(text);
}

std::string_view action_text(const Program& program, const Verdicts& verdicts, std::size_t set, std::size_t row,
                             Arena& arena) {
    return action_text(program.sets()[set], verdicts, row, arena);
}

}  // namespace leadqual
