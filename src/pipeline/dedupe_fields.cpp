#include "pipeline/dedupe_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::string_view kDates[] = {"last_activity_date", "created_date"};

bool is_supplied(const InputPlan& plan, std::size_t field) {
    return std::any_of(plan.inputs.begin(), plan.inputs.end(),
                       [&](const Input& input) { return input.supplied[field]; });
}

std::vector<std::string_view> columns_of(const InputPlan& plan) {
    std::vector<std::string_view> names;
    for (const auto& input : plan.inputs)
        for (const auto& column : input.columns)
            if (std::find(names.begin(), names.end(), column) == names.end()) names.push_back(column);
    return names;
}

Problem missing_key(const std::string& name, const InputPlan& plan) {
    const auto columns = columns_of(plan);
    auto candidates = columns;
    for (const auto& field : catalogue()) candidates.push_back(field.name);
    Problem problem;
    problem.message = find_field(name) ? fmt::format("--dedupe: no column supplies {}", name)
                                       : fmt::format("--dedupe: no field or column is called '{}'", visible(name));
    const auto near = find_field(name) ? std::nullopt : closest(name, candidates);
    if (near) problem.hint = fmt::format("did you mean '{}'? ", visible(*near));
    problem.hint += "the columns are " + shorten(visible(fmt::format("{}", fmt::join(columns, ", "))), 300);
    if (find_field(name)) problem.hint += fmt::format("; --map {}='…' says which", name);
    return problem;
}

}  // namespace

std::vector<FieldUse> dedupe_fields(const Job& job) {
    std::vector<FieldUse> fields;
    for (const auto& name : job.dedupe) fields.push_back({name, FieldType::text, false});
    if (!job.dedupe.empty() && job.keep == Keep::latest)
        for (const auto date : kDates) fields.push_back({std::string(date), FieldType::date, false});
    return fields;
}

void require_dedupe_columns(const Job& job, InputPlan& plan) {
    std::vector<Problem> problems;
    for (std::size_t key = 0; key < job.dedupe.size(); ++key) {
        const auto field = plan.dedupe_begins + key;
        if (!is_supplied(plan, field)) {
            problems.push_back(missing_key(job.dedupe[key], plan));
            continue;
        }
        for (const auto& input : plan.inputs)
            if (!input.supplied[field])
                plan.notes.push_back(fmt::format("{}: no column supplies {}, so its rows are not compared", input.path,
                                                 job.dedupe[key]));
    }
    const auto dates = plan.dedupe_begins + job.dedupe.size();
    if (dates < plan.fields.size() && !is_supplied(plan, dates) && !is_supplied(plan, dates + 1)) {
        Problem problem;
        problem.message = fmt::format("--keep latest: no column supplies {} or {}", kDates[0], kDates[1]);
        problem.hint = fmt::format("--map {}='…' names one; --keep complete needs none", kDates[0]);
        problems.push_back(std::move(problem));
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
}

}  // namespace leadqual
