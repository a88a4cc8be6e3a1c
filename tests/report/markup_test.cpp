#include "report/markup.hpp"
#include "catch2.hpp"
#include "leadqual/report.hpp"
#include "report/bar_text.hpp"

using namespace leadqual;

TEST_CASE("texts and attributes of a page cannot become markup", "[report]") {
    markup::Page page;
    page.open("p", {{"title", "\"><script>"}});
    page.text("</p><img src=x onerror='alert(1)'>&amp;\x1b[31m\xe2\x80\xae\xff");
    CHECK(page.take() ==
          "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;^[[31m"
          "\\u202e\\xff</p>\n");
}

TEST_CASE("texts of a markdown page cannot become markup", "[report]") {
    CHECK(markdown_text("_Bob_ ~~x~~ **y** `z` [a](b) | #1 \\") ==
          R"(\_Bob\_ \~\~x\~\~ \*\*y\*\* \`z\` \[a\](b) \| \#1 \\)");
    CHECK(markdown_text("http://x.example and WWW.x.example, <b>&amp;") ==
          R"(http\://x.example and WWW\.x.example, &lt;b&gt;&amp;amp;)");
    CHECK(markdown_text("purchase_timeframe: 9:30, a.b") == "purchase_timeframe: 9:30, a.b");
    CHECK(markdown_text("__a__b_") == R"(\_\_a\_\_b\_)");
}

TEST_CASE("what is opened is closed", "[report]") {
    markup::Page page;
    page.open("div");
    page.open("ul");
    page.element("li", {}, "a");
    CHECK(page.take() == "<div>\n<ul>\n<li>a</li></ul></div>\n");
}

TEST_CASE("bars of letters are as long as their counts, and none that is there is unseen", "[report]") {
    const std::vector<model::Series> tags{
        {"SQL", model::Tone::sql}, {"MQL", model::Tone::mql}, {"disqualified", model::Tone::disqualified}};
    CHECK(model::bar_text({"", {5, 3, 2}, ""}, tags, 10, 10, false) == "█████▓▓▓░░");
    CHECK(model::bar_text({"", {1, 0, 999'999}, ""}, tags, 1'000'000, 10, false) == "█░░░░░░░░░");
    CHECK(model::bar_text({"", {0, 0, 0}, ""}, tags, 10, 10, false).empty());
    CHECK(model::bar_text({"", {1, 0, 0}, ""}, tags, 0, 10, false) == "█");
}
