// rules diff --json
#include "cli/rule_diff_report.hpp"

#include <nlohmann/json.hpp>

namespace leadqual::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr Tag kTags[] = {Tag::sql, Tag::mql, Tag::disqualified};

Json set_json(const RuleSet& set) { return {{"name", set.name}, {"file", set.file}, {"fingerprint", set.fingerprint}}; }

Json place_json(const std::optional<Place>& place) {
    if (!place) return nullptr;
    return {{"file", place->file}, {"line", place->line}, {"column", place->column}};
}

/// A value as it stands in a rule file; null where there is none.
Json value_json(const std::string& text) { return text.empty() ? Json() : Json::parse(text); }

Json differences_json(std::span<const Difference> differences) {
    static constexpr std::string_view kEffects[] = {"verdict", "reading", "none"};  // in the order of Effect
    Json list = Json::array();
    for (const Difference& each : differences) {
        Json changes = Json::array();
        for (const auto& change : each.changes)
            changes.push_back(
                {{"key", change.key}, {"before", value_json(change.before)}, {"after", value_json(change.after)}});
        list.push_back({{"name", each.name},
                        {"effect", kEffects[static_cast<std::size_t>(each.effect)]},
                        {"before", place_json(each.before)},
                        {"after", place_json(each.after)},
                        {"changes", std::move(changes)}});
    }
    return list;
}

Json lead_json(const MovedLead& lead) {
    Json identity = Json::object();
    for (const auto& [name, value] : lead.identity) identity[name] = value;
    return {{"line", lead.line}, {"row", lead.record}, {"lead", std::move(identity)}};
}

Json move_json(const Move& move, std::span<const Difference> differences) {
    Json causes = Json::array();
    for (const MoveCause& cause : move.causes) {
        Json parts = Json::array(), first = Json::array();
        for (std::size_t i = 0; i < cause.differences.size(); ++i)
            parts.push_back({{"name", differences[cause.differences[i]].name}, {"outcome", cause.outcomes[i]}});
        for (const MovedLead& lead : cause.first) first.push_back(lead_json(lead));
        causes.push_back({{"leads", cause.leads}, {"differences", std::move(parts)}, {"first", std::move(first)}});
    }
    return {{"before", to_text(move.before)},
            {"after", to_text(move.after)},
            {"leads", move.leads},
            {"causes", std::move(causes)}};
}

}  // namespace

std::string rule_diff_json(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences,
                           const RuleSetComparison* comparison) {
    Json json{{"schema_version", 1},
              {"before", set_json(before)},
              {"after", set_json(after)},
              {"differences", differences_json(differences)}};
    if (comparison) {
        Json matrix = Json::object(), moves = Json::array();
        for (const Tag row : kTags)
            for (const Tag column : kTags)
                matrix[std::string(to_text(row))][std::string(to_text(column))] =
                    comparison->tags[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
        for (const Move& move : comparison->moves) moves.push_back(move_json(move, differences));
        json["leads"] = comparison->leads;
        json["rejected"] = comparison->rejected;
        json["moved"] = comparison->moved;
        json["tags"] = std::move(matrix);
        json["moves"] = std::move(moves);
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace leadqual::cli
