// Leads made by hand for the tests of scoring, and programs run on them.
#pragma once

#include "leadqual/scoring.hpp"

#include <variant>

namespace leadqual::test {

/// A cell: NULL, a number or an interval, a text, yes or no.
using Value = std::variant<std::monostate, double, Interval, std::string, bool>;
/// Values by field name; what is not named is NULL.
using Lead = std::vector<std::pair<std::string, Value>>;

/// Typed columns of some leads, in the order of a program's fields. The columns point into the leads.
std::vector<Column> columns_of(std::span<const FieldUse> fields, std::span<const Lead> leads);

/// A program's verdicts on some leads; all fields supplied unless some are named as missing.
class Judged {
public:
    Judged(const Program& program, std::vector<Lead> leads, std::vector<std::string> not_supplied = {});
    const Verdicts& verdicts(std::size_t set = 0) const { return evaluation.sets[set]; }
    JudgedLead lead(std::size_t row) const { return {columns, supplied, evaluation, row}; }

    std::vector<Lead> leads;
    std::vector<Column> columns;
    std::vector<bool> supplied;
    Evaluation evaluation;
};

constexpr Day kToday = 20'500;  ///< 2026-02-16

/// A program of one rule set, from its text.
Program program_of(std::string_view rules);
Program built_in(const std::string& name);

}  // namespace leadqual::test
