#include "catch2.hpp"
#include "format/blocks.hpp"

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("a csv cell is quoted only where it must be", "[format]") {
    struct Case {
        std::string_view text;
        char delimiter;
        std::string_view expected;
    };
    const Case cases[] = {
        {"", ',', ""},
        {"plain", ',', "plain"},
        {"a b", ',', "a b"},
        {"a,b", ',', "\"a,b\""},
        {"a,b", ';', "a,b"},
        {"a;b", ';', "\"a;b\""},
        {"a\tb", '\t', "\"a\tb\""},
        {"say \"hi\"", ',', "\"say \"\"hi\"\"\""},
        {"\"", ',', "\"\"\"\""},
        {"two\nlines", ',', "\"two\nlines\""},
        {"two\rlines", ',', "\"two\rlines\""},
        {" led", ',', "\" led\""},
        {"trailed ", ',', "\"trailed \""},
        {"a long text without anything", ',', "a long text without anything"},
        {"a long text, with a comma", ',', "\"a long text, with a comma\""},
        {"the comma is the last byte,", ',', "\"the comma is the last byte,\""},
        {",the comma is the first byte", ',', "\",the comma is the first byte\""},
        {"eight by", ',', "eight by"},
        {"eight b,", ',', "\"eight b,\""},
        {"nine byt,", ',', "\"nine byt,\""},
        {"José, 株式会社", ',', "\"José, 株式会社\""},
        {"\x01\xff\x80", ',', "\x01\xff\x80"},
    };
    for (const auto& c : cases) {
        std::string out;
        append_csv_cell(c.text, c.delimiter, out);
        CHECK(out == c.expected);
    }
}

TEST_CASE("a comma is found wherever it stands in a cell", "[format]") {
    for (std::size_t size = 1; size <= 40; ++size)
        for (std::size_t at = 0; at < size; ++at)
            for (const char special : {',', '"', '\n', '\r'}) {
                std::string text(size, 'x');
                text[at] = special;
                std::string out;
                append_csv_cell(text, ',', out);
                CHECK(out.front() == '"');
            }
}

TEST_CASE("a cell of another format becomes the same csv cell, wherever in it something special stands", "[format]") {
    for (const char delimiter : {',', '\t', ';', 'x', '-'}) {
        FormatOptions options;
        options.delimiter = delimiter;
        Layout layout;
        layout.names = {"first", "second"};
        layout.slots = {0, 0};
        const auto writer = make_writer(options, layout);
        for (std::size_t size = 0; size <= 40; ++size)
            for (std::size_t at = 0; at <= size; ++at)
                for (const char special :
                     {'y', ',', ';', 'x', '-', '"', '\n', '\r', '\t', ' ', '\x01', '\x7f', '\xff'}) {
                    std::string text(size, 'y');
                    if (at < size) text[at] = special;
                    Block block = block_of('"' + text + "\",\t;", Syntax::json);
                    block.cells = {{{block.bytes.data(), static_cast<std::uint32_t>(size + 2), CellForm::quoted}}};
                    block.records = {{0, static_cast<std::uint32_t>(block.size)}};
                    Rendered rendered;
                    writer->render(block, {}, {}, rendered);
                    std::string cell;
                    append_csv_cell(text, delimiter, cell);
                    CAPTURE(delimiter, size, at, special);
                    REQUIRE(rendered.bytes == cell + delimiter + cell + '\n');
                }
    }
}

TEST_CASE("records pass through byte for byte", "[format]") {
    struct Case {
        std::string_view name, header, text;
        std::size_t columns;
    };
    const Case cases[] = {
        {"LF", "a,b", "1,2\n3,4\n", 2},
        {"CRLF", "a,b", "1,2\r\n3,4\r\n", 2},
        {"CR", "a,b", "1,2\r3,4\r", 2},
        {"no last line end", "a,b", "1,2\n3,4", 2},
        {"needless quotes", "\"a\",b", "\"1\",\"2\"\n\"3\",4\n", 2},
        {"line breaks in cells", "a,b", "\"1\r\n2\",x\r\n3,\"\"\"\"\r\n", 2},
        {"short rows", "a,b,c", "1\n1,2\n1,2,3\n", 3},
        {"blanks", "a, b", " 1 , 2\n\t,  \n", 2},
        {"not UTF-8", "a,b", "\xff,\x00\n1,\xc3\n", 2},
    };
    for (const auto& c : cases) DYNAMIC_SECTION(c.name) {
            auto options = as(OutputFormat::csv);
            options.line_end = c.text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
            Output output(options, passing(std::string(c.header)));
            output.add(csv_block(c.text, c.columns));
            CHECK(output.end() == std::string(c.header) + options.line_end + std::string(c.text));
        }
}

TEST_CASE("appended cells follow the record's own bytes, before its own line end", "[format]") {
    const std::vector<AddedColumn> added{texts("lq_tag", {"SQL", "MQL", ""}),
                                         texts("lq_reasons", {"yes budget: 40,000", "", "say \"no\""}),
                                         numbers("lq_score", {"100", "", "-1"}), truths("lq_need", {1, 0, -1})};
    auto options = as(OutputFormat::csv);
    options.line_end = "\r\n";
    Output output(options, passing("id,name", {"lq_tag", "lq_reasons", "lq_score", "lq_need"}));
    output.add(csv_block("1,\"Ann\"\r\n2\n3,C", 2), added);
    CHECK(output.end() ==
          "id,name,lq_tag,lq_reasons,lq_score,lq_need\r\n"
          "1,\"Ann\",SQL,\"yes budget: 40,000\",100,yes\r\n"
          "2,,MQL,,,no\n"
          "3,C,,\"say \"\"no\"\"\",-1,");
    CHECK(output.rows == 3);
}

TEST_CASE("a record after one without a line end begins on a new line", "[format]") {
    const auto open = csv_block("1,a\n2,b", 2), closed = csv_block("3,c\n", 2), nothing = csv_block("", 2);
    const Bits none{0}, only_first{1};
    Output output(as(OutputFormat::csv), passing("id,x"));
    output.add(open).add(nothing).add(open, {}, none).add(open).add(open, {}, only_first).add(closed);
    CHECK(output.end() == "id,x\n1,a\n2,b\n1,a\n2,b\n1,a\n3,c\n");
}

TEST_CASE("only kept rows are written", "[format]") {
    std::string text, expected = "id\n";
    Bits kept(3, 0);
    for (int row = 0; row < 130; ++row) {
        text += std::to_string(row) + "\n";
        if (row % 7 != 3) continue;
        kept[static_cast<std::size_t>(row / 64)] |= std::uint64_t{1} << (row % 64);
        expected += std::to_string(row) + "\n";
    }
    for (const bool passes : {true, false}) {
        Output output(as(OutputFormat::csv), passes ? passing("id") : keeping({"id"}));
        output.add(csv_block(text, 1), {}, kept);
        CHECK(output.end() == expected);
        CHECK(output.rows == 19);
    }
}

TEST_CASE("cells beyond the header that the reader dropped do not come back", "[format]") {
    auto block = csv_block("1,Ann,,\r\n", 2);
    block.records[0].end = 5;  // the reader ends the record before its extra empty cells
    Output output(as(OutputFormat::csv), passing("id,name", {"lq_tag"}));
    output.add(block, {texts("lq_tag", {"SQL"})});
    CHECK(output.end() == "id,name,lq_tag\n1,Ann,SQL\r\n");
}

TEST_CASE("cells written one by one keep their quotes in the same dialect", "[format]") {
    const std::string_view text = "1,\"Ann\", x ,5\" pipe\r\n2,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n3,\r\n";
    Output output(as(OutputFormat::csv), keeping({"id", "name", "a", "b"}));
    output.add(csv_block(text, 4));
    CHECK(output.end() == "id,name,a,b\n1,\"Ann\", x ,5\" pipe\n2,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n3,,,\n");
}

TEST_CASE("cells are quoted anew for another delimiter", "[format]") {
    const std::string_view text = "1,\"Ann\",x;y\n2,\"a,b\",\"tab\there\"\n";
    auto options = as(OutputFormat::csv);
    options.delimiter = ';';
    CHECK(Output(options, keeping({"id", "name", "x"})).add(csv_block(text, 3)).end() ==
          "id;name;x\n1;Ann;\"x;y\"\n2;a,b;tab\there\n");
    CHECK(Output(as(OutputFormat::tsv), keeping({"id", "name", "x"})).add(csv_block(text, 3)).end() ==
          "id\tname\tx\n1\tAnn\tx;y\n2\ta,b\t\"tab\there\"\n");
}

TEST_CASE("kept columns come in the order asked for, from any slot", "[format]") {
    auto layout = keeping({"name", "id", "name again"}, {"lq_tag"});
    layout.slots = {1, 0, 1};
    Output output(as(OutputFormat::csv), std::move(layout));
    output.add(csv_block("1,Ann,x\n2\n", 3), {texts("lq_tag", {"SQL", "MQL"})});
    CHECK(output.end() == "name,id,name again,lq_tag\nAnn,1,Ann,SQL\n,2,,MQL\n");
}

TEST_CASE("json cells become csv text", "[format]") {
    const auto block = json_block(
        R"({"a":"x, y","b":1.50,"c":null}{"a":"say \"hi\"","b":true,"c":[1, 2]}{"c":{"d":"\u00e9"}})", {"a", "b", "c"});
    Output output(as(OutputFormat::csv), keeping({"a", "b", "c"}));
    output.add(block);
    CHECK(output.end() ==
          "a,b,c\n\"x, y\",1.50,\n\"say \"\"hi\"\"\",true,\"[1, 2]\"\n,,\"{\"\"d\"\":\"\"\\u00e9\"\"}\"\n");
}

TEST_CASE("a record of one empty cell is not an empty line", "[format]") {
    CHECK(Output(as(OutputFormat::csv), keeping({"note"})).add(csv_block("1,\n2,x\n", 2)).end() == "note\n1\n2\n");
    auto layout = keeping({"note"});
    layout.slots = {1};
    CHECK(Output(as(OutputFormat::csv), layout).add(csv_block("1,\n2,x\n", 2)).end() == "note\n\"\"\nx\n");
    CHECK(Output(as(OutputFormat::csv), keeping({}, {"lq_tag", "lq_x"}))
              .add(csv_block("1\n", 1), {texts("lq_tag", {"SQL"}), texts("lq_x", {""})})
              .end() == "lq_tag,lq_x\nSQL,\n");
}

TEST_CASE("a bare cell that ends in a carriage return does not become part of a line end", "[format]") {
    auto block = csv_block("x\ny\n", 1);
    block.bytes[1] = '\r';  // as a reader sees it whose lines end in \n
    block.cells[0].resize(1);
    block.cells[0][0].size = 2;
    block.records.resize(1);
    CHECK(Output(as(OutputFormat::csv), keeping({"a"})).add(block).end() == "a\n\"x\r\"\n");
}

TEST_CASE("an empty result still has a header, and a byte order mark where asked for", "[format]") {
    auto options = as(OutputFormat::csv);
    options.bom = true;
    options.line_end = "\r\n";
    CHECK(Output(options, keeping({"id", "a,b"}, {"lq_tag"})).end() == "\xEF\xBB\xBFid,\"a,b\",lq_tag\r\n");
    CHECK(Output(options, passing("id,name", {"lq_tag"})).end() == "\xEF\xBB\xBFid,name,lq_tag\r\n");
}

TEST_CASE("appended numbers and texts of any size are written", "[format]") {
    const std::string long_text(10'000, 'x'), long_quoted = std::string(5'000, 'y') + ",";
    std::vector<AddedColumn> added;
    std::vector<std::string> names;
    std::string expected_header = "id", expected = "1";
    for (const std::string_view number : {"0", "9", "100", "-1", "2147483647"}) {
        added.push_back(numbers("n", {number}));
        expected += "," + std::string(number);
    }
    for (int copy = 0; copy < 60; ++copy)
        for (const std::string_view text :
             {std::string_view(long_text).substr(0, 100), std::string_view(long_text),
              std::string_view(long_text).substr(0, 4090), std::string_view(long_quoted)}) {
            added.push_back(texts("t", {text}));
            expected += text.ends_with(',') ? ",\"" + std::string(text) + "\"" : "," + std::string(text);
        }
    for (const auto& column : added) names.push_back(column.name), expected_header += "," + column.name;
    CHECK(Output(as(OutputFormat::csv), passing("id", names)).add(csv_block("1\n", 1), added).end() ==
          expected_header + "\n" + expected + "\n");
}

TEST_CASE("what was put together for a value serves as long as the edition stays", "[format]") {
    const std::vector<std::uint32_t> first{0, 1, 0, 2, 1}, second{3, 1, 2};
    const auto column = [&](std::string name, std::vector<std::string_view> values,
                            std::span<const std::uint32_t> value_of, std::uint32_t edition) {
        auto made = choices(std::move(name), AddedType::text, std::move(values), value_of);
        made.edition = edition;
        return made;
    };
    auto options = as(OutputFormat::csv);
    options.escape_formulas = true;
    auto layout = keeping({"i"}, {"t", "own", "u"});
    const auto writer = make_writer(options, layout);
    Rendered rendered;
    const auto render = [&](const Block& block, const std::vector<AddedColumn>& added) {
        rendered.clear();
        writer->render(block, added, {}, rendered);
        return rendered.bytes;
    };
    const Block five = csv_block("1\n2\n3\n4\n5\n", 1), three = csv_block("6\n7\n8\n", 1);
    CHECK(render(five, {column("t", {"a", "b,c", ""}, first, 7), texts("own", {"v", "w", "x", "y", "z"}),
                        column("u", {"=1", "d", "e"}, first, 7)}) ==
          "1,a,v,'=1\n2,\"b,c\",w,d\n3,a,x,'=1\n4,,y,e\n5,\"b,c\",z,d\n");
    CHECK(rendered.formulas_escaped == 2);
    CHECK(render(three, {column("t", {"a", "b,c", "", "new"}, second, 7), texts("own", {"1", "2", "3"}),
                         column("u", {"=1", "d", "e", "=2"}, second, 7)}) == "6,new,1,'=2\n7,\"b,c\",2,d\n8,,3,e\n");
    CHECK(rendered.formulas_escaped == 1);
    for (const std::uint32_t edition : {8, 0, 0})  // other values in the same places
        CHECK(render(three, {column("t", {"", edition == 0 ? "p" : "q", "r", "s"}, second, edition),
                             column("own", {"", "P", "R", "S"}, second, edition),
                             column("u", {"", "", "", "u"}, second, edition)}) ==
              (edition == 0 ? "6,s,S,u\n7,p,P,\n8,r,R,\n" : "6,s,S,u\n7,q,P,\n8,r,R,\n"));
}
