#include "pipeline/row_rates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace leadqual {

double rate_of_cell(std::string_view trimmed, const FieldReading& reading, std::span<const ExchangeRate> rates) {
    if (reading.missing.contains(trimmed)) return 1;
    const std::string_view codes = named_currency(trimmed);
    if (codes.find(reading.currency) != codes.npos) return 1;
    double found = 0;
    for (const ExchangeRate& rate : rates) {
        if (codes.find(rate.currency) == codes.npos) continue;
        if (found != 0) return 0;  // "kr" of two countries
        found = rate.value;
    }
    return found;
}

namespace {

/// What is to be said of the currency column of a reading; whether it is one.
bool sample_currency(const Input& input, const Feed& feed, const std::vector<Block>& heads, const FieldReading& reading,
                     std::span<const ExchangeRate> rates, std::string& note) {
    std::uint64_t filled = 0, named = 0;
    std::vector<std::string> others;
    std::string buffer;
    for (const auto& head : heads)
        for (const Cell& cell : head.cells[feed.slot]) {
            const auto text = trim(text_of(cell, head.syntax, buffer));
            if (reading.missing.contains(text)) continue;
            ++filled;
            const std::string code(named_currency(text).substr(0, 3));
            named += !code.empty();
            if (!code.empty() && rate_of_cell(text, reading, rates) == 0 && others.size() < 3 &&
                std::ranges::find(others, code) == others.end())
                others.push_back(code);
        }
    const auto& column = input.columns[feed.column];
    const bool is_wanted = std::ranges::find(reading.map, "currency", &MapOverride::field) != reading.map.end();
    const bool is_currency = named * 5 >= filled || is_wanted;
    if (!is_currency)
        note = fmt::format("{}: column '{}' is not taken as currency: only {} of {} sampled values name one",
                           input.path, column, named, filled);
    else if (!others.empty())
        note = fmt::format("{}: column '{}': amounts in {} are unknown, the rules count in {}; --rate {}=… converts",
                           input.path, column, fmt::join(others, ", "), reading.currency, others.front());
    return is_currency;
}

}  // namespace

void sample_currencies(Input& input, const std::vector<Block>& heads, InputPlan& plan) {
    for (std::size_t reading = 0; reading < input.currencies.size(); ++reading) {
        auto& currency = input.currencies[reading];
        if (!currency) continue;
        std::string note;
        if (!sample_currency(input, *currency, heads, plan.readings[reading], plan.rates, note)) currency.reset();
        if (!note.empty() && std::ranges::find(plan.notes, note) == plan.notes.end()) plan.notes.push_back(note);
    }
}

double RowRates::rate_of(std::string_view text, const FieldReading& reading, std::span<const ExchangeRate> rates) {
    const auto known = known_.find(text);
    if (known != known_.end()) return known->second;
    constexpr std::size_t kMostKnown = 1000;
    if (known_.size() >= kMostKnown) known_.clear();
    return known_.emplace(text, rate_of_cell(text, reading, rates)).first->second;
}

void RowRates::read(const Block& block, std::size_t slot, const FieldReading& reading,
                    std::span<const ExchangeRate> rates) {
    rates_.resize(block.records.size());
    is_needed_ = false;
    std::string buffer;
    std::string_view last;
    double rate = rate_of("", reading, rates);
    for (std::size_t row = 0; row < rates_.size(); ++row) {
        const Cell& cell = block.cells[slot][row];
        if (cell.raw() != last) {
            rate = rate_of(trim(text_of(cell, block.syntax, buffer)), reading, rates);
            last = cell.raw();
        }
        rates_[row] = rate;
        is_needed_ = is_needed_ || rate != 1;
    }
}

void RowRates::convert(const Block& block, std::size_t slot, Column& column) const {
    if (!is_needed_) return;
    std::string buffer;
    for (std::size_t row = 0; row < rates_.size(); ++row) {
        const double rate = rates_[row];
        if (rate == 1 || column.low[row] != column.low[row]) continue;
        if (has_currency_mark(text_of(block.cells[slot][row], block.syntax, buffer))) continue;
        if (rate == 0) {
            column.low[row] = std::numeric_limits<double>::quiet_NaN();
            if (!column.high.empty()) column.high[row] = column.low[row];
            if (column.unreadable++ == 0 || row < column.first_unreadable)
                column.first_unreadable = static_cast<std::uint32_t>(row);
            continue;
        }
        column.low[row] *= rate;
        if (!column.high.empty()) column.high[row] *= rate;
        column.is_converted = true;
    }
}

}  // namespace leadqual
