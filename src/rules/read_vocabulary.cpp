// "settings", "fields", "lists", "map", "missing", "values": what a rule file declares before it judges.
#include <fmt/format.h>

#include <algorithm>

#include "rules/reading.hpp"

namespace leadqual {

namespace {

std::optional<double> read_signed(std::string_view text) {
    const bool negative = text.starts_with('-');
    const auto value = read_literal(text.substr(negative ? 1 : 0));
    if (!value) return std::nullopt;
    return negative ? -*value : *value;
}

/// The text behind --set name=, as the kind of value the setting has.
void override_setting(Setting& setting, const SourceText& typed, Problems& problems) {
    const std::size_t begin = typed.text().find('=') + 1;
    const Span where{&typed, begin, typed.text().size()};
    const std::string value(trim(where.text()));
    if (setting.kind == JsonKind::text) {
        setting.text = value;
    } else if (setting.kind == JsonKind::number) {
        const auto number = read_signed(value);
        if (!number)
            return problems.report(Code::invalid_value, where,
                                   fmt::format("the setting '{}' is a number, found '{}'", setting.name, value),
                                   "numbers are written with digits and at most one point: 10000, 0.5");
        setting.number = *number;
        setting.text = show_number(*number);
    } else {
        const auto truth = read_boolean(value);
        if (!truth)
            return problems.report(Code::invalid_value, where,
                                   fmt::format("the setting '{}' is true or false, found '{}'", setting.name, value));
        setting.number = *truth ? 1 : 0;
    }
}

/// Whether one of the words leads back to the list it is in.
bool leads_back_to(const std::string& list, const OwnList& from, const Vocabulary& vocabulary,
                   std::set<std::string>& seen) {
    return std::any_of(from.as_written.begin(), from.as_written.end(), [&](const std::string& word) {
        if (!word.starts_with('@')) return false;
        const std::string other = word.substr(1);
        if (other == list) return true;
        const OwnList* next = vocabulary.find_list(other);
        return next && seen.insert(other).second && leads_back_to(list, *next, vocabulary, seen);
    });
}

void check_words(Reading& reading, const JsonValue& words, const OwnList& list) {
    std::vector<std::string_view> known;
    for (const WordList& built_in : built_in_lists()) known.push_back(built_in.name);
    for (const OwnList& own : reading.vocabulary.lists) known.push_back(own.name);
    for (const JsonValue& word : words.items) {
        if (!word.text.starts_with('@')) continue;
        const std::string name = word.text.substr(1);
        if (std::find(known.begin(), known.end(), name) == known.end())
            reading.problems.report(Code::unknown_list, word.span, fmt::format("unknown word list '@{}'", name),
                                    did_you_mean(name, known));
        reading.vocabulary.used_lists.insert(name);
    }
    std::set<std::string> seen;
    if (leads_back_to(list.name, list, reading.vocabulary, seen))
        reading.problems.report(Code::circle, list.where, fmt::format("the word list '{}' contains itself", list.name));
}

}  // namespace

void read_settings(Reading& reading, std::span<const std::pair<std::string, SourceText>> overrides) {
    const JsonValue* settings = value_of(reading.root, "settings");
    if (!settings) return;
    for (const JsonMember& member : settings->members) {
        const JsonValue& value = member.value;
        if (!check_name(member.key, member.key_span, "a setting", reading.problems)) continue;
        if (value.kind != JsonKind::number && value.kind != JsonKind::text && value.kind != JsonKind::boolean) {
            reading.problems.report(
                Code::wrong_kind, value.span,
                fmt::format("a setting is a number, text, true or false, found {}", describe(value)),
                value.kind == JsonKind::array ? "a list of words goes under \"lists\"" : "");
            reading.vocabulary.settings.push_back({member.key, JsonKind::number, "0", 0, member.key_span});
            continue;
        }
        Setting setting{member.key, value.kind, value.text, value.boolean ? 1.0 : 0.0, member.key_span};
        if (value.kind == JsonKind::number) setting.number = read_signed(value.text).value_or(0);
        for (const auto& [name, typed] : overrides)
            if (name == setting.name) override_setting(setting, typed, reading.problems);
        reading.set.settings.emplace_back(setting.name, setting.as_json());
        reading.vocabulary.settings.push_back(std::move(setting));
    }
}

void read_own_fields(Reading& reading) {
    const JsonValue* fields = value_of(reading.root, "fields");
    if (!fields) return;
    constexpr std::string_view types[] = {"text", "number", "boolean", "date", "days"};
    for (const JsonMember& member : fields->members) {
        const JsonValue& value = member.value;
        const auto type = value.kind == JsonKind::text ? field_type(value.text) : std::nullopt;
        if (!type) {
            reading.problems.report(
                Code::invalid_value, value.span,
                fmt::format("the type of a column must be text, number, boolean, date or days, found {}",
                            describe(value)),
                did_you_mean(value.text, types));
            continue;
        }
        if (trim(member.key).empty()) {
            reading.problems.report(Code::invalid_name, member.key_span, "a column name is empty");
            continue;
        }
        reading.set.own_fields.push_back({member.key, *type, true});
    }
    reading.vocabulary.own_fields = reading.set.own_fields;
}

void read_lists(Reading& reading) {
    const JsonValue* lists = value_of(reading.root, "lists");
    if (!lists) return;
    constexpr std::size_t most_lists = 1000;
    if (lists->members.size() > most_lists)
        return reading.problems.report(Code::over_limit, lists->members[most_lists].key_span,
                                       fmt::format("more than {} word lists", most_lists));
    for (const JsonMember& member : lists->members) {
        if (!check_name(member.key, member.key_span, "a word list", reading.problems)) continue;
        const auto is_same = [&](const WordList& list) { return list.name == member.key; };
        if (std::any_of(built_in_lists().begin(), built_in_lists().end(), is_same)) {
            reading.problems.report(
                Code::name_taken, member.key_span, fmt::format("there is a built-in word list '{}'", member.key),
                fmt::format("choose another name; it may begin with the built-in words: [\"@{}\", …]", member.key));
            continue;
        }
        if (member.value.kind != JsonKind::array || member.value.items.empty()) {
            reading.problems.report(Code::wrong_kind, member.value.span,
                                    fmt::format("a word list is a list of words, found {}",
                                                member.value.kind == JsonKind::array ? "none" : describe(member.value)),
                                    "for example: [\"buyer\", \"head of purchasing\", \"@decision_titles\"]");
            continue;
        }
        OwnList list{member.key, {}, member.key_span};
        for (const JsonValue& word : member.value.items) {
            if (word.kind == JsonKind::text && !trim(word.text).empty())
                list.as_written.push_back(word.text);
            else
                reading.problems.report(Code::wrong_kind, word.span,
                                        fmt::format("a word list holds words, found {}", describe(word)));
        }
        reading.set.lists.emplace_back(list.name, list.as_written);
        reading.vocabulary.lists.push_back(std::move(list));
    }
    for (const OwnList& list : reading.vocabulary.lists) check_words(reading, lists->find(list.name)->value, list);
}

static std::vector<std::string_view> known_fields(const Reading& reading) {
    std::vector<std::string_view> known;
    for (const Field& field : catalogue()) known.push_back(field.name);
    for (const FieldUse& own : reading.set.own_fields) known.push_back(own.name);
    return known;
}

static void refuse_unknown_field(Reading& reading, const JsonMember& member, std::span<const std::string_view> known,
                                 std::string hint) {
    if (std::find(known.begin(), known.end(), member.key) == known.end())
        reading.problems.report(Code::unknown_field, member.key_span, fmt::format("unknown field '{}'", member.key),
                                join_hints(did_you_mean(member.key, known), std::move(hint)));
}

void read_map(Reading& reading) {
    const JsonValue* map = value_of(reading.root, "map");
    if (!map) return;
    const auto known = known_fields(reading);
    for (const JsonMember& member : map->members) {
        refuse_unknown_field(reading, member, known,
                             "\"map\" gives a field its column: { \"budget\": \"Deal Value\" }");
        if (member.value.kind != JsonKind::text || trim(member.value.text).empty())
            reading.problems.report(
                Code::wrong_kind, member.value.span,
                fmt::format("'{}' must be the name of a column, found {}", member.key, describe(member.value)));
        else
            reading.set.map.push_back({member.key, member.value.text, member.value.span.place()});
    }
}

void read_missing(Reading& reading) {
    const JsonValue* missing = value_of(reading.root, "missing");
    if (!missing) return;
    for (const JsonValue& word : missing->items) {
        if (word.kind == JsonKind::text)
            reading.set.missing.push_back(word.text);
        else
            reading.problems.report(Code::wrong_kind, word.span,
                                    fmt::format("\"missing\" holds texts, found {}", describe(word)));
    }
}

void read_values(Reading& reading) {
    const JsonValue* values = value_of(reading.root, "values");
    if (!values) return;
    constexpr std::string_view example = R"(for example: { "budget": { "no budget": 0, "TBD": null } })";
    const auto known = known_fields(reading);
    for (const JsonMember& member : values->members) {
        refuse_unknown_field(reading, member, known, std::string(example));
        if (member.value.kind != JsonKind::object) {
            reading.problems.report(Code::wrong_kind, member.value.span,
                                    fmt::format("'{}' must be an object of texts and what they stand for, found {}",
                                                member.key, describe(member.value)),
                                    std::string(example));
            continue;
        }
        FieldValues field{member.key, {}};
        for (const JsonMember& row : member.value.members) {
            const JsonValue& value = row.value;
            if (value.kind == JsonKind::array || value.kind == JsonKind::object)
                reading.problems.report(Code::wrong_kind, value.span,
                                        fmt::format("a text stands for a number, text, true, false or null, "
                                                    "found {}",
                                                    describe(value)));
            else
                field.meanings.emplace_back(row.key, value.kind == JsonKind::boolean
                                                         ? (value.boolean ? "true" : "false")
                                                     : value.kind == JsonKind::null ? ""
                                                                                    : value.text);
        }
        reading.set.values.push_back(std::move(field));
    }
}

}  // namespace leadqual
