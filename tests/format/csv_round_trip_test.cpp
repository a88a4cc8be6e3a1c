// Random leads, hostile ones too: what is written reads back as what went in.
#include "catch2.hpp"
#include "format/blocks.hpp"

using namespace leadqual;
using namespace leadqual::test;

namespace {

class Random {
public:
    explicit Random(std::uint32_t seed) : state_(seed) {}
    std::uint32_t below(std::uint32_t limit) {
        state_ = state_ * 1664525 + 1013904223;
        return (state_ >> 8) % limit;
    }
    std::string text() {
        static constexpr std::string_view kPieces[] = {
            "a",    "bc", " ", ",", ";",  "\t", "|",    "\"",   "\n", "\r",
            "\r\n", "'",  "=", "-", "株", "é",  "\xff", "\x1b", "12", std::string_view("\0", 1)};
        std::string text;
        for (auto count = below(12); count > 0; --count) text += kPieces[below(std::size(kPieces))];
        return text;
    }

private:
    std::uint32_t state_;
};

using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view text, std::size_t columns, char delimiter) {
    const auto block = csv_block(text, columns, delimiter);
    Rows rows(block.records.size());
    std::string buffer;
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const auto& slot : block.cells) rows[row].emplace_back(text_of(slot[row], Syntax::csv, buffer));
    return rows;
}

}  // namespace

TEST_CASE("csv cells read back in every delimiter, whatever they hold", "[format]") {
    Random random(1);
    for (int round = 0; round < 300; ++round) {
        Rows rows(1 + random.below(5));
        const std::size_t columns = 1 + random.below(4);
        std::string text;
        for (auto& row : rows)
            for (std::size_t column = 0; column < columns; ++column) {
                row.push_back(random.text());
                if (column != 0) text += ',';
                text += '"';  // always quoted here, so that the writer decides by itself
                for (const char c : row.back()) text.append(c == '"' ? 2 : 1, c);
                text += column + 1 == columns ? "\"\n" : "\"";
            }
        for (const char delimiter : {',', ';', '\t', '|'}) {
            auto options = as(delimiter == '\t' ? OutputFormat::tsv : OutputFormat::csv);
            options.delimiter = delimiter;
            auto layout = keeping(std::vector<std::string>(columns, "h"));
            const auto written = Output(options, layout).add(csv_block(text, columns)).end();
            auto expected = rows;
            expected.insert(expected.begin(), std::vector<std::string>(columns, "h"));
            CHECK(read(written, columns, delimiter) == expected);
        }
    }
}
