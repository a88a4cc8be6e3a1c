// A rule set judges a lead alike whether it runs alone or with others, whatever these say about the fields it reads.
#include "catch2.hpp"
#include "import/read_leads.hpp"
#include "pipeline/run_files.hpp"

#include <fmt/format.h>

#include <map>
#include <random>
#include <set>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

using Answers = std::map<std::string, std::vector<std::string>>;  // by appended column

/// What a run appends, by column; those of a set among several under the name they have alone.
Answers answers_of(const Folder& folder, Job job) {
    job.output = folder / "out.csv";
    job.format.format = OutputFormat::csv;
    job.format.delimiter = ',';
    job.format_is_given = true;
    job.add = {"tag", "action", "reasons", "next_question", "score", "score_max", "could_be", "known", "criteria"};
    qualify(job);
    const auto file = read_leads(job.output);
    Answers answers;
    for (std::size_t column = 0; column < file.columns.size(); ++column) {
        if (!file.columns[column].starts_with("lq_")) continue;
        for (const auto& record : file.records) answers[file.columns[column]].push_back(record.cells[column]);
    }
    return answers;
}

Answers answers_of_set(const Answers& together, const std::string& set) {
    Answers answers;
    const auto prefix = "lq_" + set + "_";
    for (const auto& [column, cells] : together)
        if (column.starts_with(prefix)) answers["lq_" + column.substr(prefix.size())] = cells;
    return answers;
}

/// Runs the sets of a job one by one and all together.
void compare(const Folder& folder, const Job& job) {
    const auto together = answers_of(folder, job);
    for (const auto& set : job.sets) {
        Job alone = job;
        alone.sets = {set};
        CAPTURE(set.name);
        const auto expected = answers_of(folder, alone);
        REQUIRE(expected.size() > 5);
        REQUIRE(answers_of_set(together, set.name) == expected);
    }
}

}  // namespace

TEST_CASE("built-in and example sets judge alike alone and two at a time", "[pipeline]") {
    const Folder folder;
    std::vector<RuleSet> sets;
    for (const auto* name : {"bant", "champ", "faint", "anum", "gptc", "prospect"}) sets.push_back(load_rule_set(name));
    for (const auto* file : {"ours", "x_education/x_education", "methodologies/gpctba_ci", "methodologies/meddic",
                             "methodologies/neat", "methodologies/scotsman", "methodologies/spiced"})
        sets.push_back(load_rule_set(fmt::format("{}/examples/{}.json", LEADQUAL_ROOT, file)));
    // The example leads, some more beside them, and the columns that the sets call by name.
    std::set<std::string> named;
    for (const auto& set : sets)
        for (const auto& use : set.fields)
            if (use.is_column) named.insert(use.name);
    std::ifstream leads(LEADQUAL_ROOT "/examples/leads.csv");
    std::string text, line;
    for (std::size_t row = 0; std::getline(leads, line); ++row) {
        text += line;
        for (const auto& column : named) text += row == 0 ? "," + column : row % 3 ? ",yes" : ",";
        text += '\n';
    }
    text += "Select,select@example.com,,Select,Select,Select,Select,Select,Select,Select,Select,Select,,,Select\n";
    Job job = job_for(folder.put("in.csv", text), "");
    std::vector<Answers> alone;
    for (const auto& set : sets) {
        job.sets = {set};
        alone.push_back(answers_of(folder, job));
    }
    for (std::size_t first = 0; first < sets.size(); ++first)
        for (std::size_t second = 0; second < sets.size(); ++second) {
            if (first == second) continue;
            CAPTURE(sets[first].name, sets[second].name);
            job.sets = {sets[first], sets[second]};
            const auto together = answers_of(folder, job);
            REQUIRE(answers_of_set(together, sets[first].name) == alone[first]);
            REQUIRE(answers_of_set(together, sets[second].name) == alone[second]);
        }
}

TEST_CASE("random sets that have their fields read differently judge alike alone and together", "[pipeline]") {
    const Folder folder;
    std::mt19937 random(20261122);
    const auto pick = [&](std::initializer_list<const char*> choices) {
        return std::string(choices.begin()[random() % choices.size()]);
    };
    const auto set_called = [&](const std::string& name) {
        std::string text = fmt::format(R"({{ "name": "{}", "ready": "1 of 3",)", name);
        text += pick({"", R"("currency": "USD",)", R"("currency": "USD",)"});
        text += pick({"", R"("missing": ["7777"],)", R"("missing": ["EUR", "high"],)", R"("missing": ["IDR"],)"});
        text += pick({"", R"("values": { "budget": { "9000": 0, "lots": 50000 } },)",
                      R"("values": { "need": { "1": "high" } },)"});
        text += pick({"", R"("map": { "budget": "Deal Amount" },)", R"("map": { "currency": "Money Of" },)",
                      R"("map": { "annual_revenue": "Budget Amount" },)", R"("map": { "need": "Deal Amount" },)"});
        text += pick({"", R"("fields": { "Deal Amount": "number" },)"});
        text += R"("criteria": { "money": { "question": "?", "met": ["budget >= 1000", "annual_revenue >= 5000"] },)";
        text += R"x("need": { "question": "?", "met": "need IN ('high', '9000')", "unmet": "need = 'low'" },)x";
        const bool is_number = text.find("\"fields\"") != std::string::npos;
        text += fmt::format(R"("deal": {{ "question": "?", "met": "[Deal Amount] {}" }} }},)",
                            is_number ? ">= 6000" : "= '9000'");
        text += R"("disqualify": [ { "when": "need = 'none' OR deal_amount > 80000", "because": "no" } ] })";
        return load_rule_set(folder.put(name + ".json", text));
    };
    for (int round = 0; round < 150; ++round) {
        std::string text = pick({"id,Budget,Budget Amount,Deal Amount,Need,Currency,Money Of,Annual Revenue\n",
                                 "id,Budget,Budget Amount,Deal Amount,Need,x,Currency,Annual Revenue\n",
                                 "id,x,Budget Amount,Deal Amount,Need,Currency,y,Annual Revenue\n"});
        const bool has_money_of = text.find("Money Of") != std::string::npos;
        if (!has_money_of) text.insert(text.find('\n'), ",Money Of");
        for (int row = 0; row < 20; ++row) {
            text += std::to_string(row);
            for (int amount = 0; amount < 3; ++amount)
                text += "," + pick({"9000", "500", "7777", "", "lots", "IDR 9000", "$2000", "1.500,00"});
            text += "," + pick({"high", "low", "1", "none", "", "9000"});
            for (int currency = 0; currency < 2; ++currency) text += "," + pick({"USD", "IDR", "EUR", "", "US Dollar"});
            text += "," + pick({"9000", "100", "", "$7777", "EUR 9000"});
            text += has_money_of ? "\n" : "," + pick({"USD", "IDR"}) + "\n";
        }
        Job job = job_for(folder.put("in.csv", text), "");
        job.sets = {set_called("a"), set_called("b"), set_called("c")};
        const auto has_currency = [](const RuleSet& set) { return !set.currency.empty(); };
        if (std::ranges::all_of(job.sets, has_currency) && round % 2) job.rates = {{"IDR", 0.5}};
        CAPTURE(text, folder.get("a.json"), folder.get("b.json"), folder.get("c.json"));
        compare(folder, job);
    }
}

TEST_CASE("sets that count in two currencies do not run together", "[pipeline]") {
    const Folder folder;
    const auto set_in = [&](const std::string& name, const std::string& currency) {
        return load_rule_set(folder.put(name + ".json", fmt::format(R"({{ "name": "{}", "currency": "{}",
            "ready": "1 of 1", "criteria": {{ "money": {{ "question": "?", "met": "budget >= 1000" }} }} }})",
                                                                    name, currency)));
    };
    Job job = job_for(folder.put("in.csv", "Budget\n1000\n"), folder / "out.csv");
    job.sets = {set_in("dollars", "USD"), set_in("euros", "EUR")};
    REQUIRE_THROWS_AS(qualify(job), Error);
}
