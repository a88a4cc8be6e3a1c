#include "pipeline/field_readings.hpp"

#include <algorithm>
#include <map>

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

/// A set's "map" where the command line leaves it in force. All of it decides what feeds a field: a column that is
/// given to another field does not step in.
std::map<std::string_view, std::string_view> map_of(const RuleSet& set, std::span<const MapOverride> command_line) {
    std::map<std::string_view, std::string_view> map;
    for (const auto& entry : set.map)
        if (mapped_by(command_line, entry.field).empty()) map.emplace(entry.field, entry.column);
    return map;
}

/// Whether two sets have a field read in the same way.
bool are_alike(const RuleSet& one, const RuleSet& other, const FieldUse& use,
               std::span<const MapOverride> command_line) {
    return one.missing == other.missing && values_of(one, use.name) == values_of(other, use.name) &&
           map_of(one, command_line) == map_of(other, command_line) &&
           (one.currency == other.currency || !can_be_money(use));
}

std::uint32_t reading_of(std::size_t set, const FieldUse& use, std::span<const RuleSet> sets,
                         std::span<const MapOverride> command_line) {
    std::uint32_t first = 0;
    while (first < set && !are_alike(sets[first], sets[set], use, command_line)) ++first;
    return first;
}

}  // namespace

bool can_be_money(const FieldUse& use) {
    return use.type == FieldType::number && (use.is_column || convention_of(use.name, use.type, use.name, {}).is_money);
}

std::vector<FieldReading> readings_of(const Job& job, std::span<const RuleSet> sets) {
    std::vector<FieldReading> readings(std::max<std::size_t>(sets.size(), 1));
    for (std::size_t at = 0; at < readings.size(); ++at) {
        FieldReading& reading = readings[at];
        if (at < sets.size()) reading.sets = sets.subspan(at, 1);
        reading.map = overrides_of(job.map, reading.sets);
        for (const auto& word : job.missing) reading.missing.add(word);
        for (const auto& set : reading.sets) {
            for (const auto& word : set.missing) reading.missing.add(word);
            reading.currency = set.currency;
        }
    }
    return readings;
}

void number_readings(std::vector<RuleSet>& sets, std::span<const MapOverride> command_line) {
    for (std::size_t set = 0; set < sets.size(); ++set)
        for (FieldUse& use : sets[set].fields) use.reading = reading_of(set, use, sets, command_line);
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
    return reading_of(static_cast<std::size_t>(set - sets.begin()), use, sets, command_line);
}

}  // namespace leadqual
