// From a name, a path or a text to a checked rule set.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "rules/embedded.hpp"
#include "rules/extends.hpp"
#include "rules/lexer.hpp"
#include "rules/reading.hpp"

namespace leadqual {

namespace {

namespace fs = std::filesystem;

/// What --set names: the part before "=".
std::string setting_name(const std::string& name) { return to_lower_ascii(trim(name)); }

/// A name made of a file's: "My Rules.json" is my_rules.
std::string name_from(const std::string& file) {
    std::string name = to_lower_ascii(fs::path(file).stem().string());
    for (char& c : name)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) c = '_';
    return is_plain_name(name) ? name : is_plain_name("rules" + name) ? "rules" + name : "rules";
}

void read_names(Reading& reading, const std::string& default_name) {
    RuleSet& set = reading.set;
    const JsonValue* name = value_of(reading.root, "name");
    set.name = default_name;
    if (name && check_name(name->text, name->span, "a rule set", reading.problems)) set.name = name->text;
    const JsonValue* title = value_of(reading.root, "title");
    set.title = title ? title->text : set.name;
    const JsonValue* currency = value_of(reading.root, "currency");
    if (!currency) return;
    set.currency = currency->text;
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (set.currency.size() != 3 || !std::all_of(set.currency.begin(), set.currency.end(), is_capital))
        reading.problems.report(Code::invalid_value, currency->span, fmt::format("'{}' is no currency", set.currency),
                                "three capital letters: USD, EUR, IDR");
}

/// Where the entries of the file stand, those it extends included.
std::vector<std::pair<std::string, Place>> places_of(const JsonValue& root) {
    std::vector<std::pair<std::string, Place>> places;
    for (const JsonMember& member : root.members) {
        places.emplace_back(member.key, member.key_span.place());
        for (const JsonMember& inner : member.value.members)
            places.emplace_back(member.key + "." + inner.key, inner.key_span.place());
        for (std::size_t i = 0; i < member.value.items.size(); ++i)
            places.emplace_back(fmt::format("{}.{}", member.key, i), member.value.items[i].span.place());
    }
    return places;
}

RuleSet build(const SourceText& source, const std::string& default_name, const RuleOptions& options) {
    Sources sources;
    Problems problems;
    const auto root = read_with_bases(source, options.folders, sources, problems);
    if (!root) problems.throw_if_errors();

    std::vector<std::pair<std::string, SourceText>> overrides;
    for (const auto& [name, value] : options.settings)
        overrides.emplace_back(setting_name(name), SourceText("--set", fmt::format("{}={}", name, value)));
    const SourceText profile("--profile", options.profile);

    Reading reading{*root, source, problems, {}, {}, {}, options.thorough, {}};
    read_names(reading, default_name);
    read_settings(reading, overrides);
    read_own_fields(reading);
    read_lists(reading);
    read_map(reading);
    read_missing(reading);
    read_values(reading);
    name_criteria_and_facts(reading);
    read_criteria(reading);
    read_facts(reading);
    read_knock_outs(reading);
    read_profile(reading, options.profile.empty() ? nullptr : &profile);
    read_grade(reading);
    read_gate(reading);
    read_verdict(reading);
    read_tests(reading);
    lint_unused(reading);
    problems.throw_if_errors();
    if (options.thorough) lint_thoroughly(reading);

    reading.set.warnings = problems.warnings();
    reading.set.places = places_of(*root);
    // What a criterion demands of the gate stands at the criterion.
    for (const PlacedText& gate : reading.gates) reading.set.places.emplace_back("gate." + gate.text, gate.place());
    for (const auto& [name, where] : reading.vocabulary.read_columns) {
        const bool is_bracketed = where.text().starts_with('[');
        reading.set.places.emplace_back((is_bracketed ? "column." : "quoted column.") + name, where.place());
    }
    reading.set.file = source.name();
    reading.set.fingerprint = fingerprint(expanded(reading.set));
    return std::move(reading.set);
}

[[noreturn]] void unknown_rule_set(const std::string& name, const RuleOptions& options) {
    std::vector<std::string> known;
    for (const auto& set : built_in_rule_sets()) known.emplace_back(set.name);
    for (const std::string& folder : options.folders) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored))
            if (entry.path().extension() == ".json") known.push_back(entry.path().stem().string());
    }
    std::sort(known.begin(), known.end());
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    throw Error(Exit::usage, fmt::format("unknown rule set '{}'", visible(name)),
                join_hints(did_you_mean(name, candidates),
                           "leadqual rules list shows them all; a file is named by its path: ./ours.json"));
}

RuleSet load_file(const std::string& path, const RuleOptions& options) {
    std::string text;
    try {
        text = read_whole_file(path);
    } catch (const Error& error) {
        std::vector<Problem> problems = error.problems();
        throw Error(Exit::usage, std::move(problems));
    }
    return parse_rule_set(text, path, options);
}

}  // namespace

RuleSet parse_rule_set(std::string_view text, const std::string& file, const RuleOptions& options) {
    return build(SourceText(file, std::string(text)), name_from(file), options);
}

RuleSet load_rule_set(const std::string& name_or_path, const RuleOptions& options) {
    for (const BuiltInRuleSet& built_in : built_in_rule_sets()) {
        if (built_in.name != name_or_path) continue;
        const SourceText source(built_in_file_name(built_in.name), std::string(built_in.text));
        RuleSet set = build(source, name_or_path, options);
        set.file = "built in";
        return set;
    }
    if (name_or_path.find('/') == std::string::npos && !name_or_path.ends_with(".json")) {
        for (const std::string& folder : options.folders) {
            const fs::path path = fs::path(folder) / (name_or_path + ".json");
            std::error_code ignored;
            if (fs::exists(path, ignored)) return load_file(path.string(), options);
        }
        unknown_rule_set(name_or_path, options);
    }
    return load_file(name_or_path, options);
}

void check_settings(std::span<const RuleSet> sets, const RuleOptions& options) {
    std::vector<std::string_view> known;
    for (const RuleSet& set : sets)
        for (const auto& [name, value] : set.settings) known.push_back(name);
    Problems problems;
    std::vector<std::unique_ptr<SourceText>> typed;
    for (const auto& [name, value] : options.settings) {
        if (std::find(known.begin(), known.end(), setting_name(name)) != known.end()) continue;
        typed.push_back(std::make_unique<SourceText>("--set", fmt::format("{}={}", name, value)));
        problems.report(
            Code::unknown_setting, {typed.back().get(), 0, name.size()}, fmt::format("unknown setting '{}'", name),
            join_hints(did_you_mean(name, known), "leadqual rules show prints a rule set with its settings"));
    }
    problems.throw_if_errors();
}

}  // namespace leadqual
