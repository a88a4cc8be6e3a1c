// An explanation as data; docs/explain.md says what each member is.
#include "cli/explanation.hpp"

#include <nlohmann/json.hpp>

namespace leadqual::cli {

namespace {

using Json = nlohmann::ordered_json;

Json holds(int truth) { return truth < 0 ? Json() : Json(truth == 1); }
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json letter(char letter) { return letter == Verdicts::no_grade ? Json() : Json(std::string(1, letter)); }

template <class Items, class ToJson>
Json list_of(const Items& items, ToJson to_json) {
    Json list = Json::array();
    for (const auto& item : items) list.push_back(to_json(item));
    return list;
}

Json cell_json(const ShownCell& cell) {
    return {{"field", cell.field}, {"column", text_or_null(cell.column)}, {"value", text_or_null(cell.value)}};
}

Json rule_json(const ShownRule& rule) {
    Json json{{"rule", rule.rule}, {"holds", holds(rule.truth)}};
    if (rule.is_against) json["against"] = true;
    json["cells"] = list_of(rule.cells, cell_json);
    if (rule.points_at_most.empty()) return json;
    json["points"] = rule.points;
    json["points_at_most"] = rule.points_at_most;
    json["fading"] = text_or_null(rule.fading);
    json["because"] = text_or_null(rule.because);
    return json;
}

Json criterion_json(const ShownCriterion& criterion) {
    static constexpr std::string_view kStates[] = {"unknown", "unmet", "met"};  // in the order of State
    return {{"name", criterion.name},
            {"state", kStates[static_cast<std::size_t>(criterion.state)]},
            {"weight", criterion.weight},
            {"worth", criterion.worth},
            {"adds", criterion.adds},
            {"adds_at_most", criterion.at_most},
            {"points", text_or_null(criterion.points)},
            {"question", criterion.question},
            {"rules", list_of(criterion.rules, rule_json)}};
}

Json grade_json(const ShownGrade& grade) {
    return {{"letter", letter(grade.letter)},
            {"best", letter(grade.best)},
            {"worst", letter(grade.worst)},
            {"points", grade.points},
            {"rules", list_of(grade.rules, rule_json)}};
}

Json set_json(const SetExplanation& set) {
    const auto first = [](const auto& items, auto to_json) { return items.empty() ? Json() : to_json(items.front()); };
    return {{"rule_set", set.rule_set},
            {"title", set.title},
            {"tag", to_text(set.tag)},
            {"could_be", set.could_be == set.tag ? Json() : Json(to_text(set.could_be))},
            {"action", set.action},
            {"reasons", set.reasons},
            {"score", set.score},
            {"score_max", set.score_max},
            {"sum", set.sum},
            {"criteria", list_of(set.criteria, criterion_json)},
            {"verdict",
             {{"line", set.line},
              {"of", set.lines},
              {"when", text_or_null(set.verdict.rule)},
              {"cells", list_of(set.verdict.cells, cell_json)}}},
            {"gate", first(set.gate, rule_json)},
            {"profile", first(set.profile, rule_json)},
            {"grade", first(set.grade, grade_json)},
            {"knock_outs", list_of(set.knock_outs,
                                   [](const ShownKnockOut& each) {
                                       return Json{{"because", each.because},
                                                   {"fired", holds(each.truth)},
                                                   {"reason_code", text_or_null(each.reason)},
                                                   {"recheck_on", text_or_null(each.recheck_on)},
                                                   {"cells", list_of(each.cells, cell_json)}};
                                   })},
            {"unknown", set.unknown},
            {"raises", list_of(set.raises,
                               [](const ShownRaise& each) {
                                   return Json{{"confirm", each.confirm},
                                               {"tag", to_text(each.tag)},
                                               {"example", list_of(each.example, cell_json)}};
                               })},
            {"depends_on", set.depends_on},
            {"next_question", text_or_null(set.next_question)}};
}

}  // namespace

std::string explanation_json(const LeadExplanation& lead) {
    Json identity = Json::object();
    for (const auto& [name, value] : lead.identity) identity[name] = value;
    const Json json{{"file", lead.file},
                    {"line", lead.line},
                    {"row", lead.row},
                    {"lead", std::move(identity)},
                    {"verdicts", list_of(lead.sets, set_json)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace leadqual::cli
