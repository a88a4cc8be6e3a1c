#include "cli/field_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

void collect_fields(const Expression& expression, std::vector<std::uint32_t>& fields) {
    if (expression.operation == Operation::field) fields.push_back(expression.index);
    for (const auto& operand : expression.operands) collect_fields(operand, fields);
}

std::vector<std::uint32_t> fields_of(const Criterion& criterion) {
    std::vector<std::uint32_t> fields;
    for (const auto& condition : criterion.met) collect_fields(condition.root, fields);
    if (criterion.unmet) collect_fields(criterion.unmet->root, fields);
    for (const auto& signal : criterion.signals) collect_fields(signal.when.root, fields);
    return fields;
}

std::vector<std::string> column_names(const FileProfile& file) {
    std::vector<std::string> names;
    for (const auto& column : file.columns) names.push_back(column.name);
    return names;
}

bool supplies(const FileProfile& file, const FieldUse& use) {
    if (use.is_column) return find_column(column_names(file), use.name) != Mapping::none;
    return std::any_of(file.columns.begin(), file.columns.end(),
                       [&](const ColumnProfile& column) { return column.mapped && column.field == use.name; });
}

SetFinding find_in_set(const FileProfile& file, const RuleSet& set, Day today) {
    const Program program({set}, today);
    std::vector<bool> supplied;
    for (const auto& use : program.fields()) supplied.push_back(supplies(file, use));

    SetFinding finding{set.name, set.title, {}, {}};
    for (std::size_t i = 0; i < set.criteria.size(); ++i) {
        CriterionFinding criterion{set.criteria[i].name, can_judge(program, 0, i, supplied), {}};
        for (const auto field : fields_of(set.criteria[i])) {
            const auto& name = set.fields[field].name;
            const bool is_missing = !supplied[program.field_of(0, field)];
            if (is_missing &&
                std::find(criterion.missing.begin(), criterion.missing.end(), name) == criterion.missing.end())
                criterion.missing.push_back(name);
        }
        finding.criteria.push_back(std::move(criterion));
    }
    const auto off = knock_outs_off(program, 0, supplied);
    for (std::size_t i = 0; i < off.size(); ++i) {  // several may say the same: they are off together or not at all
        const auto& because = set.knock_outs[i].because;
        bool all_off = true;
        for (std::size_t other = 0; other < off.size(); ++other)
            if (set.knock_outs[other].because == because) all_off = all_off && off[other];
        auto& said = finding.knock_outs_off;
        if (all_off && std::find(said.begin(), said.end(), because) == said.end()) said.push_back(because);
    }
    return finding;
}

}  // namespace

std::size_t SetFinding::judged() const {
    return static_cast<std::size_t>(std::count_if(criteria.begin(), criteria.end(),
                                                  [](const CriterionFinding& found) { return found.can_be_judged; }));
}

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
    FieldFindings findings{profile(path, job.import, map, missing, job.today, told, job.sets), {}};
    for (const auto& set : job.sets) findings.sets.push_back(find_in_set(findings.file, set, job.today));
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
