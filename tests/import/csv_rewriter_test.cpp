// The rewriter alone: what it makes of a text does not depend on how that is cut.
#include "import/csv_rewriter.hpp"

#include "catch2.hpp"

#include <random>

using namespace leadqual;
using namespace leadqual::reading;

namespace {

std::string rewritten(const CsvForm& form, const std::string& text, std::size_t piece, std::size_t max_record = 1000) {
    CsvRewriter rewriter(form, max_record);
    std::string to;
    for (std::size_t at = 0; at < text.size(); at += piece)
        rewriter.take(std::string_view(text).substr(at, piece), at + piece >= text.size(), to);
    return to;
}

}  // namespace

TEST_CASE("text is rewritten alike however it is cut", "[import]") {
    std::mt19937 random(20261125);
    const auto pick = [&](std::size_t low, std::size_t high) { return low + random() % (high - low + 1); };
    const char* const pieces[] = {"'",    "'",  "\"", ";", ";",   "; ", "\n", "\n",
                                  "\r\n", "\r", "\\", "a", "b c", " ",  "||"};
    for (int file = 0; file < 5'000; ++file) {
        std::string text;
        for (auto left = pick(1, 60); left > 0; --left) text += pieces[pick(0, std::size(pieces) - 1)];
        CsvForm form;
        form.delimiter = std::vector<std::string>{";", "; ", "||"}[pick(0, 2)];
        form.quote = pick(0, 1) ? '\'' : '"';
        form.escape = static_cast<Escape>(pick(0, 2));
        form.lone_cr = pick(0, 2) == 0;
        form.columns = pick(0, 4);
        const auto max_record = pick(5, 80);
        const auto whole = rewritten(form, text, text.size(), max_record);
        CAPTURE(visible(text), form.delimiter, form.quote, int(form.escape), form.lone_cr, form.columns, max_record);
        for (const std::size_t piece : {1, 2, 3, 7, 20}) REQUIRE(rewritten(form, text, piece, max_record) == whole);
    }
}

TEST_CASE("a quote that would swallow leads up to a quote that is text is damage", "[import]") {
    CsvForm form;
    form.quote = '\'';
    form.columns = 3;
    const std::string lead = "\"1\",\"x\",\"";
    const auto damaged = [&](const std::string& swallowed) {
        const auto out = rewritten(form, "1,x,'not closed\n" + swallowed, 1);
        return out.starts_with(lead + "not closed\n") && out.find("\"2\"") != out.npos;
    };
    CHECK(damaged("2,y,5' disk\n"));
    CHECK(damaged("2,y,5' disk,too much\n"));
    CHECK(damaged("2,y,z\n3,'a',b\n"));
    // Notes of several lines, with a quote that is text.
    CHECK_FALSE(damaged("as he said, 'no' is no'\n"));
    CHECK_FALSE(damaged("2' more of them\n"));
    form.columns = 0;
    CHECK_FALSE(damaged("2,y,5' disk\n"));
}
