#include "catch2.hpp"
#include "format/blocks.hpp"

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("markdown is a table of pipes", "[format]") {
    Output output(as(OutputFormat::markdown), keeping({"name", "a|b"}, {"lq_tag", "lq_score", "lq_need"}));
    output.add(csv_block("Ann,\nBob,x\n", 2),
               {texts("lq_tag", {"SQL", "MQL"}), numbers("lq_score", {"100", ""}), truths("lq_need", {1, -1})});
    CHECK(output.end() ==
          "| name | a\\|b | lq_tag | lq_score | lq_need |\n"
          "| --- | --- | --- | --- | --- |\n"
          "| Ann |  | SQL | 100 | yes |\n"
          "| Bob | x | MQL |  |  |\n");
}

TEST_CASE("markdown without rows is nothing at all", "[format]") {
    const auto block = csv_block("1\n", 1);
    CHECK(Output(as(OutputFormat::markdown), keeping({"id"})).end().empty());
    CHECK(Output(as(OutputFormat::markdown), keeping({"id"})).add(block, {}, Bits{0}).end().empty());
}

TEST_CASE("nothing a cell holds becomes markup", "[format]") {
    struct Case {
        std::string_view cell, expected;
    };
    const Case cases[] = {
        {"a|b", "a\\|b"},
        {"a\\|b", "a\\\\\\|b"},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"R&D", "R&amp;D"},
        {"&lt;", "&amp;lt;"},
        {"[x](javascript:y)", "\\[x\\](javascript:y)"},
        {"![x](http://t/p.png)", "!\\[x\\](http\\://t/p.png)"},
        {"`rm`", "\\`rm\\`"},
        {"**bold**", "\\*\\*bold\\*\\*"},
        {"a_b@c.de", "a_b@c.de"},
        {"_Bob_ ~~x~~", "\\_Bob\\_ \\~\\~x\\~\\~"},
        {"two\nlines", "two⏎lines"},
    };
    for (const auto& c : cases) {
        std::string text;
        append_csv_cell(c.cell, ',', text);
        CHECK(Output(as(OutputFormat::markdown), keeping({"x"})).add(csv_block(text + "\n", 1)).end() ==
              "| x |\n| --- |\n| " + std::string(c.expected) + " |\n");
    }
}

TEST_CASE("control characters are visible in markdown", "[format]") {
    Output output(as(OutputFormat::markdown), keeping({"x"}));
    const auto table = output.add(csv_block("\x1b[31m\a\xE2\x80\xAE\xff\n", 1)).end();
    for (const char c : table) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    CHECK(table.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(is_utf8(table));
}
