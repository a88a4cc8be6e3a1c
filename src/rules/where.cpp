// Conditions typed on the command line, over fields and verdicts (--where).
#include <algorithm>

#include "rules/condition.hpp"

namespace leadqual {

namespace {

Setting setting_from(const std::string& name, const std::string& json) {
    Setting setting;
    setting.name = name;
    Problems ignored;  // the rule set it comes from was checked
    const SourceText source("", json);
    const auto value = read_json(source, ignored);
    if (!value) return setting;
    const bool negative = value->text.starts_with('-');
    setting.kind = value->kind;
    setting.text = value->text;
    setting.number = value->boolean ? 1 : 0;
    if (value->kind == JsonKind::number) {
        setting.number = read_literal(std::string_view(value->text).substr(negative ? 1 : 0)).value_or(0);
        if (negative) setting.number = -setting.number;
    }
    return setting;
}

void add_declarations(const RuleSet& set, Vocabulary& vocabulary) {
    for (const FieldUse& field : set.own_fields) vocabulary.own_fields.push_back(field);
    for (const auto& [name, json] : set.settings)
        if (!vocabulary.find_setting(name)) vocabulary.settings.push_back(setting_from(name, json));
    for (const auto& [name, words] : set.lists)
        if (!vocabulary.find_list(name)) vocabulary.lists.push_back({name, words, {}});
    for (const Criterion& criterion : set.criteria) {
        vocabulary.criteria.push_back(criterion.name);
        if (!criterion.signals.empty()) vocabulary.criteria_of_signals.insert(criterion.name);
    }
    for (const Fact& fact : set.facts) vocabulary.facts.push_back(fact.name);
    if (set.gate) vocabulary.has_gate = true;
    if (set.grade) vocabulary.has_grade = true;
}

}  // namespace

Condition parse_condition(std::string_view text, const std::string& file, std::span<const RuleSet> sets,
                          std::vector<FieldUse>& fields) {
    Vocabulary vocabulary;
    for (const RuleSet& set : sets) add_declarations(set, vocabulary);
    vocabulary.has_several_sets = sets.size() > 1;
    const SourceText source(file, std::string(text));
    Problems problems;
    Names names(vocabulary, Scope::filter, fields, problems);
    auto condition = check_condition(placed(source), file, names, problems);
    problems.throw_if_errors();
    return std::move(*condition);
}

}  // namespace leadqual
