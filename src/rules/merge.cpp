#include "rules/merge.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

auto find_member(JsonValue& object, std::string_view key) {
    return std::find_if(object.members.begin(), object.members.end(),
                        [&](const JsonMember& member) { return member.key == key; });
}

void erase(JsonValue& object, std::string_view key) {
    std::erase_if(object.members, [&](const JsonMember& member) { return member.key == key; });
}

void merge_entries(JsonValue& base, JsonMember& from, Problems& problems) {
    for (JsonMember& entry : from.value.members) {
        const auto old = find_member(base, entry.key);
        const bool is_there = old != base.members.end();
        if (entry.value.kind != JsonKind::null) {
            if (is_there)
                *old = std::move(entry);
            else
                base.members.push_back(std::move(entry));
        } else if (is_there) {
            base.members.erase(old);
        } else {
            std::vector<std::string_view> known;
            for (const JsonMember& other : base.members) known.push_back(other.key);
            problems.report(Code::nothing_to_remove, entry.key_span,
                            fmt::format("there is no '{}' under \"{}\" to take away", entry.key, from.key),
                            did_you_mean(entry.key, known));
        }
    }
}

void merge_member(JsonValue& base, JsonMember member, Problems& problems) {
    const Merge how = find_key(ObjectKind::rule_file, member.key)->merge;
    const auto old = find_member(base, member.key);
    if (member.value.kind == JsonKind::null) {
        if (old != base.members.end()) base.members.erase(old);
    } else if (how == Merge::by_name && !member.value.is_faulty) {
        if (old == base.members.end()) {
            JsonMember empty{member.key, member.key_span, {}};
            empty.value.kind = JsonKind::object;
            empty.value.span = member.value.span;
            merge_entries(empty.value, member, problems);
            base.members.push_back(std::move(empty));
        } else {
            merge_entries(old->value, member, problems);
            old->key_span = member.key_span;
        }
    } else if (old == base.members.end()) {
        base.members.push_back(std::move(member));
    } else if (how == Merge::append && !member.value.is_faulty) {
        for (JsonValue& item : member.value.items) old->value.items.push_back(std::move(item));
    } else {
        *old = std::move(member);
    }
}

}  // namespace

JsonValue merged(JsonValue base, JsonValue file, Problems& problems) {
    std::erase_if(base.members,
                  [](const JsonMember& m) { return find_key(ObjectKind::rule_file, m.key)->merge == Merge::never; });
    base.kind = JsonKind::object;
    base.span = file.span;
    // Either decides the tag: the one that is said last takes the other's place.
    if (value_of(file, "ready")) erase(base, "verdict");
    if (value_of(file, "verdict")) erase(base, "ready");
    for (JsonMember& member : file.members) merge_member(base, std::move(member), problems);
    return base;
}

}  // namespace leadqual
