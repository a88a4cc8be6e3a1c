// Which columns give a lead the value of a field: the first that holds one, of those that mean it and hold what they
// are called.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <sys/resource.h>

#include <algorithm>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// A run of one rule over one field.
struct Run {
    Folder folder;
    RunCounts counts;
    Job job;

    Run(const std::string& text, const std::string& condition, std::string_view name = "leads.csv") {
        const auto rules = folder.put("rules.json", R"({ "name": "ours", "currency": "USD", "ready": "1 of 1",
            "criteria": { "money": { "question": "?", "met": ")" +
                                                        condition + R"(" } } })");
        job = job_for(folder.put(name, text), folder / "out.csv", rules);
        job.add = {"money", "reasons"};
        job.columns = {"id"};
        job.format_is_given = true;
    }
    std::string text() {
        counts = qualify(job);
        return folder.get("out.csv");
    }
    bool says(const std::string& note) const {
        return std::ranges::any_of(counts.notes, [&](const auto& said) { return said.ends_with(note); });
    }
};

}  // namespace

TEST_CASE("a lead takes the first column that gives it a value, and the reasons name another than the first",
          "[pipeline][feeds]") {
    Run run("id,Budget,Budget Amount\n1,500,9000\n2,,9000\n3,,\n4,n/a,5\n", "budget >= 1000");
    CHECK(run.text() ==
          "id,lq_money,lq_reasons\n"
          "1,no,no money: budget 500\n"
          "2,yes,\"yes money: budget 9,000 (Budget Amount)\"\n"
          "3,,ask money\n"
          "4,no,no money: budget 5 (Budget Amount)\n");
    CHECK(run.says("leads.csv: budget: 'Budget', else 'Budget Amount' (--map budget=… insists on one)"));
    CHECK(run.counts.files.front().mapping.size() == 2);

    run.job.map = {{"budget", "Budget Amount", {}}};
    CHECK(run.text().find("1,yes,\"yes money: budget 9,000\"\n") != std::string::npos);
    CHECK(run.counts.notes.empty());

    Run texts("id,Email,Secondary Email\n1,a@a.com,b@b.com\n2,,b@b.com\n3,,\n", "email = 'b@b.com'");
    CHECK(texts.text() ==
          "id,lq_money,lq_reasons\n1,no,no money: a@a.com\n2,yes,yes money: b@b.com (Secondary Email)\n"
          "3,,ask money\n");
    Run yes("id,Decision Maker,Is Decision Maker\n1,no,yes\n2,,yes\n3,maybe so,no\n4,yes,\n", "decision_maker");
    CHECK(yes.text() ==
          "id,lq_money,lq_reasons\n1,no,no money: not decision maker\n"
          "2,yes,yes money: decision maker (Is Decision Maker)\n"
          "3,no,no money: not decision maker (Is Decision Maker)\n4,yes,yes money: decision maker\n");
}

TEST_CASE("each column of a field is read as its own cells ask for", "[pipeline][feeds]") {
    Run run("id;Budget;Budget Amount\n1;1.200,50;\n2;;1,200.50\n3;;900.25\n4;2000-3000;\n5;;$5\n", "budget >= 1000");
    run.job.format.delimiter = ',';
    CHECK(run.text() ==
          "id,lq_money,lq_reasons\n1,yes,\"yes money: budget 1,200.5\"\n"
          "2,yes,\"yes money: budget 1,200.5 (Budget Amount)\"\n"
          "3,no,no money: budget 900.25 (Budget Amount)\n4,yes,yes money: budget 2000-3000\n"
          "5,no,no money: budget 5 (Budget Amount)\n");
}

TEST_CASE("what no column of a field gives a value for is counted once", "[pipeline][feeds]") {
    Run run("id,Budget,Budget Amount\n1,what,9000\n2,,who\n3,huh,who\n4,1,2\n5,1,\n6,1,\n", "budget >= 1000");
    run.text();
    REQUIRE(run.counts.unreadable.size() == 1);
    CHECK(run.counts.unreadable.front().cells == 2);
    CHECK(run.counts.unreadable.front().example == "who");
}

TEST_CASE("a column that holds something else leaves the field to the next", "[pipeline][feeds]") {
    Run run("id,Budget,Budget Amount\n1,Approved,9000\n2,Pending,5\n", "budget >= 1000");
    CHECK(run.text() == "id,lq_money,lq_reasons\n1,yes,\"yes money: budget 9,000\"\n2,no,no money: budget 5\n");
    CHECK(
        run.says("column 'Budget' is not taken as budget: only 0 of 2 sampled values read as a number "
                 "(--map budget='Budget' insists)"));
    Run customer("id,Customer,Is Customer\n1,Acme,yes\n2,Initech,no\n", "customer");
    CHECK(customer.text().find("\n1,yes,") != std::string::npos);

    const auto jobs = [](const std::string& cells) {
        Run titles("id,Title,Job Title,Position\n" + cells, "job_title = 'CFO'");
        return titles.text();
    };
    CHECK(jobs("1,Mr.,,CFO\n2,Ms,CFO,\n3,Mr,,\n") ==
          "id,lq_money,lq_reasons\n1,yes,yes money: CFO (Position)\n2,yes,yes money: CFO\n3,,ask money\n");
    CHECK(jobs("1,CFO,,\n2,CEO,CFO,\n") ==
          "id,lq_money,lq_reasons\n1,yes,yes money: CFO (Title)\n2,yes,yes money: CFO\n");
}

TEST_CASE("keys that differ in records of JSON feed one field", "[pipeline][feeds]") {
    Run run("{\"id\":1,\"Budget\":9000}\n{\"id\":2,\"budget\":8000}\n{\"id\":3}\n", "budget >= 1000", "leads.jsonl");
    run.job.format.format = OutputFormat::csv;
    CHECK(run.text() ==
          "id,lq_money,lq_reasons\n1,yes,\"yes money: budget 9,000 (Budget)\"\n"
          "2,yes,\"yes money: budget 8,000\"\n3,,ask money\n");
}

TEST_CASE("several columns of a field change nothing with threads, or beside columns that are written",
          "[pipeline][feeds]") {
    std::string text = "id,Email,Work Email,Budget,Budget Amount\n";
    for (int row = 0; row < 30'000; ++row)
        text +=
            std::to_string(row) + "," + (row % 3 ? "a@a.com" : "") + ",b@b.com," + (row % 2 ? "" : "500") + ",9000\n";
    Run run(text, "budget >= 1000 AND email = 'b@b.com'");
    run.job.columns.clear();
    run.job.format.format = OutputFormat::jsonl;
    const auto alone = run.text();
    CHECK(std::ranges::count(alone, '\n') == 30'000);
    CHECK(alone.find(R"("Budget Amount":"9000","lq_money":"yes")") != std::string::npos);
    run.job.threads = 4;
    run.job.import.block_size = 5'000;
    CHECK(run.text() == alone);
}

TEST_CASE("a lead that can be reached by a second choice is not knocked out", "[pipeline][feeds]") {
    Folder folder;
    Job job = job_for(folder.put("in.csv",
                                 "id,Email,Secondary Email,Work Direct Phone,Mobile Phone\n"
                                 "1,,a@example.com,,\n2,,,,\n"),
                      folder / "out.csv");
    job.columns = {"id"}, job.add = {"reasons"}, job.format_is_given = true;
    qualify(job);
    CHECK(folder.get("out.csv") == "id,lq_reasons\n1,\"ask budget, authority, need, timing\"\n2,no way to contact\n");
}

TEST_CASE("amounts are in the currency of their row", "[pipeline][feeds]") {
    const std::string cells = "\n1,9000,USD\n2,9000,IDR\n3,$9000,IDR\n4,9000,\n5,IDR 9000,USD\n6,9000,US Dollar\n";
    for (const std::string_view header :
         {"Currency", "CurrencyIsoCode", "Lead Currency", "Currency Code", "transactioncurrencyid"}) {
        INFO(header);
        Run run("id,Budget," + std::string(header) + cells, "budget >= 1000");
        run.job.add = {"money"};
        CHECK(run.text() == "id,lq_money\n1,yes\n2,\n3,yes\n4,yes\n5,\n6,yes\n");
        CHECK(run.says("column '" + std::string(header) +
                       "': amounts in IDR are unknown, the rules count in USD; --rate IDR=… converts"));
        REQUIRE(run.counts.unreadable.size() == 1);
        CHECK(run.counts.unreadable.front().cells == 2);

        run.job.rates = {{"IDR", 0.0001}};
        CHECK(run.text() == "id,lq_money\n1,yes\n2,no\n3,yes\n4,yes\n5,no\n6,yes\n");
        CHECK(run.counts.notes.empty());
    }
    Run other("id,Budget,Currency\n1,9000,gold\n2,9000,silver\n", "budget >= 1000");
    CHECK(other.text().find("\n2,yes,") != std::string::npos);
    CHECK(other.says("column 'Currency' is not taken as currency: only 0 of 2 sampled values name one"));
    Run count("id,Employees,Currency\n1,9000,IDR\n", "employees >= 1000");
    CHECK(count.text().find("\n1,yes,") != std::string::npos);
}

TEST_CASE("a rule set's own map, missing words and values hold for that set alone", "[pipeline][feeds]") {
    Folder folder;
    const auto rules = [&](const std::string& name, const std::string& extra) {
        return load_rule_set(folder.put(
            name + ".json", R"({ "name": ")" + name + R"(", "ready": "1 of 1", )" + extra +
                                R"("criteria": { "money": { "question": "?", "met": "budget >= 1000" } } })"));
    };
    const auto answers = [&](std::vector<RuleSet> sets, const std::string& where = "") {
        Job job =
            job_for(folder.put("in.csv", "id,Budget,Deal\n1,9000,5\n2,5,9000\n3,7777,7777\n"), folder / "out.csv");
        job.sets = std::move(sets);
        job.columns = {"id"}, job.add = {"money"}, job.format_is_given = true, job.where = where;
        qualify(job);
        return folder.get("out.csv");
    };
    const auto plain = rules("plain", ""), mapped = rules("mapped", R"("map": { "budget": "Deal" }, )"),
               missing = rules("missing", R"("missing": ["7777"], )"),
               values = rules("values", R"("values": { "budget": { "9000": 0 } }, )");
    CHECK(answers({plain, mapped}) ==
          "id,lq_tag,lq_plain_money,lq_mapped_money\n1,SQL,yes,no\n2,SQL,no,yes\n3,SQL,yes,yes\n");
    CHECK(answers({mapped, plain}) ==
          "id,lq_tag,lq_mapped_money,lq_plain_money\n1,SQL,no,yes\n2,SQL,yes,no\n3,SQL,yes,yes\n");
    CHECK(answers({plain, missing}) ==
          "id,lq_tag,lq_plain_money,lq_missing_money\n1,SQL,yes,yes\n2,disqualified,no,no\n3,SQL,yes,\n");
    CHECK(answers({plain, values}) ==
          "id,lq_tag,lq_plain_money,lq_values_money\n1,SQL,yes,no\n2,disqualified,no,no\n3,SQL,yes,yes\n");
    CHECK(answers({mapped, plain}, "budget = 5") == "id,lq_tag,lq_mapped_money,lq_plain_money\n1,SQL,no,yes\n");
}

TEST_CASE("more files than a process may open are read one after the other", "[pipeline][feeds]") {
    Folder folder;
    rlimit allowed{};
    REQUIRE(getrlimit(RLIMIT_NOFILE, &allowed) == 0);
    const rlimit few{64, allowed.rlim_max};
    REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
    Run run("id,Budget\n0,5\n", "budget >= 1000");
    run.job.inputs.clear();
    for (int file = 0; file < 200; ++file)
        run.job.inputs.push_back(
            folder.put(std::to_string(file) + ".csv", "id,Budget\n" + std::to_string(file) + ",9000\n"));
    run.job.columns.clear();
    for (const bool merges : {false, true}) {
        if (merges) run.job.dedupe = {"id"};
        const auto out = run.text();
        CHECK(run.counts.written == 200);
        CHECK(out.find("\n199,9000,yes,") != std::string::npos);
    }
    setrlimit(RLIMIT_NOFILE, &allowed);
}
