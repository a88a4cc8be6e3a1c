// (private to pipeline) How the rule sets of a run have their fields read: a set's "map", "missing", "values" and
// "currency" hold for that set alone. A field that they have read alike is read once; FieldUse::reading tells the
// others apart.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual {

/// How one set has its fields read.
struct FieldReading {
    std::vector<MapOverride> map;        ///< the command line's before the set's own
    MissingWords missing;                ///< of both
    std::span<const RuleSet> sets = {};  ///< whose "values" hold: the one, or none
    std::string currency;                ///< what amounts are in; empty: nobody minds
};

/// Whether a field holds amounts that a mark, or a column beside them, can give a currency.
bool can_be_money(const FieldUse& use);

/// The readings of a run by their number, which is that of the first set with it; one at least.
std::vector<FieldReading> readings_of(const Job& job, std::span<const RuleSet> sets);

/// Writes into the fields of each set which reading they are of.
void number_readings(std::vector<RuleSet>& sets, std::span<const MapOverride> command_line);

/// The reading of a field in --where: that of the first set that reads it, else of the first that says how.
std::uint32_t reading_in_filter(const FieldUse& use, std::span<const RuleSet> sets,
                                std::span<const MapOverride> command_line);

}  // namespace leadqual
