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

void action_texts(const RuleSet& rules, const Verdicts& verdicts, Arena& arena, std::span<std::string_view> texts) {
    // Beside its line a text depends on the criteria met where the line lists those that are missing, and on the
    // knock-out where it has no action of its own.
    struct Line {
        std::uint64_t met, knock_out;  ///< masks of what it depends on
    };
    std::vector<Line> lines;
    for (const VerdictLine& line : rules.verdict) {
        const bool lists_missing = line.action.find(kMissing) != std::string::npos;
        lines.push_back({lists_missing ? ~std::uint64_t{0} : 0, line.action.empty() ? ~std::uint64_t{0} : 0});
    }
    struct Made {
        std::uint64_t detail = 0;
        std::size_t line = SIZE_MAX;
        std::string_view text;
    };
    std::array<Made, 64> made;
    const bool is_detail_whole = rules.criteria.size() <= 64;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        std::uint64_t met = 0;
        for (std::size_t i = 0; i < verdicts.met.size(); ++i)
            met = met << 1 | (verdicts.met[i][row / 64] >> row % 64 & 1);
        const std::size_t line = verdicts.line[row];
        const auto knock_out = static_cast<std::uint16_t>(verdicts.knock_out[row]);
        const std::uint64_t detail = (met & lines[line].met) | (knock_out & lines[line].knock_out);
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
