// THE TABLE OF FORMATS, output side. To add one: write <name>_writer.cpp, add its line here and in CMakeLists.txt.
#include "format/writing.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr OutputFormatRow kFormats[] = {
    {"csv", OutputFormat::csv, ".csv", "comma-separated, quoted where needed", writing::make_csv_writer},
    {"tsv", OutputFormat::tsv, ".tsv .tab", "tab-separated, quoted where needed", writing::make_tsv_writer},
    {"json", OutputFormat::json, ".json", "one array of objects, one lead a line", writing::make_json_writer},
    {"jsonl", OutputFormat::jsonl, ".jsonl .ndjson", "one object a line", writing::make_json_lines_writer},
    {"table", OutputFormat::table, "", "aligned columns, for people at a terminal", writing::make_table_writer},
    {"markdown", OutputFormat::markdown, ".md .markdown", "a table for tickets and mail",
     writing::make_markdown_writer},
    {"xlsx", OutputFormat::xlsx, ".xlsx", "a workbook for spreadsheets", writing::make_xlsx_writer},
};

bool equal_in_any_case(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

/// Whether `word` is one of the blank-separated `words`.
bool is_among(std::string_view word, std::string_view words) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (equal_in_any_case(word, words.substr(0, end))) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

}  // namespace

std::span<const OutputFormatRow> output_formats() { return kFormats; }

std::optional<OutputFormat> output_format_for_path(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    for (const auto& row : kFormats)
        if (is_among(name.substr(dot), row.extensions)) return row.format;
    return std::nullopt;
}

std::unique_ptr<Writer> make_writer(const FormatOptions& options, Layout layout) {
    for (const auto& row : kFormats)
        if (row.format == options.format) return row.make(options, std::move(layout));
    throw Error(Exit::bug, "an output format is not in the table of formats");
}

}  // namespace leadqual
