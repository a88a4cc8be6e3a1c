// What `fields` finds out about a file: columns, the fields they mean, how their cells read.
#include "pipeline/block_source.hpp"
#include "pipeline/column_counter.hpp"
#include "pipeline/encoding_notes.hpp"
#include "pipeline/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

/// How the cells of a column are to be read, as the sample settles it.
struct Settled {
    bool is_waiting = false;  ///< a word from the user would make it readable
    std::vector<std::string> doubts;
};

Settled settle(ColumnCounter& counter, const std::vector<Block>& heads, std::size_t column,
               std::span<const std::string> columns, const MissingWords& missing, const CellConvention& told,
               std::span<const RuleSet> sets) {
    const auto type = counter.field ? counter.field->type : FieldType::text;
    const auto& name = columns[column];
    const FieldUse use{counter.field ? std::string(counter.field->name) : name, type, !counter.field};
    counter.convention = known_convention(use, name, columns, sets, told);
    Settled found;
    auto settled = settle_convention(heads, column, type, std::move(counter.convention), missing, name, found.doubts);
    counter.convention = std::move(settled.convention);
    found.is_waiting = settled.waiting > 0 && settled.waiting * 5 >= settled.filled;
    return found;
}

ColumnProfile profile_of(const ColumnCounter& counter, const std::string& name, Settled settled) {
    ColumnProfile profile;
    profile.name = name;
    profile.filled = counter.filled;
    profile.readable = counter.filled - counter.unreadable;
    profile.distinct = counter.values.distinct();
    profile.top = counter.values.top(5);
    profile.unreadable = counter.unreadable_values.top(5);
    if (!counter.field) return profile;
    profile.field = counter.field->name;
    profile.type = counter.field->type;
    profile.mark = counter.convention.numbers.mark;
    profile.dates = counter.convention.dates;
    profile.has_codes = counter.convention.meanings != nullptr;
    profile.other_currencies = counter.currencies.top(5);
    profile.doubts = std::move(settled.doubts);
    profile.mapped = counter.filled == 0 || settled.is_waiting || profile.readable * 5 >= counter.filled;
    if (!profile.mapped) profile.note = fmt::format("under 20 % of its values read as {}", to_text(profile.type));
    return profile;
}

/// The columns of each field of the catalogue, as a run finds them: the best first.
std::vector<std::vector<std::size_t>> columns_of_fields(std::span<const std::string> columns,
                                                        std::span<const MapOverride> map, const std::string& file) {
    std::vector<FieldUse> uses;
    for (const Field& field : catalogue()) uses.push_back({std::string(field.name), field.type});
    std::vector<MapOverride> overrides;
    for (const auto& entry : map)
        if (find_field(entry.field) && find_column(columns, entry.column) != Mapping::none) overrides.push_back(entry);
    const auto mapping = map_columns(columns, uses, overrides, file);
    const auto is_given_away = [&](int column, const FieldUse& use) {  // a column is shown with one field
        const bool is_mapped = std::ranges::find(overrides, use.name, &MapOverride::field) != overrides.end();
        return !is_mapped && std::ranges::any_of(overrides, [&](const MapOverride& override) {
            return find_column(columns, override.column) == column;
        });
    };
    std::vector<std::vector<std::size_t>> found(uses.size());
    for (std::size_t use = 0; use < uses.size(); ++use) {
        const int first = mapping.column_of[use];
        if (first == Mapping::none || is_given_away(first, uses[use])) continue;
        found[use].push_back(static_cast<std::size_t>(first));
        for (const int other : mapping.others_of[use]) found[use].push_back(static_cast<std::size_t>(other));
    }
    return found;
}

}  // namespace

FileProfile profile(const std::string& path, const ImportOptions& options, std::span<const MapOverride> map,
                    std::span<const std::string> missing, Day today, const CellConvention& told,
                    std::span<const RuleSet> sets) {
    InputPlan plan;
    for (const auto& word : missing) plan.missing.add(word);
    plan.inputs.resize(1);
    Input& input = plan.inputs.front();
    input.path = path == "-" ? "standard input" : path;
    if (can_read_again(path)) input.source = path;
    input.take(open_leads(path, options, &input.identity));
    const auto& columns = input.columns;
    for (std::uint32_t column = 0; column < columns.size(); ++column) input.selected.push_back(column);
    input.reader->select(input.selected);
    input.slot_of_field.assign(input.selected.begin(), input.selected.end());

    std::vector<ColumnCounter> counters(columns.size());
    const auto columns_of = columns_of_fields(columns, map, input.path);
    for (std::size_t field = 0; field < columns_of.size(); ++field)
        for (const auto column : columns_of[field]) counters[column].field = &catalogue()[field];

    const auto heads = read_sample(input);
    std::vector<Settled> settled;
    for (std::size_t column = 0; column < columns.size(); ++column)
        settled.push_back(settle(counters[column], heads, column, columns, plan.missing, told, sets));

    FileProfile found;
    found.name = input.path;
    found.dialect = input.reader->dialect();
    found.header_notes = input.reader->header_notes();
    BlockSource source(plan);
    PlaceCounter places;
    Turn turn;
    RunCounts counts;
    RejectedRows rejects(Job{}, {});
    LikelyMissingWords likely_missing;
    while (source.next(turn)) {
        input.reader->locate(turn.block);
        places.place(turn.block);
        rejects.take(turn.block, input, counts);
        found.rows += turn.block.rows();
        found.short_rows += turn.block.short_rows, found.trimmed_rows += turn.block.trimmed_rows;
        found.blank_lines += turn.block.blank_lines, found.footer_lines += turn.block.footer_lines;
        for (std::size_t column = 0; column < columns.size(); ++column)
            counters[column].count(turn.block, column, plan.missing, today, likely_missing);
    }
    add_encoding_notes(input, places.misread_line(0), found.header_notes);
    found.rejected = counts.rejected;
    found.rejects = counts.rejects;

    found.likely_missing = likely_missing.found();

    for (std::size_t column = 0; column < columns.size(); ++column)
        found.columns.push_back(profile_of(counters[column], columns[column], std::move(settled[column])));
    for (const auto& of_field : columns_of) {
        bool has_first = false;
        for (const auto column : of_field) {
            auto& profile = found.columns[column];
            if (!profile.mapped) continue;
            if (has_first) profile.second_choice_of = profile.field;
            has_first = true;
        }
    }
    return found;
}

}  // namespace leadqual
