#include "cli/field_findings.hpp"
#include "cli/text_table.hpp"

#include <fmt/format.h>

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
    return text + "\n";
}

std::string examples_of(const ColumnProfile& column) {
    std::string text;
    for (const auto& [value, count] : column.top) {
        const auto shown = shorten(visible(value), 20);
        if (display_width(text) + display_width(shown) > 44) break;
        text += (text.empty() ? "" : ", ") + shown;
    }
    return text;
}

std::string columns_table(const FileProfile& file) {
    TextTable table{{"column", "field", "type", "filled", "readable", "distinct", "values"}, {}, {3, 4, 5}};
    for (const auto& column : file.columns) {
        const auto type = column.field.empty() ? std::string() : std::string(to_text(column.type));
        const auto field = column.field.empty() ? "-" : column.mapped ? column.field : "(" + column.field + ")";
        table.rows.push_back({shorten(visible(column.name), 30), field, type, percent(column.filled, file.rows),
                              column.field.empty() ? "" : percent(column.readable, column.filled),
                              fmt::format("{}{}", column.distinct, column.distinct >= 1000 ? "+" : ""),
                              examples_of(column)});
    }
    return to_text(table);
}

std::string remarks(const FileProfile& file) {
    std::string text;
    for (const auto& note : file.header_notes) text += fmt::format("{}\n", visible(note));
    for (const auto& column : file.columns) {
        if (!column.note.empty()) text += fmt::format("{}: {}\n", visible(column.name), visible(column.note));
        if (column.unreadable.empty()) continue;
        std::string values;
        for (const auto& [value, count] : column.unreadable)
            values += fmt::format("{}'{}' {}", values.empty() ? "" : ", ", shorten(visible(value), 20), count);
        text += fmt::format("{}: {} not read as {}: {}\n", visible(column.name),
                            count_of(column.filled - column.readable, "value"), to_text(column.type), values);
    }
    for (const auto& reject : file.rejects)
        text += fmt::format("{}:{}: rejected: {}\n", visible(reject.file), reject.line, visible(reject.reason));
    return text.empty() ? text : "\n" + text;
}

std::string sets_table(const FieldFindings& findings) {
    TextTable table{{"rule set", "can judge", "blind on", "would help"}, {}};
    for (const auto& set : findings.sets) {
        std::vector<std::string> row{set.name, fmt::format("{} of {}", set.judged(), set.criteria.size())};
        bool sees_all = true;
        for (const auto& criterion : set.criteria) {
            if (criterion.can_be_judged) continue;
            sees_all = false;
            row.push_back(criterion.name);
            row.push_back(fmt::format("{}", fmt::join(criterion.missing, ", ")));
            table.rows.push_back(std::move(row));
            row = {"", ""};
        }
        if (sees_all) {
            row.insert(row.end(), {"-", ""});
            table.rows.push_back(std::move(row));
        }
    }
    std::vector<std::string> off;
    for (const auto& set : findings.sets)
        for (const auto& because : set.knock_outs_off)
            if (std::find(off.begin(), off.end(), because) == off.end()) off.push_back(because);
    std::string text = "\n" + to_text(table);
    if (!off.empty())
        text +=
            "\nknock-outs off here, for want of columns: " + visible(fmt::format("{}", fmt::join(off, "; "))) + "\n";
    return text;
}

}  // namespace

std::string fields_text(const FieldFindings& findings) {
    return dialect_text(findings.file) + "\n" + columns_table(findings.file) + remarks(findings.file) +
           sets_table(findings);
}

}  // namespace leadqual::cli
