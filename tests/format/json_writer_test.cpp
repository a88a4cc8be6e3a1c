#include "catch2.hpp"
#include "format/blocks.hpp"
#include "format/json_text.hpp"

#include <nlohmann/json.hpp>

using namespace leadqual;
using namespace leadqual::test;
using Json = nlohmann::ordered_json;

namespace {

std::string json_string(std::string_view text) {
    std::string out;
    append_json_string(text, out);
    return out;
}

/// A pass-through layout of json, which has no header.
Layout passing_json(std::vector<std::string> added = {}) { return passing("", std::move(added)); }

}  // namespace

TEST_CASE("a text becomes a json string", "[format]") {
    struct Case {
        std::string_view text, expected;
    };
    const Case cases[] = {
        {"", R"("")"},
        {"plain", R"("plain")"},
        {"say \"hi\"", R"("say \"hi\"")"},
        {"C:\\x", R"("C:\\x")"},
        {"a\nb\rc\td", R"("a\nb\rc\td")"},
        {std::string_view("nul\0bell\a", 9), R"("nul\u0000bell\u0007")"},
        {"esc\x1b[31m", R"("esc\u001b[31m")"},
        {"\x7f", R"("\u007f")"},
        {"\xC2\x9B", R"("\u009b")"},  // CSI as one character
        {"\xC2\xA0", "\"\xC2\xA0\""},
        {"a\xE2\x80\xAE z", R"("a\u202e z")"},  // right-to-left override
        {"\xE2\x80\xA8", R"("\u2028")"},
        {"\xE2\x81\xA6", R"("\u2066")"},
        {"José 株式会社 🙂", "\"José 株式会社 🙂\""},
        {"</script>", R"("</script>")"},
        {"\xff", "\"\xEF\xBF\xBD\""},
        {"a\xC3", "\"a\xEF\xBF\xBD\""},
        {"\xC3(", "\"\xEF\xBF\xBD(\""},
        {"é\xED\xA0\x80z", "\"é\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\""},  // a surrogate is no character
        {"\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (const auto& c : cases) {
        CHECK(json_string(c.text) == c.expected);
        CHECK(Json::accept(json_string(c.text)));
    }
}

TEST_CASE("a cell becomes the same json string, wherever in it something special stands", "[format]") {
    for (std::size_t size = 0; size <= 40; ++size) {
        for (std::size_t at = 0; at <= size; ++at) {
            for (const int byte :
                 std::initializer_list<int>{'x', '"', '\\', 0, 0x1f, ' ', '~', 0x7f, 0x80, 0xff, '!', '#', '[', ']'}) {
                std::string text(size, 'y');
                if (at < size) text[at] = static_cast<char>(byte);
                for (const char behind : {'z', '"'}) {  // must not be looked at
                    std::string json;
                    const auto readable = text + std::string(8, behind);
                    {
                        writing::ByteAppender out(json);
                        out.append("1,");
                        writing::append_json_string(std::string_view(readable).substr(0, size), out);
                        out.append(",2");
                    }
                    CAPTURE(size, at, byte);
                    REQUIRE(json == "1," + json_string(text) + ",2");
                }
            }
        }
    }
}

TEST_CASE("every well-formed text reads back from its json string, every other text is valid json", "[format]") {
    std::uint32_t state = 7;
    const auto next = [&] { return (state = state * 1664525 + 1013904223) >> 24; };
    const std::string_view pieces[] = {"a",    "\"",           "\\",   "\n",       "é", "株",
                                       "🙂", "\xE2\x80\xAE", "\x1b", "\xC2\x85", "/"};
    for (int round = 0; round < 500; ++round) {
        std::string text, bytes;
        for (auto count = next() % 20; count > 0; --count) text += pieces[next() % std::size(pieces)];
        for (auto count = next() % 20; count > 0; --count) bytes += static_cast<char>(next());
        CHECK(Json::parse(json_string(text)).get<std::string>() == text);
        CHECK(Json::accept(json_string(bytes)));
    }
}

TEST_CASE("members are added before the closing brace of a record that passes through", "[format]") {
    struct Case {
        std::string_view record, expected;
    };
    const Case cases[] = {
        {R"({"a":1})", R"({"a":1,"lq_tag":"SQL","lq_score":75,"lq_need":null})"},
        {R"({})", R"({"lq_tag":"SQL","lq_score":75,"lq_need":null})"},
        {R"({ })", R"({"lq_tag":"SQL","lq_score":75,"lq_need":null})"},
        {R"({ "a" : "}" })", R"({ "a" : "}","lq_tag":"SQL","lq_score":75,"lq_need":null })"},
        {R"({"a":{"b":[1,{}]}})", R"({"a":{"b":[1,{}]},"lq_tag":"SQL","lq_score":75,"lq_need":null})"},
        {R"({"a":1.0e+2,"b":"\u00e9\/"})",
         R"({"a":1.0e+2,"b":"\u00e9\/","lq_tag":"SQL","lq_score":75,"lq_need":null})"},
    };
    const std::vector<AddedColumn> added{texts("lq_tag", {"SQL"}), numbers("lq_score", {"75"}),
                                         truths("lq_need", {-1})};
    for (const auto& c : cases) {
        Output output(as(OutputFormat::jsonl), passing_json({"lq_tag", "lq_score", "lq_need"}));
        output.add(json_block(std::string(c.record) + "\n", {"a"}), added);
        CHECK(output.end() == std::string(c.expected) + "\n");
        CHECK(Json::accept(c.expected));
    }
}

TEST_CASE("json lines without appended columns are the input's own bytes", "[format]") {
    const std::string_view text = "{\"a\": 1 }\r\n{ }\n{\"b\":[1 , 2]}\n";
    CHECK(Output(as(OutputFormat::jsonl), passing_json()).add(json_block(text, {"a"})).end() == text);
    CHECK(Output(as(OutputFormat::jsonl), passing_json()).add(json_block("{\"a\":1}", {"a"})).end() == "{\"a\":1}\n");
}

TEST_CASE("a pretty-printed record becomes one line of json lines, and stays as it is in an array", "[format]") {
    const std::string text = "{\n  \"a\": \"two words\\n\",\r\n  \"b\": [ 1, \"\\\\\" ]\n}";
    const std::vector<AddedColumn> added{texts("lq_tag", {"SQL"})};
    CHECK(Output(as(OutputFormat::jsonl), passing_json({"lq_tag"})).add(json_block(text, {"a"}), added).end() ==
          R"({"a":"two words\n","b":[1,"\\"],"lq_tag":"SQL"})"
          "\n");
    CHECK(Output(as(OutputFormat::json), passing_json({"lq_tag"})).add(json_block(text, {"a"}), added).end() ==
          "[\n{\n  \"a\": \"two words\\n\",\r\n  \"b\": [ 1, \"\\\\\" ],\"lq_tag\":\"SQL\"\n}\n]\n");
}

TEST_CASE("an array holds a record a line, whatever blocks it came in", "[format]") {
    const std::vector<AddedColumn> one{texts("t", {"x"})}, two{texts("t", {"x", "y"})};
    const auto first = json_block("{\"a\":1},\n{\"a\":2}", {"a"}), second = json_block("{\"a\":3}", {"a"});
    const auto nothing = json_block("", {"a"});
    Output output(as(OutputFormat::json), passing_json({"t"}));
    output.add(nothing).add(first, two).add(nothing).add(second, one, Bits{0}).add(second, one);
    CHECK(output.end() == "[\n{\"a\":1,\"t\":\"x\"},\n{\"a\":2,\"t\":\"y\"},\n{\"a\":3,\"t\":\"x\"}\n]\n");
    CHECK(output.rows == 3);
    CHECK(Output(as(OutputFormat::json), passing_json({"t"})).end() == "[]\n");
    CHECK(Output(as(OutputFormat::jsonl), passing_json({"t"})).end() == "");
}

TEST_CASE("members that an earlier run appended are dropped by name, wherever they stand", "[format]") {
    struct Case {
        std::string_view record, expected;
    };
    const Case cases[] = {
        {R"({"a":1,"lq_tag":"MQL","lq_old":[1,{"x":","}]})", R"({"a":1,"lq_tag":"SQL"})"},
        {R"({"lq_tag":"MQL", "a":{"lq_tag":2}, "lq_old":3})", R"({ "a":{"lq_tag":2},"lq_tag":"SQL"})"},
        {R"({"lq_tag":"MQL"})", R"({"lq_tag":"SQL"})"},
        {R"({"a":"lq_tag\",\"lq_tag"})", R"({"a":"lq_tag\",\"lq_tag","lq_tag":"SQL"})"},
        {R"({})", R"({"lq_tag":"SQL"})"},
    };
    for (const auto& c : cases) {
        auto layout = passing_json({"lq_tag"});
        layout.dropped = {"lq_tag", "lq_old"};
        Output output(as(OutputFormat::jsonl), layout);
        output.add(json_block(c.record, {"a", "lq_tag"}), {texts("lq_tag", {"SQL"})});
        CHECK(output.end() == std::string(c.expected) + "\n");
    }
}

TEST_CASE("a key comes only once even where the plan knew of no earlier group", "[format]") {
    for (const std::string prefix : {"lq_", ""}) {
        Output output(as(OutputFormat::jsonl), passing_json({prefix + "tag", prefix + "score"}));
        output.add(json_block("{\"a\":1}\n{\"a\":2,\"" + prefix + "score\":7,\"b\":\"lq_\"}\n", {"a"}),
                   {texts("", {"SQL", "MQL"}), numbers("", {"1", "2"})});
        CHECK(output.end() == "{\"a\":1,\"" + prefix + "tag\":\"SQL\",\"" + prefix +
                                  "score\":1}\n{\"a\":2,\"b\":\"lq_\",\"" + prefix + "tag\":\"MQL\",\"" + prefix +
                                  "score\":2}\n");
    }
}

TEST_CASE("csv cells become json strings, cells a record has not become null", "[format]") {
    Output output(as(OutputFormat::jsonl), keeping({"id", "say \"x\"", "z"}, {"lq_tag", "lq_score", "lq_need"}));
    output.add(csv_block("007,\"a \"\"b\"\"\",\n1,\xff\n", 3),
               {texts("lq_tag", {"SQL", ""}), numbers("lq_score", {"-3", ""}), truths("lq_need", {1, 0})});
    CHECK(output.end() ==
          "{\"id\":\"007\",\"say \\\"x\\\"\":\"a "
          "\\\"b\\\"\",\"z\":\"\",\"lq_tag\":\"SQL\",\"lq_score\":-3,\"lq_need\":\"yes\"}\n"
          "{\"id\":\"1\",\"say "
          "\\\"x\\\"\":\"\xEF\xBF\xBD\",\"z\":null,\"lq_tag\":null,\"lq_score\":null,\"lq_need\":\"no\"}\n");
}

TEST_CASE("json cells keep their own text, and missing members stay missing", "[format]") {
    const auto block = json_block("{\"a\":1.50,\"b\":\"\\u00e9\",\"c\":null}\n{\"b\":{\"x\":[1,\n 2]},\"a\":true}\n{}",
                                  {"a", "b", "c"});
    CHECK(Output(as(OutputFormat::json), keeping({"b", "a", "c"})).add(block).end() ==
          "[\n{\"b\":1.50,\"a\":\"\\u00e9\",\"c\":null},\n{\"b\":true,\"a\":{\"x\":[1,2]}},\n{}\n]\n");
}

TEST_CASE("json output reads back with the cells that went in", "[format]") {
    const std::string_view cells[] = {"Ann",
                                      "=cmd|' /C calc'!A0",
                                      "a\x1b]0;x\a",
                                      "</script><img onerror=x>",
                                      "\"",
                                      "\\",
                                      "two\nlines",
                                      "\xE2\x80\xAE"
                                      "evil",
                                      "株式会社",
                                      "a,b"};
    std::string text;
    for (const auto cell : cells) append_csv_cell(cell, ',', text), text += '\n';
    for (const auto format : {OutputFormat::json, OutputFormat::jsonl}) {
        auto written = Output(as(format), keeping({"name"})).add(csv_block(text, 1)).end();
        if (format == OutputFormat::jsonl) {
            std::replace(written.begin(), written.end(), '\n', ',');
            written = "[" + written.substr(0, written.size() - 1) + "]";
        }
        const auto read = Json::parse(written);
        REQUIRE(read.size() == std::size(cells));
        for (std::size_t row = 0; row < read.size(); ++row) CHECK(read[row]["name"] == std::string(cells[row]));
    }
}
