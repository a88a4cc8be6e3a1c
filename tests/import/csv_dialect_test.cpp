// What is found out about a file before its first lead, and what the flags say instead.
#include "import/read_leads.hpp"

#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::testing;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// The flags that would say what was found.
std::string found_in(const std::string& text) {
    const TemporaryFile file(text);
    return flags_of(open_leads(file.path(), {})->dialect());
}

std::string many(const std::string& row, int times) {
    std::string rows;
    for (; times > 0; --times) rows += row;
    return rows;
}

}  // namespace

TEST_CASE("the delimiter is the one the records agree on", "[import]") {
    CHECK(found_in("a,b\n1,2\n") == "");
    CHECK(found_in("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n") == "--delimiter ';'");
    CHECK(found_in("a, x;b\n1;2\n3;4\n") == "--delimiter ';'");
    CHECK(found_in("a\tb\n1\t2\n") == "--delimiter tab");
    CHECK(found_in("a|b\n1,2|3\n") == "--delimiter '|'");
    CHECK(found_in("name,notes\nx,a;b\ny,c;d\n") == "");
    CHECK(found_in("Last, First;Email;Budget\nRuiz, Ana;a@b.co;1\nLi, Bo;b@b.co;2\n") == "--delimiter ';'");
    CHECK(found_in("a;b\n" + many("1;2\n", 95) + many("1\n", 5)) == "--delimiter ';'");
    CHECK(found_in("email\nana@example.com\n") == "");
}

TEST_CASE("a sep= line is honoured and skipped", "[import]") {
    for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
        const auto file = read_in_every_way(mark + "sep=;\r\na;b\r\n1,5;2\r\n");
        CHECK(file.columns == std::vector<std::string>{"a", "b"});
        CHECK(cells_of(file) == Rows{{"1,5", "2"}});
        CHECK(file.records.at(0).line == 3);
    }
    CHECK(cells_of(read_in_every_way("\"sep=|\"\na|b\n1|2\n")) == Rows{{"1", "2"}});
    CHECK(found_in("sep=;\na;b\n1;2\n") == "--delimiter ';' --skip-lines 1");
}

TEST_CASE("lines before the header are found where the records show that they are none", "[import]") {
    const std::string linkedin =
        "Notes:\n\"When exporting, you may notice, that some\"\n\nFirst Name,Last Name,Email Address\n";
    CHECK(found_in(linkedin) == "--skip-lines 3");
    const auto file = read_in_every_way(linkedin + "Ana,Ruiz,a@b.co\n\"Grand Total\"\n");
    CHECK(file.columns == std::vector<std::string>{"First Name", "Last Name", "Email Address"});
    CHECK(cells_of(file) == Rows{{"Ana", "Ruiz", "a@b.co"}});
    CHECK(file.records.at(0).line == 5);
    CHECK(found_in("Leads of June,,,\nAccount:,12345,,\nName,Email,Phone,City\nA,a@b.co,,X\n") == "--skip-lines 2");
    CHECK(found_in("Report\nname,email\nAna,a@b.co\n") == "--skip-lines 1");

    // Not before a header that is short, a first table, or what is hardly a header.
    CHECK(found_in("a,b\n1,2,3\n4,5,6\n") == "");
    CHECK(found_in("k,v,w\n1,2,3\na,b,c,d,e\nx,y,z,v,w\nx,y,z,v,w\n") == "");
    CHECK(found_in("a\n1,2,3\n4,5,6\n") == "");
    CHECK(found_in("note\nhello, you\nbye, me\n") == "");
    CHECK(found_in("a,,\nx,y,z\nx,y,z\n") == "");
    CHECK(found_in("Company,City,,\nAcme,Berlin,Germany,Retail\nBolt,Bonn,Germany,Retail\n") == "");
    // Nor are leads skipped.
    CHECK(found_in("Company\nAcme\nFoo\nSmith, Sons, Co\n") == "");
    CHECK(found_in("Firms\nAcme\nFoo\nSmith, Sons, Co\n") == "");
    CHECK(found_in("Interest\nCRM\nERP\nCRM; ERP; BI\nBI; ERP; X\n") == "");
    CHECK(found_in("Name,Email\nAna,a@x.de\n\nName,Email,Budget,Title\n" + many("Cy,c@x.de,5,CEO\n", 9)) == "");
}

TEST_CASE("a title as wide as the records stands before a header that the catalogue knows", "[import]") {
    const std::string title = "Report: Leads, all regions, 2026\nGenerated on 2026-01-01\n\n";
    CHECK(found_in(title + "Name,Email,Budget\nAna,a@x.de,10000\nBo,b@x.de,20000\n") == "--skip-lines 3");
    CHECK(found_in("Leads: EU, US, APAC\n\nName,Email,Budget,Title\nA,a@x.de,1,CEO\nB,b@x.de,1,CEO\n") ==
          "--skip-lines 2");
    CHECK(found_in("Leads as of,2026-01-01,\nName,Email,Budget\nAna,a@x.de,1\n") == "--skip-lines 1");
    CHECK(found_in("x,y,z\n1,2,3\nName,Email,w\n") == "");  // the last line is a lead
}

TEST_CASE("--skip-lines and --no-header are taken at their word", "[import]") {
    ImportOptions options;
    options.skip_lines = 0;
    CHECK(read_in_every_way("Notes:\nName,Email,City\nA,B,C\n", ".csv", options).columns ==
          std::vector<std::string>{"Notes:"});
    options.skip_lines = 2;
    const auto skipped = read_in_every_way("one \"two\n\"three\na,b\n1,2\n", ".csv", options);
    CHECK(skipped.columns == std::vector<std::string>{"a", "b"});
    CHECK(skipped.records.at(0).line == 4);
    options = {};
    options.has_header = false;
    const auto numbered = read_in_every_way("1,2\n3,4\n5,6,7\n", ".csv", options);
    CHECK(numbered.columns == std::vector<std::string>{"column 1", "column 2"});
    CHECK(cells_of(numbered) == Rows{{"1", "2"}, {"3", "4"}});
    CHECK(numbered.records.at(0).line == 1);
    CHECK(numbered.rejects.size() == 1);
    options.skip_lines = 9;
    CHECK(read_in_every_way("a\nb\n", ".csv", options).error == "0:0: is empty");
}

TEST_CASE("a first line that is hardly a header is doubted, and read as one", "[import]") {
    const auto doubt = [](const std::string& text) {
        const TemporaryFile file(text);
        const auto reader = open_leads(file.path(), {});
        return reader->header_notes().empty() ? "" : reader->header_notes()[0];
    };
    CHECK(doubt("Ana,ana@example.com\nBo,bo@example.com\n") ==
          "the first line may be a lead and no header: 'ana@example.com' is an e-mail address "
          "(--no-header reads it as a lead)");
    CHECK(doubt("x,12,2026-01-31\ny,3,2026-01-31\n").find("'12' is a number or a date") != std::string::npos);
    CHECK(doubt("Company,2024,2025\nA,1,2\n") == "");
    CHECK(doubt("a,b,3\n1,2,3\n") == "");
    CHECK(doubt("a,b@home\n1,2\n") == "");
    CHECK(doubt("Customer,ana@example.com,5\nBo,bo@example.com,6\n").find("'ana@example.com'") != std::string::npos);
    // One column that may be several.
    CHECK(doubt("\"Name,Email\"\n\"Ana,a@x.de\"\n").find("each line is one quoted cell") == 0);
    CHECK(doubt("Name^Email\nAna^a@x.de\n") == "the file has one column; if '^' is between its cells: --delimiter '^'");
    CHECK(doubt("Name^Email\nAna\n") == "");
}

TEST_CASE("a quote that swallows leads costs its own line in every dialect", "[import]") {
    ImportOptions bars;
    bars.delimiter = "||";
    const std::string head = "Name||Email||Note\nAna||ana@x.com||\"likes\nBob||bob@x.com||";
    for (const std::string rest : {"\"ok\"\nCid||c@x.com||x", "ok\nCid||c@x.com||x"}) {
        const auto file = read_in_every_way(head + rest, ".csv", bars);
        CHECK(cells_of(file) == Rows{{"Bob", "bob@x.com", "ok"}, {"Cid", "c@x.com", "x"}});
        REQUIRE(file.rejects.size() == 1);
        CHECK(file.rejects[0].line == 2);
    }
    const auto found =
        read_in_every_way("a, b, c\n" + many("1, \"2\", \"3\"\n", 5999) + "4, \"5, 6\n7, \"8\", \"9\"\n");
    CHECK(found.records.size() == 6000);
    CHECK(found.rejects.size() == 1);
    ImportOptions backslash;
    backslash.escape = Escape::backslash;
    CHECK(cells_of(read_in_every_way("a,b\r\nx\\\r\ny,1\r\nz,2", ".csv", backslash)) ==
          Rows{{"x\r\ny", "1"}, {"z", "2"}});
    bars.escape = Escape::backslash;
    CHECK(cells_of(read_in_every_way("a||b\nx\\||y||1\n", ".csv", bars)) == Rows{{"x||y", "1"}});
}

TEST_CASE("other quotes, escapes and delimiters are found, and read as what they are", "[import]") {
    struct {
        std::string text, flags;
        Rows rows;
    } cases[] = {
        {"a;b\n'x;y';'it''s'\n'say \"hi\"';\n'';z\n",
         "--delimiter ';' --quote \"'\"",
         {{"x;y", "it's"}, {"say \"hi\"", ""}, {"", "z"}}},
        {"a,b\n'tHooft,x\n's Hertogenbosch,y\n", "", {{"'tHooft", "x"}, {"'s Hertogenbosch", "y"}}},
        {"a, b, c\n1, 2, 3\n\"4, 5\", , \"6\"\n", "--delimiter ', '", {{"1", "2", "3"}, {"4, 5", "", "6"}}},
        {"a,b\nx, \"y, z\"\nv, \"w\"\n", "--delimiter ', '", {{"x", "y, z"}, {"v", "w"}}},
        {"a,b\nx, y\nv,w\n", "", {{"x", " y"}, {"v", "w"}}},
        {"a,b\n\"say \\\"hi, you\\\"\",1\n\"x\",2\n", "--escape backslash", {{"say \"hi, you\"", "1"}, {"x", "2"}}},
        {"a,b\n\"C:\\dir\\\",1\n\"x\",2\n", "", {{"C:\\dir\\", "1"}, {"x", "2"}}},
    };
    for (const auto& [text, flags, rows] : cases) {
        CAPTURE(text);
        CHECK(found_in(text) == flags);
        CHECK(cells_of(read_in_every_way(text)) == rows);
    }
}

TEST_CASE("what is said of quotes, escapes and delimiters wins", "[import]") {
    const auto read = [](const std::string& text, auto say) {
        ImportOptions options;
        say(options);
        return cells_of(read_in_every_way(text, ".csv", options));
    };
    CHECK(read("a||b\n1||2|3\n\"x||y\"||z\n", [](auto& options) { options.delimiter = "||"; }) ==
          Rows{{"1", "2|3"}, {"x||y", "z"}});
    CHECK(read("a b\n\"1 2\" 3\n", [](auto& options) { options.delimiter = " "; }) == Rows{{"1 2", "3"}});
    CHECK(read("a,b\n\"1,2\"\n", [](auto& options) { options.quote = '\0'; }) == Rows{{"\"1", "2\""}});
    CHECK(read("a,b\n\"x, \"y\" z\",2\n\"\",3\n", [](auto& options) { options.escape = Escape::none; }) ==
          Rows{{"x, \"y\" z", "2"}, {"", "3"}});
    CHECK(read("a,b\nx\\,y,\"z\\\"\"\nC:\\dir,\\\\\n", [](auto& options) { options.escape = Escape::backslash; }) ==
          Rows{{"x,y", "z\""}, {"C:\\dir", "\\"}});
    CHECK(read("a,b\n'x,y',2\n'x',2\n'y',2\n", [](auto& options) { options.quote = '"'; }) ==
          Rows{{"'x'", "2"}, {"'y'", "2"}});
    CHECK(read("a, b\n1, 2\n3, 4\n", [](auto& options) { options.delimiter = ","; }) == Rows{{"1", " 2"}, {"3", " 4"}});
}

TEST_CASE("footer lines are no leads, wherever they stand", "[import]") {
    const TemporaryFile written(
        "Name,Email,City\nGrand Total\nA,B,C\nTotal: 1,200\nTotal\nTotal Wine & More\nTotal,x\n\"Confidential "
        "Information - Do Not Distribute\"\n\"Copyright (c) 2000-2026 x, inc.\"\nGesamtsumme\nRapporto\nReporting "
        "Ltd\nGrand Total,,\n\"Total\",,\nTotal Wine,,\nTotal,,,,\r\nTotal,,3\nTotal:,\"1,200\",$3\nTotal,,+49 30 "
        "1234567\n"
        "Total,,Berlin\n");
    const auto reader = open_leads(written.path(), {});
    reader->select({0});
    Block block;
    REQUIRE(reader->read(block));
    reader->locate(block);
    CHECK(block.footer_lines == 10);
    std::vector<std::string> names;
    for (const auto& record : block.records) names.emplace_back(block.bytes_of(record));
    CHECK(names == std::vector<std::string>{"A,B,C", "Total: 1,200", "Total Wine & More", "Total,x", "Rapporto",
                                            "Reporting Ltd", "Total Wine,,", "Total,,+49 30 1234567", "Total,,Berlin"});
    CHECK(read_in_every_way("a,b\nTotal\n").records.size() == 1);  // two columns only
}

TEST_CASE("a quote that swallows leads up to the next quoted cell costs its own line", "[import]") {
    const auto file = read_in_every_way("a,b,c\n1,2,3\n\"4,5,6\n7,8,9\n1,\"x, y\",3\n");
    CHECK(cells_of(file) == Rows{{"1", "2", "3"}, {"7", "8", "9"}, {"1", "x, y", "3"}});
    REQUIRE(file.rejects.size() == 1);
    CHECK(file.rejects[0].bytes == "\"4,5,6");
    CHECK(file.rejects[0].line == 3);
    // A note of several lines with bare quotes in it is one cell, as long as the cells are as many as columns.
    CHECK(cells_of(read_in_every_way("a,b\n\"one\nsaid \"hi\" two\",x\n")) == Rows{{"one\nsaid hi\" two\"", "x"}});
    // Unless each of its lines is a record: the quote stands for inches. What is well-formed is believed.
    CHECK(cells_of(read_in_every_way("a,b,c\nx,\",1\ny,\",2\n")) == Rows{{"x", ",1\ny,", "2"}});
    CHECK(cells_of(read_in_every_way("a,b,c\nx,1,\"5 seats\ny,2,24\" screens\nz,3,ok\n")) ==
          Rows{{"y", "2", "24\" screens"}, {"z", "3", "ok"}});
    CHECK(cells_of(read_in_every_way("a,b,c\nx,1,\"p,q,\nr,s,t\"\n")) == Rows{{"x", "1", "p,q,\nr,s,t"}});
    // A short row with such a quote has its cells swallowed.
    const auto row = read_in_every_way("a,b,c\n\"x,1,\"fine\"\ny,2,3\n");
    CHECK(cells_of(row) == Rows{{"y", "2", "3"}});
    CHECK(row.rejects.at(0).reason == "this quote is not closed: it would swallow the cells behind it");
    ImportOptions options;
    options.keeps_rows = true;
    CHECK(cells_of(read_in_every_way("a,b,c\n\"4,5,6\n7,8,9\n1,\"x, y\",3\n", ".csv", options)) ==
          Rows{{"4", "5", "6"}, {"7", "8", "9"}, {"1", "x, y", "3"}});
}
