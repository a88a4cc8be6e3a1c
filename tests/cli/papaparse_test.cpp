// The pairs of text and cells by which Papa Parse is tested, when they lie beside the checkout.
#include "cli/program.hpp"
#include "leadqual/format.hpp"

#include "catch2.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace {

using Json = nlohmann::json;

// Where we differ, and why.
const std::map<std::string, std::string> differences = {
    {"Quoted field with whitespace around quotes", "blanks before every quote belong to the delimiter"},
    {"Quoted field has no closing quote", "a quote left open in the first line is an error"},
    {"Quoted field has invalid trailing quote after delimiter with a valid closer", "the first lone quote closes"},
    {"Quoted field has invalid trailing quote after delimiter", "the first lone quote closes"},
    {"Quoted field has invalid trailing quote before delimiter", "the first lone quote closes"},
    {"Quoted field has invalid trailing quote after new line", "the first lone quote closes"},
    {"Quoted fields with spaces between closing quote and next delimiter", "what follows a quote belongs to the cell"},
    {"Quoted fields with spaces between closing quote and next new line", "what follows a quote belongs to the cell"},
    {"Quoted fields with spaces after closing quote", "what follows a quote belongs to the cell"},
    {"Quoted fields with spaces between closing quote and next delimiter and contains delimiter",
     "what follows a quote belongs to the cell"},
    {"Quoted fields with spaces between closing quote and newline and contains newline",
     "what follows a quote belongs to the cell"},
    {"ASCII 30 delimiter", "a control character is no delimiter"},
    {"ASCII 31 delimiter", "a control character is no delimiter"},
    {"Bad delimiter (\\n)", "a wrong delimiter is an error"},
    {"Callback delimiter", "there are no callbacks"},
    {"Parsing with skipEmptyLines set to 'greedy'", "a record of empty cells is a record"},
    {"Parsing with skipEmptyLines set to 'greedy' with quotes and delimiters as content",
     "a record of empty cells is a record"},
};

/// The flags that say what a configuration does; nothing where there are none, or the cells are not the point.
std::optional<std::string> flags_for(const Json& pair) {
    std::string flags = "--no-header --omit-header --keep-rows";
    if (!pair.at("input").is_string() || !pair.at("expected").contains("data")) return std::nullopt;
    const auto& data = pair.at("expected").at("data");
    if (!data.is_array()) return std::nullopt;
    for (const auto& row : data)
        if (!row.is_array()) return std::nullopt;
    const auto config = pair.contains("config") && pair.at("config").is_object() ? pair.at("config") : Json::object();
    for (const auto& [name, value] : config.items()) {
        const auto text = value.is_string() ? value.get<std::string>() : value.dump();
        if (name == "delimiter" && value.is_string())
            flags += text.empty() ? "" : text == "\t" ? " --delimiter tab" : " --delimiter '" + text + "'";
        else if (name == "quoteChar" && value.is_string())
            flags += text == "'" ? " --quote \"'\"" : " --quote '" + text + "'";
        else if (name == "skipFirstNLines")
            flags += " --skip-lines " + text;
        else if (name != "newline" && name != "skipEmptyLines")
            return std::nullopt;
    }
    return flags;
}

std::string as_csv(const Json& rows) {
    std::string text;
    for (const auto& row : rows) {
        if (row.size() == 1 && row[0] == "") continue;  // a blank line is no record
        std::string line;
        for (std::size_t at = 0; at < row.size(); ++at) {
            if (at > 0) line += ',';
            leadqual::append_csv_cell(row[at].is_string() ? row[at].get<std::string>() : row[at].dump(), ',', line);
        }
        text += line + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("Papa Parse's pairs: the same cells, or a reason", "[cli]") {
    const Folder folder("papaparse");
    int same = 0, different = 0;
    for (const std::string name : {"extracted_core.json", "extracted_parse.json"}) {
        const auto path = std::filesystem::path(LEADQUAL_SHARED) / "conformance" / "papaparse" / name;
        if (!std::filesystem::exists(path)) {
            WARN("skipped: no " << name);
            return;
        }
        for (const auto& pair : Json::parse(read_file(path))) {
            const auto flags = flags_for(pair);
            if (!flags) continue;
            const auto description = pair.at("description").get<std::string>();
            CAPTURE(description, *flags);
            folder.write("in.csv", pair.at("input").get<std::string>());
            const auto outcome = folder.run("leadqual convert in.csv -q " + *flags + " 2> /dev/null");
            const bool is_same = outcome.output == as_csv(pair.at("expected").at("data"));
            CAPTURE(outcome.output);
            CHECK(is_same != (differences.count(description) == 1));
            ++(is_same ? same : different);
        }
    }
    CHECK(same >= 80);
    CHECK(different == static_cast<int>(differences.size()));
}
