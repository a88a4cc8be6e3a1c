#include "report/markup.hpp"
#include "catch2.hpp"
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
