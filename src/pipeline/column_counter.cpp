#include "pipeline/column_counter.hpp"

namespace leadqual {

bool ValueCounts::add(std::string_view value) {
    const auto at = counts_.find(value);
    if (at != counts_.end()) {
        ++at->second.cells;
        return false;
    }
    if (counts_.size() >= kBound) return false;
    counts_.emplace(std::string(value), Count{1, 0});
    return true;
}

void ValueCounts::set_line(std::string_view value, std::uint64_t line) {
    if (const auto at = counts_.find(value); at != counts_.end()) at->second.line = line;
}

std::vector<ValueCount> ValueCounts::top(std::size_t wanted) const {
    std::vector<ValueCount> values;
    for (const auto& [value, count] : counts_) values.push_back({value, count.cells, count.line});
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    if (values.size() > wanted) values.resize(wanted);
    return values;
}

static bool is_null(const Column& column, std::size_t row) {
    switch (column.type) {
        case FieldType::text:
            return column.text[row].data() == nullptr;
        case FieldType::boolean:
            return !((column.is_true[row / 64] | column.is_false[row / 64]) >> (row % 64) & 1);
        default:
            return column.low[row] != column.low[row];
    }
}

void ColumnCounter::count(const Block& block, std::size_t slot, const MissingWords& missing, Day today,
                          LikelyMissingWords& likely_missing) {
    Arena arena;
    Column text, typed;
    CellConvention as_text;  // codes are shown as the file has them
    as_text.kind = convention.kind;
    read_column(block, slot, FieldType::text, missing, today, arena, text, as_text);
    const bool is_typed = field && field->type != FieldType::text;
    if (is_typed) read_column(block, slot, field->type, missing, today, arena, typed, convention);
    const auto& currency = convention.numbers.currency;
    const bool is_amount = is_typed && field->type == FieldType::number && !currency.empty();
    BlockLines lines(block);
    for (std::size_t row = 0; row < text.rows; ++row) {
        if (is_null(text, row)) continue;
        const auto cell = text.text[row];
        ++filled;
        values.add(cell);
        likely_missing.see(cell, slot);
        if (is_amount)
            if (const auto code = marked_currency(cell, currency); !code.empty() && code != currency)
                currencies.add(code);
        if (!is_typed || !is_null(typed, row)) continue;
        ++unreadable;
        if (unreadable_values.add(cell)) unreadable_values.set_line(cell, lines.at(block.records[row].begin));
    }
}

}  // namespace leadqual
