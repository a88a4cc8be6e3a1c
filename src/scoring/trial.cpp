#include "scoring/trial.hpp"

#include "scoring/bits.hpp"

#include <algorithm>
#include <limits>

namespace leadqual {

bool is_known(const Column& column, std::size_t row) noexcept {
    switch (column.type) {
        case FieldType::text:
            return column.text[row].data() != nullptr;
        case FieldType::boolean:
            return test_bit(column.is_true.data(), row) || test_bit(column.is_false.data(), row);
        default:
            return column.low[row] == column.low[row];
    }
}

bool is_open(const Column& column, std::size_t row) noexcept {
    if (!is_known(column, row)) return true;
    return !column.high.empty() && column.high[row] != column.low[row];
}

void Trial::begin(std::size_t rows) {
    constexpr double null = std::numeric_limits<double>::quiet_NaN();
    const auto fields = program_.fields();
    rows_ = rows;
    columns_.resize(fields.size());
    for (std::size_t field = 0; field < fields.size(); ++field) {
        Column& column = columns_[field];
        column.type = fields[field].type;
        column.rows = rows;
        column.filled = 0;
        if (column.type == FieldType::text) {
            column.text.assign(rows, {});
        } else if (column.type == FieldType::boolean) {
            column.is_true.assign(words_for(rows), 0);
            column.is_false.assign(words_for(rows), 0);
        } else {
            column.low.assign(rows, null);
            column.high.clear();
        }
    }
}

void Trial::set_number(Column& column, std::size_t row, double low, double high) {
    if (low != high && column.high.empty()) column.high = column.low;
    column.low[row] = low;
    if (!column.high.empty()) column.high[row] = high;
}

void Trial::copy(std::size_t row, const JudgedLead& lead, std::uint32_t field) {
    const Column& from = lead.columns[field];
    if (!is_known(from, lead.row)) return;
    Column& to = columns_[field];
    to.filled = static_cast<std::uint32_t>(rows_);
    if (to.type == FieldType::text)
        to.text[row] = from.text[lead.row];
    else if (to.type == FieldType::boolean)
        set_bit((test_bit(from.is_true.data(), lead.row) ? to.is_true : to.is_false).data(), row);
    else
        set_number(to, row, from.low[lead.row], from.high.empty() ? from.low[lead.row] : from.high[lead.row]);
}

void Trial::copy_all(const JudgedLead& lead) {
    for (std::uint32_t field = 0; field < columns_.size(); ++field)
        for (std::size_t row = 0; row < rows_; ++row) copy(row, lead, field);
}

void Trial::tell(std::size_t row, const Told& told) {
    Column& column = columns_[told.field];
    column.filled = static_cast<std::uint32_t>(rows_);
    if (column.type == FieldType::text)
        column.text[row] = told.text;
    else if (column.type == FieldType::boolean)
        set_bit((told.number != 0 ? column.is_true : column.is_false).data(), row);
    else
        set_number(column, row, told.number, told.number);
}

const Evaluation& Trial::judge(const std::vector<bool>& supplied) {
    evaluate(program_, columns_, supplied, rows_, evaluation_);
    return evaluation_;
}

}  // namespace leadqual
