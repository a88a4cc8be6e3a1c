// The table of input formats, and how the format of a file is found.
#include "import/binary_file.hpp"
#include "import/csv_reader.hpp"
#include "import/json_reader.hpp"
#include "import/unreadable.hpp"
#include "import/workbook.hpp"

#include <algorithm>

namespace leadqual {

using namespace reading;

namespace {

// To add a format: a row here, and its reader in open_leads().
constexpr InputFormatRow kFormats[] = {
    {"csv", InputFormat::csv, ".csv .txt", "cells between commas, semicolons, tabs or bars"},
    {"tsv", InputFormat::tsv, ".tsv .tab", "cells between tabs, quoted as in csv"},
    {"json", InputFormat::json, ".json", "an array of objects, alone or inside an object"},
    {"jsonl", InputFormat::jsonl, ".jsonl .ndjson", "JSON Lines: one object a line"},
    {"xlsx", InputFormat::xlsx, ".xlsx .xlsm", "a sheet of a workbook"},
};

InputFormat format_by_extension(std::string_view path) {
    const auto dot = path.find_last_of("./");
    if (dot == std::string_view::npos || path[dot] == '/') return InputFormat::automatic;
    std::string extension(path.substr(dot));
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const auto& row : kFormats) {
        for (std::size_t begin = 0; begin < row.extensions.size();) {
            const auto end = std::min(row.extensions.find(' ', begin), row.extensions.size());
            if (row.extensions.substr(begin, end - begin) == extension) return row.format;
            begin = end + 1;
        }
    }
    return InputFormat::automatic;
}

/// By the first sign that is neither blank nor part of a byte order mark; NULs are halves of UTF-16.
InputFormat format_by_content(std::string_view begin) {
    constexpr std::string_view kNothing("\0 \t\r\n\xEF\xBB\xBF\xFE\xFF", 10);
    const auto first = begin.find_first_not_of(kNothing);
    const bool is_json = first != std::string_view::npos && (begin[first] == '{' || begin[first] == '[');
    return is_json ? InputFormat::json : InputFormat::csv;
}

}  // namespace

/// A workbook is named so by its first bytes, whatever its file is called.
static std::unique_ptr<Reader> read_workbook(TextFile file, std::unique_ptr<XlsxSheet> sheet,
                                             const ImportOptions& options) {
    ImportOptions as_written = options;  // which is how the sheet becomes csv
    as_written.delimiter = ",";
    as_written.quote = '"';
    as_written.escape = Escape::doubled;
    const SheetRead read{sheet->name(), sheet->other_sheets()};
    file.read_sheet(std::move(sheet));
    return std::make_unique<CsvReader>(std::move(file), InputFormat::xlsx, as_written, read);
}

static void refuse_sheet_option(const ImportOptions& options, const std::string& file) {
    if (options.format == InputFormat::xlsx) throw_unreadable({file}, "is no xlsx file", "leave out --from xlsx");
    if (!options.sheet.empty()) throw_unreadable({file}, "has no sheets: it is no xlsx file", "leave out --sheet");
}

std::span<const InputFormatRow> input_formats() { return kFormats; }

std::unique_ptr<Reader> open_leads(const std::string& path, const ImportOptions& options,
                                   InputFile::Identity* identity) {
    TextFile file(path, options.name);
    if (identity != nullptr) *identity = file.identity();
    if (is_zip(file.peek_bytes(4)))
        if (auto sheet = open_workbook(file.bytes(), path, options.sheet))
            return read_workbook(std::move(file), std::move(sheet), options);
    refuse_sheet_option(options, file.name());
    const auto begin = file.peek_bytes(4096);
    refuse_binary(begin, file.name());

    auto format = options.format;
    if (format == InputFormat::automatic) format = format_by_extension(options.name.empty() ? path : options.name);
    if (format == InputFormat::automatic || format == InputFormat::xlsx) format = format_by_content(begin);
    const bool is_json = format == InputFormat::json || format == InputFormat::jsonl;
    auto encoding = find_encoding(begin);
    if (options.encoding != Encoding::automatic) {
        const bool is_its_mark = encoding.encoding == options.encoding ||
                                 (encoding.encoding == Encoding::automatic && options.encoding == Encoding::utf8);
        encoding = {options.encoding, encoding.has_mark && is_its_mark};
    }
    const bool is_utf8 = encoding.encoding == Encoding::automatic || encoding.encoding == Encoding::utf8;
    if (!is_json && encoding.encoding == Encoding::automatic) refuse_nul_ridden(begin, file.name());
    file.decode(encoding, !(is_json && is_utf8));
    if (is_json) return std::make_unique<JsonReader>(std::move(file), format, options);
    return std::make_unique<CsvReader>(std::move(file), format, options);
}

}  // namespace leadqual
