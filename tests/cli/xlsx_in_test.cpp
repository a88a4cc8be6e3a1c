// Workbooks read back: our own, LibreOffice's, and those that somebody made to do harm.
#include "catch2.hpp"
#include "cli/program.hpp"
#include "own_size.hpp"

#ifdef LEADQUAL_XLSX

namespace {

constexpr const char* kShared =
    "<si><t>id</t></si><si><r><t>rich </t></r><r><t xml:space=\"preserve\">text, too</t></r><rPh><t>no</t></rPh></si>"
    "<si><t>a_x000D_b</t></si>";

/// A workbook made by hand: `sheet` is what stands in its sheetData, `shared` are its shared texts; a # followed by a
/// number in it is so many x. Without shared texts there is no such part.
void make_book(const Folder& folder, const std::string& name, const std::string& sheet, const std::string& head = "",
               const std::string& workbook = "", const std::string& shared = kShared) {
    folder.write("make.py", R"(import re, zipfile
name, sheet, head, workbook, shared = [open(f, encoding="utf-8").read() for f in ("name", "sheet", "head", "workbook", "shared")]
X = '<?xml version="1.0" encoding="UTF-8"?>' + head
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("_rels/.rels", X.replace(head, "") + f'<Relationships><Relationship Id="a" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    z.writestr("xl/workbook.xml", X.replace(head, "") + f'<x:workbook xmlns:x="{M}" xmlns:r="{R}">{workbook}<x:sheets><x:sheet name="First" sheetId="1" r:id="s1"/><x:sheet name="Second &amp; last" sheetId="2" r:id="s2"/></x:sheets></x:workbook>')
    z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships><Relationship Id="s1" Type="{R}/worksheet" Target="worksheets/a.xml"/><Relationship Id="s2" Type="{R}/worksheet" Target="/xl/worksheets/b.xml"/></Relationships>')
    z.writestr("xl/styles.xml", f'<styleSheet xmlns="{M}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="171" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="9"/><xf numFmtId="21"/></cellXfs></styleSheet>')
    texts = re.sub('#([0-9]+)', lambda m: 'x' * int(m[1]), shared)
    if texts: z.writestr("xl/sharedStrings.xml", f'<sst xmlns="{M}">{texts}</sst>')
    z.writestr("xl/worksheets/a.xml", X + f'<worksheet xmlns="{M}"><sheetData>{sheet}</sheetData></worksheet>')
    z.writestr("xl/worksheets/b.xml", f'<worksheet xmlns="{M}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>other</t></is></c></row><row r="2"><c r="A2"><v>7</v></c></row></sheetData></worksheet>')
)");
    folder.write("name", name);
    folder.write("sheet", sheet);
    folder.write("head", head);
    folder.write("workbook", workbook);
    folder.write("shared", shared);
    const auto made = folder.run("python3 make.py");
    INFO(made.output);
    REQUIRE(made.code == 0);
}

std::string converted(const Folder& folder, const std::string& command) {
    const auto run = folder.run("leadqual convert -q " + command);
    INFO(run.output);
    CHECK(run.code == 0);
    return run.output;
}

constexpr const char* kHeader =
    R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>note</t></is></c></row>)";

}  // namespace

TEST_CASE("a workbook of ours comes back as the csv of the same run", "[cli]") {
    Folder folder("xlsx_round");
    std::string leads = "id,phone,zip,budget,note,created date,num\n";
    for (int row = 0; row < 3'000; ++row)
        leads += "00" + std::to_string(row) + ",+62812" + std::to_string(row) + ",0" + std::to_string(row) + "," +
                 std::to_string(row) + ".5,\"=1+" + std::to_string(row) + ", \"\"x\"\"\",2026-02-24," +
                 (row % 7 == 0 ? "" : "1e" + std::to_string(row)) + "\n";
    leads += "1,,,12345678901234,\"two\nlines _x000D_ \x01 \xF0\x9F\x98\x80\",1900-01-01,0.1\n";
    folder.write("leads.csv", leads);
    for (const std::string profile : {"", " --xlsx-profile crm"}) {
        const std::string run = "leadqual qualify -q --today 2026-02-24 leads.csv ";
        REQUIRE(folder.run(run + "-o out.xlsx" + profile).code == 0);
        REQUIRE(folder.run(run + "--out-delimiter ';' -o semicolons.csv").code == 0);
        CHECK(converted(folder, "out.xlsx") == converted(folder, "semicolons.csv"));
    }
    REQUIRE(folder.run("cp out.xlsx named.csv").code == 0);
    CHECK(converted(folder, "named.csv") == converted(folder, "out.xlsx"));
    CHECK(converted(folder, "- < out.xlsx") == converted(folder, "out.xlsx"));
    CHECK(folder.run("cat out.xlsx | leadqual convert -q -").output == converted(folder, "out.xlsx"));
    const std::string again = "leadqual qualify -q --today 2026-02-24 --threads ";
    REQUIRE(folder.run(again + "1 out.xlsx -o one.csv; " + again + "8 --block-size 5000 out.xlsx -o many.csv").code ==
            0);
    CHECK(folder.read("one.csv") == folder.read("many.csv"));
}

TEST_CASE("cells of a workbook are read as they are shown", "[cli]") {
    Folder folder("xlsx_cells");
    const std::string row =
        R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c></row>)"
        R"(<row r="4"><c r="A4" s="1"><v>46077</v></c><c r="B4" s="2"><v>46077.5625</v></c></row>)"
        R"(<row r="5"><c r="A5" s="3"><v>59</v></c><c r="B5" s="4"><v>1234</v></c></row>)"
        R"(<row r="6"><c r="A6" s="5"><v>0.07</v></c><c r="B6" s="6"><v>0.75</v></c></row>)"
        R"(<row r="7"><c r="A7" t="b"><v>1</v></c><c r="B7" t="e"><v>#N/A</v></c></row>)"
        R"(<row r="8"><c r="A8"><v>6.2812345678E10</v></c><c r="B8"><v>0.10000000000000001</v></c></row>)"
        R"(<row r="9"><c r="B9" t="str"><f>A1&amp;"x"</f><v>idx</v></c></row>)"
        R"(<row><c><v>-1.5E-3</v></c><c t="d"><v>2026-02-24</v></c></row>)";
    make_book(folder, "book.xlsx", kHeader + row);
    CHECK(converted(folder, "book.xlsx --keep-rows") ==
          "id,note\n\"rich text, too\",\"a\rb\"\n2026-02-24,2026-02-24 13:30:00\n1900-02-28,01234\n7%,18:00:00\n"
          "TRUE,#N/A\n62812345678,0.1\n,idx\n-0.0015,2026-02-24\n");
    make_book(folder, "mac.xlsx", kHeader + row, "", "<x:workbookPr date1904=\"1\"/>");
    CHECK(converted(folder, "mac.xlsx").find("2030-02-25,") != std::string::npos);
}

TEST_CASE("a sheet is chosen by its name", "[cli]") {
    Folder folder("xlsx_sheets");
    make_book(folder, "book.xlsx", kHeader + std::string(R"(<row r="2"><c r="A2"><v>1</v></c></row>)"));
    CHECK(converted(folder, "book.xlsx --sheet 'Second & last'") == "other\n7\n");
    const auto first = folder.run("leadqual convert book.xlsx");
    CHECK(first.output.find("the sheet 'First' was read; --sheet reads another: Second & last") != std::string::npos);
    const auto wrong = folder.run("leadqual convert book.xlsx --sheet Third");
    CHECK(wrong.code == 3);
    CHECK(wrong.output.find("has no sheet 'Third'") != std::string::npos);
    CHECK(wrong.output.find("'First', 'Second & last'") != std::string::npos);
    folder.write("leads.csv", "id\n1\n");
    CHECK(folder.run("leadqual convert leads.csv --sheet First").code == 3);
}

TEST_CASE("titles, merged headers and empty rows of a sheet are no leads", "[cli]") {
    Folder folder("xlsx_titles");
    make_book(folder, "book.xlsx",
              R"(<row r="1"><c r="A1" t="inlineStr"><is><t>Leads of the quarter</t></is></c><c r="B1"/></row>)"
              R"(<row r="3"><c r="A3" t="inlineStr"><is><t>Email</t></is></c>)"
              R"(<c r="B3" t="inlineStr"><is><t>Name</t></is></c><c r="C3"/></row>)"
              R"(<row r="5"><c r="A5" t="inlineStr"><is><t>a@b.c</t></is></c><c r="C5" t="inlineStr"><is><t>X</t></is>)"
              R"(</c></row><row r="9"><c r="A9" t="inlineStr"><is><t>b@c.d</t></is></c></row>)");
    CHECK(converted(folder, "book.xlsx") == "Email,Name,column 3\na@b.c,,X\nb@c.d,,\n");
}

TEST_CASE("a row of a sheet that is rejected stands at no byte of the workbook", "[cli]") {
    Folder folder("xlsx_rejects");
    make_book(folder, "long.xlsx",
              kHeader + (R"(<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>)" +
                         std::string(3'000, 'x') + "</t></is></c></row>"));
    CHECK(folder.run("leadqual convert -q long.xlsx --max-record 1k -o out.csv --rejects rejects.csv").code == 0);
    CHECK(folder.read("rejects.csv").starts_with("file,line,byte,reason,row\nlong.xlsx,2,,"));
}

TEST_CASE("workbooks that are damaged or made to harm are refused with a word", "[cli]") {
    Folder folder("xlsx_refused");
    const auto refused = [&](const std::string& file, const std::string& why) {
        const auto run = folder.run("leadqual convert -q " + file + " -o out.csv; echo exit $?; ls out.csv");
        INFO(run.output);
        CHECK(run.output.find(why) != std::string::npos);
        CHECK(run.output.find("exit 3") != std::string::npos);
        CHECK(run.output.find("cannot access") != std::string::npos);
    };
    const std::string row = kHeader + std::string(R"(<row r="2"><c r="A2"><v>1</v></c></row>)");
    make_book(folder, "entities.xlsx", row, "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>");
    refused("entities.xlsx", "declares a document type or entities");
    make_book(folder, "broken.xml.xlsx", row + "<row>");
    refused("broken.xml.xlsx", "is a damaged xlsx file: xl/worksheets/a.xml:1");
    make_book(folder, "row.xlsx", kHeader + std::string(R"(<row r="4000000000"><c><v>1</v></c></row>)"));
    refused("row.xlsx", "row '4000000000' follows row 1");
    make_book(folder, "cell.xlsx", kHeader + std::string(R"(<row r="2"><c r="XFE2"><v>1</v></c></row>)"));
    refused("cell.xlsx", "there is no cell 'XFE2'");
    make_book(folder, "far.xlsx", kHeader + std::string(R"(<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)"));
    refused("far.xlsx", "delete the cell that stands far below");
    make_book(folder, "deep.xlsx", [] {
        std::string deep;
        for (int depth = 0; depth < 100; ++depth) deep += "<row>";
        return deep;
    }());
    refused("deep.xlsx", "nested too deeply");
    make_book(folder, "swollen.xlsx", row + std::string(150'000'000, ' '));
    refused("swollen.xlsx", "this is how zip bombs look");
    make_book(folder, "range.xlsx", kHeader + std::string(R"(<row r="2"><c t="s"><v>3</v></c></row>)"));
    refused("range.xlsx", "is a damaged xlsx file: row 2 names a text that is not there");
    make_book(folder, "no_texts.xlsx", kHeader, "", "", "");
    refused("no_texts.xlsx", "is a damaged xlsx file: row 1 names a text that is not there");
    make_book(folder, "whole.xlsx", row);
    REQUIRE(folder.run("head -c 900 whole.xlsx > cut.xlsx").code == 0);
    refused("cut.xlsx", "its list of contents is missing");
    REQUIRE(folder
                .run("python3 -c \"b=bytearray(open('whole.xlsx','rb').read()); i=b.index(b'a.xml')+30; "
                     "b[i:i+8]=b'XXXXXXXX'; open('bytes.xlsx','wb').write(b)\"")
                .code == 0);
    refused("bytes.xlsx", "is a damaged xlsx file");
    REQUIRE(folder.run("python3 -c \"import zipfile; zipfile.ZipFile('other.xlsx','w').writestr('a','b')\"").code == 0);
    refused("other.xlsx", "is a zip or xlsx file, not text");
}

TEST_CASE("a long shared text that many cells name takes no memory without bound", "[cli]") {
    Folder folder("xlsx_shared");
    const auto row_of = [](int cells, int text) {
        std::string row = "<row>";
        for (int cell = 0; cell < cells; ++cell) row += "<c t=\"s\"><v>" + std::to_string(text) + "</v></c>";
        return row + "</row>";
    };
    const auto rows_of = [&](int rows, int cells) {
        std::string all = row_of(2, 0);
        for (int row = 0; row < rows; ++row) all += row_of(cells, 1);
        return all;
    };
    const auto convert = [&](const std::string& sheet, const std::string& shared) {
        make_book(folder, "book.xlsx", sheet, "", "", shared);
        return folder.run(std::string(has_own_size ? "ulimit -v 1500000; " : "") +
                          "leadqual convert -q book.xlsx -o out.csv; echo exit $?");
    };
    const auto refused = [&](const Outcome& outcome, const std::string& why) {
        INFO(outcome.output);
        CHECK(outcome.output.find(why) != std::string::npos);
        CHECK(outcome.output.find("exit 3") != std::string::npos);
    };
    const std::string long_text = "<si><t>id</t></si><si><t>#3000000</t></si>";
    refused(convert(rows_of(1, 300), "<si><t>id</t></si><si><t>#10000000</t></si>"), "shared text 1 is over 4 MB");
    refused(convert(rows_of(1, 300), long_text), "row 2 holds over 64 MB");
    refused(convert(rows_of(100, 20), long_text), "hold over 256 MB");
    // As long as a spreadsheet lets them be.
    const auto outcome = convert(rows_of(30, 20), "<si><t>id</t></si><si><t>#32767</t></si>");
    INFO(outcome.output);
    CHECK(outcome.output == "exit 0\n");
    CHECK(folder.read("out.csv").size() > 30u * 20 * 32'767);
}

TEST_CASE("a sheet of many rows needs no more memory than one of few", "[cli]") {
    if (!has_own_size) return;
    Folder folder("xlsx_in_memory");
    const auto peak = [&](const auto& make, int rows) {
        make(rows);
        const auto run = folder.run(
            "leadqual qualify -q leads.xlsx -o out.csv & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do "
            "now=$(sed -n 's/VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/$pid/status 2>/dev/null); "
            "[ -n \"$now\" ] && peak=$now; sleep 0.02; done; wait $pid && echo $peak");
        INFO(run.output);
        REQUIRE(run.code == 0);
        return std::stol(run.output);
    };
    const auto inline_texts = [&](int rows) {  // as we write them
        std::string leads = "id,email,budget\n";
        for (int row = 0; row < rows; ++row)
            leads += std::to_string(row) + ",p" + std::to_string(row) + "@x.com," + std::to_string(row * 3) + "\n";
        folder.write("leads.csv", leads);
        REQUIRE(folder.run("leadqual qualify -q --add none leads.csv -o leads.xlsx").code == 0);
    };
    const auto shared_texts = [&](int rows) {  // as others do
        std::string sheet = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>", shared;
        for (int row = 0; row < rows; ++row)
            sheet += "<row><c><v>" + std::to_string(row) + "</v></c><c t=\"s\"><v>" + std::to_string(row % 1'000) +
                     "</v></c><c t=\"s\"><v>0</v></c></row>";
        for (int text = 0; text < 1'000; ++text) shared += "<si><t>text " + std::to_string(text) + "</t></si>";
        make_book(folder, "leads.xlsx", sheet, "", "", shared);
    };
    const auto compare = [](long few, long many) {
        INFO(few << " and " << many << " KiB");
        CHECK(many < few * 3 / 2);
    };
    compare(peak(inline_texts, 50'000), peak(inline_texts, 500'000));
    compare(peak(shared_texts, 50'000), peak(shared_texts, 500'000));
}

#endif
