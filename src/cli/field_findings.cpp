#include "cli/field_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

std::vector<std::string> column_names(const FileProfile& file) {
    std::vector<std::string> names;
    for (const auto& column : file.columns) names.push_back(column.name);
    return names;
}

}  // namespace

FieldFindings find_fields(const std::string& path, const Job& job) {
    auto map = job.map;
    auto missing = job.missing;
    for (const auto& set : job.sets) {
        map.insert(map.end(), set.map.begin(), set.map.end());
        missing.insert(missing.end(), set.missing.begin(), set.missing.end());
    }
    CellConvention told;
    told.numbers = {.mark = job.decimal_mark, .currency = job.sets.front().currency, .rates = job.rates};
    told.dates.order = job.date_order;
    FieldFindings findings;
    findings.file = profile(path, job.import, map, missing, job.today, told, job.sets);
    find_in_sets(findings.file, job.sets, job.today, findings);
    std::vector<std::string> wanted;
    for (const auto& set : findings.sets)
        for (const auto& criterion : set.criteria)
            wanted.insert(wanted.end(), criterion.missing.begin(), criterion.missing.end());
    findings.advice = advice_on(findings.file, wanted);
    return findings;
}

std::vector<Unfilled> unfilled(const FileProfile& file, const std::vector<std::string>& wanted) {
    const auto columns = column_names(file);
    std::vector<Unfilled> missing;
    for (const auto& name : wanted) {
        const auto feeds = [&](const ColumnProfile& column) { return column.field == name; };
        auto found = std::find_if(file.columns.begin(), file.columns.end(), feeds);
        if (found == file.columns.end())
            if (const int own = find_column(columns, name); own != Mapping::none) found = file.columns.begin() + own;
        if (found == file.columns.end()) {
            std::vector<std::string_view> known(columns.begin(), columns.end());
            for (const auto& field : catalogue()) known.push_back(field.name);
            if (const auto near = closest(name, known); !find_field(name) && near)
                throw Error(Exit::usage, fmt::format("--require: unknown field '{}'", visible(name)),
                            fmt::format("did you mean '{}'?", *near));
            missing.push_back({name, ""});
        } else if (found->filled == 0) {
            missing.push_back({name, fmt::format("column '{}' is empty", found->name)});
        } else if (!found->mapped && !found->field.empty()) {
            missing.push_back({name, fmt::format("column '{}': {}", found->name, found->note)});
        }
    }
    return missing;
}

}  // namespace leadqual::cli
