// Two rule sets side by side: what differs between them, and one with some of the other's entries. Both work on the
// expanded rule files, so that every key of a rule file is compared without being named here.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "leadqual/rules.hpp"

namespace leadqual {

namespace {

using Json = nlohmann::ordered_json;
using Effect = Difference::Effect;

/// How the entries of a section are told apart.
enum class Unit : std::uint8_t { whole, members, items };

struct Section {
    std::string_view key;
    Unit unit;
    std::string_view noun;  ///< what a message calls one entry
    Effect effect;
    bool is_in_any_order = false;  ///< its lists are sets of words
};
// Any other section is compared as one whole that may change verdicts.
constexpr Section kSections[] = {
    {"title", Unit::whole, "title", Effect::none},
    {"currency", Unit::whole, "currency", Effect::reading},
    {"settings", Unit::members, "setting", Effect::verdict},
    {"fields", Unit::members, "type of column", Effect::verdict},
    {"map", Unit::members, "column of", Effect::reading},
    {"missing", Unit::whole, "missing words", Effect::reading, true},
    {"values", Unit::members, "values of", Effect::reading},
    {"lists", Unit::members, "list", Effect::verdict, true},
    {"criteria", Unit::members, "criterion", Effect::verdict},
    {"facts", Unit::members, "fact", Effect::verdict},
    {"disqualify", Unit::items, "knock-out", Effect::verdict},
    {"profile", Unit::whole, "profile", Effect::verdict},
    {"gate", Unit::whole, "gate", Effect::verdict},
    {"verdict", Unit::whole, "verdict", Effect::verdict},
    {"tests", Unit::items, "test", Effect::none},
};

Json as_json(const RuleSet& set) {
    Json json = Json::parse(expanded(set));
    json.erase("name");
    const auto is_title = [](const auto& entry) { return entry.first == "title"; };
    if (std::none_of(set.places.begin(), set.places.end(), is_title)) json.erase("title");  // the name stood in for it
    return json;
}

const Json* find(const Json& object, const std::string& key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string text_of(const Json* value) { return value ? value->dump(-1, ' ', false) : std::string(); }

/// Which item of a list holds what: its text and how many like it came before.
using Entry = std::pair<std::string, std::size_t>;
std::vector<Entry> entries_of(const Json& list) {
    std::vector<Entry> entries;
    std::map<std::string, std::size_t> seen;
    for (const Json& item : list) {
        std::string text = text_of(&item);
        const std::size_t before = seen[text]++;
        entries.emplace_back(std::move(text), before);
    }
    return entries;
}

/// Items of two lists beside each other: those that are the same as far as they come in the same order, and between
/// them those of one side only. A pair has one position or both.
using Pair = std::pair<std::optional<std::size_t>, std::optional<std::size_t>>;
std::vector<Pair> align(const Json& before, const Json& after) {
    std::map<Entry, std::size_t> place_after;
    for (std::size_t k = 0; auto& entry : entries_of(after)) place_after.emplace(std::move(entry), k++);

    // The longest run of common items that ascends on both sides: the last one of each length, and those before it.
    struct Common {
        std::size_t before, after;
        std::optional<std::size_t> previous;  // in `common`
    };
    std::vector<Common> common;
    std::vector<std::size_t> ends;  // in `common`, by length
    for (std::size_t i = 0; const auto& entry : entries_of(before)) {
        const std::size_t at = i++;
        const auto found = place_after.find(entry);
        if (found == place_after.end()) continue;
        const auto end =
            std::ranges::lower_bound(ends, found->second, {}, [&](std::size_t c) { return common[c].after; });
        const auto previous = end == ends.begin() ? std::nullopt : std::optional(*std::prev(end));
        const auto added = common.size();
        common.push_back({at, found->second, previous});
        if (end == ends.end())
            ends.push_back(added);
        else
            *end = added;
    }
    std::vector<Pair> shared;
    for (auto at = ends.empty() ? std::nullopt : std::optional(ends.back()); at; at = common[*at].previous)
        shared.emplace_back(common[*at].before, common[*at].after);
    shared.emplace(shared.begin(), before.size(), after.size());

    std::vector<Pair> pairs;
    std::size_t i = 0, k = 0;
    for (auto next = shared.rbegin(); next != shared.rend(); ++next) {
        while (i < *next->first) pairs.emplace_back(i++, std::nullopt);
        while (k < *next->second) pairs.emplace_back(std::nullopt, k++);
        if (i < before.size() && k < after.size()) pairs.emplace_back(i++, k++);
    }
    return pairs;
}

/// The words of each side that the other does not have, in the order of the lists.
std::vector<Pair> align_words(const Json& before, const Json& after) {
    const std::set<Json> ours(before.begin(), before.end()), theirs(after.begin(), after.end());
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!theirs.contains(before[i])) pairs.emplace_back(i, std::nullopt);
    for (std::size_t k = 0; k < after.size(); ++k)
        if (!ours.contains(after[k])) pairs.emplace_back(std::nullopt, k);
    return pairs;
}

/// What differs inside one entry.
std::vector<Difference::Change> changes_of(const Json* before, const Json* after, bool is_in_any_order) {
    std::vector<Difference::Change> changes;
    if (before && after && before->is_object() && after->is_object()) {
        for (const auto& [key, value] : before->items())
            if (const Json* other = find(*after, key); !other || *other != value)
                changes.push_back({key, text_of(&value), text_of(other)});
        for (const auto& [key, value] : after->items())
            if (!find(*before, key)) changes.push_back({key, "", text_of(&value)});
    } else if (before && after && before->is_array() && after->is_array()) {
        for (const auto& [one, other] : is_in_any_order ? align_words(*before, *after) : align(*before, *after)) {
            if (one && other) continue;
            const auto& list = one ? *before : *after;
            const std::string text = text_of(&list[one ? *one : *other]);
            changes.push_back({fmt::format("line {}", (one ? *one : *other) + 1), one ? text : "", one ? "" : text});
        }
    } else {
        changes.push_back({"", text_of(before), text_of(after)});
    }
    return changes;
}

std::optional<Place> place_in(const RuleSet& set, const std::string& path) {
    for (const auto& [name, place] : set.places)
        if (name == path) return place;
    if (path == "verdict") return place_in(set, "ready");
    if (path == "profile" && set.profile) return set.profile->place;
    return std::nullopt;
}

/// Of a gate: what a criterion demands of it, and `other` has not the like, stands there, not at "gate".
std::optional<Place> place_in_gate(const RuleSet& set, const RuleSet& other) {
    for (const auto& [name, place] : set.places) {
        const auto is_same = [&name = name](const auto& entry) { return entry.first == name; };
        if (name.starts_with("gate.") && std::none_of(other.places.begin(), other.places.end(), is_same)) return place;
    }
    return place_in(set, "gate");
}

class Comparison {
public:
    Comparison(const RuleSet& before, const RuleSet& after)
        : before_(before), after_(after), json_before_(as_json(before)), json_after_(as_json(after)) {}

    std::vector<Difference> take() {
        for (const Section& section : kSections) compare(section);
        for (const Json* side : {&json_before_, &json_after_})
            for (const auto& [key, value] : side->items()) {
                const bool is_listed = std::any_of(std::begin(kSections), std::end(kSections),
                                                   [&](const Section& section) { return section.key == key; });
                if (!is_listed && (side == &json_before_ || !find(json_before_, key)))
                    compare({key, Unit::whole, key, Effect::verdict});
            }
        join_verdict();
        return std::move(differences_);
    }

private:
    void compare(const Section& section) {
        const std::string key(section.key);
        const Json *before = find(json_before_, key), *after = find(json_after_, key);
        if (text_of(before) == text_of(after)) return;
        if (section.unit == Unit::members) return compare_members(section, before, after);
        if (section.unit == Unit::items) return compare_items(section, before, after);
        add(section, std::string(section.noun), "", before, after, key, key);
    }

    void compare_members(const Section& section, const Json* before, const Json* after) {
        static const Json nothing = Json::object();
        const Json &one = before ? *before : nothing, &other = after ? *after : nothing;
        const auto compare_entry = [&](const std::string& name) {
            const Json *left = find(one, name), *right = find(other, name);
            if (text_of(left) == text_of(right)) return;
            const std::string path = fmt::format("{}.{}", section.key, name);
            add(section, fmt::format("{} {}", section.noun, name), name, left, right, path, path);
        };
        for (const auto& [name, value] : one.items()) compare_entry(name);
        for (const auto& [name, value] : other.items())
            if (!find(one, name)) compare_entry(name);
    }

    /// Items that are on one side only are the same one, changed, where they give the same name or reason.
    void compare_items(const Section& section, const Json* before, const Json* after) {
        static const Json nothing = Json::array();
        const Json &one = before ? *before : nothing, &other = after ? *after : nothing;
        const auto name_of = [](const Json& item) {
            for (const char* key : {"because", "name", "when"})
                if (const Json* name = find(item, key)) return name->get<std::string>();
            return std::string();
        };
        std::vector<std::size_t> removed, added;
        for (const auto& [left, right] : align(one, other)) {
            if (left && !right) removed.push_back(*left);
            if (right && !left) added.push_back(*right);
        }
        const auto add_item = [&](std::optional<std::size_t> left, std::optional<std::size_t> right) {
            const Json *item = left ? &one[*left] : nullptr, *changed = right ? &other[*right] : nullptr;
            add(section, fmt::format("{} \"{}\"", section.noun, name_of(item ? *item : *changed)), text_of(item), item,
                changed, left ? fmt::format("{}.{}", section.key, *left) : "",
                right ? fmt::format("{}.{}", section.key, *right) : "");
            differences_.back().entry_after = text_of(changed);
        };
        for (const std::size_t left : removed) {
            const auto same = std::find_if(added.begin(), added.end(), [&](std::size_t right) {
                return name_of(one[left]) == name_of(other[right]);
            });
            add_item(left, same == added.end() ? std::nullopt : std::optional(*same));
            if (same != added.end()) added.erase(same);
        }
        for (const std::size_t right : added) add_item(std::nullopt, right);
    }

    void add(const Section& section, std::string name, std::string entry, const Json* before, const Json* after,
             const std::string& path_before, const std::string& path_after) {
        Difference difference{
            std::move(name), std::string(section.key), std::move(entry), {}, section.effect, {}, std::nullopt,
            std::nullopt};
        difference.changes = changes_of(before, after, section.is_in_any_order);
        if (section.is_in_any_order && difference.changes.empty()) return;  // the same words in another order
        const auto place = [&](const RuleSet& set, const RuleSet& other, const std::string& path) {
            return path == "gate" ? place_in_gate(set, other) : place_in(set, path);
        };
        if (before) difference.before = place(before_, after_, path_before);
        if (after) difference.after = place(after_, before_, path_after);
        const auto& changes = difference.changes;
        if (section.key == "criteria" && changes.size() == 1 && changes[0].key == "question")
            difference.effect = Effect::none;
        differences_.push_back(std::move(difference));
    }

    /// A gate or profile that only one side has goes with the verdict lines that read it.
    void join_verdict() {
        const auto find_whole = [&](std::string_view section) {
            return std::find_if(differences_.begin(), differences_.end(),
                                [&](const Difference& each) { return each.section == section; });
        };
        for (const std::string_view key : {"gate", "profile"}) {
            const auto part = find_whole(key);
            const auto verdict = std::find_if(differences_.begin(), differences_.end(),
                                              [](const Difference& each) { return each.section.ends_with("verdict"); });
            if (part == differences_.end() || verdict == differences_.end()) continue;
            if (!part->changes[0].before.empty() && !part->changes[0].after.empty()) continue;
            verdict->section = fmt::format("{} {}", key, verdict->section);
            verdict->name = fmt::format("{} and {}", key, verdict->name);
            verdict->changes.insert(verdict->changes.begin(),
                                    {std::string(key), part->changes[0].before, part->changes[0].after});
            if (part->before) verdict->before = part->before;
            if (part->after) verdict->after = part->after;
            differences_.erase(part);
        }
    }

    const RuleSet &before_, &after_;
    Json json_before_, json_after_;
    std::vector<Difference> differences_;
};

/// Puts one entry of `from` in the place of that of `to`.
void take(const Difference& difference, const Json& from, Json& to) {
    if (difference.section == "disqualify" || difference.section == "tests") {
        Json& list =
            to[difference.section].is_array() ? to[difference.section] : (to[difference.section] = Json::array());
        const auto at = std::find_if(list.begin(), list.end(),
                                     [&](const Json& item) { return text_of(&item) == difference.entry; });
        if (difference.entry_after.empty()) {
            if (at != list.end()) list.erase(at);
        } else if (difference.entry.empty() || at == list.end()) {
            list.push_back(Json::parse(difference.entry_after));
        } else {
            *at = Json::parse(difference.entry_after);
        }
        return;
    }
    const auto replace = [](const std::string& key, const Json* value, Json& object) {
        if (value)
            object[key] = *value;
        else
            object.erase(key);
    };
    if (!difference.entry.empty()) {
        const Json* section = find(from, difference.section);
        Json& object = to[difference.section];
        if (!object.is_object()) object = Json::object();
        return replace(difference.entry, section ? find(*section, difference.entry) : nullptr, object);
    }
    for (std::string_view keys = difference.section; !keys.empty();) {
        const std::string key(keys.substr(0, keys.find(' ')));
        replace(key, find(from, key), to);
        keys.remove_prefix(std::min(key.size() + 1, keys.size()));
    }
}

}  // namespace

std::vector<Difference> differences(const RuleSet& before, const RuleSet& after) {
    return Comparison(before, after).take();
}

std::optional<RuleSet> mixed(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences,
                             const std::vector<bool>& chosen) {
    Json json = as_json(before);
    const Json other = as_json(after);
    for (std::size_t i = 0; i < differences.size(); ++i)
        if (chosen[i]) take(differences[i], other, json);
    json.erase("tests");
    try {
        return parse_rule_set(json.dump(), before.name + ".json");
    } catch (const Error& error) {
        if (error.code() != Exit::usage) throw;
        return std::nullopt;
    }
}

}  // namespace leadqual
