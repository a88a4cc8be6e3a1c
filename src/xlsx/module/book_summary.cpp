// What a run adds up to, on a sheet of its own.
#include "xlsx/module/book.hpp"
#include "xlsx/module/xml_text.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>

namespace leadqual::xlsx {

namespace {

constexpr std::uint32_t kPictureRows = 16;
constexpr std::uint16_t kPictureColumn = 6;
constexpr lxw_color_t kSeries[] = {0x009E73, 0xD55E00, 0x999999, 0x0072B2, 0xE69F00};

void write_count(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, const std::string& digits) {
    double count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    check(worksheet_write_number(sheet, row, column, count, nullptr));
}

}  // namespace

void SummarySheet::put(lxw_workbook* book, lxw_worksheet* sheet, const Look& look, const std::string& title,
                       std::span<const std::string> header, std::span<const std::vector<std::string>> rows,
                       bool is_drawn) {
    if (row_ == 0) {
        print_on_one_width(sheet);
        check(worksheet_set_column(sheet, 0, 0, 44, nullptr));
        check(worksheet_set_column(sheet, 1, kPictureColumn - 1, 14, nullptr));
    } else {
        row_ = (is_drawn ? std::max(row_, behind_pictures_) : row_) + 1;
    }
    write_text(sheet, row_++, 0, title, look.title);
    const auto first = row_;
    for (std::size_t at = 0; at < header.size(); ++at)
        write_text(sheet, row_, static_cast<std::uint16_t>(at), header[at], look.header);
    ++row_;
    for (const auto& cells : rows) {
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const auto column = static_cast<std::uint16_t>(at);
            if (is_drawn && at > 0)
                write_count(sheet, row_, column, cells[at]);
            else
                write_text(sheet, row_, column, piece_of(cells[at]));
        }
        ++row_;
    }
    if (is_drawn && !rows.empty()) draw(book, sheet, title, first, row_ - 1, header.size());
}

void SummarySheet::draw(lxw_workbook* book, lxw_worksheet* sheet, const std::string& title, std::uint32_t first,
                        std::uint32_t last, std::size_t columns) {
    const bool has_parts = columns > 2;
    lxw_chart* const chart = workbook_add_chart(book, has_parts ? LXW_CHART_BAR_STACKED_PERCENT : LXW_CHART_BAR);
    if (chart == nullptr) check(LXW_ERROR_MEMORY_MALLOC_FAILED);
    for (std::uint16_t column = 1; column < columns; ++column) {
        lxw_chart_series* const series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, "Summary", first + 1, 0, last, 0);
        chart_series_set_values(series, "Summary", first + 1, column, last, column);
        chart_series_set_name_range(series, "Summary", first, column);
        lxw_chart_fill fill{};
        fill.color = kSeries[(column - 1u) % std::size(kSeries)];
        chart_series_set_fill(series, &fill);
        if (!has_parts) chart_series_set_labels(series);
    }
    if (!has_parts) {  // each bar has its number beside it
        chart_axis_off(chart->x_axis);
        chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    }
    chart_title_set_name(chart, title.c_str());
    chart_axis_set_reverse(chart->y_axis);  // the first row on top
    if (has_parts)
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    else
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    const auto top = first - 1;
    check(worksheet_insert_chart(sheet, top, kPictureColumn, chart));
    behind_pictures_ = top + kPictureRows;
}

}  // namespace leadqual::xlsx
