// --summary FILE.json: what a run adds up to, for scripts. Keys keep their order and meaning within a schema version.
#include "report/counts.hpp"

#include <nlohmann/json.hpp>

namespace leadqual {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

std::string_view name_of(InputFormat format) {
    for (const auto& row : input_formats())
        if (row.format == format) return row.name;
    return "unknown";
}

Json counts_of(const RunCounts& counts) {
    Json json = Json::object();
    for (const auto& count : named_counts()) json[std::string(count.name)] = count.of(counts);
    return json;
}

Json criteria_of(const SetCounts& set) {
    Json list = Json::array();
    for (const auto& criterion : set.criteria)
        list.push_back({{"name", criterion.name},
                        {"met", criterion.met},
                        {"unmet", criterion.unmet},
                        {"unknown", criterion.unknown},
                        {"can_be_judged", criterion.can_be_judged},
                        {"wanted_fields", criterion.wanted_fields}});
    return list;
}

/// The grid of fit and readiness: grade -> tag -> leads; "" is no grade yet.
Json grades_of(const SetCounts& set) {
    Json json = Json::object();
    for (const auto& grade : set.grades)
        json[grade.letter == Verdicts::no_grade ? "" : std::string(1, grade.letter)] = {
            {"sql", grade.sql}, {"mql", grade.mql}, {"disqualified", grade.disqualified}};
    return json;
}

Json sets_of(const RunCounts& counts) {
    Json list = Json::array();
    for (const auto& set : counts.sets) {
        Json knock_outs = Json::object();
        for (const auto& [because, leads] : set.knock_outs) knock_outs[because] = leads;
        Json off = Json::array();
        for (const auto& [because, missing] : set.knock_outs_off)
            off.push_back({{"because", because}, {"missing", missing}});
        list.push_back({{"name", set.name},
                        {"title", set.title},
                        {"fingerprint", set.fingerprint},
                        {"ready", set.ready},
                        {"sql", set.sql},
                        {"mql", set.mql},
                        {"disqualified", set.disqualified},
                        {"for_cause", set.for_cause},
                        {"nothing_known", set.nothing_known},
                        {"open", set.open},
                        {"score_sum", set.score_sum},
                        {"criteria", criteria_of(set)},
                        {"knock_outs", knock_outs},
                        {"reasons", set.reasons},
                        {"knock_outs_off", off}});
        if (!set.grades.empty()) list.back()["grades"] = grades_of(set);
    }
    return list;
}

Json files_of(const RunCounts& counts) {
    Json list = Json::array();
    for (const auto& file : counts.files) {
        const auto& dialect = file.dialect;
        Json json{{"name", file.name}, {"rows", file.rows}, {"format", name_of(dialect.format)}};
        if (dialect.format == InputFormat::csv || dialect.format == InputFormat::tsv) {
            json["delimiter"] = dialect.delimiter;
            json["line_end"] = dialect.line_end;
            json["bom"] = dialect.has_bom;
        }
        if (!dialect.records_key.empty()) json["records_key"] = dialect.records_key;
        json["mapping"] = Json::object();
        for (const auto& [field, column] : file.mapping) {
            Json& of_field = json["mapping"][field];
            if (of_field.is_null())
                of_field = column;
            else if (of_field != column) {  // the first choice first
                if (!of_field.is_array()) of_field = Json::array({of_field});
                of_field.push_back(column);
            }
        }
        list.push_back(std::move(json));
    }
    return list;
}

Json unreadable_of(const RunCounts& counts) {
    Json list = Json::array();
    for (const auto& values : counts.unreadable)
        list.push_back({{"field", values.field},
                        {"column", values.column},
                        {"cells", values.cells},
                        {"example", visible(values.example)}});
    return list;
}

Json rejects_of(const RunCounts& counts) {
    Json list = Json::array();
    for (const auto& row : counts.rejects)
        list.push_back({{"file", row.file},
                        {"line", row.line},
                        {"byte", row.byte ? Json(*row.byte) : Json()},
                        {"record", row.record},
                        {"reason", row.reason}});
    return list;
}

}  // namespace

std::string summary_json(const RunCounts& counts, Day today) {
    const Json json{{"schema_version", kSchemaVersion},
                    {"version", version()},
                    {"today", show_day(today)},
                    {"output", counts.output},
                    {"counts", counts_of(counts)},
                    {"sets", sets_of(counts)},
                    {"files", files_of(counts)},
                    {"unreadable", unreadable_of(counts)},
                    {"first_rejects", rejects_of(counts)},
                    {"stopped_at_max_rejects", counts.stopped_at_max_rejects},
                    {"notes", counts.notes}};
    // Names of files and columns may be no UTF-8: replaced, as a summary must not fail after a whole run.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace leadqual
