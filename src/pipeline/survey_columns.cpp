#include "pipeline/survey_columns.hpp"

#include "pipeline/identity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::string_view kDefaultGroup = "lead_source";
constexpr std::string_view kListed[] = {"id",      "full_name", "first_name", "last_name", "job_title",
                                        "company", "email",     "phone",      "mobile"};

/// The columns that supply this field, else the column of this name.
std::vector<std::size_t> columns_called(const std::string& name, std::span<const MapOverride> overrides,
                                        const Input& input) {
    std::vector<std::size_t> found;
    if (const Field* const field = find_field(name)) {
        const FieldUse use{name, field->type};
        const auto mapping = map_columns(input.columns, {&use, 1}, overrides, input.path);
        if (mapping.column_of.front() != Mapping::none)
            found.push_back(static_cast<std::size_t>(mapping.column_of.front()));
        for (const auto other : mapping.others_of.front()) found.push_back(static_cast<std::size_t>(other));
    }
    const int column = found.empty() ? find_column(input.columns, name) : Mapping::none;
    if (column != Mapping::none) found.push_back(static_cast<std::size_t>(column));
    return found;
}

/// The first column that names an id and supplies no field.
std::vector<std::size_t> id_column(const std::vector<std::string>& columns) {
    const auto fields = fields_of_columns(columns);
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (fields[column] == nullptr && names_an_id(columns[column])) return {column};
    return {};
}

[[noreturn]] void refuse_group(const std::string& name, const std::vector<std::string>& columns) {
    std::vector<std::string_view> names(columns.begin(), columns.end());
    for (const auto& field : catalogue()) names.push_back(field.name);
    const auto near = find_field(name) ? std::nullopt : closest(name, names);
    throw Error(Exit::usage, fmt::format("--by: no column is called '{}' or supplies it", visible(name)),
                near ? fmt::format("did you mean '{}'?", visible(*near))
                     : "the columns are " + shorten(visible(fmt::format("{}", fmt::join(columns, ", "))), 300));
}

}  // namespace

std::span<const std::string_view> listed_fields() { return kListed; }

std::string choose_survey_columns(const Job& job, std::span<const RuleSet> sets, std::vector<Input>& inputs) {
    if (!job.survey) return {};
    const SurveyRequest& wanted = *job.survey;
    const std::string by = wanted.by.empty() ? std::string(kDefaultGroup) : wanted.by;
    const auto overrides = overrides_of(job.map, sets);
    std::string found;
    for (auto& input : inputs) {
        input.surveyed = {wanted.groups ? columns_called(by, overrides, input) : std::vector<std::size_t>()};
        const auto& group = input.surveyed.front();
        if (found.empty() && !group.empty()) found = input.columns[group.front()];
        if (wanted.rows == 0) continue;
        for (const auto field : kListed)
            input.surveyed.push_back(field == "id" ? id_column(input.columns)
                                                   : columns_called(std::string(field), overrides, input));
    }
    if (found.empty() && !wanted.by.empty()) refuse_group(by, inputs.front().columns);
    return found;
}

}  // namespace leadqual
