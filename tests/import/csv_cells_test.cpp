// Small CSV files and the cells they hold.
#include "import/read_leads.hpp"

#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::testing;
using Rows = std::vector<std::vector<std::string>>;

namespace {

struct Case {
    std::string what;
    std::string text;
    std::vector<std::string> columns;
    Rows rows;
};

const Case cases[] = {
    {"plain cells", "a,b\n1,2\n", {"a", "b"}, {{"1", "2"}}},
    {"no line end at the end", "a,b\n1,2", {"a", "b"}, {{"1", "2"}}},
    {"CRLF", "a,b\r\n1,2\r\n3,4", {"a", "b"}, {{"1", "2"}, {"3", "4"}}},
    {"CR", "a,b\r1,2\r3,4\r", {"a", "b"}, {{"1", "2"}, {"3", "4"}}},
    {"CR header, then every line end",
     "a,b\r1,2\n3,4\r\n5,6\r7,8",
     {"a", "b"},
     {{"1", "2"}, {"3", "4"}, {"5", "6"}, {"7", "8"}}},
    {"LF header, then CRLF", "a,b\n1,2\r\n3,4\n", {"a", "b"}, {{"1", "2"}, {"3", "4"}}},
    {"a CR in the midst of an LF file is text", "a,b\n1,x\ry\n", {"a", "b"}, {{"1", "x\ry"}}},
    {"two CRs before an LF: one is text", "a,b\n1,2\r\r\n", {"a", "b"}, {{"1", "2\r"}}},
    {"a CR at the end of an LF file is text", "a,b\n1,2\r", {"a", "b"}, {{"1", "2\r"}}},
    {"a quoted cell after a lone CR is not at the beginning of a cell",
     "a,b\n1,2\r\"x\"\n",
     {"a", "b"},
     {{"1", "2\r\"x\""}}},
    {"quotes", "a,b\n\"x\",\"y,z\"\n", {"a", "b"}, {{"x", "y,z"}}},
    {"doubled quotes", "a,b\n\"x\"\"y\",\"\"\"\"\n", {"a", "b"}, {{"x\"y", "\""}}},
    {"only doubled quotes", "a,b\n\"\"\"\"\"\",\"\"\"x\"\"\"\n", {"a", "b"}, {{"\"\"", "\"x\""}}},
    {"line ends in quotes", "a,b\n\"x\ny\",\"\r\n\"\n", {"a", "b"}, {{"x\ny", "\r\n"}}},
    {"a quote inside an unquoted cell", "a,b\n5\" pipe,say \"hi\"\n", {"a", "b"}, {{"5\" pipe", "say \"hi\""}}},
    {"a blank before a quote", "a,b\n1, \"x\"\n", {"a", "b"}, {{"1", "x"}}},
    {"text behind a closing quote", "a,b\n\"x\"y,\"x\"y\"z\"\n", {"a", "b"}, {{"xy", "xy\"z\""}}},
    {"a line end behind text behind a closing quote",
     "a,b\n1,\"x\"y\"\n2,3\n",
     {"a", "b"},
     {{"1", "xy\""}, {"2", "3"}}},
    {"empty cells", "a,b\n,x\n\"\",\n,\"\"\n", {"a", "b"}, {{"", "x"}, {"", ""}, {"", ""}}},
    {"lines of blanks are blank lines", "a,b\n  \n1,2\n\t\n,\n\x1A", {"a", "b"}, {{"1", "2"}, {"", ""}}},
    {"the header again is no record",
     "a,b\n1,2\na,b\n3,4\n\xEF\xBB\xBF"
     "a,b\n5,6\n",
     {"a", "b"},
     {{"1", "2"}, {"3", "4"}, {"5", "6"}}},
    {"blank lines are no records", "a,b\n\n1,2\n\r\n\n3,4\n\n", {"a", "b"}, {{"1", "2"}, {"3", "4"}}},
    {"one column: blank lines are no records", "a\n1\n\n2\n", {"a"}, {{"1"}, {"2"}}},
    {"one column: an empty quoted cell is a record", "a\n\"\"\n1\n", {"a"}, {{""}, {"1"}}},
    {"one column: a line of blanks is a record", "a\n  \n", {"a"}, {{"  "}}},
    {"short rows", "a,b,c\n1\n1,2\n\"1\"\n", {"a", "b", "c"}, {{"1", "", ""}, {"1", "2", ""}, {"1", "", ""}}},
    {"extra empty cells", "a,b\n1,2,,\n3,4,\"\",\n", {"a", "b"}, {{"1", "2"}, {"3", "4"}}},
    {"header only", "a,b\n", {"a", "b"}, {}},
    {"header only, without line end", "a,b", {"a", "b"}, {}},
    {"blank lines before the header", "\n\r\n\na,b\n1,2\n", {"a", "b"}, {{"1", "2"}}},
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a,b\n1,2\n",
     {"a", "b"},
     {{"1", "2"}}},
    {"a byte order mark and quotes", "\xEF\xBB\xBF\"a\",b\n1,2\n", {"a", "b"}, {{"1", "2"}}},
    {"a quoted header", "\"a \"\"x\"\"\",\"b,c\",\"d\ne\"\n1,2,3\n", {"a \"x\"", "b,c", "d\ne"}, {{"1", "2", "3"}}},
    {"NUL bytes pass",
     std::string("a,b\n1\0x,\"\0\"\n", 12),
     {"a", "b"},
     {{std::string("1\0x", 3), std::string("\0", 1)}}},
    {"invalid UTF-8 is Windows-1252", "a,b\nJos\xE9,\xFF\xFE\n", {"a", "b"}, {{"Jos\xC3\xA9", "\xC3\xBF\xC3\xBE"}}},
};

}  // namespace

TEST_CASE("small CSV files give their cells, in blocks of any size and from a pipe", "[import]") {
    for (const auto& [what, text, columns, rows] : cases) {
        CAPTURE(what);
        const auto file = read_in_every_way(text);
        CHECK(file.error == "");
        CHECK(file.columns == columns);
        CHECK(cells_of(file) == rows);
        CHECK(file.rejects.empty());
    }
}

TEST_CASE("cells of CSV have forms that say what there is to decode", "[import]") {
    const TemporaryFile file("a,b,c,d\nx,\"x\",\"\",\"x\"\"\"\n,\"x\"y,\"x\"\"\n\"\"\",\n");
    const auto read = read_leads(file.path(), {}, true);
    REQUIRE(cells_of(read) == Rows{{"plain|x", "quoted|x", "quoted|", "escaped|x\""},
                                   {"plain|", "escaped|xy", "escaped|x\"\n\"", "plain|"}});
}

TEST_CASE("a record keeps its own bytes, without its line end", "[import]") {
    const auto file = read_in_every_way("a,b\r\n\"x\"\"y\" ,2\r\n3,4,,\n5\r\n6,\"\n\"");
    REQUIRE(file.records.size() == 4);
    CHECK(file.records[0].bytes == "\"x\"\"y\" ,2");
    CHECK(file.records[0].line_end == "\r\n");
    CHECK(file.records[1].bytes == "3,4");
    CHECK(file.records[1].line_end == ",,\n");
    CHECK(file.records[2].bytes == "5");
    CHECK(file.records[2].missing == 1);
    CHECK(file.records[3].bytes == "6,\"\n\"");
    CHECK(file.records[3].line_end == "");
    CHECK(file.records[3].line == 5);
    CHECK(file.short_rows == 1);
    CHECK(file.trimmed_rows == 1);
}

TEST_CASE("blank lines, short and trimmed rows are counted", "[import]") {
    const auto file = read_in_every_way("a,b\n\n1\n2,3,\n\n\n4,5\n6\n");
    CHECK(file.blank_lines == 3);
    CHECK(file.short_rows == 2);
    CHECK(file.trimmed_rows == 1);
    CHECK(file.records.size() == 4);
}

TEST_CASE("only the selected columns get cells, in the order asked for", "[import]") {
    const TemporaryFile file("a,b,c\n1,2,3\n4,5\n");
    const auto reader = open_leads(file.path(), {});
    reader->select({2, 0, 2});
    Block block;
    REQUIRE(reader->read(block));
    reader->locate(block);
    REQUIRE(block.cells.size() == 3);
    CHECK(block.cells[0][0].raw() == "3");
    CHECK(block.cells[0][1].form == CellForm::absent);
    CHECK(block.cells[1][1].raw() == "4");
    CHECK(block.cells[2][0].raw() == "3");
    CHECK_FALSE(reader->read(block));
    CHECK_FALSE(reader->read(block));
}

TEST_CASE("records, cells and lines of a file of many blocks stand where one pass over the bytes finds them",
          "[import]") {
    std::string text = "id,notes\r\n";
    std::vector<std::string> ids;
    std::uint64_t line = 2;
    std::vector<std::uint64_t> lines;
    for (int row = 0; row < 3'000; ++row) {
        ids.push_back(std::to_string(row));
        lines.push_back(line);
        const auto breaks = row % 7 == 0 ? row % 5 : 0;
        text += ids.back() + ",\"" + std::string(static_cast<std::size_t>(row % 90), 'n');
        for (int count = 0; count < breaks; ++count) text += count % 2 == 0 ? "\r\n" : "\n";
        text += "\"\r\n";
        line += 1 + static_cast<std::uint64_t>(breaks);
    }
    const auto file = read_in_every_way(text);
    REQUIRE(file.records.size() == ids.size());
    for (std::size_t row = 0; row < ids.size(); ++row) {
        REQUIRE(file.records[row].cells[0] == ids[row]);
        REQUIRE(file.records[row].line == lines[row]);
    }
}

TEST_CASE("records of few bytes are read in as many blocks as they need", "[import]") {
    std::string text = "a,b\n";
    for (int row = 0; row < 30'000; ++row) text += row % 1000 == 0 ? "\n1,2,3\n" : row % 100 == 0 ? "\n\n4\n" : "5,\n";
    text += "6,\"x\ny\"";  // and no line end
    const auto file = read_in_every_way(text);
    CHECK(file.records.size() == 30'001 - 30);
    CHECK(file.rejects.size() == 30);
    CHECK(file.blank_lines == 30 + 2 * 270);
    CHECK(file.records.back().line == 1 + 30'000 + 570 + 1);
    CHECK(file.records.back().cells == std::vector<std::string>{"6", "x\ny"});
}
