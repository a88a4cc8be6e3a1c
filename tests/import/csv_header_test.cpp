// What a header line tells, and the delimiter it is split by.
#include "import/read_leads.hpp"

#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::testing;

namespace {

std::unique_ptr<Reader> open_text(const TemporaryFile& file) { return open_leads(file.path(), {}); }

}  // namespace

TEST_CASE("blank and repeated column names are made usable, and noted", "[import]") {
    const TemporaryFile file("name,,name, ,name (2),name,column 2\n");
    const auto reader = open_text(file);
    CHECK(reader->columns() == std::vector<std::string>{"name", "column 2", "name (2)", "column 4", "name (2) (2)",
                                                        "name (3)", "column 2 (2)"});
    CHECK(reader->header_notes().size() == 6);
    CHECK(reader->header_notes()[0] == "column 2 has no name: called 'column 2'");
    CHECK(reader->header_notes()[1] == "column 3 is named 'name' like one before it: called 'name (2)'");
}

TEST_CASE("a header of many blank names makes few notes", "[import]") {
    const TemporaryFile file("a" + std::string(500, ',') + "\n");
    const auto reader = open_text(file);
    CHECK(reader->columns().size() == 501);
    CHECK(reader->header_notes().size() == 9);
    CHECK(reader->header_notes().back() == "492 more columns were renamed");
}

TEST_CASE("100,000 columns are enough", "[import]") {
    const TemporaryFile file(std::string(200'000, ','));
    CHECK(read_leads(file.path()).error == "0:0: has more than 100000 columns");
    const TemporaryFile equal("a" + [] {
        std::string more;
        for (int i = 0; i < 50'000; ++i) more += ",a";
        return more;
    }());
    CHECK(read_leads(equal.path()).columns.back() == "a (50001)");
}

TEST_CASE("the dialect tells delimiter, line ends, byte order mark and the header's own bytes", "[import]") {
    struct {
        std::string text;
        char delimiter;
        std::string line_end, header;
        bool has_bom;
    } cases[] = {
        {"a,b\n1,2\n", ',', "\n", "a,b", false}, {"\xEF\xBB\xBF\"a\" ,b\r\n1,2\r\n", ',', "\r\n", "\"a\" ,b", true},
        {"a,b\r1,2\r", ',', "\r", "a,b", false}, {"a;b\r\n1;2\r\n", ';', "\r\n", "a;b", false},
        {"a\tb", '\t', "\n", "a\tb", false},
    };
    for (const auto& [text, delimiter, line_end, header, has_bom] : cases) {
        CAPTURE(text);
        const TemporaryFile file(text);
        const auto reader = open_text(file);
        CHECK(reader->dialect().format == InputFormat::csv);
        CHECK(reader->dialect().delimiter == std::string(1, delimiter));
        CHECK(reader->dialect().line_end == line_end);
        CHECK(reader->dialect().header_bytes == header);
        CHECK(reader->dialect().has_bom == has_bom);
    }
}

TEST_CASE("a header without commas is split where the first records agree", "[import]") {
    struct {
        std::string text;
        std::vector<std::string> columns;
    } cases[] = {
        {"a;b\n1;2\n", {"a", "b"}},
        {"\"a,x\";b\n1;2\n", {"a,x", "b"}},
        {"a;b;c\n1;2,5;3\n\n4;\";\";6", {"a", "b", "c"}},
        {"a|b\n1|2\n", {"a", "b"}},
        {"a\tb;c\n1\t2\n", {"a", "b;c"}},
        {"a;b\n", {"a", "b"}},
        {"a\n1\n", {"a"}},
        {"a b\n1;2\n", {"a b"}},
        {"\"a;b\"\n1\n", {"a;b"}},
    };
    for (const auto& [text, columns] : cases) {
        CAPTURE(text);
        CHECK(read_in_every_way(text).columns == columns);
    }
}

TEST_CASE("a header of a single column that could be several asks for --delimiter", "[import]") {
    const std::string asks =
        "the header line has a single column, and ';' in it "
        "[try --delimiter ';', or --delimiter ',' if it is one column]";
    CHECK(read_in_every_way("a;b\n1\n2\n").error == "1:0: " + asks);
    CHECK(read_in_every_way("\n\na;b\n1;2;3\n").error == "3:0: " + asks);
    ImportOptions options;
    options.delimiter = ',';
    CHECK(read_in_every_way("a;b\n1\n2\n", ".csv", options).columns == std::vector<std::string>{"a;b"});
    options.delimiter = ';';
    CHECK(read_in_every_way("a;b\n1\n2\n", ".csv", options).short_rows == 2);
}

TEST_CASE("only the first hundred records, and the first 64 KiB, decide on the delimiter", "[import]") {
    std::string text = "a;b\n";
    for (int row = 0; row < 100; ++row) text += "1;2\n";
    const auto file = read_in_every_way(text + "1\n1;2\n");
    CHECK(file.records.size() == 102);
    CHECK(file.short_rows == 1);
}

TEST_CASE("a delimiter that cannot be one is a usage error", "[import]") {
    ImportOptions options;
    options.delimiter = '"';
    CHECK(read_in_every_way("a,b\n", ".csv", options).error ==
          "0:0: --delimiter cannot be a quote or a line end (exit 2)");
}

TEST_CASE("an unclosed quote in the header is an error at its place", "[import]") {
    CHECK(read_in_every_way("\na,\"b\n1,2\n3,4\n").error == "2:3: this quote in the header line is not closed");
}

TEST_CASE("a header may be longer than the sample, not longer than a record", "[import]") {
    std::string header = "a";
    for (int column = 0; column < 30'000; ++column) header += ",column" + std::to_string(column);
    REQUIRE(header.size() > std::size_t{64} << 10);
    CHECK(read_in_every_way(header + "\n1,2\n").columns.size() == 30'001);
    ImportOptions options;
    options.max_record = std::size_t{128} << 10;
    CHECK(read_in_every_way(header + "\n", ".csv", options).error ==
          "1:0: the header line is longer than 128 KiB (--max-record)");
}

TEST_CASE("a quote in the header that swallows leads is an error", "[import]") {
    const TemporaryFile file("Name,\"Email,Phone\nAna,\"ana@x.com\",1\nBob,\"bob@x.com\",2");
    CHECK(read_leads(file.path()).error == "1:6: this quote in the header line is not closed");
    const TemporaryFile good("Name,\"Email\nPhone\"\nAna,\"ana@x.com\"\n");
    CHECK(read_leads(good.path()).columns.at(1) == "Email\nPhone");
}
