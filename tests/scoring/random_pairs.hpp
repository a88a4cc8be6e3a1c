// The random (condition, lead) pairs on which databases are asked for their opinion: the same ones for each of them.
#pragma once

#include "scoring/random_expression.hpp"

namespace leadqual::test {

/// Every condition is asked of every lead of its round. Leads are exact; about one cell in four is NULL.
struct RandomRound {
    std::vector<Lead> leads;
    std::vector<Expression> conditions;
};

/// 20 rounds of 64 leads and 90 conditions: 115,200 pairs, from a fixed seed.
std::vector<RandomRound> random_rounds();

/// A program whose only criterion is met by `condition`, over random_fields().
Program program_of_condition(Expression condition);

}  // namespace leadqual::test
