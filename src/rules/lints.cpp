// What is legal in a rule file but hardly meant. Few, and only what is nearly always a mistake.
#include <fmt/format.h>

#include <algorithm>

#include "rules/lexer.hpp"
#include "rules/reading.hpp"

namespace leadqual {

namespace {

bool reads_nothing(const Expression& expression) {
    if (expression.operation == Operation::field || expression.operation == Operation::judgement) return false;
    return std::all_of(expression.operands.begin(), expression.operands.end(), reads_nothing);
}

bool is_junction(const Expression& expression) {
    return expression.operation == Operation::logical_and || expression.operation == Operation::logical_or ||
           expression.operation == Operation::logical_not;
}

bool ends_in_constant(const Expression& expression) {
    const Expression& last = expression.operands.back();
    return last.operation == Operation::constant && last.type != ValueType::null;
}

/// x IS NOT NULL is NOT (x IS NULL), and each of the two shows the whole text.
bool is_not_null(std::string_view text) {
    const std::string lower = to_lower_ascii(text);
    constexpr std::string_view null = "null", no = "not";
    return lower.ends_with(null) && trim(std::string_view(lower).substr(0, lower.size() - null.size())).ends_with(no);
}

/// A text of a field, whatever its case and the blanks around it.
bool is_read_text(const Expression& expression) {
    if (expression.operation == Operation::field) return expression.type == ValueType::text;
    return expression.operation == Operation::call &&
           (expression.function->id == FunctionId::lower || expression.function->id == FunctionId::upper ||
            expression.function->id == FunctionId::trim) &&
           is_read_text(expression.operands[0]);
}

/// How a part turns "not known" into an answer, or nothing.
std::string_view answering_operator(const Expression& part, std::string_view text, bool has_unmet) {
    switch (part.operation) {
        case Operation::call:
            return part.function->id == FunctionId::coalesce && ends_in_constant(part) ? "coalesce" : "";
        case Operation::case_when:
            return ends_in_constant(part) ? "CASE … ELSE" : "";
        // Beside "unmet", these say no more than that something has not been said.
        case Operation::is_null:
            return has_unmet ? "" : is_not_null(text) ? "IS NOT NULL" : "IS NULL";
        case Operation::is_true:
        case Operation::is_false:
            return has_unmet ? "" : "IS TRUE / IS FALSE";
        default:
            return "";
    }
}

}  // namespace

void lint_constant_parts(const Condition& condition, const PlacedText& text, Problems& problems) {
    const auto warn = [&](const Expression& part, std::string_view message) {
        problems.report(Code::constant_condition, text.span(part.begin, part.end),
                        fmt::format("{} {}", condition.text_of(part), message));
    };
    const Expression& root = condition.root;
    if (reads_nothing(root)) {
        const bool is_plain_true = root.operation == Operation::constant && root.number != 0;
        if (!is_plain_true) warn(root, "reads nothing of the lead: it is the same for all of them");
        return;
    }
    for_each_part(root, [&](const Expression& part) {
        if (!is_junction(part)) return;
        for (const Expression& operand : part.operands)
            if (reads_nothing(operand)) warn(operand, "is the same for all leads");
    });
}

void lint_blank_texts(const Condition& condition, const PlacedText& text, std::span<const std::string> own_words,
                      Problems& problems) {
    MissingWords missing;
    for (const std::string& word : own_words) missing.add(word);
    for_each_part(condition.root, [&](const Expression& part) {
        const bool is_comparison = part.operation == Operation::equal || part.operation == Operation::not_equal ||
                                   part.operation == Operation::in || part.operation == Operation::like;
        if (!is_comparison) return;
        const auto read = std::find_if(part.operands.begin(), part.operands.end(), is_read_text);
        if (read == part.operands.end()) return;
        for (const Expression& operand : part.operands) {
            const std::string_view written = condition.text_of(operand);
            const bool is_text = operand.operation == Operation::constant && operand.type == ValueType::text &&
                                 written.starts_with('\'');  // a word list serves other columns, too
            if (!is_text || !missing.contains(trim(operand.text), CellKind::place)) continue;
            const std::string_view field = condition.text_of(*read);
            problems.report(Code::blank_text, text.span(operand.begin, operand.end),
                            fmt::format("no cell is {}: one that is blank, or says n/a or the like, is NULL", written),
                            part.operation == Operation::not_equal
                                ? fmt::format("write {} IS NOT NULL", field)
                                : fmt::format("write {0} IS NULL, or {0} IS NOT NULL", field));
        }
    });
}

void lint_answered_null(const Condition& condition, const PlacedText& text, bool has_unmet, Problems& problems) {
    for_each_part(condition.root, [&](const Expression& part) {
        const std::string_view found = answering_operator(part, condition.text_of(part), has_unmet);
        if (found.empty()) return;
        problems.report(
            Code::null_decides, text.span(part.begin, part.end),
            fmt::format("{} makes a missing value decide this criterion, which would else be unknown", found));
    });
}

void lint_duplicates(std::span<const ReadCondition> conditions, std::string_view what, Problems& problems) {
    for (std::size_t i = 0; i < conditions.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (same_meaning(conditions[i].condition->root, conditions[k].condition->root)) {
                const Place earlier = conditions[k].where.place();
                const bool same_file = conditions[k].where.source == conditions[i].where.source;
                problems.report(Code::duplicate_condition, conditions[i].where,
                                fmt::format("{} asks this already in line {}{}", what, earlier.line,
                                            same_file ? "" : " of " + earlier.file));
                break;
            }
}

void lint_unused(Reading& reading) {
    for (const Setting& setting : reading.vocabulary.settings)
        if (reading.is_own(setting.where) && !reading.vocabulary.used_settings.contains(setting.name))
            reading.problems.report(Code::unused_declaration, setting.where,
                                    fmt::format("no condition reads the setting '{}'", setting.name),
                                    fmt::format("a condition reads it as ${}", setting.name));
    for (const OwnList& list : reading.vocabulary.lists)
        if (reading.is_own(list.where) && !reading.vocabulary.used_lists.contains(list.name))
            reading.problems.report(Code::unused_declaration, list.where,
                                    fmt::format("no condition reads the word list '{}'", list.name),
                                    fmt::format("a condition reads it as mentions(text, @{})", list.name));
}

}  // namespace leadqual
