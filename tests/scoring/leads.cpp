#include "scoring/leads.hpp"

#include <algorithm>
#include <limits>

namespace leadqual::test {

static const Value& value_of(const Lead& lead, const std::string& field) {
    static const Value null;
    const auto found = std::find_if(lead.begin(), lead.end(), [&](const auto& cell) { return cell.first == field; });
    return found == lead.end() ? null : found->second;
}

static Interval interval_of(const Value& value) {
    constexpr double null = std::numeric_limits<double>::quiet_NaN();
    if (const auto* number = std::get_if<double>(&value)) return {*number, *number};
    if (const auto* interval = std::get_if<Interval>(&value)) return *interval;
    return {null, null};
}

std::vector<Column> columns_of(std::span<const FieldUse> fields, std::span<const Lead> leads) {
    std::vector<Column> columns;
    for (const FieldUse& field : fields) {
        Column& column = columns.emplace_back();
        column.type = field.type;
        column.rows = leads.size();
        column.is_true.resize((leads.size() + 63) / 64);
        column.is_false.resize((leads.size() + 63) / 64);
        bool exact = true;
        for (std::size_t row = 0; row < leads.size(); ++row) {
            const Value& value = value_of(leads[row], field.name);
            if (field.type == FieldType::text) {
                const auto* text = std::get_if<std::string>(&value);
                column.text.push_back(text ? std::string_view(*text) : std::string_view{});
                column.filled += text != nullptr;
            } else if (field.type == FieldType::boolean) {
                column.filled += std::holds_alternative<bool>(value);
                if (const auto* truth = std::get_if<bool>(&value))
                    (*truth ? column.is_true : column.is_false)[row / 64] |= std::uint64_t{1} << row % 64;
            } else {
                const Interval number = interval_of(value);
                column.filled += number.low == number.low;
                column.low.push_back(number.low);
                column.high.push_back(number.high);
                exact = exact && !(number.low != number.high && number.low == number.low);
            }
        }
        if (exact) column.high.clear();
    }
    return columns;
}

Judged::Judged(const Program& program, std::vector<Lead> to_judge, std::vector<std::string> not_supplied)
    : leads(std::move(to_judge)), columns(columns_of(program.fields(), leads)) {
    for (const FieldUse& field : program.fields())
        supplied.push_back(std::find(not_supplied.begin(), not_supplied.end(), field.name) == not_supplied.end());
    evaluate(program, columns, supplied, leads.size(), evaluation);
}

Program program_of(std::string_view rules) {
    std::vector<RuleSet> sets;
    sets.push_back(parse_rule_set(rules, "test.json"));
    return Program(std::move(sets), kToday);
}

Program built_in(const std::string& name) {
    std::vector<RuleSet> sets;
    sets.push_back(load_rule_set(name));
    return Program(std::move(sets), kToday);
}

}  // namespace leadqual::test
