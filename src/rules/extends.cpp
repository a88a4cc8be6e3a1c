#include "rules/extends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "rules/embedded.hpp"
#include "rules/merge.hpp"

namespace leadqual {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_chain = 16;

bool is_path(std::string_view name) { return name.find('/') != std::string_view::npos || name.ends_with(".json"); }

class Gathering {
public:
    Gathering(std::span<const std::string> folders, Sources& sources, Problems& problems)
        : folders_(folders), sources_(sources), problems_(problems) {}

    std::optional<JsonValue> read(const SourceText& source) {
        auto root = read_json(source, problems_);
        if (!root) return std::nullopt;
        if (root->kind != JsonKind::object) {
            problems_.report(Code::wrong_kind, root->span,
                             fmt::format("a rule file is one object {{ … }}, found {}", describe(*root)), way_here());
            return std::nullopt;
        }
        check_keys(*root, ObjectKind::rule_file, problems_);
        JsonValue under;
        for (const auto& [key, parts] : {std::pair("extends", false), std::pair("include", true)}) {
            const JsonValue* named = value_of(*root, key);
            if (!named && root->find(key)) return std::nullopt;  // reported; without its base the file means nothing
            if (!named) continue;
            const std::span<const JsonValue> all =
                named->kind == JsonKind::array ? std::span(named->items) : std::span(named, 1);
            for (const JsonValue& name : all)
                if (!add(name, parts, under)) return std::nullopt;
        }
        return merged(std::move(under), std::move(*root), problems_);
    }

private:
    /// A file that is being read, and the place where it names the next one.
    struct Link {
        const SourceText* file;
        Span names_next;
    };

    /// Merges the file that `name` stands for over `under`.
    bool add(const JsonValue& name, bool is_part, JsonValue& under) {
        if (name.kind != JsonKind::text) {
            problems_.report(Code::wrong_kind, name.span,
                             fmt::format("\"include\" lists parts, found {}", describe(name)),
                             "for example: \"include\": [\"shared/lists.json\"]");
            return false;
        }
        const SourceText* source = is_path(name.text) ? open_file(name) : open_name(name, is_part);
        if (!source) return false;
        chain_.push_back({name.span.source, name.span});
        const auto is_it = [&](const Link& link) { return link.file->name() == source->name(); };
        bool fine = false;
        if (std::any_of(chain_.begin(), chain_.end(), is_it)) {
            problems_.report(
                Code::circle, name.span,
                fmt::format("files extend or include each other in a circle: {} → {}", shown_chain(), source->name()));
        } else if (chain_.size() > longest_chain) {
            problems_.report(Code::over_limit, name.span,
                             fmt::format("more than {} files extend or include each other in a row", longest_chain),
                             "let one file include them side by side");
        } else if (is_part && !parts_.insert(source->name()).second) {
            fine = true;  // merged already, by another way
        } else if (auto root = read(*source)) {
            under = merged(std::move(under), std::move(*root), problems_);
            fine = true;
        }
        chain_.pop_back();
        return fine;
    }

    const SourceText* open_name(const JsonValue& name, bool is_part) {
        std::vector<std::string> known;
        for (const EmbeddedFile& file : embedded_files()) {
            if (file.name == name.text) return &sources_.add(built_in_file_name(file.name), std::string(file.text));
            known.emplace_back(file.name);
        }
        for (const std::string& folder : folders_) {
            if (const SourceText* found = read_file(fs::path(folder) / (name.text + ".json"))) return found;
            std::error_code ignored;
            for (const auto& entry : fs::directory_iterator(folder, ignored))
                if (entry.path().extension() == ".json") known.push_back(entry.path().stem().string());
        }
        std::sort(known.begin() + static_cast<std::ptrdiff_t>(embedded_files().size()), known.end());
        const std::vector<std::string_view> candidates(known.begin(), known.end());
        problems_.report(
            Code::unknown_base, name.span,
            fmt::format("there is no built-in {} '{}'", is_part ? "part" : "rule set", name.text),
            join_hints(join_hints(did_you_mean(name.text, candidates), "a file is named by its path: \"./ours.json\""),
                       way_here()));
        return nullptr;
    }

    const SourceText* open_file(const JsonValue& name) {
        const fs::path path = (fs::path(name.span.source->name()).parent_path() / name.text).lexically_normal();
        if (const SourceText* found = read_file(path)) return found;
        for (const std::string& folder : folders_)
            if (const SourceText* found = read_file((fs::path(folder) / name.text).lexically_normal())) return found;
        problems_.report(Code::unknown_base, name.span, fmt::format("cannot read '{}'", path.string()),
                         join_hints("paths start at the folder of this file", way_here()));
        return nullptr;
    }

    const SourceText* read_file(const fs::path& path) {
        std::error_code missing;
        if (!fs::exists(path, missing)) return nullptr;
        try {
            return &sources_.add(path.string(), read_whole_file(path.string()));
        } catch (const Error&) {
            return nullptr;
        }
    }

    /// "a.json:3:14 → b.json:2:12"
    std::string shown_chain() const {
        std::string text;
        for (const Link& link : chain_) {
            const Place place = link.names_next.place();
            text += fmt::format("{}{}:{}:{}", text.empty() ? "" : " → ", place.file, place.line, place.column);
        }
        return text;
    }
    std::string way_here() const { return chain_.empty() ? "" : "the way here: " + shown_chain(); }

    std::span<const std::string> folders_;
    Sources& sources_;
    Problems& problems_;
    std::vector<Link> chain_;
    std::set<std::string> parts_;  ///< merged so far
};

}  // namespace

const SourceText& Sources::add(std::string name, std::string text) {
    texts_.push_back(std::make_unique<SourceText>(std::move(name), std::move(text)));
    return *texts_.back();
}

std::optional<JsonValue> read_with_bases(const SourceText& source, std::span<const std::string> folders,
                                         Sources& sources, Problems& problems) {
    auto root = Gathering(folders, sources, problems).read(source);
    if (root) resolve_knock_outs(*root, sources, problems);
    return root;
}

}  // namespace leadqual
