#include <fmt/format.h>

#include <algorithm>

#include "rules/lexer.hpp"
#include "rules/vocabulary.hpp"

namespace leadqual {

namespace {

template <typename List>
std::optional<std::uint32_t> position(const List& list, std::string_view name) {
    const auto found = std::find(list.begin(), list.end(), name);
    if (found == list.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - list.begin());
}

Expression judgement(Judgement judgement, ValueType type, std::uint32_t index = 0) {
    Expression expression;
    expression.operation = Operation::judgement;
    expression.judgement = judgement;
    expression.type = type;
    expression.index = index;
    return expression;
}

}  // namespace

std::optional<Expression> Names::bare(const std::string& name, const Span& where) {
    const bool is_output_column = scope_ == Scope::filter && name.starts_with("lq_");
    const bool judged_first = scope_ == Scope::verdict || scope_ == Scope::gate || is_output_column;
    const std::string_view judged_name = std::string_view(name).substr(is_output_column ? 3 : 0);

    std::optional<Expression> meaning = judged_first ? judged(judged_name) : read(name);
    if (!meaning) meaning = judged_first ? read(name) : judged(judged_name);
    if (!meaning) {
        unknown_name(name, where);
        return std::nullopt;
    }
    if (meaning->operation == Operation::judgement && vocabulary_.has_several_sets) {
        problems_.report(Code::out_of_place, where,
                         fmt::format("with several rule sets, '{}' could be that of any of them", name),
                         "filter by fields here, by the tag with --only, or run one rule set");
        return std::nullopt;
    }
    return meaning;
}

/// need, of need_points.
std::optional<std::string_view> Names::criterion_of_points(std::string_view name) const {
    constexpr std::string_view points = "_points";
    if (!name.ends_with(points)) return std::nullopt;
    name.remove_suffix(points.size());
    if (!position(vocabulary_.criteria, name)) return std::nullopt;
    return name;
}

/// What is judged, as far as this scope sees it.
std::optional<Expression> Names::judged(std::string_view name) {
    if (scope_ == Scope::lead) return std::nullopt;
    if (const auto index = position(vocabulary_.criteria, name))
        return judgement(Judgement::criterion, ValueType::boolean, *index);
    if (const auto index = position(vocabulary_.facts, name))
        return judgement(Judgement::fact, ValueType::boolean, *index);
    for (const JudgementName& row : judgement_names()) {
        if (row.name != name) continue;
        const bool after_verdict = row.judgement >= Judgement::tag;
        if (after_verdict && scope_ != Scope::filter) return std::nullopt;
        if (row.judgement == Judgement::gate && (scope_ == Scope::gate || !vocabulary_.has_gate)) return std::nullopt;
        if (row.judgement == Judgement::grade && !vocabulary_.has_grade) return std::nullopt;
        return judgement(row.judgement, row.type);
    }
    if (const auto criterion = criterion_of_points(name);
        criterion && vocabulary_.criteria_of_signals.contains(*criterion))
        return judgement(Judgement::points, ValueType::number, *position(vocabulary_.criteria, *criterion));
    return std::nullopt;
}

/// What is read of the lead.
std::optional<Expression> Names::read(std::string_view name) {
    if (const Field* field = find_field(name)) return use({std::string(field->name), field->type, false});
    for (const FieldUse& own : vocabulary_.own_fields)
        if (to_lower_ascii(own.name) == name) return use(own);
    return std::nullopt;
}

Expression Names::column(const std::string& name, const Span& where) {
    vocabulary_.read_columns.emplace_back(name, where);
    const auto typed = [&](const auto& is_same) {
        return std::find_if(vocabulary_.own_fields.begin(), vocabulary_.own_fields.end(), is_same);
    };
    const auto end = vocabulary_.own_fields.end();
    auto own = typed([&](const FieldUse& field) { return field.name == name; });
    const std::string spelling = normalise_header(name);
    if (own == end && !spelling.empty())
        own = typed([&](const FieldUse& field) { return normalise_header(field.name) == spelling; });
    return use(own != end ? *own : FieldUse{name, FieldType::text, true});
}

Expression Names::use(const FieldUse& field) {
    auto index = position_of(field);
    if (!index) {
        index = static_cast<std::uint32_t>(fields_.size());
        fields_.push_back(field);
    }
    Expression expression;
    expression.operation = Operation::field;
    expression.type = value_type(field.type);
    expression.index = *index;
    return expression;
}

std::optional<std::uint32_t> Names::position_of(const FieldUse& field) const {
    const auto found = std::find(fields_.begin(), fields_.end(), field);
    if (found == fields_.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - fields_.begin());
}

std::optional<Expression> Names::setting(const std::string& name, const Span& where) {
    const Setting* found = vocabulary_.find_setting(name);
    if (!found) {
        std::vector<std::string_view> known;
        for (const Setting& setting : vocabulary_.settings) known.push_back(setting.name);
        problems_.report(Code::unknown_setting, where, fmt::format("unknown setting '${}'", name),
                         join_hints(did_you_mean(name, known), "settings stand under \"settings\""));
        return std::nullopt;
    }
    vocabulary_.used_settings.insert(name);
    Expression constant;
    constant.number = found->number;
    if (found->kind == JsonKind::text) constant.text = found->text;
    constant.type = found->kind == JsonKind::text     ? ValueType::text
                    : found->kind == JsonKind::number ? ValueType::number
                                                      : ValueType::boolean;
    return constant;
}

std::optional<std::vector<std::string>> Names::list(const std::string& name, const Span& where) {
    auto words = words_of(name, vocabulary_);
    vocabulary_.used_lists.insert(name);
    if (words) return words;
    std::vector<std::string_view> known;
    for (const WordList& list : built_in_lists()) known.push_back(list.name);
    for (const OwnList& list : vocabulary_.lists) known.push_back(list.name);
    problems_.report(Code::unknown_list, where, fmt::format("unknown word list '@{}'", name),
                     join_hints(did_you_mean(name, known), "leadqual lists shows the built-in ones"));
    return std::nullopt;
}

void Names::unknown_name(const std::string& name, const Span& where) {
    const auto is_judged = [&] {
        return name.starts_with("lq_") || criterion_of_points(name) || position(vocabulary_.criteria, name) ||
               position(vocabulary_.facts, name) ||
               std::any_of(judgement_names().begin(), judgement_names().end(),
                           [&](const auto& row) { return row.name == name; });
    };
    if (name == "gate" && scope_ != Scope::lead) {
        const bool inside = scope_ == Scope::gate;
        return problems_.report(Code::out_of_place, where,
                                inside ? "the gate cannot read itself" : "there is no gate to read",
                                inside ? "" : "declare one: \"gate\": \"authority\"");
    }
    if (name == "grade" && scope_ != Scope::lead)
        return problems_.report(Code::out_of_place, where, "there is no grade to read",
                                "declare one: \"grade\": { \"signals\": [ … ], \"letters\": { \"A\": 8, \"B\": 6 } }");
    if (scope_ == Scope::filter && name.starts_with("lq_")) return unknown_output_column(name, where);
    if (scope_ != Scope::lead && name.starts_with("lq_") && judged(name.substr(3)))
        return problems_.report(Code::out_of_place, where, fmt::format("'{}' is a column of the output", name),
                                fmt::format("here it is called {}", name.substr(3)));
    if (const auto criterion = criterion_of_points(name); criterion && scope_ != Scope::lead)
        return problems_.report(Code::out_of_place, where, fmt::format("'{}' has no points", *criterion),
                                "criteria with \"signals\" have points; a criterion itself is TRUE, FALSE or NULL");
    if (is_judged())
        return problems_.report(
            Code::out_of_place, where, fmt::format("'{}' is judged later and cannot be read here", name),
            scope_ == Scope::lead ? "conditions of criteria, facts, profile and knock-outs read fields; "
                                    "the gate and the verdict read what is judged"
                                  : "only --where can read it");
    if (vocabulary_.find_setting(name))
        return problems_.report(Code::unknown_field, where, fmt::format("unknown field '{}'", name),
                                fmt::format("the setting is written ${}", name));
    if (words_of(name, vocabulary_))
        return problems_.report(Code::unknown_field, where, fmt::format("unknown field '{}'", name),
                                fmt::format("the word list is written @{}", name));
    std::vector<std::string_view> known;
    if (scope_ != Scope::lead) {
        known.insert(known.end(), vocabulary_.criteria.begin(), vocabulary_.criteria.end());
        known.insert(known.end(), vocabulary_.facts.begin(), vocabulary_.facts.end());
        for (const JudgementName& row : judgement_names()) known.push_back(row.name);
    }
    for (const Field& field : catalogue()) known.push_back(field.name);
    for (const FieldUse& own : vocabulary_.own_fields) known.push_back(own.name);
    problems_.report(Code::unknown_field, where, fmt::format("unknown field '{}'", name),
                     join_hints(did_you_mean(name, known),
                                fmt::format("a column of your file goes in brackets: [{}]; text in single quotes: '{}'",
                                            where.text(), where.text())));
}

void Names::unknown_output_column(const std::string& name, const Span& where) const {
    std::vector<std::string> columns;
    for (const std::string& criterion : vocabulary_.criteria) columns.push_back("lq_" + criterion);
    for (const JudgementName& row : judgement_names()) columns.push_back("lq_" + std::string(row.name));
    const std::vector<std::string_view> known(columns.begin(), columns.end());
    problems_.report(Code::unknown_field, where, fmt::format("there is no '{}' to filter by", name),
                     did_you_mean(name, known));
}

}  // namespace leadqual
