#include "pipeline/row_rates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace leadqual {

double rate_of_cell(std::string_view trimmed, const InputPlan& plan) {
    if (plan.readings.front().missing.contains(trimmed)) return 1;
    const std::string_view codes = named_currency(trimmed);
    if (codes.find(plan.currency) != codes.npos) return 1;
    double found = 0;
    for (const ExchangeRate& rate : plan.rates) {
        if (codes.find(rate.currency) == codes.npos) continue;
        if (found != 0) return 0;  // "kr" of two countries
        found = rate.value;
    }
    return found;
}

void sample_currency(Input& input, const std::vector<Block>& heads, InputPlan& plan) {
    if (!input.currency) return;
    std::uint64_t filled = 0, named = 0;
    std::vector<std::string> others;
    std::string buffer;
    for (const auto& head : heads)
        for (const Cell& cell : head.cells[input.currency->slot]) {
            const auto text = trim(text_of(cell, head.syntax, buffer));
            if (plan.readings.front().missing.contains(text)) continue;
            ++filled;
            const std::string code(named_currency(text).substr(0, 3));
            named += !code.empty();
            if (!code.empty() && rate_of_cell(text, plan) == 0 && others.size() < 3 &&
                std::ranges::find(others, code) == others.end())
                others.push_back(code);
        }
    const auto& column = input.columns[input.currency->column];
    const bool is_wanted = std::ranges::find(plan.readings.front().map, "currency", &MapOverride::field) !=
                           plan.readings.front().map.end();
    if (named * 5 < filled && !is_wanted) {
        input.currency.reset();
        plan.notes.push_back(
            fmt::format("{}: column '{}' is not taken as currency: only {} of {} sampled values name one", input.path,
                        column, named, filled));
    } else if (!others.empty()) {
        plan.notes.push_back(
            fmt::format("{}: column '{}': amounts in {} are unknown, the rules count in {}; --rate {}=… converts",
                        input.path, column, fmt::join(others, ", "), plan.currency, others.front()));
    }
}

double RowRates::rate_of(std::string_view text, const InputPlan& plan) {
    const auto known = known_.find(text);
    if (known != known_.end()) return known->second;
    constexpr std::size_t kMostKnown = 1000;
    if (known_.size() >= kMostKnown) known_.clear();
    return known_.emplace(text, rate_of_cell(text, plan)).first->second;
}

void RowRates::read(const Block& block, std::size_t slot, const InputPlan& plan) {
    rates_.resize(block.records.size());
    is_needed_ = false;
    std::string buffer;
    std::string_view last;
    double rate = rate_of("", plan);
    for (std::size_t row = 0; row < rates_.size(); ++row) {
        const Cell& cell = block.cells[slot][row];
        if (cell.raw() != last) {
            rate = rate_of(trim(text_of(cell, block.syntax, buffer)), plan);
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
