// Rows that cannot be leads, and what is kept behind them.
#include "import/read_leads.hpp"

#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::testing;

TEST_CASE("a row with cells too many is rejected unless the extra ones are empty", "[import]") {
    const auto file = read_in_every_way("a,b\n1,2\n3,4,5\n6,7,,\"\"\n8,9,,x\n10,11\n");
    REQUIRE(file.records.size() == 3);
    REQUIRE(file.rejects.size() == 2);
    CHECK(file.rejects[0].reason == "expected 2 cells, found 3");
    CHECK(file.rejects[0].bytes == "3,4,5");
    CHECK(file.rejects[0].line == 3);
    CHECK(file.rejects[0].record == 2);
    CHECK(file.rejects[0].byte == 8);
    CHECK(file.rejects[0].at == 12);
    CHECK(file.rejects[1].reason == "expected 2 cells, found 4");
    CHECK(file.rejects[1].line == 5);
    CHECK(file.rejects[1].record == 4);
}

TEST_CASE("a quote that is never closed costs its own line, not the leads behind it", "[import]") {
    const auto file = read_in_every_way("a,b\r\n1,2\r\n3,\"4\r\n5,6\r\n7,8\r\n");
    REQUIRE(file.rejects.size() == 1);
    CHECK(file.rejects[0].bytes == "3,\"4");
    CHECK(file.rejects[0].reason == "this quote is not closed: it would swallow the last 14 bytes");
    CHECK(file.rejects[0].line == 3);
    CHECK(file.rejects[0].at == 12);
    REQUIRE(file.records.size() == 3);
    CHECK(file.records[1].bytes == "5,6");
    CHECK(file.records[1].line == 4);
    CHECK(file.records[2].line == 5);
}

TEST_CASE("a quote left open in the last line, or after a quoted line break", "[import]") {
    auto file = read_in_every_way("a,b\n1,2\n3,\"4");
    REQUIRE(file.rejects.size() == 1);
    CHECK(file.rejects[0].bytes == "3,\"4");
    file = read_in_every_way("a,b\n\"x\ny\",\"z\n1,2\n");
    REQUIRE(file.rejects.size() == 1);
    CHECK(file.rejects[0].bytes == "\"x\ny\",\"z");
    CHECK(file.rejects[0].line == 3);
    CHECK(file.records.size() == 1);
    CHECK(file.records[0].line == 4);
}

TEST_CASE("a record longer than allowed is rejected, and reading goes on behind its line", "[import]") {
    ImportOptions options;
    options.max_record = 128;
    for (const std::size_t length : {125, 126, 127, 128, 129, 130, 131, 132, 1000, 100'000}) {
        CAPTURE(length);
        for (const std::string line_end : {"\n", "\r\n"}) {
            const std::string record = "1," + std::string(length - 2, 'x');
            const auto file =
                read_in_every_way("a,b" + line_end + record + line_end + "2,y" + line_end, ".csv", options);
            REQUIRE(file.records.size() == (length <= 128 ? 2 : 1));
            REQUIRE(file.records.back().bytes == "2,y");
            REQUIRE(file.records.back().line == 3);
            if (length <= 128) continue;
            REQUIRE(file.rejects.size() == 1);
            REQUIRE(file.rejects[0].reason == "longer than 128 bytes (--max-record)");
            REQUIRE(file.rejects[0].bytes == record.substr(0, 128));
            REQUIRE(file.rejects[0].line == 2);
        }
    }
}

TEST_CASE("a quote not closed within the longest record costs its own line", "[import]") {
    ImportOptions options;
    options.max_record = 200;
    std::string text = "a,b\n1,\"stray\n";
    for (int row = 0; row < 100; ++row) text += "x,y\n";
    const auto file = read_in_every_way(text, ".csv", options);
    REQUIRE(file.rejects.size() == 1);
    CHECK(file.rejects[0].bytes == "1,\"stray");
    CHECK(file.rejects[0].reason ==
          "this quote is not closed: the record would be longer than 200 bytes (--max-record)");
    CHECK(file.records.size() == 100);
    CHECK(file.records.back().line == 102);
}

TEST_CASE("no quadratic time: many stray quotes in a large file", "[import]") {
    ImportOptions options;
    options.max_record = 4096;
    std::string text = "a,b\n";
    for (int row = 0; row < 20'000; ++row) text += row % 1001 == 0 ? "1,\"stray\n" : "x,\"y\"\n";
    const TemporaryFile file(text);
    const auto read = read_leads(file.path(), options);
    CHECK(read.error == "");
    CHECK(read.records.size() + read.rejects.size() > 15'000);
}
