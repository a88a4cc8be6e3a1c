// Which columns of a file supply which field: what the user says, else the column of that name, else the catalogue.
#include <fmt/format.h>

#include <algorithm>

#include "lead/header.hpp"

namespace leadqual {

namespace {

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
          meanings_(meanings_beside(columns)) {}

    Mapping map() {
        Mapping mapping;
        for (const MapOverride& override : overrides_) check(override);
        for (const FieldUse& use : uses_) {
            auto columns = columns_for(use);
            mapping.column_of.push_back(columns.empty() ? Mapping::none : columns.front());
            if (!columns.empty()) columns.erase(columns.begin());
            mapping.others_of.push_back(std::move(columns));
        }
        if (!problems_.empty()) throw Error(Exit::usage, std::move(problems_));
        return mapping;
    }

private:
    /// The override in force: the first one given for a field.
    const MapOverride* override_of(std::string_view field) const {
        const auto found = std::ranges::find(overrides_, field, &MapOverride::field);
        return found == overrides_.end() ? nullptr : &*found;
    }

    void check(const MapOverride& override) {
        if (override_of(override.field) != &override) return;  // another one replaces it
        const bool is_used = std::ranges::find(uses_, override.field, &FieldUse::name) != uses_.end();
        if (!is_used && !find_field(override.field)) return report_unknown_field(override);
        if (find(columns_, spellings_, override.column) == Mapping::none) report_unknown_column(override);
    }

    /// The best first.
    std::vector<int> columns_for(const FieldUse& use) const {
        const Field* field = use.is_column ? nullptr : find_field(use.name);
        const MapOverride* override = override_of(use.name);
        if (field && !override) return columns_for(*field);
        const int column = find(columns_, spellings_, override ? override->column : use.name);
        return column == Mapping::none ? std::vector<int>() : std::vector{column};
    }

    std::vector<int> columns_for(const Field& field) const {
        std::vector<int> candidates;
        for (std::size_t column = 0; column < columns_.size(); ++column)
            if (meanings_[column].field == &field) candidates.push_back(static_cast<int>(column));
        if (candidates.size() < 2) return candidates;
        std::ranges::stable_sort(candidates, {}, [&](int column) { return meaning_of(column).choice; });
        const auto first = candidates.front();
        std::erase_if(candidates, [&](int column) { return is_given_away(column, field); });
        return candidates.empty() ? std::vector{first} : candidates;
    }

    const Meaning& meaning_of(int column) const { return meanings_[static_cast<std::size_t>(column)]; }

    /// Whether the user gives a column to another field.
    bool is_given_away(int column, const Field& field) const {
        return std::ranges::any_of(overrides_, [&](const MapOverride& override) {
            return override.field != field.name && find(columns_, spellings_, override.column) == column;
        });
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
    std::vector<Meaning> meanings_;  // of each column
    std::vector<Problem> problems_;
};

}  // namespace

Mapping map_columns(std::span<const std::string> columns, std::span<const FieldUse> uses,
                    std::span<const MapOverride> overrides, const std::string& file) {
    return Mapper(columns, uses, overrides, file).map();
}

int find_column(std::span<const std::string> columns, std::string_view name) {
    const auto exact = std::ranges::find(columns, name);  // most names are exact: of many columns none is normalised
    if (exact != columns.end()) return static_cast<int>(exact - columns.begin());
    return find(columns, normalised(columns), name);
}

}  // namespace leadqual
