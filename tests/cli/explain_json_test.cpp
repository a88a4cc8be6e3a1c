// explain --json against qualify: the cells it prints, and no others, give the same verdict.
#include "catch2.hpp"
#include "cli/program.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <vector>

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

/// All cells named anywhere below, as column and value.
void collect_cells(const Json& json, std::set<std::string>& columns) {
    if (json.is_object() && json.contains("column") && json.contains("field")) {
        if (json["column"].is_string() && json["value"].is_string()) columns.insert(json["column"]);
        return;
    }
    for (const auto& [key, value] : json.items())
        if (key != "raises" && value.is_structured()) collect_cells(value, columns);
}

/// Leads as JSON Lines with the columns of `all`, blank unless named.
std::string only_named(const std::vector<Json>& all, const std::vector<std::set<std::string>>& named) {
    std::string lines;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Json lead = all[i];
        for (auto& [column, value] : lead.items())
            if (!named[i].count(column)) value = nullptr;
        lines += lead.dump() + "\n";
    }
    return lines;
}

std::vector<Json> read_lines(const std::string& text) {
    std::vector<Json> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        all.push_back(Json::parse(text.substr(at, end - at)));
        at = end + 1;
    }
    return all;
}

}  // namespace

TEST_CASE("the cells that explain prints give the same verdict, and reasons say the same", "[cli]") {
    const Folder folder("explain");
    fs::copy(fs::path(LEADQUAL_ROOT) / "examples/leads.csv", folder.path / "leads.csv");
    fs::copy(fs::path(LEADQUAL_ROOT) / "tests/cli/data", folder.path / "data");
    REQUIRE(folder
                .run("leadqual qualify leads.csv --add none --quiet -o leads.jsonl && leadqual qualify data/points.csv "
                     "--add none --quiet -o points.jsonl")
                .code == 0);
    const std::string today = " --today 2026-02-01 ",
                      add = " --quiet --columns Email --add tag,score,criteria --to jsonl ";
    struct Run {
        std::string leads, rules;
    };
    for (const Run& run : {Run{"leads", "bant"}, Run{"leads", "champ"}, Run{"leads", "faint"}, Run{"leads", "anum"},
                           Run{"leads", "gptc"}, Run{"leads", "prospect"}, Run{"leads", "data/ours.json"},
                           Run{"leads", "data/signals.json"}, Run{"points", "data/points.json"}}) {
        INFO(run.rules);
        REQUIRE(folder
                    .run("leadqual explain " + run.leads + ".jsonl --where TRUE --json -r " + run.rules + today +
                         "> told.json")
                    .code == 0);
        const Json told = Json::parse(folder.read("told.json"));
        REQUIRE(told["schema_version"] == 1);
        std::vector<std::set<std::string>> named;
        for (const Json& lead : told["leads"]) {
            const Json& verdict = lead["verdicts"][0];
            collect_cells(verdict, named.emplace_back());
            const std::string reasons = "; " + verdict["reasons"].get<std::string>();
            const bool is_knocked_out = std::any_of(verdict["knock_outs"].begin(), verdict["knock_outs"].end(),
                                                    [](const Json& each) { return each["fired"] == true; });
            if (is_knocked_out) continue;
            for (const Json& criterion : verdict["criteria"]) {
                const auto name = criterion["name"].get<std::string>();
                INFO(reasons << ", " << name);
                const auto says = [&](const char* state) {
                    return reasons.find(std::string("; ") + state + " " + name) != std::string::npos;
                };
                if (says("yes")) CHECK(criterion["state"] == "met");
                if (says("no")) CHECK(criterion["state"] == "unmet");
                if (says("ask")) CHECK(criterion["state"] == "unknown");
            }
        }
        folder.write("named.jsonl", only_named(read_lines(folder.read(run.leads + ".jsonl")), named));
        const auto all = folder.run("leadqual qualify " + run.leads + ".jsonl -r " + run.rules + today + add);
        const auto some = folder.run("leadqual qualify named.jsonl -r " + run.rules + today + add);
        const auto before = read_lines(all.output), after = read_lines(some.output);
        REQUIRE(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            Json one = before[i], other = after[i];
            one.erase("Email"), other.erase("Email");
            INFO("row " << i + 1);
            CHECK(one == other);
        }
    }
}
