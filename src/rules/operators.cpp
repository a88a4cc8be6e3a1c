// THE TABLE OF OPERATORS, loosest first. The parser knows them by its grammar; tests/rules/reference_test.cpp tries
// every example, and that no word of the language is left out.
#include "rules/operators.hpp"

namespace leadqual {

namespace {

constexpr OperatorRow operator_table[] = {
    {"OR", "TRUE if one side is; NULL only if nothing known decides", "visits >= 3 OR page_views >= 20"},
    {"AND", "TRUE if both sides are; FALSE as soon as one is", "visits >= 3 AND country = 'ID'"},
    {"NOT", "turns TRUE and FALSE round; NULL stays NULL", "NOT is_free_email(email)"},
    {"= <>", "equal, not equal; also written !=; text without regard to case and blanks around it", "country = 'id'"},
    {"< <= > >=", "by size, by date, by alphabet", "budget >= 10000"},
    {"[NOT] BETWEEN … AND …", "both ends included", "employees BETWEEN 20 AND 500"},
    {"[NOT] IN (…)", "equals one of some constants, or of the words of a list", "country IN ('ID', 'SG')"},
    {"[NOT] LIKE", "the whole text; % is any signs, _ one sign", "email LIKE '%.edu'"},
    {"IS [NOT] NULL", "whether the value is missing or cannot be read", "phone IS NOT NULL"},
    {"IS [NOT] TRUE, IS [NOT] FALSE", "a NULL is neither", "decision_maker IS NOT FALSE"},
    {"+ -", "sum, difference", "visits + page_views >= 10"},
    {"* /", "product, quotient; divided by 0 is NULL", "budget / employees >= 100"},
    {"-", "in front of a number", "days_until(expected_close) > -7"},
    {"CASE WHEN … THEN … ELSE … END", "the first that is TRUE; without ELSE, NULL",
     "CASE WHEN country = 'ID' THEN budget >= 5000 ELSE budget >= 10000 END"},
    {"CASE value WHEN … THEN … END", "the first that equals the value", "CASE country WHEN 'ID' THEN TRUE END"},
    {"( )", "what belongs together", "(visits >= 3 OR page_views >= 20) AND country = 'ID'"},
};

constexpr OperatorRow value_table[] = {
    {"12.5", "a number", "budget >= 12.5"},
    {"'text'", "text; a quote inside is doubled", "company = 'Jo''s Shop'"},
    {"TRUE, FALSE, NULL", "yes, no, not known", "CASE WHEN visits > 3 THEN TRUE ELSE NULL END"},
    {"DATE '2026-01-31'", "a day", "created_date >= DATE '2026-01-31'"},
    {"country", "a field, by its name", "country IS NULL"},
    {"[Deal Stage]", "a column of your file, in brackets or double quotes", "[Deal Stage] = 'won'"},
    {"$min_budget", "a setting", "budget >= $min_budget"},
    {"@decision_titles", "a word list, behind IN and in mentions", "mentions(job_title, @decision_titles)"},
};

}  // namespace

std::span<const OperatorRow> operators() { return operator_table; }

std::span<const OperatorRow> values() { return value_table; }

}  // namespace leadqual
