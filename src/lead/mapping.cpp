// Which column of a file supplies which field: what the user says, else the column of that name, else the catalogue.
#include <fmt/format.h>

#include <algorithm>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

/// 'Deal Value', as a shell takes it: ready to be typed behind --map.
std::string quoted_for_shell(std::string_view text) {
    std::string quoted = "'";
    for (const char byte : text) quoted += byte == '\'' ? "'\\''" : std::string(1, byte);
    return quoted + "'";
}

std::string list_of(std::span<const std::string> columns) {
    std::string list;
    for (const std::string& column : columns) list += (list.empty() ? "" : ", ") + column;
    return shorten(list, 300);
}

/// Columns by their exact name, else by the only name alike. `spellings` are the normalised ones.
int find(std::span<const std::string> columns, std::span<const std::string> spellings, std::string_view name) {
    const auto exact = std::ranges::find(columns, name);
    if (exact != columns.end()) return static_cast<int>(exact - columns.begin());
    const std::string wanted = normalise_header(name);
    const auto alike = std::ranges::find(spellings, wanted);
    if (wanted.empty() || alike == spellings.end()) return Mapping::none;
    if (std::find(alike + 1, spellings.end(), wanted) != spellings.end()) return Mapping::none;  // which of the two?
    return static_cast<int>(alike - spellings.begin());
}

std::vector<std::string> normalised(std::span<const std::string> columns) {
    std::vector<std::string> spellings;
    for (const std::string& column : columns) spellings.push_back(normalise_header(column));
    return spellings;
}

class Mapper {
public:
    Mapper(std::span<const std::string> columns, std::span<const FieldUse> uses, std::span<const MapOverride> overrides,
           const std::string& file)
        : columns_(columns),
          uses_(uses),
          overrides_(overrides),
          file_(file),
          spellings_(normalised(columns)),
          fields_(fields_of_columns(columns)) {}

    Mapping map() {
        Mapping mapping;
        for (const MapOverride& override : overrides_) check(override);
        for (const FieldUse& use : uses_) mapping.column_of.push_back(column_for(use));
        if (!problems_.empty()) throw Error(Exit::usage, std::move(problems_));
        return mapping;
    }

private:
    /// The override in force: the last one given for a field.
    const MapOverride* override_of(std::string_view field) const {
        const MapOverride* found = nullptr;
        for (const MapOverride& override : overrides_)
            if (override.field == field) found = &override;
        return found;
    }

    void check(const MapOverride& override) {
        if (override_of(override.field) != &override) return;  // another one replaces it
        const bool is_used = std::ranges::find(uses_, override.field, &FieldUse::name) != uses_.end();
        if (!is_used && !find_field(override.field)) return report_unknown_field(override);
        if (find(columns_, spellings_, override.column) == Mapping::none) report_unknown_column(override);
    }

    int column_for(const FieldUse& use) {
        if (const MapOverride* override = override_of(use.name)) return find(columns_, spellings_, override->column);
        const Field* field = use.is_column ? nullptr : find_field(use.name);
        return field ? column_for(*field) : find(columns_, spellings_, use.name);
    }

    int column_for(const Field& field) {
        std::vector<std::size_t> candidates;
        for (std::size_t column = 0; column < columns_.size(); ++column)
            if (fields_[column] == &field) candidates.push_back(column);
        if (candidates.empty()) return Mapping::none;
        if (candidates.size() > 1 && std::ranges::find(reported_, &field) == reported_.end()) {
            reported_.push_back(&field);  // two uses of one field are one problem
            report_several(field, candidates);
        }
        return static_cast<int>(candidates.front());
    }

    void report_several(const Field& field, const std::vector<std::size_t>& candidates) {
        std::string names;
        for (std::size_t index = 0; index < candidates.size(); ++index) {
            if (index > 0) names += index + 1 == candidates.size() ? " and " : ", ";
            names += "'" + columns_[candidates[index]] + "'";
        }
        Problem problem;
        problem.place.file = file_;
        problem.message = fmt::format("{} columns could be {}: {}", candidates.size(), field.name, names);
        problem.hint =
            fmt::format("say which: --map {}={}", field.name, quoted_for_shell(columns_[candidates.front()]));
        problems_.push_back(std::move(problem));
    }

    void report_unknown_column(const MapOverride& override) {
        const std::vector<std::string_view> names(columns_.begin(), columns_.end());
        const auto near = closest(override.column, names);
        Problem problem;
        problem.place = override.place;
        problem.message = fmt::format("'{}' has no column '{}' to map to {}", file_, override.column, override.field);
        problem.hint = near ? fmt::format("did you mean '{}'? ", *near) : "";
        problem.hint += "its columns: " + list_of(columns_);
        problems_.push_back(std::move(problem));
    }

    void report_unknown_field(const MapOverride& override) {
        std::vector<std::string_view> names;
        for (const Field& field : catalogue()) names.push_back(field.name);
        for (const FieldUse& use : uses_) names.push_back(use.name);
        const auto near = closest(override.field, names);
        Problem problem;
        problem.place = override.place;
        problem.message = fmt::format("no field is called '{}'", override.field);
        problem.hint = near ? fmt::format("did you mean '{}'?", *near) : "";
        problems_.push_back(std::move(problem));
    }

    std::span<const std::string> columns_;
    std::span<const FieldUse> uses_;
    std::span<const MapOverride> overrides_;
    const std::string& file_;
    std::vector<std::string> spellings_;
    std::vector<const Field*> fields_;  // of each column
    std::vector<Problem> problems_;
    std::vector<const Field*> reported_;
};

}  // namespace

Mapping map_columns(std::span<const std::string> columns, std::span<const FieldUse> uses,
                    std::span<const MapOverride> overrides, const std::string& file) {
    return Mapper(columns, uses, overrides, file).map();
}

int find_column(std::span<const std::string> columns, std::string_view name) {
    return find(columns, normalised(columns), name);
}

}  // namespace leadqual
