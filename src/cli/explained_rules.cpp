#include "cli/explained_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace leadqual::cli {

namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// A setting as a condition writes it: 'DE', TRUE, 10000.
std::string literal_of(const std::string& json) {
    const auto value = nlohmann::json::parse(json);
    if (value.is_boolean()) return value.get<bool>() ? "TRUE" : "FALSE";
    if (!value.is_string()) return json;
    std::string literal = "'";
    for (const char c : value.get<std::string>()) literal += c == '\'' ? "''" : std::string(1, c);
    return literal + "'";
}

/// Behind the text or column name that is opened at `at`: a closing sign twice ends it, too, and begins it anew.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
    const auto close = text.find(text[at] == '[' ? ']' : text[at], at + 1);
    return close == text.npos ? text.size() : close + 1;
}

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

std::string with_settings(std::string_view text, const RuleSet& set) {
    std::string result;
    for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
        if (text[at] == '\'' || text[at] == '"' || text[at] == '[') {
            end = end_of_quoted(text, at);
            result += text.substr(at, end - at);
            continue;
        }
        end = at + 1;
        while (text[at] == '$' && end < text.size() && is_name_character(text[end])) ++end;
        const auto word = text.substr(at, end - at);
        const auto found = std::ranges::find_if(set.settings, [&](const auto& setting) {
            return word.size() > 1 && setting.first == fold(word.substr(1));
        });
        result += found == set.settings.end() ? std::string(word) : literal_of(found->second);
    }
    return result;
}

}  // namespace leadqual::cli
