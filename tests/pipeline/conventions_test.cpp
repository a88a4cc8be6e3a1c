// How a run lets each column of each file decide, and what it says where none can.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <fmt/format.h>

#include <algorithm>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// Budgets that reach 1,000, in file order: y yes, n no, ? unknown.
std::string reached(const std::string& output) {
    std::string answers;
    for (std::size_t at = output.find('\n') + 1; at < output.size(); at = output.find('\n', at) + 1) {
        const auto line = output.substr(at, output.find('\n', at) - at);
        const auto last = line.substr(line.rfind(',') + 1);
        answers += last == "yes" ? 'y' : last == "no" ? 'n' : '?';
    }
    return answers;
}

struct Rules {
    Folder folder;
    std::string path = folder.put("rules.json", R"({
        "name": "ours", "currency": "USD", "ready": "1 of 1",
        "fields": { "Signed": "date" },
        "criteria": { "budget": { "question": "?", "met": "budget >= 1000" } } })");

    Job job(const std::string& text, std::string_view name = "leads.csv") {
        Job job = job_for(folder.put(name, text), folder / "out.csv", path);
        job.add = {"criteria"};
        return job;
    }
    std::string answers(const Job& job, RunCounts* counts = nullptr) {
        const auto found = qualify(job);
        if (counts) *counts = found;
        return reached(folder.get("out.csv"));
    }
};

}  // namespace

TEST_CASE("a column's cells agree on a decimal mark before any of them is judged", "[pipeline]") {
    struct {
        std::string_view cells, answers;
        std::string_view note;  // "" none
    } cases[] = {
        {"1.200;2.500", "??",
         "leads.csv: column 'Budget': '1.200' can be 1.2 or 1200; --decimal-mark point or comma decides"},
        {"1.200;1.200,50", "yy", ""},
        {"1.200;12.34", "?n",
         "leads.csv: column 'Budget': '1.200' can be 1.2 or 1200; --decimal-mark point or comma decides"},
        {"1,200;2,500", "yy", ""},
        {"1,200;0,5", "?n",
         "leads.csv: column 'Budget': '1,200' can be 1200 or 1.2; --decimal-mark point or comma decides"},
        {"500.000;1.5jt", "?y",
         "leads.csv: column 'Budget': '500.000' can be 500 or 500000; --decimal-mark point or comma decides"},
        {"1.125M;2.5M", "yy", ""},
        {"1,200;1,5;1.5", "?nn",
         "leads.csv: column 'Budget': '1,200' can be 1200 or 1.2; --decimal-mark point or comma decides"},
        {"5.000;€1.200,50;4.000", "y?y",
         "leads.csv: column 'Budget': '€1.200,50' is in EUR, not USD, so it is unknown; --rate EUR=… converts"},
    };
    for (const auto& each : cases) {
        Rules rules;
        std::string text = "Company;Budget\n";
        for (std::string_view rest = each.cells; !rest.empty();) {
            const auto end = std::min(rest.find(';'), rest.size());
            text += fmt::format("x;{}\n", rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        INFO(text);
        RunCounts counts;
        Job job = rules.job(text);
        job.import.delimiter = ';';
        job.format.delimiter = ',';
        CHECK(rules.answers(job, &counts) == each.answers);
        REQUIRE(counts.notes.size() == (each.note.empty() ? 0 : 1));
        if (!each.note.empty()) CHECK(counts.notes.front().ends_with(each.note));
    }
}

TEST_CASE("flags decide where a column cannot, and against it", "[pipeline]") {
    Rules rules;
    Job job = rules.job("Company,Budget\nx,1.200\nx,2.500\n");
    RunCounts counts;
    job.decimal_mark = DecimalMark::comma;
    CHECK(rules.answers(job, &counts) == "yy");
    CHECK((counts.notes.empty() && counts.unreadable.empty()));
    job.decimal_mark = DecimalMark::point;
    CHECK(rules.answers(job) == "nn");
    job = rules.job("Company,Budget\nx,1.200\nx,2000.5\n");
    job.decimal_mark = DecimalMark::comma;
    CHECK(rules.answers(job, &counts) == "y?");
    REQUIRE(counts.unreadable.size() == 1);
    CHECK((counts.unreadable[0].cells == 1 && counts.unreadable[0].example == "2000.5"));
}

TEST_CASE("each file decides for itself", "[pipeline]") {
    Rules rules;
    Job job = rules.job("Company,Budget\nx,1.200\nx,\"1.200,5\"\n");
    job.inputs.push_back(rules.folder.put("more.csv", "Company,Budget\nx,1.200\nx,1.5\n"));
    CHECK(rules.answers(job) == "yy?n");
}

TEST_CASE("what comes after the sample does not change its mind, and is counted", "[pipeline]") {
    Rules rules;
    std::string text = "Company,Budget\n";
    for (int row = 0; row < 10'000; ++row) text += row % 100 == 0 ? "x,1.5\n" : "x,1.25\n";
    text += "x,\"1.200,50\"\nx,\"1,5\"\nx,1.200\n";
    std::string first;
    for (const std::size_t block : {std::size_t{4} << 10, std::size_t{64} << 10, std::size_t{1} << 20}) {
        Job job = rules.job(text);
        job.import.block_size = block;
        job.threads = block == std::size_t{1} << 20 ? 2 : 1;
        RunCounts counts;
        const auto answers = rules.answers(job, &counts);
        CHECK(std::count(answers.begin(), answers.end(), 'n') == 10'001);
        CHECK(answers.ends_with("n??n"));
        REQUIRE(counts.unreadable.size() == 1);
        CHECK((counts.unreadable[0].cells == 2 && counts.unreadable[0].example == "1.200,50"));
        const auto output = rules.folder.get("out.csv");
        if (first.empty()) first = output;
        CHECK(output == first);
    }
    // Evidence behind the sample settles nothing.
    text = "Company,Budget\n";
    for (int row = 0; row < 10'000; ++row) text += "x,1.200\n";
    text += "x,\"1.200,50\"\n";
    const auto answers = rules.answers(rules.job(text));
    CHECK(std::count(answers.begin(), answers.end(), '?') == 10'000);
}

TEST_CASE("an amount in another currency counts at its rate and is shown as it stands", "[pipeline]") {
    Rules rules;
    Job job = rules.job("Company,Budget\nx,Rp 50.000.000\nx,900\nx,Rp 5.000.000\nx,£5\n");
    job.rates = {{"IDR", 0.0001}};
    job.add = {"reasons", "criteria"};
    RunCounts counts;
    CHECK(rules.answers(job, &counts) == "ynn?");
    const auto output = rules.folder.get("out.csv");
    CHECK(output.find("yes budget: Rp 50.000.000") != output.npos);
    CHECK(output.find("no budget: Rp 5.000.000") != output.npos);
    CHECK(counts.unreadable.front().cells == 1);
    job.rates.push_back({"USD", 2});
    CHECK_THROWS_WITH(qualify(job), Catch::Matchers::Contains("the rule set counts in USD itself"));
    job.sets.front().currency.clear();
    CHECK_THROWS_WITH(qualify(job), Catch::Matchers::Contains("none is declared"));
}

TEST_CASE("a column that waits for a flag stays the field's, and the flag is named", "[pipeline]") {
    Rules rules;
    RunCounts counts;
    CHECK(rules.answers(rules.job("Company,Budget\nx,Rp 5.000.000\nx,Rp 6.000.000\n"), &counts) == "??");
    REQUIRE((counts.notes.size() == 1 && counts.unreadable.size() == 1));
    CHECK(counts.notes.front().ends_with("'Rp 5.000.000' is in IDR, not USD, so it is unknown; --rate IDR=… converts"));
    CHECK(counts.unreadable.front().cells == 2);

    Job job =
        job_for(rules.folder.put("b.csv", "Company,Timeline\nx,03/04/2027\nx,05/06/2027\n"), rules.folder / "out.csv");
    counts = qualify(job);
    REQUIRE((counts.notes.size() == 1 && counts.unreadable.size() == 1));
    CHECK(counts.notes.front().ends_with(
        "'03/04/2027' can be 2027-03-04 or 2027-04-03; --date-order mdy or dmy decides"));
    job.date_order = DateOrder::mdy;
    counts = qualify(job);
    CHECK((counts.notes.empty() && counts.unreadable.empty()));
}

TEST_CASE("small horizons without a unit are days or months, unless the column or its header says", "[pipeline]") {
    Folder folder;
    struct {
        std::string text;
        std::string_view answers;
        bool has_note;
    } cases[] = {
        {"Company,Timeline\nx,3\nx,0-3\nx,12+\nx,2\nx,30\n", "???yy", true},
        {"Company,Timeline\nx,3\nx,0-3\nx,12+\nx,45\n", "yy?y", false},
        {"Company,Timeline\nx,6\nx,60-90\n", "yy", false},
        {"Company,Timeline (days)\nx,6\nx,12\n", "yy", false},
        {"Company,Timeline in days\nx,6\nx,12\n", "yy", false},
        {"Company,Timeline (months)\nx,3\nx,3-4\nx,6\n", "y?n", false},
        {"Company,Timeline\nx,3 months\nx,6 days\n", "yy", false},
        {"Company,Timeline\nx,0\nx,36\n", "yy", false},
    };
    for (const auto& each : cases) {
        INFO(each.text);
        Job job = job_for(folder.put("a.csv", each.text), folder / "out.csv", folder.put("rules.json", R"({
            "name": "ours", "ready": "1 of 1", "criteria": { "soon": { "question": "?", "met": "timeline <= 90" } } })"));
        job.add = {"criteria"};
        if (each.text.find("(months)") != std::string::npos) job.map = {{"timeline", "Timeline (months)", {}}};
        const auto counts = qualify(job);
        std::string wanted(each.answers);
        CHECK(reached(folder.get("out.csv")) == wanted);
        REQUIRE(counts.notes.size() == each.has_note);
        if (each.has_note)
            CHECK(
                counts.notes.front().ends_with("column 'Timeline': '3' can be days or months; 'days' or 'months' in "
                                               "the cells or in the header decides"));
    }
    // JSON is no different.
    Job job = job_for(folder.put("a.jsonl", "{\"timeline\":3}\n{\"timeline\":\"3\"}\n{\"timeline\":2}\n"),
                      folder / "out.csv", folder / "rules.json");
    job.add = {"criteria"};
    job.format.format = OutputFormat::csv;
    job.format_is_given = true;
    qualify(job);
    CHECK(reached(folder.get("out.csv")) == "??y");
}

TEST_CASE("O is a yes where its column says no with N or X", "[pipeline]") {
    Folder folder;
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"O N o non", "ynyn"}, {"O oui", "?y"},  {"O X x o", "ynny"}, {"X x", "yy"}, {"O", "?"},
        {"O X N", "?yn"},      {"O 0 1", "yny"}, {"no yes", "ny"},
    };
    for (const auto& [cells, answers] : cases) {
        CAPTURE(cells);
        std::string text = "Company,Decision Maker\nx,";
        for (const char byte : cells) text += byte == ' ' ? "\nx," : std::string(1, byte);
        Job job = job_for(folder.put("a.csv", text + "\n"), folder / "out.csv", folder.put("rules.json", R"({
            "name": "ours", "ready": "1 of 1",
            "criteria": { "boss": { "question": "?", "met": "decision_maker" } } })"));
        job.add = {"criteria"};
        job.map = {{"decision_maker", "Decision Maker", {}}};
        qualify(job);
        CHECK(reached(folder.get("out.csv")) == answers);
    }
}

TEST_CASE("a rule set may say what texts of a field stand for", "[pipeline]") {
    Folder folder;
    const auto rules = folder.put("rules.json", R"({
        "name": "ours", "ready": "1 of 1",
        "values": { "budget": { "No Budget": 0, "lots": 1200.5, "n/a": 5000, "7": 7000, "ask later": null },
                    "need": { "1": "high" } },
        "criteria": { "budget": { "question": "?", "met": "budget >= 1000" } },
        "tests": [ { "lead": { "budget": "no budget" }, "expect": { "budget": "unmet" } },
                   { "lead": { "Budget": "ask later" }, "expect": { "budget": "unknown" } } ] })");
    Job job =
        job_for(folder.put("a.csv", "Budget,x\n no budget ,1\nLOTS,1\nn/a,1\n7,1\n8,1\nask later,1\n\"1.200,5\",1\n"),
                folder / "out.csv", rules);
    job.add = {"criteria"};
    const auto counts = qualify(job);
    CHECK(reached(folder.get("out.csv")) == "nyyyn?y");
    CHECK(counts.unreadable.empty());
    const auto run = run_rule_tests(job.sets.front(), job.today);
    CHECK(run.failed() == 0);
    CHECK(run.tests.size() == 2);
    job.where = "need = 'high'";
    job.inputs = {folder.put("b.csv", "Need,Budget\n1,7\n2,7\n")};
    qualify(job);
    CHECK(reached(folder.get("out.csv")) == "y");
}

TEST_CASE("day and month are told apart by the column, also in JSON", "[pipeline]") {
    Folder folder;
    const auto rules = folder.put("rules.json", R"({
        "name": "ours", "ready": "1 of 1", "fields": { "Signed": "date" },
        "criteria": { "signed": { "question": "?", "met": "[Signed] >= DATE '2026-04-01'" } } })");
    const auto answers = [&](std::string_view name, const std::string& text, DateOrder order = DateOrder::undecided) {
        Job job = job_for(folder.put(name, text), folder / "out.csv", rules);
        job.add = {"criteria"};
        job.format.format = OutputFormat::csv;
        job.format_is_given = true;
        job.date_order = order;
        qualify(job);
        return reached(folder.get("out.csv"));
    };
    CHECK(answers("a.csv", "Signed,x\n3/4/2026,1\n25/12/2026,1\n") == "yy");
    CHECK(answers("a.csv", "Signed,x\n3/4/2026,1\n12/25/2026,1\n") == "ny");
    CHECK(answers("a.csv", "Signed,x\n3/4/2026,1\n5/6/2026,1\n4/4/2026,1\n") == "??y");
    CHECK(answers("a.csv", "Signed,x\n3/4/2026,1\n5/6/2026,1\n", DateOrder::dmy) == "yy");
    CHECK(answers("a.csv", "Signed,x\n3/4/2026,1\n5/6/2026,1\n", DateOrder::mdy) == "ny");
    CHECK(answers("a.csv", "Signed,x\n46000,1\n46200,1\n") == "ny");
    CHECK(answers("a.jsonl", "{\"Signed\":\"3/4/2026\"}\n{\"Signed\":\"25/12/2026\"}\n") == "yy");
    CHECK(answers("a.jsonl", "{\"Signed\":46000}\n{\"Signed\":46200}\n{\"Signed\":1772582400000}\n") == "nyn");
}
