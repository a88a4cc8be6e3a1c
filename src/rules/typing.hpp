// Gives a phrase its meaning: names become fields and constants, every node gets its type, shorthands (BETWEEN, simple
// CASE, NOT IN) become plain operations. Everything that does not fit is reported; one mistake hides no other.
#pragma once

#include "rules/phrase.hpp"
#include "rules/vocabulary.hpp"

namespace leadqual {

class Typing {
public:
    Typing(const PlacedText& source, Names& names, Problems& problems)
        : source_(source), names_(names), problems_(problems) {}

    /// The typed form of a phrase; nothing where something in it was reported.
    std::optional<Expression> check(const Phrase& phrase);
    /// As check(), and it must be of that type.
    std::optional<Expression> check(const Phrase& phrase, ValueType type, std::string_view needed_by);

private:
    using Result = std::optional<Expression>;

    // typing.cpp
    Result operation(const Phrase& phrase);
    Result junction(const Phrase& phrase);
    Result arithmetic(const Phrase& phrase);
    Result is(const Phrase& phrase);
    Result case_expression(const Phrase& phrase);
    Result literal(const Phrase& phrase) const;
    Result name(const Phrase& phrase);
    std::optional<std::vector<Expression>> check_parts(std::span<const Phrase> parts);
    /// BETWEEN and the simple CASE stand for conditions that hold their value more than once: not without bound.
    bool may_repeat(const Expression& value);

    // typing_comparisons.cpp
    Result comparison(const Phrase& phrase);
    Result between(const Phrase& phrase);
    Result in(const Phrase& phrase);
    Result like(const Phrase& phrase);
    bool comparable(const Expression& left, const Expression& right, Operation operation);
    bool item_of(const Expression& value, const Phrase& phrase, std::vector<Expression>& items);
    bool known_tag(const Expression& judged, const Expression& constant);
    bool known_letter(const Expression& judged, const Expression& constant);

    // typing_functions.cpp
    Result call(const Phrase& phrase);
    bool arguments(const Phrase& phrase, const Function& function, Expression& call);
    bool words(const Phrase& phrase, std::vector<Expression>& operands);
    bool pattern(const Expression& pattern);
    std::optional<ValueType> common_type(std::span<const Expression> values, std::string_view taker);

    // typing_messages.cpp
    bool has_type(const Expression& expression, ValueType wanted, std::string_view needed_by);
    std::string shown(const Expression& expression) const;  ///< 'budget' (a number)
    std::string_view text_of(const Expression& expression) const;
    std::string way_to(const Expression& expression, ValueType wanted) const;
    std::string way_to_compare(const Expression& left, const Expression& right) const;
    std::string declare_as(const Expression& column, std::string_view type) const;
    bool is_untyped_column(const Expression& expression) const;

    Span span(const Expression& expression) const { return source_.span(expression.begin, expression.end); }
    Span span(const Phrase& phrase) const { return source_.span(phrase.begin, phrase.end); }
    bool fail(Code code, const Span& where, std::string message, std::string hint = {});

    const PlacedText& source_;
    Names& names_;
    Problems& problems_;
    std::size_t repeated_ = 0;  ///< parts that were written once and stand for more
};

/// "a number", "text", "yes or no".
std::string_view in_words(ValueType type) noexcept;

// ---------------------------------------------------------------- making expressions

Expression make(Operation operation, ValueType type, std::vector<Expression> operands, std::uint32_t begin,
                std::uint32_t end);
/// `expression`, behind NOT if asked.
Expression negated_if(bool negated, Expression expression);
inline bool is_constant(const Expression& expression) { return expression.operation == Operation::constant; }
/// The literal NULL: it keeps its own type wherever it stands.
inline bool is_null_literal(const Expression& expression) {
    return is_constant(expression) && expression.type == ValueType::null;
}

/// What is wrong with a regular expression, in our words: the part that is (offset, size) and why.
struct PatternProblem {
    std::size_t offset = 0, size = 0;
    std::string message, hint;
};
std::optional<PatternProblem> check_pattern(const std::string& pattern);

}  // namespace leadqual
