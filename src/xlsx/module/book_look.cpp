// How a workbook looks: for people first, in colours that the colour-blind tell apart, and words that say the same.
#include "xlsx/module/book.hpp"

#include <xlsxwriter.h>

#include <algorithm>

namespace leadqual::xlsx {

namespace {

constexpr double kMostOnPaper = 260;  // characters beside each other that can still be read when printed
constexpr lxw_color_t kHeader = 0xE7EBF0, kGreen = 0x009E73, kAmber = 0xF0C75E, kGrey = 0xD9D9D9, kBar = 0x56B4E9;

void colour_tags(lxw_worksheet* sheet, const Look& look, std::uint16_t column, std::uint32_t last) {
    const std::pair<const char*, lxw_format*> words[] = {
        {"\"SQL\"", look.sql}, {"\"MQL\"", look.mql}, {"\"disqualified\"", look.disqualified}};
    for (const auto& [word, format] : words) {
        lxw_conditional_format rule{};
        rule.type = LXW_CONDITIONAL_TYPE_CELL;
        rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
        std::string text = word;
        rule.value_string = text.data();
        rule.format = format;
        check(worksheet_conditional_format_range(sheet, 1, column, last, column, &rule));
    }
}

void draw_score(lxw_worksheet* sheet, std::uint16_t column, std::uint32_t last) {
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_DATA_BAR;
    rule.min_rule_type = rule.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.min_value = 0;
    rule.max_value = 100;
    rule.bar_color = kBar;
    rule.bar_solid = LXW_TRUE;
    check(worksheet_conditional_format_range(sheet, 1, column, last, column, &rule));
}

lxw_format* coloured(lxw_workbook* book, lxw_color_t background, lxw_color_t text) {
    lxw_format* const format = workbook_add_format(book);
    format_set_bg_color(format, background);
    format_set_font_color(format, text);
    return format;
}

/// Cells beside one of several lines begin where it begins.
lxw_format* at_top(lxw_workbook* book) {
    lxw_format* const format = workbook_add_format(book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

}  // namespace

Look make_look(lxw_workbook* book) {
    Look look;
    look.header = workbook_add_format(book);
    format_set_bold(look.header);
    format_set_bg_color(look.header, kHeader);
    look.title = workbook_add_format(book);
    format_set_bold(look.title);
    format_set_font_size(look.title, 13);
    look.plain = at_top(book);
    look.date = at_top(book);
    format_set_num_format(look.date, "yyyy-mm-dd");
    look.long_number = at_top(book);
    format_set_num_format(look.long_number, "0.###############");
    look.wrapped = at_top(book);
    format_set_text_wrap(look.wrapped);
    look.sql = coloured(book, kGreen, 0xFFFFFF);
    format_set_bold(look.sql);
    look.mql = coloured(book, kAmber, 0x000000 + 1);  // 0 is no colour
    look.disqualified = coloured(book, kGrey, 0x444444);
    return look;
}

void print_on_one_width(lxw_worksheet* sheet) {
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
}

void dress(lxw_worksheet* sheet, const Look& look, std::span<const XlsxColumn> columns,
           std::span<const std::size_t> widths, std::uint32_t last) {
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    if (columns.empty()) return;
    check(worksheet_autofilter(sheet, 0, 0, last, static_cast<std::uint16_t>(columns.size() - 1)));
    double all = 0;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const auto column = static_cast<std::uint16_t>(at);
        const double width = static_cast<double>(std::clamp<std::size_t>(widths[at], 6, kWidest)) + 1;
        check(worksheet_set_column(sheet, column, column, width, nullptr));
        all += width;
        if (columns[at].look == XlsxColumn::tag) colour_tags(sheet, look, column, last);
        if (columns[at].look == XlsxColumn::score) draw_score(sheet, column, last);
    }
    if (all <= kMostOnPaper) print_on_one_width(sheet);
}

}  // namespace leadqual::xlsx
