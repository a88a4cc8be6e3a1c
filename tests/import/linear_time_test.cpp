// Nothing that stands in a file makes reading it take more than time in proportion to its size.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <ctime>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Of three readings the quickest, without what is done once a file.
double seconds_to_read(const std::string& text, const ImportOptions& options) {
    const TemporaryFile file(text);
    double best = 1e9;
    for (int time = 0; time < 3; ++time) {
        const auto begin = processor_seconds();
        const auto reader = open_leads(file.path(), options);
        reader->select({0});
        for (Block block; reader->read(block);) reader->locate(block);
        best = std::min(best, processor_seconds() - begin);
    }
    return best;
}

std::string repeated(std::string_view line, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += line;
    return text;
}

}  // namespace

TEST_CASE("a file sixteen times as large takes about sixteen times as long, whatever stands in it", "[import]") {
    ImportOptions single, none, backslash, blanks, told;
    single.quote = '\'';
    none.quote = '\'', none.escape = Escape::none;
    backslash.escape = Escape::backslash;
    blanks.delimiter = ", ";
    told.delimiter = ",", told.quote = '"', told.escape = Escape::doubled, told.skip_lines = 0;
    struct {
        std::string name;
        std::string_view line, end = {};
        ImportOptions options = {};
    } files[] = {
        {"a quote that is not closed in every row", "1,\"abc\n"},
        {"the same, told", "1,\"abc\n", {}, told},
        {"a quote in quotes in every row", "\"a\"b\",c\n"},
        {"a quote behind text in every row", "a\"b,c\n"},
        {"quotes that close in the next row", "1,\"a\n\",2\n"},
        {"one quote before all rows", "1,2\n", "\"x\n"},
        {"blank lines", "\n"},
        {"blank lines of old line ends", "\r"},
        {"one line of delimiters", ","},
        {"one line of quotes", "\""},
        {"one line of quoted delimiters", "\",\","},
        {"extra cells in every row", "1,2,3,4,5,6,7\n"},
        {"footers", "Grand Total,1\n"},
        {"the header again", "id,name\n"},
        {"single quotes that are not closed", "1,'abc\n", {}, single},
        {"single quotes that nothing closes", "'abc,x\n", {}, none},
        {"single quotes closed by text", "'abc'd,x\n", {}, none},
        {"backslashes before quotes", "1,\"a\\\"\n", {}, backslash},
        {"backslashes", "\\,", {}, backslash},
        {"blanks behind delimiters, quotes not closed", "1, \"abc\n", {}, blanks},
        {"bytes that are no UTF-8", "\xE9,\xFF\n"},
    };
    constexpr std::size_t small = 100'000;
    for (auto& file : files) {
        CAPTURE(file.name);
        const auto text = [&](std::size_t bytes) {
            return "id,name\n1,a\n2,b\n" + std::string(file.end) + repeated(file.line, bytes);
        };
        const double once = std::max(seconds_to_read(text(small), file.options), 0.0005);
        const double more = seconds_to_read(text(16 * small), file.options);
        UNSCOPED_INFO(once << " s, then " << more << " s");
        CHECK(more < 48 * once);  // were it quadratic: 256
    }
}
