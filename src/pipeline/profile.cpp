// What `fields` finds out about a file: columns, the fields they mean, how their cells read.
#include "pipeline/block_source.hpp"
#include "pipeline/encoding_notes.hpp"
#include "pipeline/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

/// Counts values up to a bound, so that a column of a million names costs no memory.
class ValueCounts {
public:
    static constexpr std::size_t kBound = 1'000;
    void add(std::string_view value) {
        const auto at = counts_.find(value);
        if (at != counts_.end())
            ++at->second;
        else if (counts_.size() < kBound)
            counts_.emplace(std::string(value), 1);
    }
    std::uint64_t distinct() const { return counts_.size(); }
    std::vector<std::pair<std::string, std::uint64_t>> top(std::size_t wanted) const {
        std::vector<std::pair<std::string, std::uint64_t>> values(counts_.begin(), counts_.end());
        std::stable_sort(values.begin(), values.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        if (values.size() > wanted) values.resize(wanted);
        return values;
    }

private:
    std::map<std::string, std::uint64_t, std::less<>> counts_;
};

struct ColumnCounter {
    const Field* field = nullptr;
    CellConvention convention;
    std::vector<std::string> notes;
    bool is_waiting = false;  ///< a word from the user would make it readable
    std::uint64_t filled = 0, unreadable = 0;
    ValueCounts values, unreadable_values;
};

bool is_null(const Column& column, std::size_t row) {
    switch (column.type) {
        case FieldType::text:
            return column.text[row].data() == nullptr;
        case FieldType::boolean:
            return !((column.is_true[row / 64] | column.is_false[row / 64]) >> (row % 64) & 1);
        default:
            return column.low[row] != column.low[row];
    }
}

/// Types the cells of one column of a block twice: as text for its values, as its field for what can be read.
void count_column(const Block& block, std::size_t slot, const MissingWords& missing, Day today,
                  ColumnCounter& counter) {
    Arena arena;
    Column text, typed;
    CellConvention as_text;  // codes are shown as the file has them
    as_text.kind = counter.convention.kind;
    read_column(block, slot, FieldType::text, missing, today, arena, text, as_text);
    const bool is_typed = counter.field && counter.field->type != FieldType::text;
    if (is_typed) read_column(block, slot, counter.field->type, missing, today, arena, typed, counter.convention);
    for (std::size_t row = 0; row < text.rows; ++row) {
        if (is_null(text, row)) continue;
        ++counter.filled;
        counter.values.add(text.text[row]);
        if (!is_typed || !is_null(typed, row)) continue;
        ++counter.unreadable;
        counter.unreadable_values.add(text.text[row]);
    }
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
    input.reader = open_leads(path, options, &input.identity);
    const auto& columns = input.reader->columns();
    for (std::uint32_t column = 0; column < columns.size(); ++column) input.selected.push_back(column);
    input.reader->select(input.selected);
    input.slot_of_field.assign(input.selected.begin(), input.selected.end());

    std::vector<ColumnCounter> counters(columns.size());
    const auto fields = fields_of_columns(columns);
    for (std::size_t column = 0; column < columns.size(); ++column) counters[column].field = fields[column];
    for (const auto& entry : map)
        if (const int column = find_column(columns, entry.column); column != Mapping::none)
            counters[static_cast<std::size_t>(column)].field = find_field(entry.field);

    const auto heads = read_sample(input);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        ColumnCounter& counter = counters[column];
        const auto type = counter.field ? counter.field->type : FieldType::text;
        const FieldUse use{counter.field ? std::string(counter.field->name) : columns[column], type, !counter.field};
        counter.convention = known_convention(use, columns[column], columns, sets, told);
        auto settled = settle_convention(heads, column, type, std::move(counter.convention), plan.missing,
                                         columns[column], counter.notes);
        counter.convention = std::move(settled.convention);
        counter.is_waiting = settled.waiting > 0 && settled.waiting * 5 >= settled.filled;
    }

    FileProfile found;
    found.name = input.path;
    found.dialect = input.reader->dialect();
    found.header_notes = input.reader->header_notes();
    BlockSource source(plan);
    PlaceCounter places;
    Turn turn;
    RunCounts counts;
    RejectedRows rejects(Job{}, {});
    while (source.next(turn)) {
        input.reader->locate(turn.block);
        places.place(turn.block);
        rejects.take(turn.block, input.path, counts);
        found.rows += turn.block.rows();
        for (std::size_t column = 0; column < columns.size(); ++column)
            count_column(turn.block, column, plan.missing, today, counters[column]);
    }
    add_encoding_notes(input, places.misread_line(0), found.header_notes);
    found.rejected = counts.rejected;
    found.rejects = counts.rejects;

    for (std::size_t column = 0; column < columns.size(); ++column) {
        const ColumnCounter& counter = counters[column];
        ColumnProfile profile;
        profile.name = columns[column];
        profile.filled = counter.filled;
        profile.readable = counter.filled - counter.unreadable;
        profile.distinct = counter.values.distinct();
        profile.top = counter.values.top(5);
        profile.unreadable = counter.unreadable_values.top(5);
        if (counter.field) {
            profile.field = counter.field->name;
            profile.type = counter.field->type;
            for (const auto& note : counter.notes) found.header_notes.push_back(note);
            profile.mapped = counter.filled == 0 || counter.is_waiting || profile.readable * 5 >= counter.filled;
            if (!profile.mapped)
                profile.note = fmt::format("under 20 % of its values read as {}", to_text(profile.type));
            for (std::size_t other = 0; other < columns.size(); ++other)
                if (other != column && counters[other].field == counter.field)
                    profile.note = fmt::format("also '{}': choose with --map {}='…'", columns[other], profile.field);
        }
        found.columns.push_back(std::move(profile));
    }
    return found;
}

}  // namespace leadqual
