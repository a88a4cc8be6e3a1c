// Conditions as SQL, answered by SQLite: a second opinion that shares no code with scoring.
#pragma once

#include "leadqual/rules.hpp"
#include "scoring/leads.hpp"

#include <memory>

struct sqlite3;

namespace leadqual::test {

/// A condition over the fields as an SQL expression. Numbers are doubles, text is compared folded, x / 0 is NULL.
std::string to_sql(const Expression& expression, std::span<const FieldUse> fields);

/// A table of exact leads.
class SqliteOracle {
public:
    SqliteOracle(std::span<const FieldUse> fields, std::span<const Lead> leads);
    /// The answer for each lead: 1 TRUE, 0 FALSE, -1 NULL.
    std::vector<int> answers(const std::string& sql) const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace leadqual::test
