#include "rules/dump.hpp"

#include <fmt/format.h>

namespace leadqual {

namespace {

constexpr std::string_view judgement_words[] = {
    "criterion",   "fact",   "knocked_out", "fit",       "gate",  "met_count", "unmet_count", "unknown_count",
    "known_count", "points", "score",       "score_max", "grade", "tag",       "action",      "could_be"};

std::string_view operation_word(Operation operation) {
    switch (operation) {
        case Operation::logical_and:
            return "AND";
        case Operation::logical_or:
            return "OR";
        case Operation::logical_not:
            return "NOT";
        case Operation::equal:
            return "=";
        case Operation::not_equal:
            return "<>";
        case Operation::less:
            return "<";
        case Operation::less_equal:
            return "<=";
        case Operation::greater:
            return ">";
        case Operation::greater_equal:
            return ">=";
        case Operation::in:
            return "IN";
        case Operation::like:
            return "LIKE";
        case Operation::is_null:
            return "IS-NULL";
        case Operation::is_true:
            return "IS-TRUE";
        case Operation::is_false:
            return "IS-FALSE";
        case Operation::add:
            return "+";
        case Operation::subtract:
            return "-";
        case Operation::multiply:
            return "*";
        case Operation::divide:
            return "/";
        case Operation::negate:
            return "negate";
        case Operation::case_when:
            return "CASE";
        default:
            return "?";
    }
}

std::string dump_constant(const Expression& constant) {
    switch (constant.type) {
        case ValueType::null:
            return "NULL";
        case ValueType::boolean:
            return constant.number != 0 ? "TRUE" : "FALSE";
        case ValueType::number:
            return show_number(constant.number);
        case ValueType::text:
            return fmt::format("'{}'", constant.text);
        case ValueType::date:
            return show_day(static_cast<Day>(constant.number));
    }
    return {};
}

std::string line(std::string_view head, const Condition& condition, const RuleSet& set);

void dump_signals(std::span<const Signal> signals, const RuleSet& set, std::string& text) {
    for (const Signal& signal : signals) {
        text += line(fmt::format("  {} '{}'", to_text(signal.points), signal.because), signal.when, set);
        if (signal.decay)
            text += line(fmt::format("    half every {} since", signal.decay->half_life), signal.decay->since, set);
    }
}

std::string line(std::string_view head, const Condition& condition, const RuleSet& set) {
    return fmt::format("{}: {}\n", head, dump(condition.root, set.fields));
}

}  // namespace

std::string dump(const Expression& expression, std::span<const FieldUse> fields) {
    if (expression.operation == Operation::constant) return dump_constant(expression);
    if (expression.operation == Operation::field) {
        const FieldUse& field = fields[expression.index];
        return fmt::format("{}:{}", field.is_column ? "[" + field.name + "]" : field.name, to_text(expression.type));
    }
    if (expression.operation == Operation::judgement) {
        const auto word = judgement_words[static_cast<int>(expression.judgement)];
        const bool is_numbered = expression.judgement <= Judgement::fact || expression.judgement == Judgement::points;
        return is_numbered ? fmt::format("#{}-{}", word, expression.index) : fmt::format("#{}", word);
    }
    std::string text =
        fmt::format("({}", expression.operation == Operation::call ? expression.function->name
                                                                   : operation_word(expression.operation));
    const bool has_own_type = expression.operation == Operation::call || expression.operation == Operation::case_when;
    if (has_own_type) text += fmt::format(":{}", to_text(expression.type));
    for (const Expression& operand : expression.operands) text += " " + dump(operand, fields);
    return text + ")";
}

std::string dump(const RuleSet& set) {
    std::string text = fmt::format("{} | {} | {} | {}\n", set.name, set.title, set.currency, set.fingerprint);
    for (const FieldUse& field : set.fields)
        text += fmt::format("field {} {} {}\n", field.name, to_text(field.type), field.is_column);
    for (const auto& [name, json] : set.settings) text += fmt::format("setting {} {}\n", name, json);
    for (const MapOverride& map : set.map) text += fmt::format("map {} {}\n", map.field, map.column);
    for (const std::string& word : set.missing) text += fmt::format("missing {}\n", word);
    for (const FieldValues& field : set.values)
        for (const auto& [cell, meaning] : field.meanings)
            text += fmt::format("value {} {} is {}\n", field.field, cell, meaning);
    for (const Criterion& criterion : set.criteria) {
        text += fmt::format("criterion {} weight {} met_at {} max {}: {}\n", criterion.name, to_text(criterion.weight),
                            to_text(criterion.met_at), to_text(criterion.max), criterion.question);
        for (const Condition& met : criterion.met) text += line("  met", met, set);
        if (criterion.unmet) text += line("  unmet", *criterion.unmet, set);
        if (criterion.min != Decimal{}) text += fmt::format("  min {}\n", to_text(criterion.min));
        dump_signals(criterion.signals, set, text);
    }
    for (const Fact& fact : set.facts) text += line("fact " + fact.name, fact.when, set);
    for (const KnockOut& knock_out : set.knock_outs) {
        text += line(fmt::format("out '{}' '{}'", knock_out.because, knock_out.action), knock_out.when, set);
        if (!knock_out.reason.empty() || knock_out.recheck_after)
            text += fmt::format("  {} recheck after {}\n", knock_out.reason, knock_out.recheck_after.value_or(0));
        if (knock_out.unless) text += line("  unless", *knock_out.unless, set);
    }
    if (set.profile) text += line("profile", *set.profile, set);
    if (set.grade) {
        text += "grade";
        for (const Grade::Letter& each : set.grade->letters)
            text += fmt::format(" {} {}", each.letter, to_text(each.from));
        text += "\n";
        dump_signals(set.grade->signals, set, text);
    }
    if (set.gate) text += line("gate", *set.gate, set);
    for (const VerdictLine& verdict : set.verdict)
        text += line(fmt::format("{} '{}'", to_text(verdict.tag), verdict.action), verdict.when, set);
    for (const RuleTest& test : set.tests) {
        text += fmt::format("test {} {}", test.name, test.today.value_or(0));
        for (const auto& [key, json] : test.lead) text += fmt::format(" {}={}", key, json);
        for (const auto& [key, json] : test.expect) text += fmt::format(" -> {}={}", key, json);
        text += "\n";
    }
    return text;
}

std::string messages(const Error& error) {
    std::string text;
    for (const Problem& problem : error.problems()) text += to_text(problem);
    return text;
}

}  // namespace leadqual
