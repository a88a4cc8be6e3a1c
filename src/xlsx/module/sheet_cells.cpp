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
constexpr std::size_t kLongestCell = std::size_t{4} << 20;

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

void append_cell(const std::string& text, std::string& out) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    const bool is_bare = text.find_first_of(",\"\r\n") == std::string::npos &&
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
        throw XlsxFault(fmt::format("is no sound xlsx file: a cell of row {} holds over 4 MB", row_));
}

void SheetCells::begin_row(std::string_view number) {
    const auto row = number.empty() ? row_ + 1u : number_in(number, 0);
    if (row <= row_ || row > kMostRows)
        throw XlsxFault(fmt::format("is no sound xlsx file: row '{}' follows row {}", number.substr(0, 20), row_));
    row_ = static_cast<std::uint32_t>(row);
    size_ = 0;
    column_ = static_cast<std::size_t>(-1);
}

void SheetCells::begin_cell(const Attributes& attributes) {
    const auto reference = attributes["r"];
    column_ = reference.empty() ? column_ + 1 : column_of(reference);
    if (column_ >= kMostColumns) throw XlsxFault(fmt::format("is no sound xlsx file: row {} has too many cells", row_));
    type_ = attributes["t"];
    const auto style = number_in(attributes["s"], 0);
    format_ = style < formats_.size() ? formats_[style] : NumberFormat{};
    value_.clear();
}

void SheetCells::end_cell() {
    if (value_.empty()) return;
    if (column_ >= cells_.size()) cells_.resize(column_ + 1);
    for (; size_ <= column_; ++size_) cells_[size_].clear();
    auto& cell = cells_[column_];
    cell.clear();
    if (type_ == "s")
        cell = shared_.at(number_in(value_, static_cast<std::size_t>(-1)));
    else if (type_ == "inlineStr" || type_ == "str")
        append_unescaped(value_, cell);
    else if (type_ == "b")
        cell = value_ == "0" ? "FALSE" : "TRUE";
    else if (type_.empty() || type_ == "n")
        append_number(value_, format_, since_1904_, cell);
    else
        cell = value_;  // a date as ISO text, an error as #N/A
}

void SheetCells::end_row() {
    while (size_ > 0 && cells_[size_ - 1].empty()) --size_;
    if (size_ == 0) return;
    if (!is_holding_) {
        cells_.resize(std::max(cells_.size(), size_));
        return write_row(row_, cells_);
    }
    held_.emplace_back(row_,
                       std::vector<std::string>(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(size_)));
    width_ = std::max(width_, size_);
    if (held_.size() == kHeldRows) release_held();
}

void SheetCells::release_held() {
    is_holding_ = false;
    for (const auto& [number, cells] : held_) {
        size_ = cells.size();
        write_row(number, cells);
    }
    held_.clear();
}

/// Rows without cells become empty lines, so that lines keep the numbers of rows.
void SheetCells::write_row(std::uint32_t number, const std::vector<std::string>& cells) {
    out_.append(number - next_line_, '\n');
    next_line_ = number + 1;
    const auto end = cells.begin() + static_cast<std::ptrdiff_t>(size_);
    pads_ = pads_ || std::count_if(cells.begin(), end, [](const std::string& cell) { return !cell.empty(); }) > 1;
    for (std::size_t at = 0; at < size_; ++at) {
        if (at > 0) out_ += ',';
        append_cell(cells[at], out_);
    }
    if (pads_ && size_ < width_) out_.append(width_ - size_, ',');
    out_ += '\n';
}

}  // namespace leadqual::xlsx
