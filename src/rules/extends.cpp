#include "rules/extends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "rules/embedded.hpp"

namespace leadqual {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_chain = 16;

bool is_path(std::string_view name) { return name.find('/') != std::string_view::npos || name.ends_with(".json"); }

class Extending {
public:
    Extending(Sources& sources, Problems& problems) : sources_(sources), problems_(problems) {}

    std::optional<JsonValue> read(const SourceText& source) {
        auto root = read_json(source, problems_);
        if (!root) return std::nullopt;
        if (root->kind != JsonKind::object) {
            problems_.report(Code::wrong_kind, root->span,
                             fmt::format("a rule file is one object {{ … }}, found {}", describe(*root)));
            return std::nullopt;
        }
        check_keys(*root, Part::rule_file, problems_);
        JsonValue base;
        if (const JsonValue* extends = value_of(*root, "extends")) {
            auto read_base = read_extended(*extends, source);
            if (!read_base) return std::nullopt;
            base = std::move(*read_base);
        } else if (root->find("extends")) {
            return std::nullopt;  // reported; without its base the file means nothing
        }
        return merged(std::move(base), std::move(*root));
    }

private:
    std::optional<JsonValue> read_extended(const JsonValue& extends, const SourceText& from) {
        const SourceText* source = is_path(extends.text) ? open_file(extends, from) : open_built_in(extends);
        if (!source) return std::nullopt;
        chain_.push_back(from.name());
        std::optional<JsonValue> root;
        if (std::find(chain_.begin(), chain_.end(), source->name()) != chain_.end() || chain_.size() > longest_chain) {
            report_circle(extends, source->name());
        } else {
            root = read(*source);
        }
        chain_.pop_back();
        return root;
    }

    const SourceText* open_built_in(const JsonValue& extends) {
        std::vector<std::string_view> known;
        for (const EmbeddedFile& file : embedded_files()) {
            if (file.name == extends.text) return &sources_.add(built_in_file_name(file.name), std::string(file.text));
            known.push_back(file.name);
        }
        problems_.report(Code::unknown_base, extends.span,
                         fmt::format("there is no built-in rule set '{}'", extends.text),
                         join_hints(did_you_mean(extends.text, known), "a file is named by its path: \"./ours.json\""));
        return nullptr;
    }

    const SourceText* open_file(const JsonValue& extends, const SourceText& from) {
        const fs::path path = (fs::path(from.name()).parent_path() / extends.text).lexically_normal();
        try {
            return &sources_.add(path.string(), read_whole_file(path.string()));
        } catch (const Error&) {
            problems_.report(Code::unknown_base, extends.span, fmt::format("cannot read '{}'", path.string()),
                             "paths start at the folder of this file");
            return nullptr;
        }
    }

    void report_circle(const JsonValue& extends, const std::string& again) {
        std::string chain;
        for (const std::string& file : chain_) chain += file + " → ";
        problems_.report(Code::circle, extends.span, "files extend each other in a circle: " + chain + again);
    }

    JsonValue merged(JsonValue base, JsonValue file) {
        std::erase_if(base.members,
                      [](const JsonMember& m) { return find_key(Part::rule_file, m.key)->merge == Merge::never; });
        base.kind = JsonKind::object;
        base.span = file.span;
        // Either decides the tag: the one that is said last takes the other's place.
        if (value_of(file, "ready")) erase(base, "verdict");
        if (value_of(file, "verdict")) erase(base, "ready");
        for (JsonMember& member : file.members) merge(base, std::move(member));
        return base;
    }

    void merge(JsonValue& base, JsonMember member) {
        const Merge how = find_key(Part::rule_file, member.key)->merge;
        const auto old = std::find_if(base.members.begin(), base.members.end(),
                                      [&](const JsonMember& m) { return m.key == member.key; });
        if (member.value.kind == JsonKind::null) {
            if (old != base.members.end()) base.members.erase(old);
        } else if (how == Merge::by_name && !member.value.is_faulty) {
            if (old == base.members.end()) {
                JsonMember empty{member.key, member.key_span, {}};
                empty.value.kind = JsonKind::object;
                empty.value.span = member.value.span;
                merge_entries(empty.value, member);
                base.members.push_back(std::move(empty));
            } else {
                merge_entries(old->value, member);
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

    void merge_entries(JsonValue& base, JsonMember& from) {
        for (JsonMember& entry : from.value.members) {
            const auto old = std::find_if(base.members.begin(), base.members.end(),
                                          [&](const JsonMember& m) { return m.key == entry.key; });
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
                problems_.report(Code::nothing_to_remove, entry.key_span,
                                 fmt::format("there is no '{}' under \"{}\" to take away", entry.key, from.key),
                                 did_you_mean(entry.key, known));
            }
        }
    }

    static void erase(JsonValue& object, std::string_view key) {
        std::erase_if(object.members, [&](const JsonMember& member) { return member.key == key; });
    }

    Sources& sources_;
    Problems& problems_;
    std::vector<std::string> chain_;
};

}  // namespace

const SourceText& Sources::add(std::string name, std::string text) {
    texts_.push_back(std::make_unique<SourceText>(std::move(name), std::move(text)));
    return *texts_.back();
}

std::optional<JsonValue> read_with_bases(const SourceText& source, Sources& sources, Problems& problems) {
    return Extending(sources, problems).read(source);
}

}  // namespace leadqual
