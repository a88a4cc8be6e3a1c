// What a condition says, before anybody asks what its names mean: the parser's result, the checker's input.
#pragma once

#include "leadqual/rules.hpp"
#include "rules/problems.hpp"

namespace leadqual {

enum class PhraseKind : std::uint8_t {
    null,
    boolean,
    number,
    text,
    date,  ///< constants
    name,
    column,
    setting,
    list,       ///< Phrase::text
    call,       ///< Phrase::text is the function, parts its arguments
    operation,  ///< AND, OR, NOT, comparisons, arithmetic: Phrase::operation over parts
    between,    ///< value, low, high
    in,         ///< value, items…
    like,       ///< value, pattern
    is,         ///< Phrase::operation is is_null, is_true or is_false
    case_when,  ///< when, then, when, then, … [else]
    case_of,    ///< value, then as case_when
};

struct Phrase {
    PhraseKind kind = PhraseKind::null;
    Operation operation = Operation::constant;
    bool negated = false;  ///< NOT BETWEEN, NOT IN, NOT LIKE, IS NOT
    std::string text;
    double number = 0;  ///< of numbers, booleans (0 or 1) and dates
    std::vector<Phrase> parts;
    std::uint32_t begin = 0, end = 0;
    int depth = 1;  ///< levels of parts, itself included
};

/// The first mistake of syntax is reported, and ends the reading of this condition.
std::optional<Phrase> parse(const PlacedText& source, Problems& problems);

/// Conditions nest at most this deep.
inline constexpr int deepest_condition = 200;

}  // namespace leadqual
