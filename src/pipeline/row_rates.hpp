// (private to pipeline) The currency of each lead's amounts, where a column of the file says it.
#pragma once

#include <map>

#include "pipeline/input_plan.hpp"

namespace leadqual {

/// What one unit of the currency that a cell names is worth in the currency of the rules: 1 when it is the same, 0 when
/// nobody knows.
double rate_of_cell(std::string_view trimmed, const FieldReading& reading, std::span<const ExchangeRate> rates);

/// Takes a currency column away when under 20 % of its sampled cells name a currency, and notes what is unknown for
/// want of a rate.
void sample_currencies(Input& input, const std::vector<Block>& heads, InputPlan& plan);

/// The rates of the leads of a block; reused from block to block.
class RowRates {
public:
    /// Reads the currency of each lead. One that has none counts in the currency of the rules.
    void read(const Block& block, std::size_t slot, const FieldReading& reading, std::span<const ExchangeRate> rates);

    /// Amounts without a mark of their own, in another currency than the rules': converted, or unknown and counted.
    void convert(const Block& block, std::size_t slot, Column& column) const;

private:
    double rate_of(std::string_view text, const FieldReading& reading, std::span<const ExchangeRate> rates);

    std::vector<double> rates_;  // by row
    bool is_needed_ = false;     // some rate is not 1
    std::map<std::string, double, std::less<>> known_;
};

}  // namespace leadqual
