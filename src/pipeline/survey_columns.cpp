#include "pipeline/survey_columns.hpp"

#include "pipeline/identity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::string_view kDefaultGroup = "lead_source";
constexpr std::string_view kListed[] = {"id",      "full_name", "first_name", "last_name", "job_title",
                                        "company", "email",     "phone",      "mobile"};

/// The column of this name, or the one that supplies this field.
std::size_t column_called(const std::string& name, const Job& job, const std::vector<std::string>& columns) {
    std::string wanted = name;
    for (const auto& entry : job.map)
        if (entry.field == name) wanted = entry.column;
    const auto fields = fields_of_columns(columns);
    if (wanted == name && find_field(name))
        for (std::size_t at = 0; at < columns.size(); ++at)
            if (fields[at] && fields[at]->name == name) return at;
    const int column = find_column(columns, wanted);
    return column == Mapping::none ? no_column : static_cast<std::size_t>(column);
}

std::size_t id_column(const std::vector<std::string>& columns) {
    const auto found = std::ranges::find_if(columns, names_an_id);
    return found == columns.end() ? no_column : static_cast<std::size_t>(found - columns.begin());
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

std::string choose_survey_columns(const Job& job, std::vector<Input>& inputs) {
    if (!job.survey) return {};
    const SurveyRequest& wanted = *job.survey;
    const std::string by = wanted.by.empty() ? std::string(kDefaultGroup) : wanted.by;
    std::string found;
    for (auto& input : inputs) {
        const auto group = wanted.groups ? column_called(by, job, input.columns) : no_column;
        input.surveyed = {group};
        if (found.empty() && group != no_column) found = input.columns[group];
        if (wanted.rows == 0) continue;
        for (const auto field : kListed)
            input.surveyed.push_back(field == "id" ? id_column(input.columns)
                                                   : column_called(std::string(field), job, input.columns));
    }
    if (found.empty() && !wanted.by.empty()) refuse_group(by, inputs.front().columns);
    return found;
}

}  // namespace leadqual
