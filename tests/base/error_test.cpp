#include "catch2.hpp"

#include "leadqual/base.hpp"

namespace leadqual {

TEST_CASE("a problem shows its place, the line, a caret and the way out", "[base]") {
    Problem problem;
    problem.place = {"rules.json", 14, 32};
    problem.message = "unknown operator 'equal'";
    problem.hint = "did you mean 'equals'?";
    problem.source = R"(    { "field": "source", "op": "equal", "value": "demo" })";
    problem.width = 7;
    CHECK(to_text(problem) ==
          "rules.json:14:32: unknown operator 'equal'\n"
          "   14 |     { \"field\": \"source\", \"op\": \"equal\", \"value\": \"demo\" }\n"
          "      |                                ^^^^^^^\n"
          "  hint: did you mean 'equals'?\n");
}

TEST_CASE("a problem shows only what is known of it", "[base]") {
    Problem problem;
    problem.message = "cannot read 'x'";
    CHECK(to_text(problem) == "cannot read 'x'\n");
    problem.place.file = "leads.csv";
    CHECK(to_text(problem) == "leads.csv: cannot read 'x'\n");
    problem.place.line = 3;
    CHECK(to_text(problem) == "leads.csv:3: cannot read 'x'\n");
    problem.severity = Severity::warning;
    CHECK(to_text(problem) == "leads.csv:3: warning: cannot read 'x'\n");
}

TEST_CASE("the caret stands under its text whatever stands before it", "[base]") {
    Problem problem;
    problem.place = {"r", 1, 0};
    problem.message = "m";
    const auto caret_line = [&](std::string source, std::string_view marked) {
        problem.source = std::move(source);
        problem.place.column = problem.source.find(marked) + 1;
        problem.width = marked.size();
        const std::string text = to_text(problem);
        return text.substr(text.find("      |"));
    };
    CHECK(caret_line("\t\tbad", "bad") == "      |   ^^^\n");
    CHECK(caret_line("äöü bad", "bad") == "      |     ^^^\n");
    CHECK(caret_line("東京 bad", "bad") == "      |      ^^^\n");
    CHECK(caret_line("\x1b[31m bad", "bad") == "      |        ^^^\n");
    CHECK(caret_line("x 東京", "東京") == "      |   ^^^^\n");
    CHECK(caret_line("bad", "bad") == "      | ^^^\n");
}

TEST_CASE("a caret behind the end of the line still points there", "[base]") {
    Problem problem;
    problem.place = {"r", 1, 4};
    problem.message = "m";
    problem.source = "abc";
    CHECK(to_text(problem) == "r:1:4: m\n    1 | abc\n      |    ^\n");
    problem.place.column = 400;
    CHECK(to_text(problem) == "r:1:400: m\n    1 | abc\n      |    ^\n");
}

TEST_CASE("a long line is cut around the caret", "[base]") {
    Problem problem;
    problem.place = {"r", 1, 5001};
    problem.message = "m";
    problem.source = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
    problem.width = 4;
    const std::string text = to_text(problem);
    CHECK(text.size() < 400);
    const std::size_t line = text.find("    1 | "), carets = text.find("      | ");
    REQUIRE(carets != text.npos);
    const std::string shown = text.substr(line + 8, text.find('\n', line) - line - 8);
    CHECK(display_width(shown) <= 100);
    CHECK(shown.starts_with("…a"));
    CHECK(shown.ends_with("b…"));
    const std::size_t column = display_width(shown.substr(0, shown.find("HERE")));
    CHECK(text.substr(carets) == "      | " + std::string(column, ' ') + "^^^^\n");
}

TEST_CASE("nothing in a message reaches the terminal as a control character", "[base]") {
    Problem problem;
    problem.place.file = "a\x1b[2Jb";
    problem.message = "bad '\x07'";
    problem.hint = "type \x9b";
    const std::string text = to_text(problem);
    CHECK(text == "a^[[2Jb: bad '^G'\n  hint: type \\x9b\n");
}

TEST_CASE("an error carries its exit code and all its problems", "[base]") {
    const Error simple(Exit::input, "cannot read", "try again");
    CHECK(simple.code() == Exit::input);
    CHECK(std::string_view(simple.what()) == "cannot read");
    CHECK(simple.problems().at(0).hint == "try again");
    const Error several(Exit::usage, std::vector<Problem>(3));
    CHECK(several.problems().size() == 3);
    CHECK(std::string_view(Error(Exit::bug, std::vector<Problem>()).what()).empty());
}

TEST_CASE("the nearest name is suggested, and none when all are far", "[base]") {
    const std::vector<std::string_view> names{"budget", "budget_status", "annual_revenue",
                                              "need",   "job_title",     "email"};
    struct {
        std::string_view word, expected;
    } cases[] = {
        {"budgt", "budget"},
        {"Budget", "budget"},
        {"bugdet", "budget"},
        {"annualrevenue", "annual_revenue"},
        {"Annual Revenue", "annual_revenue"},
        {"jobtitle", "job_title"},
        {"neeed", "need"},
        {"e-mail", "email"},
    };
    for (const auto& [word, expected] : cases) {
        INFO(word);
        CHECK(closest(word, names) == expected);
    }
    for (const std::string_view word : {"", "telephone", "x", "revenue", "zz"}) {
        INFO(word);
        CHECK(closest(word, names) == std::nullopt);
    }
    CHECK(closest(std::string(100'000, 'a'), names) == std::nullopt);
    const std::vector<std::string_view> tie{"cat", "bat"};
    CHECK(closest("rat", tie) == "cat");
}

}  // namespace leadqual
