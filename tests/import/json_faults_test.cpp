// JSON that is wrong: in a record, around the records, or not about leads at all.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <nlohmann/json.hpp>

using namespace leadqual;
using namespace leadqual::testing;

TEST_CASE("a faulty record is rejected with its place, what was expected and what was found", "[import]") {
    struct {
        std::string record, reason;
        std::size_t at;
    } cases[] = {
        {R"(5)", "expected an object, found a number", 0},
        {R"("x,]")", "expected an object, found a text", 0},
        {R"([{"a":1}])", "expected an object, found an array", 0},
        {R"(null)", "expected an object, found null", 0},
        {R"(true)", "expected an object, found a boolean", 0},
        {R"(tru)", "invalid JSON: expected a value, found the end of the record", 3},
        {R"({"a":tru})", "invalid JSON: expected a value, found 't'", 5},
        {R"({"a":NaN})", "invalid JSON: expected a value, found 'NaN'", 5},
        {R"({"a":None})", "invalid JSON: expected a value, found 'None'", 5},
        {R"({"a":01})", "invalid JSON: expected ',' or '}', found '1'", 6},
        {R"({"a":1.})", "invalid JSON: expected a digit, found '}'", 7},
        {R"({"a":-x})", "invalid JSON: expected a digit, found 'x'", 6},
        {R"({"a":1e+})", "invalid JSON: expected a digit, found '}'", 8},
        {R"({"a" 1})", "invalid JSON: expected ':' after a key, found '1'", 5},
        {R"({a:1})", "invalid JSON: expected a key in double quotes, found 'a'", 1},
        {R"({"a":1,})", "invalid JSON: expected a key in double quotes, found '}'", 7},
        {R"({"a":1 "b":2})", "invalid JSON: expected ',' or '}', found '\"'", 7},
        {R"({"a":[1,]})", "invalid JSON: expected a value, found ']'", 8},
        {R"({"a":[1 2]})", "invalid JSON: expected ',' or ']', found '2'", 8},
        {R"({"a":[1}])", "invalid JSON: expected ',' or ']', found '}'", 7},
        {R"({"a":"\x"})", "invalid JSON: expected an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u), found 'x'", 7},
        {R"({"a":"\u12g4"})", "invalid JSON: expected four hex digits after \\u, found 'g'", 10},
        {"{\"a\":\"x\ty\"}", "invalid JSON: expected no control character inside a text (\\n, \\t), found a tab", 7},
        {"{\"a\":\"x\ny\"}", "invalid JSON: expected no control character inside a text (\\n, \\t), found a line break",
         7},
        {"{\"a\":\"\xC3\"}", "invalid JSON: not UTF-8, found the byte 0xC3", 6},
        {"{\"a\":1}\xC2\xA0", "", 0},
        {R"({/* x */"a":1})", "invalid JSON: expected a key in double quotes, found '/*'", 1},
    };
    for (const auto& [record, reason, at] : cases) {
        if (reason.empty()) continue;
        CAPTURE(record);
        const std::string before = "[{\"a\":\"before\"},\n", after = ",\n{\"a\":\"after\"}]";
        const auto file = read_in_every_way(before + record + after, ".json");
        CHECK(file.error == "");
        CHECK(file.records.size() == 2);
        REQUIRE(file.rejects.size() == 1);
        CHECK(file.rejects[0].reason == reason);
        CHECK(file.rejects[0].bytes == record);
        CHECK(file.rejects[0].at == before.size() + at);
        CHECK(file.rejects[0].line == (record.find('\n') == std::string::npos ? 2 : 2));
        CHECK(file.rejects[0].record == 2);
    }
}

TEST_CASE("a faulty line costs that line alone", "[import]") {
    const auto file = read_in_every_way("{\"a\":1}\n{\"a\":\n{\"a\":\"\n{\"a\":1}}\n5\nx\n{\"a\":2}\n", ".jsonl");
    CHECK(file.records.size() == 2);
    REQUIRE(file.rejects.size() == 5);
    CHECK(file.rejects[0].reason == "invalid JSON: expected a value, found the end of the line");
    CHECK(file.rejects[1].reason == "invalid JSON: expected '\"' at the end of a text, found the end of the line");
    CHECK(file.rejects[2].reason == "invalid JSON: expected the end of the line, found '}'");
    CHECK(file.rejects[3].reason == "expected an object, found a number");
    CHECK(file.rejects[4].reason == "invalid JSON: expected a value, found 'x'");
    CHECK(file.rejects[4].line == 6);
}

TEST_CASE("what is wrong between and around the records ends the reading, at its place", "[import]") {
    struct {
        std::string text, error;
    } cases[] = {
        {"[", "1:2: invalid JSON: expected a record or ']', found the end of the file"},
        {"[{\"a\":1}", "1:9: invalid JSON: expected ',' or ']' after a record, found the end of the file"},
        {"[{\"a\":1},\n", "2:1: invalid JSON: expected a record after ',', found the end of the file"},
        {"[{\"a\":1},]", "1:10: invalid JSON: expected a record after ',', found ']'"},
        {"[,{\"a\":1}]", "1:2: invalid JSON: expected a record or ']', found ','"},
        {"[{\"a\":1},,{}]", "1:10: invalid JSON: expected a record after ',', found ','"},
        {"[{\"a\":1}\n {}]", "2:2: invalid JSON: expected ',' or ']' after a record, found '{'"},
        {"[{\"a\":1}}", "1:9: invalid JSON: expected ',' or ']' after a record, found '}'"},
        {"[{\"a\":1}]]", "1:10: invalid JSON: expected the end of the file, found ']'"},
        {"[{\"a\":1}]\n\nx", "3:1: invalid JSON: expected the end of the file, found 'x'"},
        {"[{\"a\":\"x},\n{\"b\":2}]",
         "1:11: invalid JSON: expected no control character inside a text (\\n, \\t), found a line break"},
        {"[{\"a\":\"x},{\"b\":2}]", "1:13: invalid JSON: expected ',' or '}', found 'b'"},
        {"[\n{\"a\":[1},{\"b\":2}]",
         "2:18: invalid JSON: expected ',' or ']' after a record, found the end of the file"},
        {"{\"records\":[{\"a\":1}]", "1:21: invalid JSON: expected ',' or '}', found the end of the file"},
        {"{\"records\":[{\"a\":1}],\n\"x\":tru}", "2:5: invalid JSON: expected a value, found 't'"},
        {"{\"x\":tru,\"records\":[{\"a\":1}]}", "1:6: invalid JSON: expected a value, found 't'"},
        {"{\"records\":[{\"a\":1}]}}", "1:22: invalid JSON: expected the end of the file, found '}'"},
        {"{\"foo\":[{]}],\n\"records\":[{\"a\":1}]}",
         "1:11: invalid JSON: expected ',' or ']' after a record, found '}'"},
        {"{\"a\":1", "1:7: invalid JSON: expected ',' or '}', found the end of the file"},
        {"{\"a\":1} x", "1:9: invalid JSON: expected the end of the file, found 'x'"},
        {"{", "1:2: invalid JSON: expected a key in double quotes, found the end of the file"},
        {"{\"a", "1:4: invalid JSON: expected '\"' at the end of a text, found the end of the file"},
        {"tru", "1:4: invalid JSON: expected a value, found the end of the file"},
        {"\n 1 2", "2:4: invalid JSON: expected the end of the file, found '2'"},
    };
    for (const auto& [text, error] : cases) {
        CAPTURE(text);
        CHECK(read_in_every_way(text, ".json").error == error);
    }
}

TEST_CASE("leads before the place where reading ends are still read", "[import]") {
    const auto file = read_in_every_way("[{\"a\":1},{\"a\":2}\n{}]", ".json");
    CHECK(file.records.size() == 2);
    CHECK(file.error == "2:1: invalid JSON: expected ',' or ']' after a record, found '{'");
}

TEST_CASE("valid JSON that holds no leads says what it holds", "[import]") {
    const std::string hint =
        " [expected an array of objects, an object with such an array in it, or one object a line]";
    for (const auto& [text, found] : {std::pair{"\"x\"", "a text"},
                                      {"42", "a number"},
                                      {" null\n", "null"},
                                      {"true", "a boolean"},
                                      {"{}", "an empty object"},
                                      {" { } ", "an empty object"}}) {
        CAPTURE(text);
        CHECK(read_in_every_way(text, ".json").error == "0:0: holds no leads: found " + std::string(found) + hint);
    }
}

TEST_CASE("nesting up to 1024 levels is read, deeper is rejected, and takes no stack", "[import]") {
    for (const std::size_t arrays : {1022u, 1023u, 1024u, 5000u, 100'000u}) {
        CAPTURE(arrays);
        const std::string record = "{\"a\":" + std::string(arrays, '[') + std::string(arrays, ']') + "}";
        const auto file = read_in_every_way("[" + record + ",\n{\"a\":1}]", ".json");
        CHECK(file.error == "");
        REQUIRE(file.records.size() == (arrays <= 1023 ? 2 : 1));
        if (arrays <= 1023) continue;
        CHECK(file.rejects.at(0).reason == "invalid JSON: arrays and objects are nested deeper than 1024 levels");
        CHECK(file.rejects.at(0).at == 6 + 1023);
    }
    CHECK(read_in_every_way(std::string(100'000, '['), ".json").error ==
          "1:1026: invalid JSON: arrays and objects are nested deeper than 1024 levels");
    std::string objects;
    for (int level = 0; level < 50'000; ++level) objects += "{\"\":[";
    CHECK(read_in_every_way(objects, ".json").error.find("nested deeper") != std::string::npos);
}

TEST_CASE("levels are counted alike behind keys met before", "[import]") {
    const auto record = [](std::size_t arrays) {
        return "{\"x\":\"\",\"o\":{\"a\":" + std::string(arrays, '[') + std::string(arrays, ']') + "}}\n";
    };
    const std::string usual = "{\"x\":\"\",\"o\":{\"a\":\"\"}}\n";
    const auto file = read_in_every_way(usual + usual + record(1022) + usual + record(1023) + usual, ".jsonl");
    CHECK(file.records.size() == 5);
    REQUIRE(file.rejects.size() == 1);
    CHECK(file.rejects[0].record == 5);
    CHECK(file.rejects[0].reason == "invalid JSON: arrays and objects are nested deeper than 1024 levels");
}

TEST_CASE("what stands behind a value is read strictly, also where something else is usual", "[import]") {
    const std::string usual = "{\"a\":\"x\",\"o\":{\"b\":\"y\"}}\n";
    std::string text = usual + usual;
    for (std::size_t at = 0; at + 1 < usual.size(); ++at) {
        for (const char byte : std::string_view("\"{}[],:x1 ")) {
            if (byte == usual[at]) continue;
            auto damaged = usual;
            damaged[at] = byte;
            text += damaged + usual;
        }
    }
    const auto file = read_in_every_way(text, ".jsonl");
    std::size_t good = 0, bad = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += usual.size())
        (nlohmann::json::accept(text.substr(begin, usual.size())) ? good : bad) += 1;
    CHECK(file.records.size() == good);
    CHECK(file.rejects.size() == bad);
    CHECK(bad > 150);
}

TEST_CASE("a record of JSON longer than allowed is rejected, and reading goes on behind it", "[import]") {
    ImportOptions options;
    options.max_record = 128;
    for (const std::size_t length : {127, 128, 129, 130, 131, 1000, 200'000}) {
        CAPTURE(length);
        const std::string record = "{\"a\":\"" + std::string(length - 8, '}') + "\"}";
        auto file = read_in_every_way("[{\"a\":0},\n" + record + " ,\r\n{\"a\":1}\n]", ".json", options);
        CHECK(file.error == "");
        REQUIRE(file.records.size() == (length <= 128 ? 3 : 2));
        CHECK(file.records.back().line == 3);
        if (length > 128) {
            CHECK(file.rejects.at(0).reason == "longer than 128 bytes (--max-record)");
            CHECK(file.rejects.at(0).bytes == record.substr(0, 128));
            CHECK(file.rejects.at(0).record == 2);
        }
        file = read_in_every_way("{\"a\":0}\r\n" + record + "\r\n{\"a\":1}\n", ".jsonl", options);
        CHECK(file.records.back().line == 3);
        CHECK(file.records.size() == (length <= 128 ? 3 : 2));
    }
}

TEST_CASE("a long text among the records of an array is skipped whole", "[import]") {
    ImportOptions options;
    options.max_record = 100;
    const auto file = read_in_every_way(
        "[\"" + std::string(500, ',') + "\\\"]\n\",{\"a\":1}," + std::string(300, '1') + ",{\"a\":2}]", ".json",
        options);
    CHECK(file.error == "");
    CHECK(file.records.size() == 2);
    CHECK(file.rejects.size() == 2);
}

TEST_CASE("what follows the records may not be longer than a record", "[import]") {
    ImportOptions options;
    options.max_record = 100;
    const std::string text = "{\"records\":[{\"a\":1}],\"x\":\"" + std::string(200, 'x') + "\"}";
    CHECK(read_in_every_way(text, ".json", options).error ==
          "1:20: what follows the records is longer than 100 bytes (--max-record)");
}
