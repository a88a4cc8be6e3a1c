// Cells to values: one slot of a block, typed once, for all rules that read it.
#include <limits>

#include "lead/cell_memo.hpp"
#include "lead/digits.hpp"

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

/// What a cell was read as.
template <typename Value>
struct Answer {
    bool is_filled = false, is_readable = false;
    Value value{};
};

/// The text of a cell without blanks around it. Most cells need no work at all.
std::string_view trimmed_text(const Cell& cell, Syntax syntax, std::string& buffer) {
    const auto is_plain = [](char byte) { return byte > ' ' && byte < 0x7F; };
    const CellBytes bytes(cell);
    if (bytes.is_simple && bytes.size > 0 && is_plain(bytes.data[0]) && is_plain(bytes.data[bytes.size - 1]))
        return {bytes.data, bytes.size};
    return trim(text_of(cell, syntax, buffer));
}

/// Reads the cells of a column, short ones through the memo. `read` gives a value or nothing.
template <typename Value, typename Read>
class ValueReader {
public:
    ValueReader(Syntax syntax, const MissingWords& missing, Column& column, Read read)
        : syntax_(syntax), missing_(missing), column_(column), read_(read) {}

    /// What the cell of a row is, counted.
    const Answer<Value>& take(const Cell& cell, const CellBytes& bytes, std::size_t row) {
        const Answer<Value>& answer = bytes.is_simple && bytes.size <= ShortKey::longest
                                          ? memo_.look_up(ShortKey::of(bytes), [&] { return read_anew(cell); })
                                          : last_ = read_anew(cell);
        filled_ += answer.is_filled;
        if (answer.is_filled && !answer.is_readable) [[unlikely]]
            if (column_.unreadable++ == 0) column_.first_unreadable = static_cast<std::uint32_t>(row);
        return answer;
    }
    void took_digits() noexcept { ++filled_; }
    ~ValueReader() { column_.filled = filled_; }

private:
    Answer<Value> read_anew(const Cell& cell) {
        const std::string_view text = trimmed_text(cell, syntax_, buffer_);
        if (missing_.contains(text)) return {};
        const std::optional<Value> value = read_(text);
        return {true, value.has_value(), value.value_or(Value{})};
    }

    Syntax syntax_;
    const MissingWords& missing_;
    Column& column_;
    Read read_;
    CellMemo<Answer<Value>> memo_;
    Answer<Value> last_;
    std::string buffer_;
    std::uint32_t filled_ = 0;
};

struct YesOrNo {
    bool yes = false, no = false;
};

void read_booleans(const std::vector<Cell>& cells, Syntax syntax, const MissingWords& missing, Column& column) {
    const auto read = [](std::string_view text) -> std::optional<YesOrNo> {
        const auto value = read_boolean(text);
        return value ? std::optional(YesOrNo{*value, !*value}) : std::nullopt;
    };
    ValueReader<YesOrNo, decltype(read)> values(syntax, missing, column, read);
    for (std::size_t word = 0; word < column.is_true.size(); ++word) {
        std::uint64_t is_true = 0, is_false = 0;  // no branch on the answer: yes and no come as they like
        const auto end = std::min(column.rows, (word + 1) * 64);
        for (std::size_t row = word * 64; row < end; ++row) {
            const YesOrNo answer = values.take(cells[row], CellBytes(cells[row]), row).value;
            is_true |= std::uint64_t{answer.yes} << row % 64;
            is_false |= std::uint64_t{answer.no} << row % 64;
        }
        column.is_true[word] = is_true;
        column.is_false[word] = is_false;
    }
}

/// Numbers, dates and days. `digits` gives the value of a cell that is nothing but digits, NaN to have it read as any
/// other.
template <typename Digits, typename Read>
void read_numbers(const std::vector<Cell>& cells, Syntax syntax, const MissingWords& missing, Column& column,
                  Digits digits, Read read) {
    ValueReader<Interval, Read> values(syntax, missing, column, read);
    const std::size_t most_digits = missing.has_digits() ? 0 : kMostDigits;  // "999" may stand for nothing
    double* const low = column.low.data();
    for (std::size_t row = 0; row < column.rows; ++row) {
        const CellBytes bytes(cells[row]);
        double number = 0;
        if (bytes.is_simple && bytes.size - 1 < most_digits && read_digits(bytes, number)) [[likely]] {
            if (number = digits(number); number == number) {
                low[row] = number;
                values.took_digits();
                continue;
            }
        }
        const auto& answer = values.take(cells[row], bytes, row);
        if (!answer.is_readable) continue;
        low[row] = answer.value.low;
        if (answer.value.exact()) continue;
        if (column.high.empty()) column.high.assign(column.rows, null_number);
        column.high[row] = answer.value.high;
    }
    for (std::size_t row = 0; row < column.high.size(); ++row)  // the exact ones among them
        if (column.high[row] != column.high[row]) column.high[row] = column.low[row];
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
            return read_numbers(
                cells, syntax, missing, column, [](double number) { return number; },
                [&](std::string_view text) { return read_number(text, currency); });
        case FieldType::boolean:
            return read_booleans(cells, syntax, missing, column);
        case FieldType::date:
            return read_numbers(
                cells, syntax, missing, column, [](double) { return null_number; },
                [](std::string_view text) -> std::optional<Interval> {
                    const auto day = read_date(text);
                    if (!day) return std::nullopt;
                    return Interval{static_cast<double>(*day), static_cast<double>(*day)};
                });
        case FieldType::days:
            return read_numbers(
                cells, syntax, missing, column,
                [](double number) { return number < 1000 ? number : null_number; },  // else perhaps a year
                [&](std::string_view text) { return read_days(text, today); });
    }
}

void fill_missing(FieldType type, std::size_t rows, Column& column) {
    // Every block of a file lacks the same fields: a column that is NULL throughout only gets longer.
    const bool is_null = column.type == type && column.filled == 0 && rows <= column.rows;
    if (!is_null) prepare(type, rows, column);
}

}  // namespace leadqual
