#include "pipeline/field_readings.hpp"

#include <algorithm>

#include "pipeline/input_plan.hpp"

namespace leadqual {

namespace {

std::string_view mapped_by(std::span<const MapOverride> map, std::string_view field) {
    const auto entry = std::ranges::find(map, field, &MapOverride::field);
    return entry == map.end() ? std::string_view() : std::string_view(entry->column);
}

std::vector<FieldValues> values_of(const RuleSet& set, std::string_view field) {
    std::vector<FieldValues> found;
    for (const auto& values : set.values)
        if (values.field == field) found.push_back(values);
    return found;
}

/// Whether two sets have a field read in the same way.
bool are_alike(const RuleSet& one, const RuleSet& other, std::string_view field,
               std::span<const MapOverride> command_line) {
    const bool is_mapped_alike =
        !mapped_by(command_line, field).empty() || mapped_by(one.map, field) == mapped_by(other.map, field);
    return is_mapped_alike && one.missing == other.missing && values_of(one, field) == values_of(other, field);
}

std::uint32_t reading_of(std::size_t set, std::string_view field, std::span<const RuleSet> sets,
                         std::span<const MapOverride> command_line) {
    std::uint32_t first = 0;
    while (first < set && !are_alike(sets[first], sets[set], field, command_line)) ++first;
    return first;
}

}  // namespace

std::vector<FieldReading> readings_of(const Job& job, std::span<const RuleSet> sets) {
    std::vector<FieldReading> readings(std::max<std::size_t>(sets.size(), 1));
    for (std::size_t at = 0; at < readings.size(); ++at) {
        FieldReading& reading = readings[at];
        if (at < sets.size()) reading.sets = sets.subspan(at, 1);
        reading.map = overrides_of(job.map, reading.sets);
        for (const auto& word : job.missing) reading.missing.add(word);
        for (const auto& set : reading.sets)
            for (const auto& word : set.missing) reading.missing.add(word);
    }
    return readings;
}

void number_readings(std::vector<RuleSet>& sets, std::span<const MapOverride> command_line) {
    for (std::size_t set = 0; set < sets.size(); ++set)
        for (FieldUse& use : sets[set].fields) use.reading = reading_of(set, use.name, sets, command_line);
}

std::uint32_t reading_in_filter(const FieldUse& use, std::span<const RuleSet> sets,
                                std::span<const MapOverride> command_line) {
    const auto reads = [&](const RuleSet& set) {
        return std::ranges::any_of(set.fields, [&](const FieldUse& other) {
            return other.name == use.name && other.is_column == use.is_column;
        });
    };
    const auto says_how = [&](const RuleSet& set) {
        return !mapped_by(set.map, use.name).empty() || !values_of(set, use.name).empty();
    };
    auto set = std::ranges::find_if(sets, reads);
    if (set == sets.end()) set = std::ranges::find_if(sets, says_how);
    if (set == sets.end()) return 0;
    return reading_of(static_cast<std::size_t>(set - sets.begin()), use.name, sets, command_line);
}

}  // namespace leadqual
