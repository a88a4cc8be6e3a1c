// Conditions as the SQL that PostgreSQL and DuckDB share, for a second opinion from databases that run elsewhere.
#pragma once

#include "scoring/random_pairs.hpp"

namespace leadqual::test {

/// Calls of fold(), email_domain(), mentions() and matches() are left to what the database is taught before.
std::string to_server_sql(const Expression& expression, std::span<const FieldUse> fields);

/// One statement a line: the tables of all rounds, and for each condition a question whose answer is one line with a
/// letter for each lead: T, F or N.
std::string questions_of(std::span<const RandomRound> rounds);

/// Our own answers, line by line the same.
std::vector<std::string> our_answers(std::span<const RandomRound> rounds);

}  // namespace leadqual::test
