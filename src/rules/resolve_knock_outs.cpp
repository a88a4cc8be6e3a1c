// "disqualify": [ "student", { "reason": "said_no", "off": true }, … ]: what is switched on and off by its reason.
#include <fmt/format.h>

#include <algorithm>

#include "leadqual/rules.hpp"
#include "rules/embedded.hpp"
#include "rules/extends.hpp"
#include "rules/merge.hpp"

namespace leadqual {

namespace {

constexpr std::string_view catalogue_name = "knock_outs";

std::string_view reason_of(const JsonValue& knock_out) {
    const JsonMember* reason = knock_out.find("reason");
    return reason && reason->value.kind == JsonKind::text ? std::string_view(reason->value.text) : std::string_view();
}

std::string_view text_under(const JsonValue& object, std::string_view key) {
    const JsonMember* member = object.find(key);
    return member ? std::string_view(member->value.text) : std::string_view();
}

class Resolving {
public:
    Resolving(const JsonValue& root, Sources& sources, Problems& problems)
        : root_(root), sources_(sources), problems_(problems) {}

    std::vector<JsonValue> resolve(std::vector<JsonValue>& items) {
        for (JsonValue& item : items) {
            if (item.kind == JsonKind::text)
                switch_on(item);
            else if (item.kind == JsonKind::object && item.find("off"))
                switch_off(item);
            else
                resolved_.push_back(std::move(item));
        }
        return std::move(resolved_);
    }

private:
    void switch_on(const JsonValue& name) {
        bool found = false;
        for (const JsonValue& each : built_in()) {
            if (reason_of(each) != name.text) continue;
            found = true;
            if (has_its_lists(name, each) && !is_on(each)) resolved_.push_back(each);
        }
        if (found) return;
        std::vector<std::string_view> known;
        for (const JsonValue& each : built_in())
            if (std::find(known.begin(), known.end(), reason_of(each)) == known.end()) known.push_back(reason_of(each));
        problems_.report(
            Code::unknown_reason, name.span, fmt::format("there is no built-in knock-out '{}'", name.text),
            join_hints(did_you_mean(name.text, known),
                       fmt::format("there are {}; a condition goes into an object: {{ \"when\": \"customer\", "
                                   "\"because\": \"already a customer\" }}",
                                   fmt::join(known, ", "))));
    }

    void switch_off(JsonValue& item) {
        check_keys(item, ObjectKind::switched_off, problems_);
        const JsonValue *reason = value_of(item, "reason"), *off = value_of(item, "off");
        if (!reason || !off) return;
        if (!off->boolean)
            return problems_.report(
                Code::invalid_value, off->span, "\"off\" is true, or not there",
                fmt::format("a built-in knock-out is switched on by its name: \"{}\"", reason->text));
        const auto is_meant = [&](const JsonValue& each) { return reason_of(each) == reason->text; };
        if (std::erase_if(resolved_, is_meant) > 0) return;
        std::vector<std::string_view> known;
        for (const JsonValue& each : resolved_)
            if (!reason_of(each).empty()) known.push_back(reason_of(each));
        problems_.report(Code::nothing_to_remove, reason->span,
                         fmt::format("no knock-out before this has the reason '{}'", reason->text),
                         did_you_mean(reason->text, known));
    }

    /// Base and catalogue know some of the same.
    bool is_on(const JsonValue& knock_out) const {
        return std::any_of(resolved_.begin(), resolved_.end(), [&](const JsonValue& each) {
            return text_under(each, "when") == text_under(knock_out, "when") &&
                   text_under(each, "unless") == text_under(knock_out, "unless");
        });
    }

    /// A built-in knock-out may read a word list that only the user can write.
    bool has_its_lists(const JsonValue& name, const JsonValue& knock_out) {
        const std::string_view when = text_under(knock_out, "when");
        for (std::size_t at = when.find('@'); at != std::string_view::npos; at = when.find('@', at + 1)) {
            std::size_t end = at + 1;
            while (end < when.size() && (when[end] == '_' || (when[end] >= 'a' && when[end] <= 'z'))) ++end;
            const auto list = when.substr(at + 1, end - at - 1);
            const auto lists = built_in_lists();
            if (list.empty() || std::any_of(lists.begin(), lists.end(), [&](auto& each) { return each.name == list; }))
                continue;
            const JsonValue* own = value_of(root_, "lists");
            if (own && own->find(list)) continue;
            problems_.report(Code::unknown_list, name.span,
                             fmt::format("'{}' needs the word list '{}'", name.text, list),
                             fmt::format("declare it: \"lists\": {{ \"{}\": [ … ] }}", list));
            return false;
        }
        return true;
    }

    const std::vector<JsonValue>& built_in() {
        if (!catalogue_.empty()) return catalogue_;
        for (const EmbeddedFile& file : embedded_files()) {
            if (file.name != catalogue_name) continue;
            const auto root = read_json(sources_.add(built_in_file_name(file.name), std::string(file.text)), problems_);
            if (const JsonValue* list = root ? value_of(*root, "disqualify") : nullptr) catalogue_ = list->items;
        }
        return catalogue_;
    }

    const JsonValue& root_;
    Sources& sources_;
    Problems& problems_;
    std::vector<JsonValue> resolved_, catalogue_;
};

}  // namespace

void resolve_knock_outs(JsonValue& root, Sources& sources, Problems& problems) {
    const auto list = std::find_if(root.members.begin(), root.members.end(),
                                   [](const JsonMember& member) { return member.key == "disqualify"; });
    if (list == root.members.end() || list->value.is_faulty) return;
    std::vector<JsonValue> items = std::move(list->value.items);
    list->value.items = Resolving(root, sources, problems).resolve(items);
}

}  // namespace leadqual
