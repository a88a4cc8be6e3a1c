#include "cli/column_reading.hpp"
#include "cli/field_findings.hpp"

#include <nlohmann/json.hpp>

namespace leadqual::cli {

using Json = nlohmann::ordered_json;

namespace {

Json name_or_null(const std::string& name) { return name.empty() ? Json() : Json(name); }

Json counted(const std::vector<ValueCount>& values, bool with_line) {
    Json all = Json::array();
    for (const auto& [value, count, line] : values) {
        all.push_back({{"value", value}, {"count", count}});
        if (with_line) all.back()["first_line"] = line;
    }
    return all;
}

Json dialect_of(const FileProfile& file) {
    Json dialect;
    for (const auto& row : input_formats())
        if (row.format == file.dialect.format) dialect["format"] = row.name;
    dialect["encoding"] = std::string(name_of(file.dialect.encoding));
    dialect["delimiter"] = file.dialect.delimiter;
    dialect["quote"] = file.dialect.quote == 0 ? std::string() : std::string(1, file.dialect.quote);
    dialect["skipped_lines"] = file.dialect.skipped_lines;
    dialect["has_header"] = file.dialect.has_header;
    dialect["has_bom"] = file.dialect.has_bom;
    dialect["flags"] = flags_of(file.dialect);
    return dialect;
}

Json column_of(const ColumnProfile& column) {
    Json entry{{"column", column.name}};
    entry["field"] = name_or_null(column.field);
    entry["type"] = column.field.empty() ? Json() : Json(to_text(column.type));
    entry["mapped"] = column.mapped;
    entry["second_choice_of"] = name_or_null(column.second_choice_of);
    entry["filled"] = column.filled;
    entry["readable"] = column.readable;
    entry["distinct"] = column.distinct;
    entry["read_as"] = readings_of(column);
    entry["most_frequent"] = counted(column.top, false);
    entry["unreadable"] = counted(column.unreadable, true);
    return entry;
}

Json set_of(const SetFinding& set) {
    Json entry{{"name", set.name}, {"criteria", Json::array()}, {"knock_outs_off", set.knock_outs_off}};
    for (const auto& criterion : set.criteria)
        entry["criteria"].push_back({{"name", criterion.name},
                                     {"can_be_judged", criterion.can_be_judged},
                                     {"missing_fields", criterion.missing}});
    return entry;
}

}  // namespace

std::string fields_json(const FieldFindings& findings) {
    const auto& file = findings.file;
    Json document{{"schema_version", 1}, {"file", file.name}, {"rows", file.rows}, {"rejected", file.rejected}};
    document["short_rows"] = file.short_rows;
    document["trimmed_rows"] = file.trimmed_rows;
    document["blank_lines"] = file.blank_lines;
    document["footer_lines"] = file.footer_lines;
    document["dialect"] = dialect_of(file);
    document["advice"] = Json::array();
    for (const auto& advice : findings.advice)
        document["advice"].push_back({{"kind", std::string(advice.kind)},
                                      {"column", name_or_null(advice.column)},
                                      {"text", advice.text},
                                      {"flag", name_or_null(advice.flag)}});
    document["columns"] = Json::array();
    for (const auto& column : file.columns) document["columns"].push_back(column_of(column));
    document["rule_sets"] = Json::array();
    for (const auto& set : findings.sets) document["rule_sets"].push_back(set_of(set));
    document["would_help"] = Json::array();
    for (const auto& help : findings.would_help)
        document["would_help"].push_back(
            {{"field", help.field}, {"instead", help.instead}, {"criteria", help.criteria}});
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace leadqual::cli
