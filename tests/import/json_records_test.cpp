// Where in JSON the leads are, and which columns and cells they make.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <algorithm>
#include <tuple>

using namespace leadqual;
using namespace leadqual::testing;
using Names = std::vector<std::string>;
using Rows = std::vector<std::vector<std::string>>;

namespace {

struct Case {
    std::string what, text;
    Names columns;
    Rows rows;
};

const Case shapes[] = {
    {"an array", R"([{"a":1},{"a":2}])", {"a"}, {{"1"}, {"2"}}},
    {"an array with blanks", " [\r\n\t{ \"a\" : 1 } ,\n{\"a\":2}\n]\n", {"a"}, {{"1"}, {"2"}}},
    {"an empty array", "[]", {}, {}},
    {"an array of one empty object", "[{}]", {}, {{}}},
    {"a byte order mark", "\xEF\xBB\xBF[{\"a\":1}]", {"a"}, {{"1"}}},
    {"Salesforce",
     R"({"totalSize":2,"done":true,"records":[{"attributes":{"type":"Lead"},"Email":"x"},{"Email":"y"}]})",
     {"attributes.type", "Email"},
     {{"Lead", "x"}, {"", "y"}}},
    {"HubSpot",
     R"({"results":[{"id":"1","properties":{"email":"x"}}],"paging":{"next":{"after":"1"}}})",
     {"id", "properties.email"},
     {{"1", "x"}}},
    {"records before other arrays", R"({"errors":[{"e":1}],"records":[{"a":1}]})", {"a"}, {{"1"}}},
    {"the first array of objects", R"({"n":[1],"foo":[{"a":1}],"bar":[{"b":1}]})", {"a"}, {{"1"}}},
    {"an array that holds something before an empty one", R"({"results":[],"foo":[{"a":1}]})", {"a"}, {{"1"}}},
    {"an envelope without leads", R"({"records":[],"done":true})", {}, {}},
    {"a key with escapes", R"({"rec\u006frds":[{"a":1}],"foo":[{"b":1}]})", {"a"}, {{"1"}}},
    {"a lone lead", "{\n\"a\": 1,\n\"b\": [1, 2]\n}\n", {"a", "b"}, {{"1", "[1, 2]"}}},
    {"a lone lead with an empty array", R"({"tags":[],"a":1})", {"tags", "a"}, {{"[]", "1"}}},
    {"lines", "{\"a\":1}\n{\"a\":2}\r\n\n  {\"a\":3}  \n", {"a"}, {{"1"}, {"2"}, {"3"}}},
    {"lines without a line end at the end", "{\"a\":1}\n{\"a\":2}", {"a"}, {{"1"}, {"2"}}},
    {"lines after blank lines", "{\"a\":1}\n\n\n{\"a\":2}", {"a"}, {{"1"}, {"2"}}},
    {"lines that hold arrays of objects", "{\"a\":[{\"b\":1}]}\n{\"a\":2}", {"a"}, {{"[{\"b\":1}]"}, {"2"}}},
};

}  // namespace

TEST_CASE("JSON leads are found in arrays, envelopes, lines and alone", "[import]") {
    for (const auto& [what, text, columns, rows] : shapes) {
        CAPTURE(what);
        const auto file = read_in_every_way(text, ".json");
        CHECK(file.error == "");
        CHECK(file.columns == columns);
        CHECK(cells_of(file) == rows);
        CHECK(file.rejects.empty());
    }
}

TEST_CASE("the dialect tells the shape and the member that holds the leads", "[import]") {
    const auto dialect = [](std::string_view text) {
        const TemporaryFile file(text, ".json");
        return open_leads(file.path(), {})->dialect();
    };
    CHECK(dialect("[]").format == InputFormat::json);
    CHECK(dialect("[]").records_key == "");
    CHECK(dialect(R"({"records":[{}]})").records_key == "records");
    CHECK(dialect("{\"a\":1}\n{}").format == InputFormat::jsonl);
    CHECK(dialect("\xEF\xBB\xBF[]").has_bom);
}

TEST_CASE("a file that says it is JSON Lines is, line by line", "[import]") {
    const auto file = read_in_every_way("{\"records\":[{\"a\":1}]}\n", ".jsonl");
    CHECK(file.columns == Names{"records"});
    CHECK(cells_of(file) == Rows{{"[{\"a\":1}]"}});
}

TEST_CASE("cells of JSON keep their raw bytes and have forms", "[import]") {
    const TemporaryFile file(R"([{"a":"x","b":"x\u00e9\n","c":-1.50e+03,"d":true,"e":null,"f":[1, {"g":"]"}],"h":{}}])",
                             ".json");
    CHECK(cells_of(read_leads(file.path(), {}, true)) ==
          Rows{{"quoted|x", "escaped|x\xC3\xA9\n", "literal|-1.50e+03", "literal|true", "null|",
                "nested|[1, {\"g\":\"]\"}]", "nested|{}"}});
    const auto reader = open_leads(file.path(), {});
    reader->select({1});
    Block block;
    reader->read(block);
    reader->locate(block);
    CHECK(block.cells[0][0].raw() == R"("x\u00e9\n")");
    CHECK(block.syntax == Syntax::json);
}

TEST_CASE("columns stand in order of first appearance, objects are taken apart", "[import]") {
    const Case cases[] = {
        {"missing keys are absent",
         R"([{"a":1},{"b":2},{"c":3,"a":4}])",
         {"a", "b", "c"},
         {{"1", "", ""}, {"", "2", ""}, {"4", "", "3"}}},
        {"members stand where their object first did",
         R"([{"a":{"b":1},"c":2},{"a":{"d":3}}])",
         {"a.b", "c", "a.d"},
         {{"1", "2", ""}, {"", "", "3"}}},
        {"null beside an object is no column", R"([{"a":null},{"a":{"b":1}},{"a":{}}])", {"a.b"}, {{""}, {"1"}, {""}}},
        {"null everywhere is a column", R"([{"a":null}])", {"a"}, {{""}}},
        {"a value beside an object is one", R"([{"a":{"b":1}},{"a":2}])", {"a", "a.b"}, {{"", "1"}, {"2", ""}}},
        {"the last of a repeated key counts", R"([{"a":1,"b":2,"a":3}])", {"a", "b"}, {{"3", "2"}}},
        {"keys are compared decoded", R"([{"a\/b":1},{"a/b":2},{"a\u002fb":3}])", {"a/b"}, {{"1"}, {"2"}, {"3"}}},
        {"a dot in a key makes a name that is told apart",
         R"([{"a.b":1,"a":{"b":2}}])",
         {"a.b", "a.b (2)"},
         {{"1", "2"}}},
        {"an empty key", R"([{"":1,"a":{"":2}}])", {"column 1", "a."}, {{"1", "2"}}},
        {"keys of objects' own names",
         R"([{"__proto__":1,"constructor":2}])",
         {"__proto__", "constructor"},
         {{"1", "2"}}},
        {"nine levels: the ninth stays whole",
         R"([{"1":{"2":{"3":{"4":{"5":{"6":{"7":{"8":{"9":1}}}}}}}}}])",
         {"1.2.3.4.5.6.7.8"},
         {{R"({"9":1})"}}},
    };
    for (const auto& [what, text, columns, rows] : cases) {
        CAPTURE(what);
        const auto file = read_in_every_way(text, ".json");
        CHECK(file.error == "");
        CHECK(file.columns == columns);
        CHECK(cells_of(file) == rows);
    }
}

TEST_CASE("keys of any length are found in any order, and never mistaken for one that differs in a byte", "[import]") {
    std::string text;
    for (std::size_t size = 1; size <= 40; ++size) {
        const std::string key(size, 'k');
        for (std::size_t at = 0; at < size; ++at) {
            auto other = key;
            other[at] = 'j';
            text += "{\"" + key + "\":1,\"z\":2}\n{\"" + other + "\":3,\"z\":4}\n{\"z\":5,\"" + key + "\":6}\n";
        }
    }
    const TemporaryFile written(text, ".jsonl");
    const auto file = read_leads(written.path());
    REQUIRE(file.records.size() == 3 * 820);
    const auto column = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(file.columns.begin(), file.columns.end(), name) -
                                        file.columns.begin());
    };
    CHECK(file.columns.size() == 1 + 40 + 820);
    std::size_t record = 0, wrong = 0;
    for (std::size_t size = 1; size <= 40; ++size) {
        const auto k = column(std::string(size, 'k'));
        for (std::size_t at = 0; at < size; ++at) {
            auto other = std::string(size, 'k');
            other[at] = 'j';
            const auto& [first, second, third] =
                std::tie(file.records[record].cells, file.records[record + 1].cells, file.records[record + 2].cells);
            wrong += first[k] != "1" || first[column("z")] != "2" || second[k] != "" || second[column(other)] != "3" ||
                     second[column("z")] != "4" || third[column("z")] != "5" || third[k] != "6";
            record += 3;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("objects are taken apart behind keys met before as anywhere", "[import]") {
    const std::string usual = "{\"n\":{\"a\":\"x\"},\"z\":1}\n";
    const auto file = read_in_every_way(
        usual + usual + "{\"n\":{\"a\":\"x\"},\"p\":{\"c\":{\"d\":2}}}\n" + "{\"n\":{\"a\":{}},\"z\":{\"e\":3}}\n",
        ".jsonl");
    CHECK(file.columns == Names{"n.a", "z", "p.c.d", "z.e"});
    CHECK(cells_of(file) == Rows{{"x", "1", "", ""}, {"x", "1", "", ""}, {"x", "", "2", ""}, {"{}", "", "", "3"}});
}

TEST_CASE("a rejected record leaves no cell behind", "[import]") {
    const auto file =
        read_in_every_way("{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4 x}\n{\"b\":5}\n{\"a\":6,\"b\"}\n", ".jsonl");
    CHECK(cells_of(file) == Rows{{"1", "2"}, {"", "5"}});
    CHECK(file.rejects.size() == 2);
}

TEST_CASE("a record keeps its own bytes and lines", "[import]") {
    const auto file = read_in_every_way("[\n  {\"a\": 1,\n   \"b\": 2} ,\r\n\r\n{\"a\":3}\n]\n", ".json");
    REQUIRE(file.records.size() == 2);
    CHECK(file.records[0].bytes == "{\"a\": 1,\n   \"b\": 2}");
    CHECK(file.records[0].line == 2);
    CHECK(file.records[1].line == 5);
    CHECK(file.records[1].line_end == "");
    const auto lines = read_in_every_way("{\"a\":1} \r\n\n{\"a\":2}", ".jsonl");
    CHECK(lines.records[0].line_end == " \r\n");
    CHECK(lines.records[1].line == 3);
    CHECK(lines.blank_lines == 1);
}

TEST_CASE(
    "keys first seen behind the sample: known from a file, a reject from a pipe, ignored where no header is needed",
    "[import]") {
    std::string text = "[";
    for (int row = 0; row < 10'000; ++row) text += R"({"a":1},)";
    text += R"({"a":2,"late":3},{"a":4}])";
    const TemporaryFile file(text, ".json");
    ImportOptions options;
    options.format = InputFormat::json;

    auto read = read_leads(file.path(), options);
    CHECK(read.columns == Names{"a"});
    CHECK(read.records.size() == 10'002);
    CHECK(read == read_piped(text, options));

    options.needs_every_key = true;
    read = read_leads(file.path(), options);
    CHECK(read.columns == Names{"a", "late"});
    CHECK(read.records.at(10'000).cells == Names{"2", "3"});
    CHECK(read.records.size() == 10'002);

    const auto piped = read_piped(text, options);
    CHECK(piped.columns == Names{"a"});
    CHECK(piped.records.size() == 10'001);
    REQUIRE(piped.rejects.size() == 1);
    CHECK(piped.rejects[0].reason == "key \"late\" is new, and a pipe's columns are settled by its first records");
    CHECK(piped.rejects[0].record == 10'001);
    CHECK(text.substr(piped.rejects[0].at, 6) == "\"late\"");
}

TEST_CASE("records that are passed over are named", "[import]") {
    const TemporaryFile file(
        R"({"companies":[{"name":"Acme"}],"contacts":[{"email":"a@x.io"}],"ids":[1,2],"more":[{}]})", ".json");
    const auto notes = open_leads(file.path(), {})->header_notes();
    REQUIRE(notes.size() == 2);
    CHECK(notes[0] == "the leads are taken from 'contacts'; 'companies' holds records too, and is not read");
    CHECK(notes[1] == "the leads are taken from 'contacts'; 'more' holds records too, and is not read");
}

TEST_CASE("an object with fields of a lead is one, whatever arrays it holds", "[import]") {
    const auto key_of = [](const std::string& text) {
        const TemporaryFile file(text, ".json");
        const auto reader = open_leads(file.path(), {});
        return reader->columns().at(0) + " in '" + reader->dialect().records_key + "'";
    };
    CHECK(key_of(R"({"Name":"A","Budget":5,"activities":[{"type":"call"}]})") == "Name in ''");
    CHECK(key_of(R"({"Name":"A","Budget":5,"leads":[{"x":1}]})") == "x in 'leads'");
    CHECK(key_of(R"({"status":"ok","hits":[{"x":1}]})") == "x in 'hits'");
    CHECK(key_of(R"({"data":{"total":1,"leads":[{"x":1}]},"included":[{"id":1}]})") == "x in 'data.leads'");
    CHECK(key_of(R"({"a":{"b":{"c":{"d":[{"x":1}]}}},"e":[{"y":1}]})") == "y in 'e'");
    CHECK(read_in_every_way(R"({"data":{"leads":[{"x":1},{"x":2}],"n":2},"ok":true})", ".json").records.size() == 2);
    CHECK(read_in_every_way(R"({"data":{"leads":[{"x":1},{"x":2}],"n":2,"ok":true})", ".json").error != "");
}

TEST_CASE("the sample ends at a mebibyte, whatever the block size", "[import]") {
    std::string text;
    const std::string filler(1000, 'x');
    while (text.size() < (std::size_t{1} << 20) - 1100) text += "{\"a\":\"" + filler + "\"}\n";
    text += "{\"a\":1,\"last\":1}\n{\"a\":\"" + filler + filler + "\"}\n{\"late\":1}\n";
    CHECK(read_in_every_way(text, ".jsonl").columns == Names{"a", "last"});
}

TEST_CASE("a first record longer than the sample is the sample", "[import]") {
    const std::string text = "[{\"a\":\"" + std::string(std::size_t{3} << 20, 'x') + "\"},{\"b\":1}]";
    const TemporaryFile file(text, ".json");
    const auto read = read_leads(file.path());
    CHECK(read.error == "");
    CHECK(read.columns.at(0) == "a");
    CHECK(read.records.size() == 2);
}

TEST_CASE("a column of JSON asked for twice is filled twice", "[import]") {
    const TemporaryFile file(R"([{"a":1,"b":2}])", ".json");
    const auto reader = open_leads(file.path(), {});
    reader->select({1, 0, 1});
    Block block;
    reader->read(block);
    reader->locate(block);
    CHECK(block.cells[0][0].raw() == "2");
    CHECK(block.cells[1][0].raw() == "1");
    CHECK(block.cells[2][0].raw() == "2");
    CHECK_FALSE(reader->read(block));
    CHECK_FALSE(reader->read(block));
}
