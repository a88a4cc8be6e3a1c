// Cells to values: one slot of a block, typed once, for all rules that read it.
#include <limits>

#include "lead/memo.hpp"
#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

constexpr double null_number = std::numeric_limits<double>::quiet_NaN();

/// Empties the column and gives it room for `rows`, all NULL.
void prepare(FieldType type, std::size_t rows, Column& column) {
    column.type = type;
    column.rows = rows;
    column.filled = column.unreadable = column.first_unreadable = 0;
    column.low.clear(), column.high.clear(), column.text.clear(), column.is_true.clear(), column.is_false.clear();
    switch (type) {
        case FieldType::text:
            column.text.assign(rows, {});
            break;
        case FieldType::boolean:
            column.is_true.assign((rows + 63) / 64, 0);
            column.is_false.assign((rows + 63) / 64, 0);
            break;
        case FieldType::number:
        case FieldType::date:
        case FieldType::days:
            column.low.assign(rows, null_number);
    }
}

void put(Column& column, std::size_t row, Interval value) {
    column.low[row] = value.low;
    if (column.high.empty()) {
        if (value.exact()) return;
        column.high = column.low;  // the first inexact value: so far both ends were the same
    }
    column.high[row] = value.high;
}

void put(Column& column, std::size_t row, Day day) {
    put(column, row, Interval{static_cast<double>(day), static_cast<double>(day)});
}

void put(Column& column, std::size_t row, bool value) {
    (value ? column.is_true : column.is_false)[row / 64] |= std::uint64_t{1} << row % 64;
}

/// The text of a cell without blanks around it. Most cells need no work at all.
std::string_view trimmed_text(const Cell& cell, Syntax syntax, std::string& buffer) {
    const auto is_plain = [](char byte) { return byte > ' ' && byte < 0x7F; };
    if (cell.form == CellForm::plain && cell.size > 0 && is_plain(cell.data[0]) && is_plain(cell.data[cell.size - 1]))
        return cell.raw();
    return trim(text_of(cell, syntax, buffer));
}

/// A number that is read faster than it could be looked up.
bool is_plain_number(std::string_view text) noexcept {
    for (const char byte : text)
        if ((byte < '0' || byte > '9') && byte != '.') return false;
    return true;
}

/// Reads every cell that holds something with `read`, which gives a value or nothing.
template <typename Value, typename Read>
void read_values(const std::vector<Cell>& cells, Syntax syntax, const MissingWords& missing, Column& column,
                 Read read) {
    std::string buffer;
    Memo<Value> memo;
    for (std::size_t row = 0; row < column.rows; ++row) {
        const std::string_view text = trimmed_text(cells[row], syntax, buffer);
        if (missing.contains(text)) continue;
        ++column.filled;
        const bool reads_anew = is_plain_number(text) || cells[row].form == CellForm::escaped;
        if (const std::optional<Value> value = reads_anew ? read(text) : memo.look_up(text, read))
            put(column, row, *value);
        else if (column.unreadable++ == 0)
            column.first_unreadable = static_cast<std::uint32_t>(row);
    }
}

void read_texts(const std::vector<Cell>& cells, Syntax syntax, const MissingWords& missing, Arena& arena,
                Column& column) {
    std::string buffer;
    for (std::size_t row = 0; row < column.rows; ++row) {
        const Cell& cell = cells[row];
        const std::string_view text = trimmed_text(cell, syntax, buffer);
        if (missing.contains(text)) continue;
        ++column.filled;
        column.text[row] = cell.form == CellForm::escaped ? arena.keep(text) : text;
    }
}

}  // namespace

void read_column(const Block& block, std::size_t slot, FieldType type, const MissingWords& missing, Day today,
                 Arena& arena, Column& column, std::string_view currency) {
    const std::vector<Cell>& cells = block.cells[slot];
    const Syntax syntax = block.syntax;
    prepare(type, block.records.size(), column);
    switch (type) {
        case FieldType::text:
            return read_texts(cells, syntax, missing, arena, column);
        case FieldType::number:
            return read_values<Interval>(cells, syntax, missing, column,
                                         [&](std::string_view text) { return read_number(text, currency); });
        case FieldType::boolean:
            return read_values<bool>(cells, syntax, missing, column, read_boolean);
        case FieldType::date:
            return read_values<Day>(cells, syntax, missing, column, read_date);
        case FieldType::days:
            return read_values<Interval>(cells, syntax, missing, column,
                                         [&](std::string_view text) { return read_days(text, today); });
    }
}

void fill_missing(FieldType type, std::size_t rows, Column& column) {
    // Every block of a file lacks the same fields: a column that is NULL throughout only gets longer.
    const bool is_null = column.type == type && column.filled == 0 && rows <= column.rows;
    if (!is_null) prepare(type, rows, column);
}

}  // namespace leadqual
