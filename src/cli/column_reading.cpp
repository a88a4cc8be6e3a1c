#include "cli/column_reading.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

std::vector<std::string> readings_of(const ColumnProfile& column) {
    std::vector<std::string> readings;
    const bool is_number = column.type == FieldType::number;
    const bool is_date = column.type == FieldType::date || column.type == FieldType::days;
    if (is_number && column.mark == DecimalMark::point) readings.emplace_back("decimal point");
    if (is_number && column.mark == DecimalMark::comma) readings.emplace_back("decimal comma");
    if (is_number && column.mark == DecimalMark::mixed) readings.emplace_back("both decimal marks");
    if (is_date && column.dates.order == DateOrder::dmy) readings.emplace_back("day first");
    if (is_date && column.dates.order == DateOrder::mdy) readings.emplace_back("month first");
    if (is_date && column.dates.order == DateOrder::ymd) readings.emplace_back("year first");
    if (is_date && column.dates.numbers == DateStyle::excel_days) readings.emplace_back("days of Excel");
    if (is_date && column.dates.numbers == DateStyle::unix_seconds) readings.emplace_back("seconds since 1970");
    if (column.has_codes) readings.emplace_back("codes");
    for (const auto& currency : column.other_currencies) readings.push_back(fmt::format("some in {}", currency.value));
    return readings;
}

}  // namespace leadqual::cli
