#include "catch2.hpp"
#include "report/runs.hpp"

#include <algorithm>

using namespace leadqual;
using namespace leadqual::test;

namespace {

/// What is said before the summary line of a run that is plain otherwise.
std::string findings(const RunCounts& run) {
    const auto text = summary_text(run, kToday);
    const auto line = text.rfind(" leads: ");
    return text.substr(0, text.rfind('\n', line) + 1);
}

RejectedRow rejected(std::string file, std::uint64_t line, std::string reason) {
    return {std::move(file), line, line * 100, line - 1, std::move(reason)};
}

}  // namespace

TEST_CASE("a run without findings is one line", "[report]") {
    CHECK(summary_text(plain_run(), kToday) == kPlainSummary);
}

TEST_CASE("everything found in a run is said before the summary line", "[report]") {
    auto run = plain_run();
    run.rows_read += 3;
    run.rejected = 3;
    run.rejects = {rejected("leads.csv", 105, "expected 5 cells, found 6")};
    run.short_rows = 1;
    run.trimmed_rows = 2000;
    run.formulas_escaped = 7;
    run.notes = {"leads.csv: column 3 has no name and is called 'column 3'"};
    run.unreadable = {{"budget", "Deal Value", "TBD", 12}};
    run.sets[0].criteria = {blind("budget", {"budget", "annual_revenue"}),
                            blind("authority", {"decision_maker", "job_title"}), blind("need", {"need"}),
                            blind("timing", {"timeline"})};
    run.sets[0].knock_outs_off = {{"opted out of every channel", {"do_not_call"}}};
    CHECK(summary_text(run, kToday) ==
          "leads.csv:105: rejected: expected 5 cells, found 6\n"
          "3 rows rejected, of which 2 are not shown (--rejects FILE keeps them all)\n"
          "1 row kept though short of cells; the missing ones count as empty\n"
          "2,000 rows kept without extra empty cells at the end\n"
          "7 cells that a spreadsheet would run as a formula now begin with '\n"
          "leads.csv: column 3 has no name and is called 'column 3'\n"
          "12 values of budget (\"Deal Value\") could not be read, such as 'TBD'\n"
          "bant can judge 0 of 4 criteria here, so no lead can become SQL; add budget, decision_maker, need, timeline, "
          "or write your own rules: leadqual rules new --from Leads.csv\n"
          "knock-outs off here, for want of columns: opted out of every channel (do_not_call)\n"
          "9,240 leads: 1,812 SQL (19.6 %), 3,100 MQL, 4,328 disqualified (1,200 for cause, 3,128 nothing known); "
          "3 rejected; bant, 2026-11-21\n");
}

TEST_CASE("the summary line fits the run", "[report]") {
    auto run = plain_run();
    SECTION("leads that were filtered out are named") {
        run.written = 312, run.filtered = 8928;
        CHECK(summary_text(run, kToday) ==
              "9,240 leads: 1,812 SQL (19.6 %), 3,100 MQL, 4,328 disqualified (1,200 for cause, 3,128 nothing known); "
              "312 written, 8,928 filtered out; 0 rejected; bant, 2026-11-21\n");
    }
    SECTION("leads that came twice are named") {
        run.dedupe = {"email", "company"};
        run.rows_read += 37, run.merged = 37, run.not_compared = 1200;
        CHECK(summary_text(run, kToday) ==
              "37 rows merged: same email, company; 1,200 without email or company not compared\n"
              "9,240 leads: 1,812 SQL (19.6 %), 3,100 MQL, 4,328 disqualified (1,200 for cause, 3,128 nothing known); "
              "37 merged; 0 rejected; bant, 2026-11-21\n");
        run.merged = run.not_compared = 0;
        CHECK(summary_text(run, kToday).starts_with("0 rows merged: no two have the same email, company\n9,240 "));
    }
    SECTION("no lead at all") {
        run.sql = run.mql = run.disqualified = run.sets[0].sql = run.sets[0].mql = run.sets[0].disqualified = 0;
        CHECK(summary_text(run, kToday) == "0 leads: 0 SQL, 0 MQL, 0 disqualified; 0 rejected; bant, 2026-11-21\n");
    }
    SECTION("one lead") {
        run.sql = 1, run.mql = run.disqualified = 0;
        run.sets[0].disqualified = 0;
        CHECK(summary_text(run, kToday) ==
              "1 lead: 1 SQL (100.0 %), 0 MQL, 0 disqualified; 0 rejected; bant, 2026-11-21\n");
    }
    SECTION("few of many are not none, and nearly all are not all") {
        run.sql = 1, run.mql = 9'999'999, run.disqualified = 0;
        run.sets[0].disqualified = 0;
        CHECK(summary_text(run, kToday).starts_with("10,000,000 leads: 1 SQL (<0.1 %), 9,999,999 MQL, "));
        std::swap(run.sql, run.mql);
        CHECK(summary_text(run, kToday).starts_with("10,000,000 leads: 9,999,999 SQL (>99.9 %), 1 MQL, "));
    }
    SECTION("several rule sets get a line each") {
        auto champ = run.sets[0];
        champ.name = "champ", champ.sql = 0, champ.mql = 0, champ.disqualified = 9240;
        champ.for_cause = 0, champ.nothing_known = 9240;
        run.sets.push_back(champ);
        CHECK(summary_text(run, kToday) ==
              "9,240 leads: 1,812 SQL (19.6 %), 3,100 MQL, 4,328 disqualified; 0 rejected; bant + champ, 2026-11-21\n"
              "  bant: 1,812 SQL (19.6 %), 3,100 MQL, 4,328 disqualified (1,200 for cause, 3,128 nothing known)\n"
              "  champ: 0 SQL (0.0 %), 0 MQL, 9,240 disqualified (0 for cause, 9,240 nothing known)\n");
    }
}

TEST_CASE("rejected rows are grouped by file and reason", "[report]") {
    struct Case {
        std::vector<RejectedRow> rows;
        std::uint64_t rejected;
        std::string_view expected;
    };
    const Case cases[] = {
        {{rejected("a.csv", 2, "r")}, 1, "a.csv:2: rejected: r\n1 row rejected (--rejects FILE keeps it)\n"},
        {{rejected("a.csv", 2, "r"), rejected("a.csv", 5, "r")},
         2,
         "a.csv:2: rejected: r (also line 5)\n2 rows rejected (--rejects FILE keeps them)\n"},
        {{rejected("a.csv", 2, "r"), rejected("a.csv", 3, "s"), rejected("a.csv", 5, "r"), rejected("b.csv", 2, "r"),
          rejected("a.csv", 9, "r")},
         6,
         "a.csv:2: rejected: r (also lines 5, 9)\na.csv:3: rejected: s\nb.csv:2: rejected: r\n"
         "6 rows rejected, of which 1 is not shown (--rejects FILE keeps them all)\n"},
        {{{"a.json", 0, 70, 3, "r"}, {"a.json", 0, 90, 4, "r"}},
         2,
         "a.json: record 3: rejected: r (also record 4)\n2 rows rejected (--rejects FILE keeps them)\n"},
        {{}, 5, ""},  // they went to a file of their own
    };
    for (const auto& c : cases) {
        auto run = plain_run();
        run.rejects = c.rows;
        run.rejected = c.rejected;
        CHECK(findings(run) == c.expected);
    }
}

TEST_CASE("unreadable values are counted, with an example that is safe to show", "[report]") {
    struct Case {
        UnreadableCounts values;
        std::string_view expected;
    };
    const Case cases[] = {
        {{"budget", "Deal Value", "TBD", 1}, "1 value of budget (\"Deal Value\") could not be read: 'TBD'\n"},
        {{"annual_revenue", "Annual Revenue", "lots", 1204},
         "1,204 values of annual_revenue could not be read, such as 'lots'\n"},
        {{"budget", "", "", 2}, "2 values of budget could not be read\n"},
        {{"budget", "Deal Value", "x", 0}, ""},
        {{"budget", "budget", "a\nb", 2}, "2 values of budget could not be read, such as 'a⏎b'\n"},
        {{"budget", "budget", std::string(90, 'x'), 2},
         "2 values of budget could not be read, such as 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'\n"},
    };
    for (const auto& c : cases) {
        auto run = plain_run();
        run.unreadable = {c.values};
        CHECK(findings(run) == c.expected);
    }
}

TEST_CASE("what a file cannot support is said once, and no more than is so", "[report]") {
    const auto blind_budget = blind("budget", {"budget", "annual_revenue"}),
               blind_timing = blind("timing", {"timeline"});
    struct Case {
        std::vector<CriterionCounts> criteria;
        std::uint32_t ready;
        std::string_view expected;
    };
    const Case cases[] = {
        {{}, 0, ""},
        {{judged("need"), judged("timing")}, 2, ""},
        {{judged("authority"), judged("need"), judged("timing"), blind_budget},
         3,
         "ours can judge 3 of 4 criteria here (authority, need, timing); nothing in this file tells budget; add "
         "budget\n"},
        {{judged("authority"), judged("need"), blind_budget, blind_timing},
         3,
         "ours can judge 2 of 4 criteria here (authority, need), so no lead can become SQL; nothing in this file tells "
         "budget, timing; add budget, timeline, or write your own rules: leadqual rules new --from Leads.csv\n"},
        {{judged("authority"), blind_budget, blind_timing},
         0,  // an own verdict list: nobody knows what SQL takes
         "ours can judge 1 of 3 criteria here (authority); nothing in this file tells budget, timing; add budget, "
         "timeline\n"},
        {{blind_budget, blind_timing, blind("money", {"budget"})},
         0,
         "ours can judge 0 of 3 criteria here; add budget, timeline, or write your own rules: leadqual rules new "
         "--from "
         "Leads.csv\n"},
        {{blind("luck", {})},
         1,
         "ours can judge 0 of 1 criteria here, so no lead can become SQL; write your own rules: leadqual rules new "
         "--from "
         "Leads.csv\n"},
    };
    for (const auto& c : cases) {
        auto run = plain_run();
        run.sets[0].name = "ours", run.sets[0].criteria = c.criteria, run.sets[0].ready = c.ready;
        CHECK(findings(run) == c.expected);
    }
}

TEST_CASE("the command that starts a rule file can be typed as it stands", "[report]") {
    struct Case {
        std::string_view file, expected;
    };
    const Case cases[] = {
        {"exports/Leads-1.csv", "--from exports/Leads-1.csv\n"},
        {"My Leads.csv", "--from 'My Leads.csv'\n"},
        {"Ann's; rm -rf.csv", "--from 'Ann'\\''s; rm -rf.csv'\n"},
        {"$(x).csv", "--from '$(x).csv'\n"},
        {"standard input", "--from FILE\n"},
        {"-", "--from FILE\n"},
        {"a\x1b[2J.csv", "--from FILE\n"},
    };
    for (const auto& c : cases) {
        auto run = plain_run();
        run.files[0].name = c.file;
        run.sets[0].criteria = {blind("need", {})};
        CHECK(findings(run).ends_with(c.expected));
    }
}

TEST_CASE("several files and rule sets are spoken of as such", "[report]") {
    auto run = plain_run();
    run.files.push_back(run.files[0]);
    run.sets[0].criteria[0] = blind("budget", {"budget"});
    run.sets[0].knock_outs_off = {{"own staff", {"email"}}, {"opted out", {"do_not_call"}}};
    run.sets.push_back(run.sets[0]);
    run.sets[1].name = "ours";
    run.sets[1].knock_outs_off.push_back({"competitor", {"company"}});
    CHECK(
        findings(run) ==
        "bant can judge 3 of 4 criteria here (authority, need, timing); nothing in these files tells budget; add "
        "budget\n"
        "ours can judge 3 of 4 criteria here (authority, need, timing); nothing in these files tells budget; add "
        "budget\n"
        "knock-outs off here, for want of columns: own staff (email); opted out (do_not_call); competitor (company)\n");
}

TEST_CASE("a grade is shown by tag, without the letters nobody has", "[report]") {
    auto run = plain_run();
    run.sets[0].grades = {{'A', 1200, 30, 0}, {'B', 0, 0, 0}, {'F', 0, 0, 7}, {Verdicts::no_grade, 0, 1, 2}};
    CHECK(findings(run) ==
          "bant by grade:\n"
          "                      SQL          MQL disqualified\n"
          "  A                 1,200           30            0\n"
          "  F                     0            0            7\n"
          "  ungraded              0            1            2\n");
}

TEST_CASE("a run that stopped says so", "[report]") {
    auto run = plain_run();
    run.stopped_at_max_rejects = true;
    CHECK(findings(run) == "stopped: more rows were rejected than --max-rejects allows; the rest was not read\n");
}

TEST_CASE("nothing from a file reaches the terminal unescaped", "[report]") {
    auto run = plain_run();
    const std::string evil = "x\x1b]0;owned\a\xE2\x80\xAE\xff\n";
    run.rejected = 2;
    run.rejects = {rejected(evil, 2, evil), rejected(evil, 0, evil)};
    run.rejects[1].record = 1;
    run.notes = {evil};
    run.unreadable = {{"budget", evil, evil, 2}};
    run.files[0].name = evil;
    run.sets[0].criteria = {blind("need", {})};
    const auto text = summary_text(run, kToday);
    for (const char c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(is_utf8(text));
    CHECK(std::count(text.begin(), text.end(), '\n') == 7);
}
