#include "cli/explained_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

void add_cells(const ExplainedLead& lead, std::span<const std::uint32_t> fields, std::vector<ShownCell>& cells) {
    for (ShownCell& cell : cells_of(lead, fields)) {
        const auto is_same = [&](const ShownCell& other) { return other.field == cell.field; };
        if (std::none_of(cells.begin(), cells.end(), is_same)) cells.push_back(std::move(cell));
    }
}

/// "10 x 1/2^(45/30) = 3.54, 45 days old"
std::string fading_text(const std::string& full, const DecayedPoints& decayed) {
    const auto half_life = decayed.decay->half_life;
    if (!decayed.youngest)
        return fmt::format("0 to {}, half every {} days; {} is unknown", full, half_life, decayed.decay->since.source);
    const auto left = [&](std::int32_t age, Decimal points) {
        return fmt::format("{} x 1/2^({}/{}) = {}", full, age, half_life, to_text(points));
    };
    const auto oldest = left(*decayed.oldest, decayed.certain);
    if (decayed.youngest == decayed.oldest) return fmt::format("{}, {} days old", oldest, *decayed.oldest);
    return fmt::format("{} to {}, {} to {} days old", oldest, left(*decayed.youngest, decayed.possible),
                       *decayed.youngest, *decayed.oldest);
}

}  // namespace

std::vector<ShownCell> cells_of(const ExplainedLead& lead, std::span<const std::uint32_t> fields) {
    std::vector<ShownCell> cells;
    for (const auto field : fields) {
        const int column = lead.column_of[field];
        cells.push_back({lead.program->fields()[field].name,
                         column == Mapping::none ? "" : lead.columns[static_cast<std::size_t>(column)],
                         std::string(trim(lead.values[field]))});
    }
    return cells;
}

ShownRule rule_of(const ExplainedLead& lead, std::size_t set, const Ground& ground) {
    const auto part = ground.condition->text_of(*ground.part);
    ShownRule shown{
        .rule = with_settings((ground.negated ? "NOT " : "") + std::string(part), lead.program->sets()[set]),
        .truth = ground.truth,
        .is_against = ground.of.kind == RulePart::Kind::unmet,
        .cells = cells_of(lead, ground.fields),
        .because = {},
        .points = {},
        .points_at_most = {},
        .fading = {}};
    return shown;
}

ShownRule signal_rule(const ExplainedLead& lead, std::size_t set, const ExplainedCondition& signal,
                      std::span<const Ground> grounds, const RulePart& part) {
    ShownRule shown;
    std::size_t comparisons = 0;
    for (const Ground& ground : grounds) {
        if (ground.of != part) continue;
        add_cells(lead, ground.fields, shown.cells);
        if (ground.condition != signal.condition) continue;  // when its points began to fade
        if (++comparisons == 1) shown.rule = rule_of(lead, set, ground).rule;
    }
    if (comparisons != 1) shown.rule = with_settings(signal.condition->source, lead.program->sets()[set]);
    shown.truth = signal.truth;
    shown.points = signal.truth <= 0 ? "0" : to_text(signal.decayed ? signal.decayed->certain : *signal.points);
    shown.points_at_most =
        signal.truth == 0 ? "0" : to_text(signal.decayed ? signal.decayed->possible : *signal.points);
    if (signal.decayed && signal.truth != 0) shown.fading = fading_text(to_text(*signal.points), *signal.decayed);
    if (signal.because && signal.truth > 0) shown.because = *signal.because;
    return shown;
}

std::string with_settings(std::string text, const RuleSet& set) {
    for (const auto& [name, value] : set.settings) {
        const auto word = "$" + name;
        for (std::size_t at = 0; (at = text.find(word, at)) != text.npos;) {
            const auto end = at + word.size();
            if (end < text.size() && is_name_character(text[end])) {  // the beginning of a longer name
                at = end;
                continue;
            }
            text.replace(at, word.size(), value);
            at += value.size();
        }
    }
    return text;
}

}  // namespace leadqual::cli
