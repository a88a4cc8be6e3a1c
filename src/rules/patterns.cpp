// Whether a regular expression can be used; what RE2 has to say about it is put in our words.
#include <fmt/format.h>
#include <re2/re2.h>

#include "rules/typing.hpp"

namespace leadqual {

namespace {

constexpr std::int64_t most_memory = 8 << 20;

struct Words {
    RE2::ErrorCode code;
    std::string_view message, hint;
};
constexpr Words table[] = {
    {RE2::ErrorBadEscape, "this escape means nothing in a regular expression",
     "a sign stands for itself behind a backslash: \\."},
    {RE2::ErrorBadCharClass, "this is no class of characters", "for example [a-z0-9] or \\d"},
    {RE2::ErrorBadCharRange, "this range of characters runs backwards", "for example [a-z]"},
    {RE2::ErrorMissingBracket, "a '[' is never closed", "a bracket stands for itself as \\["},
    {RE2::ErrorMissingParen, "a '(' is never closed", "a parenthesis stands for itself as \\("},
    {RE2::ErrorUnexpectedParen, "a ')' closes nothing", "a parenthesis stands for itself as \\)"},
    {RE2::ErrorTrailingBackslash, "a backslash stands at the end", "a backslash stands for itself as \\\\"},
    {RE2::ErrorRepeatArgument, "there is nothing to repeat before this sign",
     "it stands for itself behind a backslash: \\*"},
    {RE2::ErrorRepeatSize, "this repeats too often", "a part repeats at most 1000 times"},
    {RE2::ErrorRepeatOp, "two signs of repetition follow each other", "put the first part into parentheses"},
    {RE2::ErrorBadPerlOp, "this kind of group is not understood", "look-ahead and look-behind do not exist here"},
    {RE2::ErrorBadUTF8, "this is not UTF-8", ""},
    {RE2::ErrorBadNamedCapture, "this name of a group is not understood", "groups need no names here"},
    {RE2::ErrorPatternTooLarge, "this regular expression needs too much memory", "make its repetitions smaller"},
};

}  // namespace

std::optional<PatternProblem> check_pattern(const std::string& pattern) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(most_memory);
    options.set_case_sensitive(false);
    const RE2 expression(pattern, options);
    if (expression.ok()) return std::nullopt;
    PatternProblem problem{0, 0, "this is no regular expression", ""};
    for (const Words& row : table)
        if (row.code == expression.error_code()) problem.message = row.message, problem.hint = row.hint;
    const std::string& part = expression.error_arg();
    const std::size_t offset = part.empty() ? std::string::npos : pattern.rfind(part);
    if (offset != std::string::npos) problem.offset = offset, problem.size = part.size();
    return problem;
}

}  // namespace leadqual
