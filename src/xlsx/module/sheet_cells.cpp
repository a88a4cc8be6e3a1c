#include "xlsx/module/sheet_cells.hpp"

#include "leadqual/xlsx.hpp"
#include "xlsx/module/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace leadqual::xlsx {

namespace {

constexpr std::size_t kHeldRows = 64, kMostColumns = 16'384;
constexpr std::uint32_t kMostRows = 1'048'576;
// A few bytes of a sheet can name a long shared text again and again.
constexpr std::size_t kLongestRow = std::size_t{64} << 20, kMostHeld = std::size_t{8} << 20;
constexpr std::size_t kMostBlankCells = 1'000'000'000;       // between two rows
constexpr std::size_t kMostAtOnce = std::size_t{256} << 20;  // rows of one piece of the sheet

/// The column of "BC17", from 0.
std::size_t column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper < 'A' || upper > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(upper - 'A' + 1);
        if (column > kMostColumns) break;
    }
    if (column == 0 || column > kMostColumns)
        throw XlsxFault(fmt::format("is no sound xlsx file: there is no cell '{}'", reference.substr(0, 20)));
    return column - 1;
}

std::size_t number_in(std::string_view text, std::size_t otherwise) noexcept {
    std::size_t number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void append_cell(std::string_view text, std::string& out) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    const auto is_special = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
    const bool is_bare = std::none_of(text.begin(), text.end(), is_special) &&
                         (text.empty() || (!is_blank(text.front()) && !is_blank(text.back())));
    if (is_bare) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

void SheetCells::begin(std::string_view element, const Attributes& attributes) {
    if (element == "sheetData") is_in_data_ = true;
    if (!is_in_data_) return;
    if (element == "row") begin_row(attributes["r"]);
    if (element == "c") begin_cell(attributes);
    if (element == "rPh") ++phonetic_;
    takes_text_ = (element == "v" || element == "t") && phonetic_ == 0;
}

void SheetCells::end(std::string_view element) {
    if (!is_in_data_) return;
    takes_text_ = false;
    if (element == "c") end_cell();
    if (element == "row") end_row();
    if (element == "rPh") --phonetic_;
    if (element == "sheetData") is_in_data_ = false;
}

void SheetCells::text(std::string_view text) {
    if (!takes_text_) return;
    value_ += text;
    if (value_.size() > kLongestCell)
        throw XlsxFault(fmt::format("is no sound xlsx file: a cell of row {} holds over 4 MB", row_.number));
}

void SheetCells::begin_row(std::string_view number) {
    const auto row = number.empty() ? row_.number + 1u : number_in(number, 0);
    if (row <= row_.number || row > kMostRows)
        throw XlsxFault(
            fmt::format("is no sound xlsx file: row '{}' follows row {}", number.substr(0, 20), row_.number));
    row_.number = static_cast<std::uint32_t>(row);
    row_.text.clear();
    row_.cells.clear();
    column_ = static_cast<std::size_t>(-1);
}

void SheetCells::begin_cell(const Attributes& attributes) {
    const auto reference = attributes["r"];
    column_ = reference.empty() ? column_ + 1 : column_of(reference);
    if (column_ >= kMostColumns)
        throw XlsxFault(fmt::format("is no sound xlsx file: row {} has too many cells", row_.number));
    type_ = attributes["t"];
    const auto style = number_in(attributes["s"], 0);
    format_ = style < formats_.size() ? formats_[style] : NumberFormat{};
    value_.clear();
}

void SheetCells::end_cell() {
    if (value_.empty()) return;
    auto& text = row_.text;
    const auto begin = text.size();
    if (type_ == "s") {
        const auto shared = shared_.at(number_in(value_, static_cast<std::size_t>(-1)));
        if (!shared)
            throw XlsxFault(fmt::format("is a damaged xlsx file: row {} names a text that is not there", row_.number),
                            "export it again");
        text += *shared;
    } else if (type_ == "inlineStr" || type_ == "str") {
        append_unescaped(value_, text);
    } else if (type_ == "b") {
        text += value_ == "0" ? "FALSE" : "TRUE";
    } else if (type_.empty() || type_ == "n") {
        append_number(value_, format_, since_1904_, text);
    } else {
        text += value_;  // a date as ISO text, an error as #N/A
    }
    if (text.size() > kLongestRow)
        throw XlsxFault(fmt::format("is no sound xlsx file: row {} holds over 64 MB", row_.number));
    if (column_ >= row_.cells.size()) row_.cells.resize(column_ + 1);
    row_.cells[column_] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size() - begin)};
}

void SheetCells::end_row() {
    while (!row_.cells.empty() && row_.cells.back().size == 0) row_.cells.pop_back();
    if (row_.cells.empty()) return;
    if (!is_holding_) return write_row(row_);
    held_.push_back(row_);
    held_bytes_ += row_.text.size();
    width_ = std::max(width_, row_.cells.size());
    if (held_.size() == kHeldRows || held_bytes_ > kMostHeld) release_held();
}

void SheetCells::release_held() {
    is_holding_ = false;
    for (const auto& row : held_) write_row(row);
    held_ = {};
}

/// Rows without cells become empty lines, so that lines keep the numbers of rows.
void SheetCells::write_row(const Row& row) {
    const std::size_t blank_rows = row.number - next_line_, width = std::max(width_, row.cells.size());
    if (blank_rows * width > kMostBlankCells)
        throw XlsxFault(fmt::format("is no sheet of leads: {} rows of {} columns without a cell stand before row {}",
                                    blank_rows, width, row.number),
                        "delete the cell that stands far below or to the right of the leads");
    out_.append(row.number - next_line_, '\n');
    next_line_ = row.number + 1;
    const auto is_filled = [](const Row::Cell& cell) { return cell.size != 0; };
    pads_ = pads_ || std::count_if(row.cells.begin(), row.cells.end(), is_filled) > 1;
    const std::string_view text = row.text;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
        if (at > 0) out_ += ',';
        append_cell(text.substr(row.cells[at].begin, row.cells[at].size), out_);
    }
    if (pads_ && row.cells.size() < width_) out_.append(width_ - row.cells.size(), ',');
    out_ += '\n';
    if (out_.size() > kMostAtOnce)
        throw XlsxFault(fmt::format("is no sound xlsx file: the rows before row {} hold over 256 MB", row.number + 1));
}

}  // namespace leadqual::xlsx
