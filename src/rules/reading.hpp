// What is being made of a rule file, passed from part to part: the tree in, the rule set out.
#pragma once

#include "rules/condition.hpp"
#include "rules/keys.hpp"

namespace leadqual {

/// A condition that was read, with the place of its text, for lints.
struct ReadCondition {
    const Condition* condition = nullptr;
    Span where;
};

struct Reading {
    const JsonValue& root;
    const SourceText& file;  ///< the rule file itself, not one it extends
    Problems& problems;
    Vocabulary vocabulary;
    RuleSet set;
    std::vector<PlacedText> gates;  ///< what criteria demand of the gate: "need_points >= 6"
    /// The texts of all conditions, for lints that look at them once everything is read; filled if asked for.
    bool keeps_texts = false;
    std::vector<PlacedText> texts;

    bool is_own(const Span& where) const { return where.source == &file; }
};

// In this order: later parts need what earlier ones declare.
void read_settings(Reading& reading, std::span<const std::pair<std::string, SourceText>> overrides);
void read_own_fields(Reading& reading);
void read_lists(Reading& reading);
void read_map(Reading& reading);
void read_missing(Reading& reading);
void read_values(Reading& reading);
void name_criteria_and_facts(Reading& reading);
void read_criteria(Reading& reading);
void read_facts(Reading& reading);
void read_knock_outs(Reading& reading);
/// `profile` is the --profile, or nullptr.
void read_profile(Reading& reading, const SourceText* profile);
void read_grade(Reading& reading);
void read_gate(Reading& reading);
void read_verdict(Reading& reading);
void read_tests(Reading& reading);

/// The lines that "ready", "gate" and "profile" stand for; their place is that of "ready".
void expand_ready(Reading& reading, const JsonValue& ready);

/// The signals of a criterion or a grade; faulty ones are reported and left out. `read` points into what is returned.
std::vector<Signal> read_signals(Reading& reading, const JsonValue& signals, std::vector<ReadCondition>& read);

/// A condition somewhere in the file. `what` is its key, for messages.
std::optional<Condition> read_condition(Reading& reading, const PlacedText& text, Scope scope, std::string_view what);
/// A whole number of days, at least 1 and at most `most`.
std::optional<std::int32_t> read_days(const JsonValue& number, std::string_view what, int most, Problems& problems);
/// An exact number with at most six digits behind the point.
std::optional<Decimal> read_decimal(const JsonValue& number, std::string_view what, Problems& problems);
/// Whether `key` can name a thing of the rule file; else it is reported. `what` is "a setting".
bool check_name(const std::string& name, const Span& where, std::string_view what, Problems& problems);

// ---------------------------------------------------------------- lints.cpp: legal, but hardly meant

void lint_constant_parts(const Condition& condition, const PlacedText& text, Problems& problems);
/// Comparisons with a text that is NULL in a cell; `own_words` are those under "missing".
void lint_blank_texts(const Condition& condition, const PlacedText& text, std::span<const std::string> own_words,
                      Problems& problems);
/// Operators that decide a criterion by what is not known. `has_unmet`: the criterion says itself what unmet is.
void lint_answered_null(const Condition& condition, const PlacedText& text, bool has_unmet, Problems& problems);
void lint_duplicates(std::span<const ReadCondition> conditions, std::string_view what, Problems& problems);
void lint_unused(Reading& reading);

/// What takes a closer look, for those who check rules: lint_logic.cpp, lint_order.cpp, lint_patterns.cpp.
void lint_thoroughly(Reading& reading);

}  // namespace leadqual
