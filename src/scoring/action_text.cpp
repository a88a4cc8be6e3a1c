#include "scoring/action_text.hpp"

#include "scoring/text_hash.hpp"

#include <array>

namespace leadqual {

static constexpr std::string_view kMissing = "{missing}";

std::string_view action_text(const RuleSet& rules, const Verdicts& verdicts, std::size_t row, Arena& arena) {
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

/// What the text of a lead's action depends on, beside its line: the criteria met where it lists those that are
/// missing, the knock-out where the line has no action of its own.
static std::uint64_t detail_of(std::string_view action, bool lists_missing, const Verdicts& verdicts, std::size_t row) {
    if (action.empty()) return static_cast<std::uint16_t>(verdicts.knock_out[row]);
    std::uint64_t met = 0;
    for (std::size_t i = 0; lists_missing && i < verdicts.met.size(); ++i)
        met |= (verdicts.met[i][row / 64] >> row % 64 & 1) << i;
    return met;
}

void action_texts(const RuleSet& rules, const Verdicts& verdicts, Arena& arena, std::span<std::string_view> texts) {
    std::vector<bool> lists_missing;
    for (const VerdictLine& line : rules.verdict)
        lists_missing.push_back(line.action.find(kMissing) != std::string::npos);
    struct Made {
        std::uint64_t detail = 0;
        std::size_t line = SIZE_MAX;
        std::string_view text;
    };
    std::array<Made, 64> made;
    const bool is_detail_whole = rules.criteria.size() <= 64;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        const std::size_t line = verdicts.line[row];
        const std::uint64_t detail = detail_of(rules.verdict[line].action, lists_missing[line], verdicts, row);
        Made& place = made[mix(detail ^ kHashOdd[0], line ^ kHashOdd[1]) % made.size()];
        if (place.line != line || place.detail != detail || !is_detail_whole)
            place = {detail, line, action_text(rules, verdicts, row, arena)};
        texts[row] = place.text;
    }
}

std::string_view action_text(const Program& program, const Verdicts& verdicts, std::size_t set, std::size_t row,
                             Arena& arena) {
    return action_text(program.sets()[set], verdicts, row, arena);
}

void action_texts(const Program& program, const Verdicts& verdicts, std::size_t set, Arena& arena,
                  std::span<std::string_view> texts) {
    action_texts(program.sets()[set], verdicts, arena, texts);
}

}  // namespace leadqual
