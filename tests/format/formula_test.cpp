#include "catch2.hpp"
#include "format/blocks.hpp"
#include "format/escape.hpp"

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("what a spreadsheet would run is told from numbers and telephone numbers", "[format]") {
    struct Case {
        std::string_view text;
        bool runs;
    };
    const Case cases[] = {
        {"", false},
        {"Ann", false},
        {"a=1", false},
        {"=1+1", true},
        {"=5", true},
        {"@5", true},
        {"\v=5", true},
        {"\xE3\x80\x80=5", true},
        {"=cmd|' /C calc'!A0", true},
        {"+cmd|' /C calc'!A0", true},
        {"-2+3+cmd|' /C calc'!A0", true},
        {"@SUM(1)", true},
        {"  =1+1", true},
        {"\xC2\xA0=1+1", true},
        {"＝1+1", true},
        {"＠SUM(1)", true},
        {"\t=1+1", true},
        {"\tx", true},
        {"\rx", true},
        {"\nx", true},
        {"\t5", false},
        {"-5", false},
        {"-5.25", false},
        {"+5", false},
        {"-", false},
        {"--", false},
        {"+62 812-3456-7890", false},
        {"+1 (415) 555-2671", false},
        {"- None -", true},
        {"-5%", false},
        {"'=1+1", false},
        {std::string_view("\0=1+1", 5), true},  // LibreOffice drops the NUL
        {std::string_view("\0 \0@SUM(1)", 10), true},
        {std::string_view("\0Ann", 4), false},
    };
    for (const auto& c : cases) {
        INFO(c.text);
        CHECK(writing::runs_as_formula(c.text) == c.runs);
    }
}

TEST_CASE("formulas are escaped in kept and appended cells, and counted", "[format]") {
    auto options = as(OutputFormat::csv);
    options.escape_formulas = true;
    Output output(options, keeping({"=name", "phone", "note"}, {"lq_reasons", "lq_score"}));
    output.add(csv_block("\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",+62 812,\"kept, quoted\"\n-x,-5,@a\n", 3),
               {texts("lq_reasons", {"=2", "-"}), numbers("lq_score", {"-5", "5"})});
    CHECK(output.end() ==
          "'=name,phone,note,lq_reasons,lq_score\n"
          "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",+62 812,\"kept, quoted\",'=2,-5\n"
          "'-x,-5,'@a,-,5\n");
    CHECK(output.formulas_escaped == 4);
}

TEST_CASE("formulas stay as they are unless escaping is asked for", "[format]") {
    Output output(as(OutputFormat::csv), keeping({"a"}));
    CHECK(output.add(csv_block("=1+1\n", 1)).end() == "a\n=1+1\n");
    CHECK(output.formulas_escaped == 0);
}
