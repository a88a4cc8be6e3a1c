// The reference is as true as its tables: operators against the parser, keys against the schema that editors use.
#include <algorithm>
#include <set>

#include "catch2.hpp"
#include "rules/embedded.hpp"
#include "rules/keys.hpp"
#include "rules/lexer.hpp"
#include "rules/operators.hpp"

using namespace leadqual;

namespace {

const JsonValue* member(const JsonValue* object, std::string_view key) {
    const JsonMember* found = object ? object->find(key) : nullptr;
    return found ? &found->value : nullptr;
}

/// The object of the schema that describes a kind of object in a rule file.
const JsonValue* described(const JsonValue& schema, ObjectKind kind) {
    constexpr std::string_view names[] = {"",         "criterion",   "signal",      "grade",
                                          "knockOut", "switchedOff", "verdictLine", "test"};
    const auto name = names[static_cast<std::size_t>(kind)];
    return name.empty() ? &schema : member(member(&schema, "definitions"), name);
}

/// The JSON types that a key's schema allows, "null" left out.
std::set<std::string> types_of(const JsonValue& schema, const JsonValue& property) {
    std::set<std::string> types;
    if (const JsonValue* type = member(&property, "type")) {
        if (type->kind == JsonKind::text) types.insert(type->text);
        for (const JsonValue& item : type->items) types.insert(item.text);
    }
    if (const JsonValue* words = member(&property, "enum"))
        for (const JsonValue& item : words->items)
            if (item.kind == JsonKind::text) types.insert("string");
    if (const JsonValue* reference = member(&property, "$ref")) {
        const std::string name = reference->text.substr(reference->text.rfind('/') + 1);
        types.merge(types_of(schema, *member(member(&schema, "definitions"), name)));
    }
    for (const std::string_view several : {"anyOf", "oneOf", "allOf"})
        if (const JsonValue* list = member(&property, several))
            for (const JsonValue& item : list->items) types.merge(types_of(schema, item));
    types.erase("null");
    return types;
}

std::string json_type(JsonKind kind) {
    switch (kind) {
        case JsonKind::text:
            return "string";
        case JsonKind::number:
            return "number";
        case JsonKind::boolean:
            return "boolean";
        case JsonKind::array:
            return "array";
        case JsonKind::object:
            return "object";
        case JsonKind::null:
            break;
    }
    return "null";
}

}  // namespace

TEST_CASE("the schema for editors has the keys of the table, with their kinds", "[rules]") {
    Problems problems;
    const SourceText source("schema", std::string(embedded_schema()));
    const auto schema = read_json(source, problems);
    REQUIRE(schema);
    std::set<ObjectKind> objects;
    for (const Key& key : keys()) {
        INFO(name_of(key.kind) << ": " << key.name);
        objects.insert(key.kind);
        const JsonValue* object = described(*schema, key.kind);
        const JsonValue* property = member(member(object, "properties"), key.name);
        REQUIRE(property);
        CHECK(member(property, "description"));
        std::set<std::string> kinds;
        for (const JsonKind kind : key.kinds) kinds.insert(json_type(kind));
        CHECK(types_of(*schema, *property) == kinds);
        const JsonValue* required = member(object, "required");
        const bool is_required = required && std::any_of(required->items.begin(), required->items.end(),
                                                         [&](const JsonValue& item) { return item.text == key.name; });
        CHECK(is_required == key.required);
    }
    for (const ObjectKind kind : objects)
        for (const JsonMember& property : member(described(*schema, kind), "properties")->members) {
            INFO(name_of(kind) << ": " << property.key);
            CHECK(find_key(kind, property.key));
        }
}

TEST_CASE("the operators of the reference are those of the language", "[rules]") {
    const std::vector<RuleSet> sets = {load_rule_set("bant")};
    std::string written;
    for (const auto rows : {operators(), values()})
        for (const OperatorRow& row : rows) {
            INFO(row.example);
            std::vector<FieldUse> fields;
            CHECK_NOTHROW(parse_condition(row.example, "example", sets, fields));
            written += " " + std::string(row.written) + " " + std::string(row.example) + " ";
        }
    written = to_lower_ascii(written);
    for (const std::string_view word : {"and", "or", "not", "between", "in", "like", "is", "null", "true", "false",
                                        "case", "when", "then", "else", "end", "date"}) {
        INFO(word);
        CHECK(is_keyword(word));
        CHECK(written.find(word) != std::string::npos);
    }
    for (const Function& function : functions()) {
        INFO(function.example);
        std::vector<FieldUse> fields;
        const std::string example(function.example);
        const bool is_condition = function.result == ValueType::boolean ||
                                  example.find_first_of("<=>") != std::string::npos || example.starts_with("NOT");
        CHECK_NOTHROW(parse_condition(is_condition ? example : example + " IS NOT NULL", "example", sets, fields));
    }
}
