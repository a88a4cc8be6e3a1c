#include "cli/column_reading.hpp"
#include "cli/field_findings.hpp"
#include "cli/shell_word.hpp"
#include "cli/short_names.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "-";
    const auto share = 100 * part / whole;
    return part > 0 && share == 0 ? "<1 %" : fmt::format("{} %", share);
}

std::string count_of(std::uint64_t count, std::string_view word) {
    return fmt::format("{} {}{}", show_grouped(static_cast<double>(count)), word, count == 1 ? "" : "s");
}

std::string_view name_of(InputFormat format) {
    for (const auto& row : input_formats())
        if (row.format == format) return row.name;
    return "";
}

/// What was done to rows on the way; nothing for most files.
std::string rows_text(const FileProfile& file) {
    std::vector<std::string> parts;
    const auto add = [&](std::uint64_t count, std::string_view what, std::string_view how) {
        if (count > 0) parts.push_back(count_of(count, what) + std::string(how));
    };
    add(file.short_rows, "row", " short of cells, kept");
    add(file.trimmed_rows, "row", " with empty cells too many, kept");
    add(file.blank_lines, "blank line", " skipped");
    add(file.footer_lines, "footer line", " skipped");
    return parts.empty() ? "" : fmt::format("{}\n", fmt::join(parts, "; "));
}

std::string dialect_text(const FileProfile& file) {
    std::string text = fmt::format("{}: {}", visible(file.name), name_of(file.dialect.format));
    if (file.dialect.format == InputFormat::csv && file.dialect.delimiter != ",")
        text += fmt::format(" with '{}' between cells", visible(file.dialect.delimiter));
    if (!file.dialect.records_key.empty()) text += fmt::format(", leads under '{}'", visible(file.dialect.records_key));
    if (file.dialect.has_bom) text += ", with a byte order mark";
    text += fmt::format("; {}, {}", count_of(file.rows, "lead"), count_of(file.columns.size(), "column"));
    if (const auto flags = flags_of(file.dialect); !flags.empty())
        text += fmt::format("; read with {}", visible(flags));
    if (file.rejected > 0) text += fmt::format(", {} rejected", show_grouped(static_cast<double>(file.rejected)));
    return text + "\n" + rows_text(file);
}

std::string advice_text(const std::vector<Advice>& advice) {
    std::string text;
    for (const auto& each : advice) {
        text += "- " + visible(each.text);
        text += each.flag.empty() ? "\n" : fmt::format(": {}\n", visible(each.flag));
    }
    return text.empty() ? text : "\nworth a look:\n" + text;
}

std::string examples_of(const ColumnProfile& column) {
    std::string text;
    for (const auto& top : column.top) {
        const auto shown = shorten(visible(top.value), 20);
        if (display_width(text) + display_width(shown) > 44) break;
        text += (text.empty() ? "" : ", ") + shown;
    }
    return text;
}

std::string distinct_of(const ColumnProfile& column) {
    return column.distinct >= 1000 ? "1,000+" : fmt::format("{}", column.distinct);
}

/// "email"; "else email" where it only steps in for leads without a better one; "(email)" where it holds something
/// else.
std::string field_of(const ColumnProfile& column) {
    if (!column.mapped) return "(" + column.field + ")";
    return (column.second_choice_of.empty() ? "" : "else ") + column.field;
}

std::string columns_text(const FileProfile& file) {
    std::vector<std::string> names;
    for (const auto& column : file.columns) names.push_back(column.name);
    names = short_names(names, 30);
    TextTable used{{"column", "field", "type", "filled", "readable", "distinct", "values"}, {}, {3, 4, 5}};
    TextTable others{{"column", "filled", "distinct", "values"}, {}, {1, 2}};
    for (std::size_t at = 0; at < file.columns.size(); ++at) {
        const auto& column = file.columns[at];
        const auto filled = percent(column.filled, file.rows);
        if (column.field.empty()) {
            others.rows.push_back({names[at], filled, distinct_of(column), examples_of(column)});
            continue;
        }
        const auto readings = readings_of(column);
        used.rows.push_back(
            {names[at], field_of(column),
             fmt::format("{}{}{}", to_text(column.type), readings.empty() ? "" : ", ", fmt::join(readings, ", ")),
             filled, percent(column.readable, column.filled), distinct_of(column), examples_of(column)});
    }
    std::string text;
    if (!used.rows.empty()) text += "\n" + to_text(used);
    if (!others.rows.empty()) {
        text += fmt::format("\n{} that rules read by {} own name only:\n\n", count_of(others.rows.size(), "column"),
                            others.rows.size() == 1 ? "its" : "their");
        text += to_text(others);
    }
    return text;
}

std::string names_where(const SetFinding& set, bool can_be_judged) {
    std::string names;
    for (const auto& criterion : set.criteria)
        if (criterion.can_be_judged == can_be_judged) names += (names.empty() ? "" : ", ") + criterion.name;
    return names.empty() ? "-" : names;
}

std::string sets_text(const FieldFindings& findings) {
    TextTable sets{{"rule set", "judges", "sees", "blind on"}, {}};
    for (const auto& set : findings.sets)
        sets.rows.push_back({set.name, fmt::format("{} of {}", set.judged(), set.criteria.size()),
                             names_where(set, true), names_where(set, false)});
    TextTable helps{{"would help", "criteria", "or instead"}, {}, {1}};
    for (const auto& help : findings.would_help)
        helps.rows.push_back(
            {help.field, fmt::format("{}", help.criteria.size()), fmt::format("{}", fmt::join(help.instead, ", "))});
    std::vector<std::string> off;
    for (const auto& set : findings.sets)
        for (const auto& because : set.knock_outs_off)
            if (std::find(off.begin(), off.end(), because) == off.end()) off.push_back(because);
    std::string text = "\n" + to_text(sets);
    if (!helps.rows.empty()) text += "\n" + to_text(helps);
    if (!off.empty())
        text +=
            "\nknock-outs off here, for want of columns: " + visible(fmt::format("{}", fmt::join(off, "; "))) + "\n";
    return text;
}

}  // namespace

std::string fields_text(const FieldFindings& findings) {
    return dialect_text(findings.file) + advice_text(findings.advice) + columns_text(findings.file) +
           sets_text(findings);
}

}  // namespace leadqual::cli
