// Cells to values: one slot of a block, typed once, for all rules that read it.
#include <bit>
#include <limits>

#include "lead/cell_lanes.hpp"
#include "lead/cell_memo.hpp"
#include "lead/field_words.hpp"

namespace leadqual {

namespace {

constexpr double null_number = std::numeric_limits<double>::quiet_NaN();

/// Empties the column and gives it room for `rows`, all NULL.
void prepare(FieldType type, std::size_t rows, Column& column) {
    column.type = type;
    column.rows = rows;
    column.filled = column.unreadable = column.first_unreadable = 0;
    column.is_converted = false;
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
inline std::string_view trimmed_text(const Cell& cell, Syntax syntax, std::string& buffer) {
    const auto is_plain = [](char byte) { return byte > ' ' && byte < 0x7F; };
    const CellBytes bytes(cell);
    if (bytes.is_simple && bytes.size > 0 && is_plain(bytes.data[0]) && is_plain(bytes.data[bytes.size - 1]))
        return {bytes.data, bytes.size};
    return trim(text_of(cell, syntax, buffer));
}

}  // namespace

struct ColumnMemory::Cells {
    CellMemo<Answer<bool>> booleans;
    CellMemo<Answer<Interval>> numbers;
    KnownWords known_words;
};

ColumnMemory::ColumnMemory() = default;
ColumnMemory::~ColumnMemory() = default;
ColumnMemory::ColumnMemory(ColumnMemory&&) noexcept = default;
ColumnMemory& ColumnMemory::operator=(ColumnMemory&&) noexcept = default;

ColumnMemory::Cells& ColumnMemory::cells() {
    if (!cells_) cells_ = std::make_unique<Cells>();
    return *cells_;
}

namespace {

/// Reads cells one by one, short ones through the memo. `read` gives the value of a text, or nothing; a literal of JSON
/// (among them the meanings of a rule file) is told from a text with the same bytes.
template <typename Value, typename Read>
class ValueReader {
public:
    ValueReader(Syntax syntax, const MissingWords& missing, const CellConvention& convention,
                CellMemo<Answer<Value>>& memo, Column& column, Read read)
        : syntax_(syntax), missing_(missing), convention_(convention), memo_(memo), column_(column), read_(read) {}

    /// What the cell of a row is, counted.
    const Answer<Value>& take(const Cell& cell, std::size_t row) {
        const CellBytes bytes(cell);
        const bool is_short = bytes.is_simple && bytes.size <= ShortKey::longest && cell.form != CellForm::literal;
        const Answer<Value>& answer =
            is_short ? memo_.look_up(ShortKey::of(bytes), [&] { return read_anew(cell); }) : last_ = read_anew(cell);
        column_.filled += answer.is_filled;
        if (answer.is_filled && !answer.is_readable) [[unlikely]]
            if (column_.unreadable++ == 0) column_.first_unreadable = static_cast<std::uint32_t>(row);
        return answer;
    }

private:
    Answer<Value> read_anew(const Cell& cell) {
        std::string_view text = trimmed_text(cell, syntax_, buffer_);
        const std::string* meaning = convention_.meanings ? convention_.meanings->find(text) : nullptr;
        if (meaning) text = *meaning;
        if (missing_.contains(text, CellKind::value)) return {};
        const std::optional<Value> value = read_(text, meaning || cell.form == CellForm::literal);
        return {true, value.has_value(), value.value_or(Value{})};
    }

    Syntax syntax_;
    const MissingWords& missing_;
    const CellConvention& convention_;
    CellMemo<Answer<Value>>& memo_;
    Column& column_;
    Read read_;
    Answer<Value> last_;
    std::string buffer_;
};

/// Calls body(row) for each row of a group that begins at `first`.
template <typename Body>
void each_row(std::size_t first, std::uint64_t rows, Body body) {
    for (; rows != 0; rows &= rows - 1) body(first + static_cast<std::size_t>(std::countr_zero(rows)));
}

constexpr std::size_t kGroup = 64;

void read_booleans(const std::vector<Cell>& cells, Syntax syntax, const MissingWords& missing,
                   const CellConvention& convention, ColumnMemory::Cells& memory, Column& column) {
    const auto read = [&](std::string_view text, bool) {
        const auto answer = read_boolean(text);
        return answer ? answer : find_word(convention.booleans, text);
    };
    ValueReader<bool, decltype(read)> values(syntax, missing, convention, memory.booleans, column, read);
    KnownWords& known = memory.known_words;
    for (std::size_t first = 0; first < column.rows; first += kGroup) {
        const auto answers = known.look_up(cells.data() + first, std::min(kGroup, column.rows - first));
        const auto group = first / kGroup;
        column.is_true[group] = answers.yes;
        column.is_false[group] = answers.no;
        column.filled += static_cast<std::uint32_t>(std::popcount(answers.yes | answers.no | answers.unreadable));
        if (column.unreadable == 0 && answers.unreadable != 0)
            column.first_unreadable =
                static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(std::countr_zero(answers.unreadable));
        column.unreadable += static_cast<std::uint32_t>(std::popcount(answers.unreadable));
        each_row(first, answers.unknown, [&](std::size_t row) {
            const auto& answer = values.take(cells[row], row);
            if (answer.is_readable)
                (answer.value ? column.is_true : column.is_false)[group] |= std::uint64_t{1} << row % kGroup;
            const CellBytes bytes(cells[row]);
            if (bytes.is_simple)
                known.add({bytes.data, bytes.size}, !answer.is_filled     ? KnownWords::missing
                                                    : !answer.is_readable ? KnownWords::unreadable
                                                    : answer.value        ? KnownWords::yes
                                                                          : KnownWords::no);
        });
    }
}

/// Numbers, dates and days: cells of digits are their number when it is less than `digits_below`, all others are for
/// `read`.
template <typename Read>
void read_numbers(const std::vector<Cell>& cells, Syntax syntax, const MissingWords& missing,
                  const CellConvention& convention, CellMemo<Answer<Interval>>& memo, Column& column,
                  double digits_below, Read read) {
    ValueReader<Interval, Read> values(syntax, missing, convention, memo, column, read);
    if (missing.has_digits() || convention.meanings) digits_below = 0;  // "999" may stand for something else
    for (std::size_t first = 0; first < column.rows; first += kGroup) {
        const auto count = std::min(kGroup, column.rows - first);
        const auto digits = read_digit_cells(cells.data() + first, count, digits_below, column.low.data() + first);
        column.filled += static_cast<std::uint32_t>(std::popcount(digits.are_digits));
        const auto others = ~(digits.are_digits | digits.are_empty) & (~std::uint64_t{0} >> (kGroup - count));
        each_row(first, others, [&](std::size_t row) {
            const auto& answer = values.take(cells[row], row);
            if (!answer.is_readable) return;
            column.low[row] = answer.value.low;
            if (answer.value.exact()) return;
            if (column.high.empty()) column.high.assign(column.rows, null_number);
            column.high[row] = answer.value.high;
        });
    }
    for (std::size_t row = 0; row < column.high.size(); ++row)  // the exact ones among them
        if (column.high[row] != column.high[row]) column.high[row] = column.low[row];
}

void read_texts(const std::vector<Cell>& cells, Syntax syntax, const MissingWords& missing, CellKind kind, Arena& arena,
                Column& column) {
    std::string buffer;
    for (std::size_t row = 0; row < column.rows; ++row) {
        const Cell& cell = cells[row];
        const std::string_view text = trimmed_text(cell, syntax, buffer);
        if (missing.contains(text, kind)) continue;
        ++column.filled;
        column.text[row] = cell.form == CellForm::escaped ? arena.keep(text) : text;
    }
}

/// The texts of a column where some stand for others, words among them that stand for nothing elsewhere.
void replace_texts(const std::vector<Cell>& cells, Syntax syntax, const CellMeanings& meanings, Column& column) {
    std::string buffer;
    for (std::size_t row = 0; row < column.rows; ++row) {
        std::string_view& text = column.text[row];
        const std::string* meaning = meanings.find(trimmed_text(cells[row], syntax, buffer));
        if (!meaning) continue;
        column.filled -= text.data() != nullptr;
        text = meaning->empty() ? std::string_view() : std::string_view(*meaning);
        column.filled += text.data() != nullptr;
    }
}

}  // namespace

void read_column(const Block& block, std::size_t slot, FieldType type, const MissingWords& missing, Day today,
                 Arena& arena, Column& column, const CellConvention& convention, ColumnMemory* memory) {
    ColumnMemory of_this_block;
    const auto remembered = [&]() -> ColumnMemory::Cells& { return (memory ? *memory : of_this_block).cells(); };
    const std::vector<Cell>& cells = block.cells[slot];
    const Syntax syntax = block.syntax;
    prepare(type, block.records.size(), column);
    switch (type) {
        case FieldType::text:
            read_texts(cells, syntax, missing, convention.kind, arena, column);
            if (convention.meanings) replace_texts(cells, syntax, *convention.meanings, column);
            return;
        case FieldType::number: {
            NumberStyle of_json = convention.numbers;
            of_json.mark = DecimalMark::point;
            column.is_converted = !convention.numbers.rates.empty();
            return read_numbers(cells, syntax, missing, convention, remembered().numbers, column,
                                std::numeric_limits<double>::infinity(), [&](std::string_view text, bool is_literal) {
                                    return read_number(text, is_literal ? of_json : convention.numbers);
                                });
        }
        case FieldType::boolean:
            return read_booleans(cells, syntax, missing, convention, remembered(), column);
        case FieldType::date:
            return read_numbers(
                cells, syntax, missing, convention, remembered().numbers, column, 0, [&](std::string_view text, bool) {
                    const auto day = read_date(text, convention.dates);
                    return day ? std::optional(Interval{static_cast<double>(*day), static_cast<double>(*day)})
                               : std::nullopt;
                });
        case FieldType::days:  // from 1000 on it may be a year
            return read_numbers(cells, syntax, missing, convention, remembered().numbers, column,
                                convention.bare == BareNumbers::days ? 1000 : 0, [&](std::string_view text, bool) {
                                    return read_days(text, today, convention.dates.order, convention.bare);
                                });
    }
}

void fill_missing(FieldType type, std::size_t rows, Column& column) {
    // Every block of a file lacks the same fields: a column that is NULL throughout only gets longer.
    const bool is_null = column.type == type && column.filled == 0 && rows <= column.rows;
    if (!is_null) prepare(type, rows, column);
}

}  // namespace leadqual
