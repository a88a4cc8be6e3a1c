// The text of a condition as tokens.
#pragma once

#include "rules/problems.hpp"

namespace leadqual {

enum class TokenKind : std::uint8_t {
    end,
    number,
    text,     ///< 'text', decoded
    name,     ///< a keyword, field or function, in lower case
    column,   ///< "Deal Value" or [Deal Value], decoded
    setting,  ///< $min_budget, without the sign
    list,     ///< @decision_titles, without the sign
    sign,     ///< ( ) , = <> < <= > >= + - * /
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;
    double number = 0;
    std::uint32_t begin = 0, end = 0;
};

/// All tokens, the last of kind `end`; nothing when a character or number cannot be read, which is reported.
std::optional<std::vector<Token>> tokens_of(const PlacedText& source, Problems& problems);

/// Words of the language, which name no field. In lower case.
bool is_keyword(std::string_view name);

/// [a-z][a-z0-9_]*: what a rule set, criterion, setting or list may be called.
bool is_plain_name(std::string_view name);
std::string to_lower_ascii(std::string_view text);

}  // namespace leadqual
