#include "catch2.hpp"
#include "format/blocks.hpp"
#include "format/column_widths.hpp"

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("a table is aligned, numbers to the right, without blanks at line ends", "[format]") {
    Output output(as(OutputFormat::table), keeping({"name", "employees", "note"}, {"lq_tag", "lq_score"}));
    output.add(csv_block("Ann,5,\nJosé 株式会社,12000,x\n", 3),
               {texts("lq_tag", {"SQL", "disqualified"}), numbers("lq_score", {"100", ""})});
    CHECK(output.end() ==
          "name           employees  note  lq_tag        lq_score\n"
          "─────────────  ─────────  ────  ────────────  ────────\n"
          "Ann                    5        SQL                100\n"
          "José 株式会社      12000  x     disqualified\n");
}

TEST_CASE("a table without rows is nothing at all", "[format]") {
    const auto block = csv_block("1\n", 1);
    CHECK(Output(as(OutputFormat::table), keeping({"id"})).end().empty());
    CHECK(Output(as(OutputFormat::table), keeping({"id"})).add(block, {}, Bits{0}).end().empty());
}

TEST_CASE("a table shows tags in colour only where asked for", "[format]") {
    auto options = as(OutputFormat::table);
    options.colour = true;
    Output output(options, keeping({"name"}, {"lq_tag"}));
    output.add(csv_block("SQL\nb\nc\nd\n", 1), {texts("lq_tag", {"SQL", "MQL", "disqualified", ""})});
    CHECK(output.end() ==
          "\x1b[1mname\x1b[0m  \x1b[1mlq_tag\x1b[0m\n"
          "────  ────────────\n"
          "SQL   \x1b[1;32mSQL\x1b[0m\n"
          "b     \x1b[33mMQL\x1b[0m\n"
          "c     \x1b[2mdisqualified\x1b[0m\n"
          "d\n");
}

TEST_CASE("hostile cells cannot reach the terminal or break the table", "[format]") {
    Output output(as(OutputFormat::table), keeping({"na\x1bme", "x"}));
    output.add(
        csv_block("\"\x1b]0;owned\a\",\"a\nb\"\n\"a\tb\",\"\xE2\x80\xAE"
                  "evil\"\n\xC2\x9B"
                  "31m,\xff\n\"a\r\nb\",\x7f\n",
                  2));
    const auto table = output.end();
    CHECK(std::count(table.begin(), table.end(), '\n') == 6);
    for (const char c : table) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    for (const std::string_view bad : {"\x7f", "\xC2\x9B", "\xE2\x80\xAE", "\xff"})
        CHECK(table.find(bad) == std::string::npos);
    CHECK(is_utf8(table));
    CHECK(table.find("a⏎b") != std::string::npos);
}

TEST_CASE("cells are cut so that a line fits into the terminal", "[format]") {
    auto options = as(OutputFormat::table);
    options.width = 30;
    Output output(options, keeping({"name", "company"}, {"lq_tag"}));
    output.add(csv_block("Ann,An extraordinarily long company name\nBob,株式会社株式会社株式会社\n", 2),
               {texts("lq_tag", {"SQL", "MQL"})});
    CHECK(output.end() ==
          "name  company           lq_tag\n"
          "────  ────────────────  ──────\n"
          "Ann   An extraordinar…  SQL\n"
          "Bob   株式会社株式会…   MQL\n");
}

TEST_CASE("the widest columns give way first, and none below the least", "[format]") {
    using Widths = std::vector<std::size_t>;
    struct Case {
        Widths widths;
        std::size_t room;
        Widths expected;
    };
    const Case cases[] = {
        {{}, 10, {}},
        {{4, 5}, 11, {4, 5}},
        {{4, 50}, 20, {4, 14}},
        {{40, 50}, 21, {10, 9}},
        {{3, 40, 50, 12}, 60, {3, 20, 19, 12}},
        {{40, 50}, 5, {6, 6}},
        {{40}, 0, {6}},
    };
    for (const auto& c : cases) CHECK(writing::fit_widths(c.widths, 2, c.room, 6) == c.expected);
}

TEST_CASE("one cell cannot make a table grow without bound", "[format]") {
    std::string marks = "a";
    for (int count = 0; count < 100'000; ++count) marks += "\xCC\x81";  // accents without end
    Output output(as(OutputFormat::table), keeping({"name", "x"}));
    output.add(csv_block(marks + "," + std::string(100'000, 'y') + "\n", 2));
    const auto table = output.end();
    CHECK(table.size() < 5'000);
    CHECK(is_utf8(table));
    CHECK(table.ends_with("y…\n"));
}

TEST_CASE("a long table streams in the widths of its first 10,000 rows", "[format]") {
    std::string text;
    for (int row = 0; row < 10'000; ++row) text += std::to_string(row % 1000) + ",abc\n";
    const auto head = csv_block(text, 2), tail = csv_block("12345678,wider than before\n1,x\n", 2);
    Output output(as(OutputFormat::table), keeping({"n", "word"}));
    output.add(head);
    CHECK(output.bytes.starts_with("  n  word\n───  ────\n  0  abc\n"));  // written before the end
    output.add(tail);
    CHECK(output.end().ends_with("999  abc\n12…  wid…\n  1  x\n"));
}
