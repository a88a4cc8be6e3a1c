#include "import/header_doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

namespace {

bool is_email_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
    if (text.find_first_of(" \t\r\n()/:") != std::string_view::npos) return false;
    const auto dot = text.rfind('.');
    return dot != std::string_view::npos && dot > at + 1 && dot + 1 < text.size();
}

bool is_value(std::string_view text) { return read_number(text) || read_date(text); }

}  // namespace

std::size_t filled_cells(const std::vector<Cell>& cells) {
    std::string buffer;
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const Cell& cell) {
        return !trim(text_of(cell, Syntax::csv, buffer)).empty();
    }));
}

std::string doubt_about_header(const std::vector<Cell>& cells) {
    std::string buffer, example;
    std::size_t filled = 0, values = 0;
    for (const auto& cell : cells) {
        const auto text = trim(text_of(cell, Syntax::csv, buffer));
        if (text.empty()) continue;
        const auto shown = shorten(visible(text), 40);
        if (is_email_address(text)) return fmt::format("'{}' is an e-mail address", shown);
        if (field_for_header(text) != nullptr) return {};
        ++filled;
        if (!is_value(text)) continue;
        if (values++ == 0) example = shown;
    }
    if (filled < 2 || values * 2 < filled) return {};
    return fmt::format("'{}' is a number or a date", example);
}

}  // namespace leadqual::reading
