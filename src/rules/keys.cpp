#include "rules/keys.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

std::string expected_kinds(const std::vector<JsonKind>& kinds) {
    std::string text;
    for (const JsonKind kind : kinds) text += fmt::format("{}{}", text.empty() ? "" : " or ", describe(kind));
    return text;
}

/// What to write, where people often write something else.
std::string way_to(const Key& key, const JsonValue& value) {
    const bool wants_text = key.kinds.front() == JsonKind::text;
    if (key.name == "ready") return "for example: \"ready\": \"3 of 4\"";
    if (wants_text && value.kind == JsonKind::boolean)
        return fmt::format("a condition goes in quotes: \"{}\"", value.boolean ? "TRUE" : "FALSE");
    if (key.kinds.front() == JsonKind::number && value.kind == JsonKind::text && read_literal(value.text))
        return fmt::format("without quotes: {}", value.text);
    return {};
}

void report_unknown(const JsonMember& member, ObjectKind kind, Problems& problems) {
    std::vector<std::string_view> known;
    for (const Key& key : keys())
        if (key.kind == kind) known.push_back(key.name);
    std::string hint = did_you_mean(member.key, known);
    for (const Key& key : keys())  // the right key in the wrong place
        if (hint.empty() && key.name == member.key)
            hint = fmt::format("'{}' belongs into {}", key.name, name_of(key.kind));
    if (hint.empty()) hint = "keys that begin with x- are free notes";
    problems.report(Code::unknown_key, member.key_span,
                    fmt::format("unknown key '{}' in {}", member.key, name_of(kind)), hint);
}

}  // namespace

std::string_view name_of(ObjectKind kind) {
    switch (kind) {
        case ObjectKind::rule_file:
            return "a rule file";
        case ObjectKind::criterion:
            return "a criterion";
        case ObjectKind::signal:
            return "a signal";
        case ObjectKind::grade:
            return "a grade";
        case ObjectKind::knock_out:
            return "a knock-out";
        case ObjectKind::switched_off:
            return "a knock-out that is off";
        case ObjectKind::verdict_line:
            return "a verdict line";
        case ObjectKind::test:
            return "a test";
    }
    return {};
}

const std::vector<Key>& keys() {
    using enum JsonKind;
    using enum ObjectKind;
    static const std::vector<Key> table = {
        {rule_file, "$schema", {text}},
        {rule_file, "extends", {text}},
        {rule_file, "include", {text, array}},
        {rule_file, "name", {text}},
        {rule_file, "title", {text}},
        {rule_file, "currency", {text}, false, Merge::replace},
        {rule_file, "settings", {object}, false, Merge::by_name},
        {rule_file, "fields", {object}, false, Merge::by_name},
        {rule_file, "map", {object}, false, Merge::by_name},
        {rule_file, "missing", {array}, false, Merge::append},
        {rule_file, "values", {object}, false, Merge::by_name},
        {rule_file, "lists", {object}, false, Merge::by_name},
        {rule_file, "profile", {text}, false, Merge::replace},
        {rule_file, "grade", {object}, false, Merge::replace},
        {rule_file, "ready", {text}, false, Merge::replace},
        {rule_file, "gate", {text}, false, Merge::replace},
        {rule_file, "criteria", {object}, false, Merge::by_name},
        {rule_file, "facts", {object}, false, Merge::by_name},
        {rule_file, "disqualify", {array}, false, Merge::append},
        {rule_file, "verdict", {array}, false, Merge::replace},
        {rule_file, "tests", {array}},

        {criterion, "question", {text}, true},
        {criterion, "weight", {number}},
        {criterion, "met", {text, array}},
        {criterion, "unmet", {text}},
        {criterion, "signals", {array}},
        {criterion, "met_at", {number}},
        {criterion, "max", {number}},
        {criterion, "min", {number}},
        {criterion, "floor", {number}},
        {criterion, "gate", {boolean}},

        {signal, "when", {text}, true},
        {signal, "points", {number}, true},
        {signal, "because", {text}},
        {signal, "half_life", {number}},
        {signal, "since", {text}},

        {grade, "signals", {array}, true},
        {grade, "letters", {object}, true},

        {knock_out, "when", {text}, true},
        {knock_out, "unless", {text}},
        {knock_out, "because", {text}, true},
        {knock_out, "action", {text}},
        {knock_out, "reason", {text}},
        {knock_out, "recheck_after", {number}},

        {switched_off, "reason", {text}, true},
        {switched_off, "off", {boolean}, true},

        {verdict_line, "tag", {text}, true},
        {verdict_line, "when", {text}},
        {verdict_line, "action", {text}},

        {test, "name", {text}},
        {test, "lead", {object}, true},
        {test, "expect", {object}, true},
        {test, "today", {text}},
    };
    return table;
}

const Key* find_key(ObjectKind kind, std::string_view name) {
    const auto found = std::find_if(keys().begin(), keys().end(),
                                    [&](const Key& key) { return key.kind == kind && key.name == name; });
    return found == keys().end() ? nullptr : &*found;
}

void check_keys(JsonValue& object, ObjectKind kind, Problems& problems) {
    for (const Key& key : keys()) {
        if (key.kind != kind || !key.required || value_of(object, key.name)) continue;
        Span where = object.span;
        where.end = where.begin + 1;
        problems.report(Code::missing_key, where, fmt::format("{} needs \"{}\"", name_of(kind), key.name));
    }
    std::erase_if(object.members, [&](JsonMember& member) {
        if (member.key.starts_with("x-")) return true;
        const Key* key = find_key(kind, member.key);
        if (!key) {
            report_unknown(member, kind, problems);
            return true;
        }
        JsonValue& value = member.value;
        if (value.kind == JsonKind::null) return key->merge == Merge::never;  // else it takes an inherited value away
        if (std::find(key->kinds.begin(), key->kinds.end(), value.kind) != key->kinds.end()) return false;
        problems.report(
            Code::wrong_kind, value.span,
            fmt::format("'{}' must be {}, found {}", key->name, expected_kinds(key->kinds), describe(value)),
            way_to(*key, value));
        value.is_faulty = true;
        return false;
    });
}

const JsonValue* value_of(const JsonValue& object, std::string_view key) {
    const JsonMember* member = object.find(key);
    return member && member->value.kind != JsonKind::null && !member->value.is_faulty ? &member->value : nullptr;
}

}  // namespace leadqual
