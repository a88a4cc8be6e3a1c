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

HeaderLooks look_at_cells(const std::vector<Cell>& cells) {
    HeaderLooks looks;
    std::string buffer;
    for (const auto& cell : cells) {
        const auto text = trim(text_of(cell, Syntax::csv, buffer));
        if (text.empty()) continue;
        ++looks.filled;
        looks.emails += is_email_address(text);
        looks.known += !text.ends_with(':') && field_for_header(text) != nullptr;  // "Notes:" stands before notes
    }
    return looks;
}

std::string doubt_about_header(const std::vector<Cell>& cells) {
    std::string buffer, example;
    std::size_t filled = 0, values = 0;
    bool knows_one = false;
    for (const auto& cell : cells) {
        const auto text = trim(text_of(cell, Syntax::csv, buffer));
        if (text.empty()) continue;
        const auto shown = shorten(visible(text), 40);
        if (is_email_address(text)) return fmt::format("'{}' is an e-mail address", shown);
        knows_one |= field_for_header(text) != nullptr;
        ++filled;
        if (!is_value(text)) continue;
        if (values++ == 0) example = shown;
    }
    if (knows_one || filled < 2 || values * 2 < filled) return {};
    return fmt::format("'{}' is a number or a date", example);
}

std::string doubt_about_one_column(std::string_view header, std::string_view next, char delimiter) {
    if (next.ends_with('\r')) next.remove_suffix(1);
    const auto count = [](std::string_view line, std::string_view sign) {
        std::size_t found = 0;
        for (std::size_t at = 0; (at = line.find(sign, at)) != line.npos; at += sign.size()) ++found;
        return found;
    };
    const auto are_apart = [&](std::string_view sign) {
        return count(header, sign) > 0 && count(header, sign) == count(next, sign);
    };
    const bool is_quoted =
        header.starts_with('"') && header.ends_with('"') && next.starts_with('"') && next.ends_with('"');
    if (is_quoted && are_apart(std::string_view(&delimiter, 1)))
        return "each line is one quoted cell, and is read as one; export the file again without quotes around whole "
               "lines";
    for (const std::string_view other : {"::", "^", "~", "\x01", "\x1F", "  ", ":", "/", "#"})
        if (are_apart(other))
            return fmt::format("the file has one column; if '{0}' is between its cells: --delimiter '{0}'",
                               visible(other));
    return {};
}

}  // namespace leadqual::reading
