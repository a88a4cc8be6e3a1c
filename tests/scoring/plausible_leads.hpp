// Rule sets as people use them, and random leads that say what leads say, from a fixed seed.
#pragma once

#include "scoring/leads.hpp"

#include <random>

namespace leadqual::test {

/// The built-in sets by name, then the files of examples/ and of tests/cli/data that are whole sets.
std::vector<std::string> built_in_names();
std::vector<std::string> example_files();

class PlausibleLeads {
public:
    explicit PlausibleLeads(std::uint64_t seed) : random_(seed) {}

    /// Some leads know much, some little; some numbers are inexact.
    Lead lead(std::span<const FieldUse> fields);
    /// `lead` with some of its gaps filled and some of its intervals narrowed.
    Lead answered(const Lead& lead, std::span<const FieldUse> fields);
    Value value(const FieldUse& field, bool inexact);

    int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint64_t>(limit)); }
    bool one_in(int many) { return below(many) == 0; }

private:
    std::mt19937_64 random_;
};

/// What a cell may still say, some of everything: of a gap, or inside an interval.
std::vector<Value> answers_of(const Lead& lead, const FieldUse& field);
/// The value of a field; NULL where the lead has none.
const Value& value_of(const Lead& lead, const std::string& field);
/// Whether it is NULL or inexact.
bool is_open(const Value& value);
/// `lead` with one cell said anew.
void say(Lead& lead, const std::string& field, const Value& value);

}  // namespace leadqual::test
