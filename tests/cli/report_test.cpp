// The page that `report` writes, as a browser and a stranger get it.
#include "catch2.hpp"
#include "cli/program.hpp"

#include <cstdlib>
#include <fstream>

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = LEADQUAL_ROOT;
constexpr std::string_view kToday = " --today 2026-11-21 -q ";

/// What is wrong with a page, in the words of a parser; empty when all is well.
std::string problems_of(const Folder& folder, const std::string& page) {
    std::string problems =
        folder.run("python3 '" + (kRoot / "tests/cli/check_page.py").string() + "' " + page + " 2>&1").output;
    if (folder.run("command -v xmllint").code == 0) {
        // libxml2 knows HTML 4: newer elements are "invalid" to it, all else is ours to mend.
        const auto lint = folder.run("xmllint --html --noout " + page +
                                     " 2>&1 | grep 'parser error :' | grep -v 'Tag [a-z]* invalid' || true");
        problems += lint.output;
    }
    return problems;
}

bool has_python(const Folder& folder) { return folder.run("python3 -c 'import html.parser'").code == 0; }

void write_leads(const Folder& folder) {
    folder.write("leads.csv", read_file(kRoot / "examples/leads.csv"));
    folder.write("ours.json", read_file(kRoot / "examples/ours.json"));
}

}  // namespace

TEST_CASE("the page of the example is the one that people have looked at", "[cli]") {
    const Folder folder("page");
    write_leads(folder);
    const std::string arguments = "leads.csv --rows 3" + std::string(kToday);
    REQUIRE(folder.run("leadqual report " + arguments + "-o page.html").output.empty());
    const fs::path golden = kRoot / "tests/cli/data/report.html";
    if (std::getenv("UPDATE_TRANSCRIPTS")) std::ofstream(golden, std::ios::binary) << folder.read("page.html");
    CHECK(folder.read("page.html") == read_file(golden));
    CHECK(folder.run("leadqual report " + arguments + "| cmp - page.html").code == 0);
    CHECK(folder.run("leadqual report --block-size 100 " + arguments + "| cmp - page.html").code == 0);
    CHECK(
        folder
            .run("cat leads.csv | leadqual report - -q --today 2026-11-21 --rows 3 | sed s/standard.input/leads.csv/ | "
                 "diff - page.html | grep -c '^[<>]'")
            .output == "0\n");
}

TEST_CASE("pages are well-formed, run nothing and ask for nothing", "[cli]") {
    const Folder folder("pages");
    if (!has_python(folder)) {
        WARN("skipped: no python3");
        return;
    }
    write_leads(folder);
    folder.write("none.csv", "Email,Need\n");
    folder.write("odd.csv", "Email,Budget,Lead Source\na@example.com,5000,\nb,c\n\"x\ny\",much,Web\n\n1,2,3,4\n");
    for (const std::string arguments : {"leads.csv", "leads.csv --rows 5 --redact", "leads.csv -r all --rows 2",
                                        "leads.csv -r ours.json --by country", "none.csv", "odd.csv --rows 3",
                                        "leads.csv odd.csv --title '<b>&\"'"}) {
        INFO(arguments);
        REQUIRE(folder.run("leadqual report " + arguments + std::string(kToday) + "-o page.html").code == 0);
        CHECK(problems_of(folder, "page.html") == std::string());
    }
}

TEST_CASE("a browser shows the page, and has nothing to say about it", "[cli]") {
    const Folder folder("browser");
    if (folder.run("command -v chromium").code != 0) {
        WARN("skipped: no chromium");
        return;
    }
    write_leads(folder);
    folder.write("loud.html", "<!doctype html><script>console.log('heard')</script>");
    REQUIRE(
        folder.run("leadqual report leads.csv -r bant,champ --rows 5" + std::string(kToday) + "-o page.html").code ==
        0);
    const std::string look =
        "HOME=. timeout 60 chromium --headless --no-sandbox --disable-gpu --enable-logging=stderr "
        "--virtual-time-budget=500 --dump-dom ";
    if (folder.run(look + "loud.html 2>&1 >loud.txt").output.find("CONSOLE") == std::string::npos) {
        WARN("skipped: this chromium does not tell what pages say");
        return;
    }
    CHECK(folder.run(look + "page.html 2>&1 >page.txt").output.find("CONSOLE") == std::string::npos);
    CHECK(folder.read("page.txt").find("Where they stand") != std::string::npos);
}

TEST_CASE("what leads say is inert in every report", "[cli]") {
    const Folder folder("hostile");
    const std::string evil = "</script></style></title><img src=x onerror=alert(1)><script>alert(2)</script>";
    const std::string quoted = "\"'\"\" onload=alert(3) x='<svg/onload=alert(4)>" + evil + "\"";
    folder.write("evil.csv",
                 "Full Name,Email,Phone,Company,Job Title,Budget,Decision Maker,Need,Timeline,Lead Source," + quoted +
                     "\n" + quoted + ",a@example.com,javascript:alert(5)," + quoted + "," + quoted +
                     ",40000,yes,high,30 days," + quoted + "," + quoted +
                     "\nB,b@example.com,1,&lt;script&gt;,CEO,50000,,high,\xff\xfe\x1b[31m,\xe2\x80\xae"
                     "evil,\n" +
                     "C,c@example.com,1,C," + quoted + "," + evil + ",," + evil + ",," + evil + ",\n");
    folder.write("evil.json", "{\"extends\": \"bant\", \"name\": \"evil\", \"title\": \"" + evil +
                                  "\", \"disqualify\": [{\"when\": \"company = 'C'\", \"because\": \"" + evil +
                                  "\"}]}");
    fs::copy_file(folder.path / "evil.csv", folder.path / "<img src=x onerror=alert(6)>.csv");
    for (const std::string rows : {"", " --rows 9", " --rows 9 --redact"}) {
        const std::string arguments = " evil.csv '<img src=x onerror=alert(6)>.csv' -r bant,evil.json --title '" +
                                      std::string("<script>alert(7)</script>") + "'" + rows + std::string(kToday);
        REQUIRE(folder.run("leadqual report" + arguments + "-o page.html").code == 0);
        const auto page = folder.read("page.html");
        for (const char* mark : {"<script", "<img", "<svg/", "</script", "\x1b", "\xe2\x80\xae"})
            CHECK(page.find(mark) == std::string::npos);
        if (has_python(folder)) CHECK(problems_of(folder, "page.html") == std::string());

        REQUIRE(folder.run("leadqual report" + arguments + "-o page.md").code == 0);
        for (const char* mark : {"<script", "<img", "<svg", "\x1b"})
            CHECK(folder.read("page.md").find(mark) == std::string::npos);
        REQUIRE(folder.run("leadqual report" + arguments + "-o page.txt").code == 0);
        CHECK(folder.read("page.txt").find('\x1b') == std::string::npos);
        REQUIRE(folder.run("leadqual report" + arguments + "-o page.json").code == 0);
        if (has_python(folder)) CHECK(folder.run("python3 -m json.tool page.json").code == 0);
    }
}

TEST_CASE("who a lead is stands in a report only when it is asked for, and is masked when that is", "[cli]") {
    const Folder folder("private");
    write_leads(folder);
    const std::string people[] = {"Dana", "Whitfield", "dana.whitfield", "555-01", "see notes"};
    for (const std::string format : {"html", "markdown", "text", "json"}) {
        INFO(format);
        const auto report = [&](const std::string& options) {
            return folder.run("leadqual report leads.csv --to " + format + " " + options + std::string(kToday)).output;
        };
        const auto plain = report(""), listed = report("--rows 20"), masked = report("--rows 20 --redact");
        for (const auto& person : people) {
            CHECK(plain.find(person) == std::string::npos);
            CHECK(masked.find(person) == std::string::npos);
        }
        CHECK(listed.find("Dana Whitfield") != std::string::npos);
        CHECK(masked.find("D. W.") != std::string::npos);
    }
}

TEST_CASE("masked reports name nobody in other cells, by groups or by folders", "[cli]") {
    const Folder folder("masked");
    fs::create_directory(folder.path / "Quentin");
    folder.write(
        "Quentin/leads.csv",
        "Full Name,Work Email,Phone Number,Company,Job Title,Need,Budget\n"
        "Quentin Zzyx,q@example.com,+62 812-3456-7890,Zzyx & Sons,\"CEO, ask Quentin\",high for Quentin,50000\n");
    for (const std::string format : {"html", "markdown", "text", "json"}) {
        INFO(format);
        const auto page = folder
                              .run("leadqual report Quentin/leads.csv --rows 5 --redact --by \"Full Name\" --to " +
                                   format + std::string(kToday))
                              .output;
        CHECK(page.find("Q. Z.") != std::string::npos);
        for (const char* known : {"Quentin", "Zzyx", "3456"}) CHECK(page.find(known) == std::string::npos);
    }
}

TEST_CASE("a report reads the columns that rule files name, and those that step in", "[cli]") {
    const Folder folder("columns");
    folder.write("leads.csv",
                 "Kontakt,Kanal,Email,Work Email,Budget,Decision Maker,Need\n"
                 "Ann Bexx,Messe,,ann@example.com,50000,yes,high\n");
    folder.write("ours.json",
                 R"({"extends": "bant", "name": "ours", "map": {"full_name": "Kontakt", "lead_source": "Kanal"}})");
    const auto page =
        folder.run("leadqual report leads.csv -r ours.json --rows 5 --to markdown --today 2026-11-21 2>&1").output;
    for (const char* known : {"By Kanal", "Messe", "Ann Bexx"}) CHECK(page.find(known) != std::string::npos);
    CHECK(page.find("No column says where leads come from") == std::string::npos);
    const auto json = folder.run("leadqual report leads.csv -r ours.json --rows 5 --to json" + std::string(kToday));
    CHECK(json.output.find("ann@example.com") != std::string::npos);
}

TEST_CASE("whom everything is known of is not out for want of data", "[cli]") {
    const Folder folder("causes");
    folder.write("leads.csv", "Email,Budget\na@example.com,50\nb@example.com,\nc@example.com,90000\n");
    folder.write("own.json", R"({"name": "own", "criteria": {"money": {"question": "?", "met": "budget >= 1000"}},
        "verdict": [{"tag": "SQL", "when": "money", "action": "call"},
                    {"tag": "disqualified", "action": "too small"}]})");
    const auto summary = folder.run("leadqual qualify leads.csv -r own.json --add none -o out.csv 2>&1").output;
    CHECK(summary.find("2 disqualified (1 for cause, 1 nothing known)") != std::string::npos);
    const auto page = folder.run("leadqual report leads.csv -r own.json --to markdown" + std::string(kToday)).output;
    CHECK(page.find("Of the 2 disqualified, 1 is so only because too little is known of it") != std::string::npos);
    CHECK(page.find("too small") != std::string::npos);
}

TEST_CASE("many groups and many leads give the same page whatever the blocks", "[cli]") {
    const Folder folder("groups");
    std::string leads = "Full Name,Email,Lead Source,Budget,Decision Maker,Need\n";
    for (int lead = 0; lead < 3000; ++lead)
        leads += "N" + std::to_string(lead) + ",n@example.com,S" + std::to_string(lead * 7 % 1500) + "," +
                 std::to_string(lead * 13 % 40000) + "," + (lead % 3 ? "yes" : "") + "," + (lead % 5 ? "high" : "low") +
                 "\n";
    folder.write("many.csv", leads);
    const std::string arguments = " many.csv --rows 40 --to json" + std::string(kToday);
    REQUIRE(folder.run("leadqual report" + arguments + "-o one.json").code == 0);
    REQUIRE(folder.run("leadqual report" + arguments + "--block-size 2000 -o other.json").code == 0);
    CHECK(folder.read("one.json") == folder.read("other.json"));
    CHECK(folder.read("one.json").find("\"all others\"") != std::string::npos);
}
