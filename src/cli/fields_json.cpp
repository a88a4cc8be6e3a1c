#include "cli/field_findings.hpp"

#include <nlohmann/json.hpp>

namespace leadqual::cli {

using Json = nlohmann::ordered_json;

static Json counted(const std::vector<std::pair<std::string, std::uint64_t>>& values) {
    Json all = Json::array();
    for (const auto& [value, count] : values) all.push_back({{"value", value}, {"count", count}});
    return all;
}

std::string fields_json(const FieldFindings& findings) {
    const auto& file = findings.file;
    Json document{{"file", file.name}, {"rows", file.rows}, {"rejected", file.rejected}};
    for (const auto& row : input_formats())
        if (row.format == file.dialect.format) document["format"] = row.name;
    document["delimiter"] = file.dialect.delimiter;
    document["encoding"] = std::string(name_of(file.dialect.encoding));
    document["skipped_lines"] = file.dialect.skipped_lines;
    document["has_header"] = file.dialect.has_header;
    document["reading_flags"] = flags_of(file.dialect);
    document["columns"] = Json::array();
    for (const auto& column : file.columns) {
        Json entry{{"column", column.name}};
        entry["field"] = column.field.empty() ? Json() : Json(column.field);
        entry["type"] = column.field.empty() ? Json() : Json(to_text(column.type));
        entry["mapped"] = column.mapped;
        entry["filled"] = column.filled;
        entry["readable"] = column.readable;
        entry["distinct"] = column.distinct;
        entry["most_frequent"] = counted(column.top);
        entry["unreadable"] = counted(column.unreadable);
        document["columns"].push_back(std::move(entry));
    }
    document["rule_sets"] = Json::array();
    for (const auto& set : findings.sets) {
        Json entry{{"name", set.name}, {"criteria", Json::array()}, {"knock_outs_off", set.knock_outs_off}};
        for (const auto& criterion : set.criteria)
            entry["criteria"].push_back({{"name", criterion.name},
                                         {"can_be_judged", criterion.can_be_judged},
                                         {"missing_fields", criterion.missing}});
        document["rule_sets"].push_back(std::move(entry));
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace leadqual::cli
