// A rule file to start from: what works without a change, and around it, commented out, what to try next.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "leadqual/rules.hpp"
#include "rules/json_document.hpp"
#include "rules/lexer.hpp"

namespace leadqual {

namespace {

/// Shown in a comment: on one line, without anything a terminal or an editor would act on.
std::string in_comment(std::string_view text) { return shorten(visible(text), 40); }

std::string pad(std::string text, std::size_t width) {
    const std::size_t used = display_width(text);
    if (used < width) text.append(width - used, ' ');
    return text;
}

/// A text literal of a condition.
std::string literal(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);
    return quoted + "'";
}

/// The first `most` values as IN would list them.
std::string values_of(const StarterColumn& column, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(most, column.values.size()); ++i)
        text += fmt::format("{}{}", i == 0 ? "" : ", ", literal(column.values[i]));
    return text;
}

/// What a condition calls the column: its field, else its own name in brackets.
std::string called(const StarterColumn& column) {
    if (!column.field.empty()) return column.field;
    std::string name = "[";
    for (const char c : column.column) name.append(c == ']' ? 2 : 1, c);
    return name + "]";
}

const StarterColumn* with_field(std::span<const StarterColumn> columns, std::string_view field) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.field == field; });
    return found == columns.end() ? nullptr : &*found;
}

/// The first text column that no field knows and that has values to choose from.
const StarterColumn* own_choice(std::span<const StarterColumn> columns) {
    const auto found = std::find_if(columns.begin(), columns.end(), [](const auto& column) {
        return column.field.empty() && column.type == FieldType::text && column.values.size() > 1;
    });
    return found == columns.end() ? nullptr : &*found;
}

std::string column_table(std::span<const StarterColumn> columns) {
    if (columns.empty()) return {};
    std::string text = "//\n// The columns of your file, what rules call them, and frequent values:\n//\n";
    for (const StarterColumn& column : columns) {
        std::string line =
            fmt::format("//   {} {}", pad(in_comment(column.column), 28), pad(visible(called(column)), 28));
        line += " " + pad(std::string(to_text(column.type)), 8);
        for (std::size_t i = 0; i < std::min<std::size_t>(3, column.values.size()); ++i)
            line += fmt::format("{}{}", i == 0 ? " " : ", ", in_comment(column.values[i]));
        while (line.ends_with(' ')) line.pop_back();
        text += line + "\n";
    }
    return text;
}

/// Columns that no field knows and that hold no text, with their types.
std::string typed_columns(std::span<const StarterColumn> columns) {
    std::string text;
    std::set<std::string> seen;
    for (const StarterColumn& column : columns)
        if (column.field.empty() && column.type != FieldType::text && !trim(column.column).empty() &&
            seen.insert(column.column).second)
            text += fmt::format("{}    {}: {}", text.empty() ? "" : ",\n", quote_json(column.column),
                                quote_json(to_text(column.type)));
    return text.empty() ? text
                        : fmt::format(
                              "\n  // Columns of your own that hold no text. Rules name them in brackets.\n  "
                              "\"fields\": {{\n{}\n  }},\n",
                              text);
}

std::string profile_example(std::span<const StarterColumn> columns) {
    const StarterColumn* country = with_field(columns, "country");
    const std::string where = country && !country->values.empty() ? values_of(*country, 2) : "'ID', 'Indonesia'";
    return fmt::format("country IN ({}){}", where, with_field(columns, "employees") ? " AND employees >= 20" : "");
}

std::string criterion_example(std::span<const StarterColumn> columns) {
    const StarterColumn* column = own_choice(columns);
    return column ? fmt::format("{} IN ({})", called(*column), values_of(*column, 2))
                  : "demo_requested OR pricing_visits >= 2";
}

/// A line of JSON behind a comment sign, safe whatever the values hold.
std::string commented(std::string_view key, std::string_view json) {
    return fmt::format("  // {}: {},\n", quote_json(key), json);
}

}  // namespace

std::string starter_rule_file(std::string_view name, std::span<const StarterColumn> columns) {
    std::string plain = to_lower_ascii(name);
    if (!is_plain_name(plain)) plain = "ours";
    std::string text = fmt::format(
        "// Your own rules. Check them:   leadqual rules check ./{0}.json\n"
        "//                 Use them:     leadqual qualify Leads.csv -r ./{0}.json\n",
        plain);
    text += column_table(columns);
    text += fmt::format(
        "{{\n  \"name\": \"{}\",\n\n"
        "  // Starts from BANT: budget, authority, need, timing. See it whole: leadqual rules show bant --expanded\n"
        "  \"extends\": \"bant\",\n\n"
        "  // What counts as enough. Also on the command line: --set min_budget=25000\n"
        "  \"settings\": {{\n"
        "    \"min_budget\": 10000,\n"
        "    \"within_days\": 90\n"
        "  }},\n",
        plain);
    text += typed_columns(columns);
    text += "\n  // Take the two slashes away from what you want, and change it.\n\n";
    text += "  // The ideal customer: who the lead is, not how ready it is.\n" +
            commented("profile", quote_json(profile_example(columns)));
    text += "\n  // Which column a field is read from, where its name does not say so.\n" +
            commented("map", "{ \"budget\": \"Deal Value\" }");
    text += "\n  // Words that stand for an empty cell in your file.\n" + commented("missing", "[\"Select\"]");
    text += "\n  // Knock-outs: these disqualify whatever else holds.\n" +
            commented("disqualify",
                      "[ { \"when\": \"mentions(company, 'our own company')\", \"because\": \"own staff\", \"action\": "
                      "\"delete\" } ]");
    text +=
        "\n  // A criterion of your own takes the place of the one with its name, or comes behind the others: then "
        "say\n"
        "  // how many must hold. null takes one away.\n" +
        commented("ready", "\"3 of 5\"") +
        commented("criteria",
                  fmt::format("{{ \"interest\": {{ \"question\": \"What made you look at this?\", \"met\": {} }} }}",
                              quote_json(criterion_example(columns))));
    text += "\n  // What you expect of a lead. Run it: leadqual rules test ./" + plain + ".json\n";
    text +=
        "  \"tests\": [\n"
        "    { \"name\": \"nothing known\", \"lead\": {}, \"expect\": { \"tag\": \"disqualified\" } }\n"
        "  ]\n}\n";
    return text;
}

}  // namespace leadqual
