// docs/reference.md, out of the tables the program works with; what keys mean is said by the schema that editors use.
#include <fmt/format.h>

#include <algorithm>

#include "rules/embedded.hpp"
#include "rules/keys.hpp"
#include "rules/operators.hpp"
#include "rules/vocabulary.hpp"

namespace leadqual {

namespace {

/// A cell of a table in markdown.
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char c : text) escaped.append(c == '|' ? "\\|" : std::string(1, c));
    return escaped;
}

std::string code(std::string_view text) { return text.empty() ? "" : fmt::format("`{}`", cell(text)); }

struct PartRow {
    ObjectKind kind;
    std::string_view title, in_schema;  ///< the definition of the schema; empty: its top
};
constexpr PartRow parts[] = {
    {ObjectKind::rule_file, "A rule file", ""},
    {ObjectKind::criterion, "A criterion", "criterion"},
    {ObjectKind::signal, "A signal", "signal"},
    {ObjectKind::grade, "A grade", "grade"},
    {ObjectKind::knock_out, "A knock-out", "knockOut"},
    {ObjectKind::switched_off, "A knock-out that is off", "switchedOff"},
    {ObjectKind::verdict_line, "A verdict line", "verdictLine"},
    {ObjectKind::test, "A test", "test"},
};

std::string_view in_words(Merge merge) {
    switch (merge) {
        case Merge::never:
            return "";
        case Merge::replace:
            return "replaced";
        case Merge::by_name:
            return "by name";
        case Merge::append:
            return "added to";
    }
    return {};
}

const JsonValue* member(const JsonValue* object, std::string_view key) {
    const JsonMember* found = object ? object->find(key) : nullptr;
    return found ? &found->value : nullptr;
}

std::string kinds_of(const Key& key) {
    std::string text;
    for (const JsonKind kind : key.kinds) text += fmt::format("{}{}", text.empty() ? "" : " or ", describe(kind));
    return text;
}

std::string keys_of(const PartRow& part, const JsonValue& schema) {
    const JsonValue* object = &schema;
    if (!part.in_schema.empty()) object = member(member(&schema, "definitions"), part.in_schema);
    const JsonValue* properties = member(object, "properties");
    const bool merges = part.kind == ObjectKind::rule_file;
    std::string text = fmt::format("### {}\n\n| key | value | {}meaning |\n|---|---|---|{}\n", part.title,
                                   merges ? "with `extends` | " : "", merges ? "---|" : "");
    for (const Key& key : keys()) {
        if (key.kind != part.kind) continue;
        const JsonValue* description = member(member(properties, key.name), "description");
        text += fmt::format("| {}{} | {} | {}{} |\n", code(key.name), key.required ? " (needed)" : "", kinds_of(key),
                            merges ? fmt::format("{} | ", in_words(key.merge)) : "",
                            description ? cell(description->text) : "");
    }
    return text + "\n";
}

std::string rows_of(std::string_view heading, std::span<const OperatorRow> rows) {
    std::string text = fmt::format("## {}\n\n| written | meaning | example |\n|---|---|---|\n", heading);
    for (const OperatorRow& row : rows)
        text += fmt::format("| {} | {} | {} |\n", code(row.written), cell(row.meaning), code(row.example));
    return text + "\n";
}

std::string type_word(ValueType type) { return type == ValueType::null ? "as given" : std::string(to_text(type)); }

}  // namespace

std::string rules_reference() {
    Problems problems;
    const SourceText source("ruleset.schema.json", std::string(embedded_schema()));
    const auto schema = read_json(source, problems);
    problems.throw_if_errors();

    std::string text =
        "# Reference of rule files\n\nWritten by `leadqual rules reference`. [rules.md](rules.md) tells how it fits "
        "together, [problems.md](problems.md) what messages mean.\n\n## Keys\n\n"
        "Keys that begin with `x-` are yours. `null` takes away what was inherited.\n\n";
    for (const PartRow& part : parts) text += keys_of(part, *schema);
    text += rows_of("Values in conditions", values());
    text += rows_of("Operators, loosest first", operators());

    text += "## Functions\n\n| function | gives | meaning | example |\n|---|---|---|---|\n";
    for (const Function& row : functions())
        text += fmt::format("| {} | {} | {} | {} |\n", code(fmt::format("{}({})", row.name, row.parameters)),
                            type_word(row.result), cell(row.help), code(row.example));

    text +=
        "\n## What a verdict line reads besides fields, criteria and facts\n\n| name | type | meaning "
        "|\n|---|---|---|\n";
    for (const JudgementName& row : judgement_names())
        text += fmt::format("| {} | {} | {} |\n", code(row.name), type_word(row.type), cell(row.meaning));

    text += "\n## Fields\n\n| field | type | meaning |\n|---|---|---|\n";
    for (const Field& row : catalogue())
        text += fmt::format("| {} | {} | {} |\n", code(row.name), to_text(row.type), cell(row.meaning));

    text += "\n## Built-in word lists\n\n| list | words | meaning |\n|---|---|---|\n";
    for (const WordList& row : built_in_lists())
        text +=
            fmt::format("| {} | {} | {} |\n", code(fmt::format("@{}", row.name)), row.words.size(), cell(row.meaning));

    text += "\n## Problems\n\n| code | | meaning |\n|---|---|---|\n";
    for (const ProblemCode& row : problem_codes())
        text += fmt::format("| [{0}](problems.md#{0}) | {1} | {2} |\n", row.name,
                            row.severity == Severity::error ? "error" : "warning", cell(row.meaning));
    return text;
}

}  // namespace leadqual
