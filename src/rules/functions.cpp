// THE TABLE OF FUNCTIONS. To add one: its row here, its FunctionId, its instruction in the scoring floor, its rows in
// tests/rules/expressions_test.cpp. The checker reads `parameters`: a word in it is a type (text, email, date, number),
// a constant (words, pattern) or any type, the same for all (value); "…" repeats the last.
#include "leadqual/rules.hpp"

namespace leadqual {

namespace {

constexpr Function table[] = {
    {"mentions", FunctionId::mentions, "text, words…", ValueType::boolean,
     "whether text holds one of the words or phrases, whole", "mentions(job_title, @decision_titles)"},
    {"matches", FunctionId::matches, "text, pattern", ValueType::boolean,
     "whether a part of text fits a regular expression (RE2)", "matches(website, '\\.edu$')"},
    {"days_since", FunctionId::days_since, "date", ValueType::number, "days from a date to today, negative ahead",
     "days_since(last_activity_date) <= 30"},
    {"days_until", FunctionId::days_until, "date", ValueType::number, "days from today to a date, negative in the past",
     "days_until(expected_close) <= 90"},
    {"email_domain", FunctionId::email_domain, "email", ValueType::text,
     "what stands behind the @ of an e-mail address", "email_domain(email) = 'acme.com'"},
    {"is_free_email", FunctionId::is_free_email, "email", ValueType::boolean,
     "whether an e-mail address is of a free provider", "NOT is_free_email(email)"},
    {"lower", FunctionId::lower, "text", ValueType::text, "text in lower case", "lower(country)"},
    {"upper", FunctionId::upper, "text", ValueType::text, "text in upper case", "upper(country)"},
    {"trim", FunctionId::trim, "text", ValueType::text, "text without blanks around it", "trim(company)"},
    {"length", FunctionId::length, "text", ValueType::number, "how many characters text has", "length(notes) > 20"},
    {"coalesce", FunctionId::coalesce, "value, value…", ValueType::null, "the first value that is not NULL",
     "coalesce(timeline, purchase_timeframe) <= 90"},
    {"nullif", FunctionId::nullif, "value, value", ValueType::null, "the first value, or NULL where both are equal",
     "nullif(visits, 0) >= 4"},
    {"abs", FunctionId::absolute, "number", ValueType::number, "a number without its sign",
     "abs(days_since(created_date)) <= 7"},
    {"least", FunctionId::least, "number, number…", ValueType::number, "the smallest, NULL if one is NULL",
     "least(visits, page_views) >= 3"},
    {"greatest", FunctionId::greatest, "number, number…", ValueType::number, "the greatest, NULL if one is NULL",
     "greatest(budget, deal_amount) >= 10000"},
    {"round", FunctionId::round, "number", ValueType::number, "the nearest whole number, halves away from zero",
     "round(time_on_site / 60) >= 15"},
};

}  // namespace

std::span<const Function> functions() { return table; }

}  // namespace leadqual
