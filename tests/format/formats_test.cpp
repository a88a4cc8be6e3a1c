#include "catch2.hpp"
#include "format/blocks.hpp"

#include <set>

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("every row of the table of formats has a name of its own, a help, and a writer", "[format]") {
    std::set<std::string_view> names, extensions;
    for (const auto& row : output_formats()) {
        CHECK(names.insert(row.name).second);
        CHECK(extensions.insert(row.extensions).second);
        CHECK(!row.help.empty());
        CHECK(row.help.size() <= 60);
        CHECK(!row.help.ends_with('.'));
        CHECK(make_writer(as(row.format), keeping({"id"})) != nullptr);
    }
    for (const auto format : {OutputFormat::csv, OutputFormat::tsv, OutputFormat::json, OutputFormat::jsonl,
                              OutputFormat::table, OutputFormat::markdown, OutputFormat::xlsx})
        CHECK(make_writer(as(format), keeping({"id"})) != nullptr);
}

TEST_CASE("the extension of a path decides its format", "[format]") {
    struct Case {
        std::string_view path;
        std::optional<OutputFormat> format;
    };
    const Case cases[] = {
        {"out.csv", OutputFormat::csv},
        {"a/b.c/OUT.CSV", OutputFormat::csv},
        {"out.tsv", OutputFormat::tsv},
        {"out.tab", OutputFormat::tsv},
        {"out.json", OutputFormat::json},
        {"out.jsonl", OutputFormat::jsonl},
        {"out.NDJson", OutputFormat::jsonl},
        {"out.md", OutputFormat::markdown},
        {"out.xlsx", OutputFormat::xlsx},
        {"out.csv.md", OutputFormat::markdown},
        {"out", std::nullopt},
        {"", std::nullopt},
        {"-", std::nullopt},
        {"out.", std::nullopt},
        {"folder.csv/out", std::nullopt},
        {"out.cs", std::nullopt},
        {"out.csvx", std::nullopt},
        {"out.ods", std::nullopt},
        {"out.csv .tsv", OutputFormat::tsv},
    };
    for (const auto& c : cases) {
        INFO(c.path);
        CHECK(output_format_for_path(c.path) == c.format);
    }
}

TEST_CASE("every format gives the same bytes however the leads are cut into blocks", "[format]") {
    std::vector<std::string> lines;
    std::vector<std::string_view> tags;
    std::vector<std::string> digits;
    for (int number = 0; number < 60; ++number) digits.push_back(std::to_string(number));
    std::vector<std::string_view> scores;
    const std::string_view names[] = {"Ann", "\"A, B\"", "株式会社", "\"two\nlines\"", ""};
    for (std::size_t row = 0; row < 60; ++row) {
        lines.push_back(std::to_string(row * row) + "," + std::string(names[row % 5]) + (row == 59 ? "" : "\r\n"));
        tags.push_back(row % 3 == 0 ? "SQL" : "disqualified");
        scores.push_back(row % 4 == 0 ? std::string_view() : digits[row]);
    }
    const auto write = [&](OutputFormat format, bool passes, std::size_t rows_per_block) {
        auto layout = passes ? passing("id,name") : keeping({"id", "name"});
        layout.names = {"id", "name"};
        layout.slots = {0, 1};
        layout.added = {"lq_tag", "lq_score"};
        auto options = as(format);
        options.width = 40;
        Output output(options, layout);
        for (std::size_t row = 0; row < lines.size(); row += rows_per_block) {
            const auto end = std::min(row + rows_per_block, lines.size());
            std::string text;
            std::vector<std::string_view> some_tags(tags.begin() + static_cast<int>(row),
                                                    tags.begin() + static_cast<int>(end));
            std::vector<std::string_view> some(scores.begin() + static_cast<int>(row),
                                               scores.begin() + static_cast<int>(end));
            Bits kept(1, 0);
            for (std::size_t at = row; at < end; ++at) {
                text += lines[at];
                if (at % 5 != 1) kept[0] |= std::uint64_t{1} << (at - row);
            }
            output.add(csv_block(text, 2), {texts("lq_tag", some_tags), numbers("lq_score", some)}, kept);
        }
        return output.end();
    };
    for (const auto& row : output_formats())
        for (const bool passes : {true, false}) {
#ifndef LEADQUAL_XLSX
            if (row.format == OutputFormat::xlsx) continue;
#endif
            const auto whole = write(row.format, passes, 60);
            CHECK(whole.size() > 500);
            for (const std::size_t rows_per_block : {1, 2, 7, 59})
                CHECK(write(row.format, passes, rows_per_block) == whole);
        }
}
