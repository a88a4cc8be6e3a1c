// Workbooks as other programs see them. LibreOffice is the judge where it is installed.
#include "catch2.hpp"
#include "cli/program.hpp"
#include "own_size.hpp"

#include <algorithm>

#ifdef LEADQUAL_XLSX

namespace {

bool has_program(const Folder& folder, const std::string& name) { return folder.run("command -v " + name).code == 0; }

/// What LibreOffice makes of the first sheet, as csv with quotes only where they must be.
std::string as_csv(const Folder& folder, const std::string& book) {
    const auto outcome = folder.run(
        "HOME=$PWD/home timeout 120 soffice --headless --convert-to "
        "csv:'Text - txt - csv (StarCalc)':44,34,76,1,,0,false,true,false --outdir office " +
        book + ".xlsx");
    INFO(outcome.output);
    CHECK(outcome.code == 0);
    return folder.read("office/" + book + ".csv");
}

std::string part(const Folder& folder, const std::string& book, const std::string& name) {
    return folder
        .run("python3 -c \"import zipfile,sys; sys.stdout.write(zipfile.ZipFile('" + book + "').read('" + name +
             "').decode())\"")
        .output;
}

constexpr const char* kHard =
    "id,phone,zip,budget,note,created date,website,num\n"
    "00123,+62812345678,01234,1234.50,=1+1,2026-02-24,a_x0041_b,12345678901\n"
    "1,62812345678,90210,-4.25,\"@SUM(1)\ntwo\",1899-01-01,_x000D_,123456789012\n"
    "123456789012345678,0812,0,007,x,2026-13-01,plain_,1e5\n"
    "9,1,2,3,\"a\x01"
    "b\rc\td  \",2026-01-01,\"<&>\"\"\",-0\n"
    "10,,,,Zo\xC3\xAB \xF0\x9F\x98\x80,,,0.1\n";

}  // namespace

TEST_CASE("a workbook has the cells of the csv, in LibreOffice", "[cli]") {
    Folder folder("xlsx_office");
    if (!has_program(folder, "soffice")) {
        WARN("LibreOffice is not installed: its opinion was not asked for");
        return;
    }
    folder.write("hard.csv", kHard);
    for (const std::string add : {"", " --add none"}) {
        REQUIRE(folder.run("leadqual qualify -q --today 2026-02-24 hard.csv -o hard.xlsx" + add).code == 0);
        REQUIRE(
            folder.run("leadqual qualify -q --today 2026-02-24 hard.csv --out-delimiter ';' -o semicolons.csv" + add)
                .code == 0);
        REQUIRE(folder.run("leadqual convert -q semicolons.csv -o wanted.csv").code == 0);
        CHECK(as_csv(folder, "hard") == folder.read("wanted.csv"));
    }
}

TEST_CASE("no formula is live in any output that a spreadsheet opens", "[cli]") {
    Folder folder("xlsx_formulas");
    std::string leads = "id,note\n";
    int triggers = 0;
    for (const std::string sign : {"=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\xC2\xA0=", "\xEF\xBC\x9D", "=-"})
        leads += std::to_string(++triggers) + ",\"" + sign + "1+2*1000\"\n";
    leads += std::to_string(++triggers) + ",\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n";
    folder.write("leads.csv", leads);
    REQUIRE(folder.run("leadqual qualify -q leads.csv -o book.xlsx").code == 0);
    REQUIRE(folder.run("leadqual qualify -q leads.csv -o plain.xlsx --xlsx-profile crm").code == 0);
    for (const std::string book : {"book.xlsx", "plain.xlsx"}) {
        const auto sheet = part(folder, book, "xl/worksheets/sheet1.xml");
        REQUIRE(sheet.find("=1+2*1000<") != std::string::npos);
        CHECK(sheet.find("<f>") == std::string::npos);
    }
    if (!has_program(folder, "soffice")) {
        WARN("LibreOffice is not installed: its opinion was not asked for");
        return;
    }
    REQUIRE(folder.run("leadqual qualify -q leads.csv --escape-formulas -o escaped.csv").code == 0);
    REQUIRE(folder.run("leadqual qualify -q leads.csv --escape-formulas -o escaped.tsv").code == 0);
    REQUIRE(folder.run("cp escaped.tsv tabs.csv").code == 0);
    // A sheet of its own knows its formulas; csv is read as LibreOffice opens it.
    for (const std::string file : {"book.xlsx", "plain.xlsx", "escaped.csv", "tabs.csv"}) {
        INFO(file);
        const std::string filter = file == "tabs.csv" ? " --infilter='CSV:9,34,76,1'" : "";
        REQUIRE(folder
                    .run("rm -rf office; HOME=$PWD/home timeout 120 soffice --headless" + filter +
                         " --convert-to fods --outdir office " + file)
                    .code == 0);
        const auto name = file.substr(0, file.find('.'));
        const auto sheet = folder.read("office/" + name + ".fods");
        REQUIRE(sheet.find("1+2*1000") != std::string::npos);
        CHECK(sheet.find("table:formula") == std::string::npos);
        CHECK(sheet.find("2001<") == std::string::npos);
    }
}

TEST_CASE("a workbook does not depend on threads, blocks or the clock", "[cli]") {
    Folder folder("xlsx_same");
    std::string leads = "id,budget,need\n";
    for (int row = 0; row < 20'000; ++row) leads += std::to_string(row) + "," + std::to_string(row * 7) + ",high\n";
    folder.write("leads.csv", leads);
    const std::string run = "leadqual qualify -q --today 2026-02-24 leads.csv -o ";
    REQUIRE(folder.run(run + "one.xlsx --threads 1").code == 0);
    REQUIRE(folder.run("sleep 1; " + run + "many.xlsx --threads 8 --block-size 20000").code == 0);
    CHECK(folder.read("one.xlsx") == folder.read("many.xlsx"));
    REQUIRE(folder.run("leadqual qualify -q --today 2026-02-24 leads.csv --to xlsx > piped.xlsx").code == 0);
    CHECK(folder.read("one.xlsx") == folder.read("piped.xlsx"));
}

TEST_CASE("sheets for people are dressed, sheets for a CRM are plain", "[cli]") {
    Folder folder("xlsx_look");
    folder.write("leads.csv", "id,budget,need\n1,50000,high\n2,5,low\n");
    REQUIRE(folder.run("leadqual qualify -q leads.csv -o book.xlsx").code == 0);
    REQUIRE(folder.run("leadqual qualify -q leads.csv -o plain.xlsx --xlsx-profile crm").code == 0);
    const auto leads = part(folder, "book.xlsx", "xl/worksheets/sheet1.xml");
    for (const auto* wanted : {"state=\"frozen\"", "<autoFilter", "<dataBar", "\"SQL\"", "<cols>"}) {
        INFO(wanted);
        CHECK(leads.find(wanted) != std::string::npos);
    }
    CHECK(part(folder, "book.xlsx", "xl/workbook.xml").find("Summary") != std::string::npos);
    CHECK(part(folder, "book.xlsx", "xl/charts/chart1.xml").find("barChart") != std::string::npos);
    const auto plain = part(folder, "plain.xlsx", "xl/worksheets/sheet1.xml");
    for (const auto* unwanted : {"frozen", "<autoFilter", "<conditionalFormatting", "<cols>"}) {
        INFO(unwanted);
        CHECK(plain.find(unwanted) == std::string::npos);
    }
    CHECK(part(folder, "plain.xlsx", "xl/workbook.xml").find("Summary") == std::string::npos);
}

TEST_CASE("what a sheet cannot hold is kept elsewhere or refused, never cut", "[cli]") {
    Folder folder("xlsx_limits");
    const std::string text = std::string(40'000, 'x') + "the end";
    folder.write("long.csv", "id,notes\n1," + text + "\n2,short\n");
    const auto run = folder.run("leadqual qualify long.csv -o long.xlsx --add tag");
    CHECK(run.code == 0);
    CHECK(run.output.find("1 cell holds more than the 32,767 characters") != std::string::npos);
    const auto aside = part(folder, "long.xlsx", "xl/worksheets/sheet3.xml");
    CHECK(static_cast<std::size_t>(std::count(aside.begin(), aside.end(), 'x')) >= 40'000);
    CHECK(aside.find("the end<") != std::string::npos);
    const auto plain = folder.run("leadqual qualify -q long.csv -o plain.xlsx --xlsx-profile crm; ls plain.xlsx");
    CHECK(plain.output.find("row 2: 'notes' has 40007 characters") != std::string::npos);
    CHECK(plain.output.find("cannot access") != std::string::npos);

    std::string wide(2 * 16'385 - 1, ',');
    for (std::size_t at = 0; at < wide.size(); at += 2) wide[at] = 'c';
    folder.write("wide.csv", wide + "\n" + wide + "\n");
    const auto too_wide = folder.run("leadqual qualify -q wide.csv --add none -o wide.xlsx");
    CHECK(too_wide.code == 2);
    CHECK(too_wide.output.find("16,385 columns") != std::string::npos);

    const std::string name(5'000, 'n');
    folder.write("names.csv", "id," + name + "\n1,2\n");
    REQUIRE(folder.run("leadqual qualify -q names.csv --add none -o names.xlsx").code == 0);
    CHECK(part(folder, "names.xlsx", "xl/worksheets/sheet1.xml").find(name + "<") != std::string::npos);
    folder.write("names.csv", "id," + std::string(32'768, 'n') + "\n1,2\n");
    const auto long_name = folder.run("leadqual qualify -q names.csv --add none -o n.xlsx");
    CHECK(long_name.code == 4);
    CHECK(long_name.output.find("the name of column 2 has 32768 characters") != std::string::npos);
    CHECK(long_name.output.find("--columns chooses others") != std::string::npos);

    const auto no_room = folder.run("leadqual qualify -q long.csv -o n.xlsx", "TMPDIR=/nonexistent");
    CHECK(no_room.code == 4);
    CHECK(no_room.output.find("TMPDIR") != std::string::npos);
}

TEST_CASE("leads beyond the last row of a sheet go to the next one", "[cli]") {
    Folder folder("xlsx_rows");
    std::string leads = "n\n";
    for (int row = 1; row <= 1'048'577; ++row) leads += std::to_string(row) + "\n";
    folder.write("leads.csv", leads);
    const auto run = folder.run("leadqual qualify leads.csv --add none -o leads.xlsx");
    CHECK(run.code == 0);
    CHECK(run.output.find("the leads go on on 'Leads (2)'") != std::string::npos);
    const auto next = part(folder, "leads.xlsx", "xl/worksheets/sheet3.xml");
    CHECK(next.find("<v>1048576</v>") != std::string::npos);
    CHECK(next.find("<v>1048577</v>") != std::string::npos);
    CHECK(next.find("<v>1048575</v>") == std::string::npos);
    CHECK(folder.run("leadqual qualify -q leads.csv --add none -o plain.xlsx --xlsx-profile crm").code == 4);
}

TEST_CASE("nothing of xlsx is loaded where no workbook is met", "[cli]") {
    Folder folder("xlsx_unloaded");
    folder.write("leads.csv", "id,budget\n1,5\n");
    const auto loaded = [&](const std::string& command) { return folder.run(command, "LD_DEBUG=files").output; };
    const auto without = loaded("leadqual qualify -q leads.csv -o out.csv");
    for (const auto* library : {"leadqual_xlsx", "xlsxwriter", "minizip", "expat", "libz.so", "libssl", "libcrypto"}) {
        INFO(library);
        CHECK(without.find(library) == std::string::npos);
    }
    CHECK(loaded("leadqual qualify -q leads.csv -o out.xlsx").find("libxlsxwriter") != std::string::npos);
}

TEST_CASE("200,000 leads of 25 columns go into a workbook in 64 MB", "[cli]") {
    if (!has_own_size) return;
    Folder folder("xlsx_memory");
    std::string leads = "id";
    for (int column = 1; column < 25; ++column) leads += ",c" + std::to_string(column);
    for (int row = 0; row < 200'000; ++row) {
        leads += "\n0" + std::to_string(row);
        for (int column = 1; column < 25; ++column) leads += ",t" + std::to_string(row * column % 9'973);
    }
    folder.write("leads.csv", leads + "\n");
    const auto run = folder.run(
        "leadqual qualify -q leads.csv --add none -o out.xlsx & pid=$!; peak=0; "
        "while kill -0 $pid 2>/dev/null; do now=$(sed -n 's/VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/$pid/status "
        "2>/dev/null); [ -n \"$now\" ] && peak=$now; sleep 0.05; done; wait $pid && echo $peak");
    REQUIRE(run.code == 0);
    INFO(run.output);
    CHECK(std::stol(run.output) > 1000);
    CHECK(std::stol(run.output) < 64 * 1024);
}

#endif
