// Patterns without a sign that means something: regular expressions that are words, or words with | between them, and
// LIKE without a wildcard.
#include <fmt/format.h>

#include <algorithm>

#include "rules/lint_thoroughly.hpp"

namespace leadqual {

namespace {

bool is_plain(std::string_view phrase) {
    return !trim(phrase).empty() && std::all_of(phrase.begin(), phrase.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
               c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// The phrases that a pattern is made of, as they go into mentions(); nothing when it is more than that.
std::optional<std::string> as_phrases(std::string_view pattern) {
    constexpr std::string_view edge = "\\b", fold_case = "(?i)";
    if (pattern.starts_with(fold_case)) pattern.remove_prefix(fold_case.size());
    if (pattern.starts_with(edge) && pattern.ends_with(edge) && pattern.size() > 2 * edge.size() &&
        pattern.find('|') == std::string_view::npos)
        pattern = pattern.substr(edge.size(), pattern.size() - 2 * edge.size());
    std::string phrases;
    for (std::size_t begin = 0; begin <= pattern.size();) {
        const std::size_t end = std::min(pattern.find('|', begin), pattern.size());
        const std::string_view phrase = pattern.substr(begin, end - begin);
        if (!is_plain(phrase)) return std::nullopt;
        phrases += ", '";
        for (const char c : trim(phrase)) phrases.append(c == '\'' ? 2 : 1, c);
        phrases += '\'';
        begin = end + 1;
    }
    return phrases;
}

void lint_like(const Expression& like, const Condition& condition, const PlacedText& text, Problems& problems) {
    const Expression& pattern = like.operands[1];
    if (trim(pattern.text).empty() || pattern.text.find_first_of("%_") != std::string::npos) return;
    const auto value = condition.text_of(like.operands[0]), written = condition.text_of(pattern);
    problems.report(Code::exact_pattern, text.span(pattern.begin, pattern.end),
                    fmt::format("LIKE {} compares the whole text: there is no % or _ in it", written),
                    written.starts_with('\'')
                        ? fmt::format("to find it anywhere: {0} LIKE '%{1}%'; as a word: mentions({0}, '{1}')", value,
                                      written.substr(1, written.size() - 2))
                        : "");
}

}  // namespace

void lint_patterns(const Condition& condition, const PlacedText& text, Problems& problems) {
    for_each_part(condition.root, [&](const Expression& part) {
        if (part.operation == Operation::like) lint_like(part, condition, text, problems);
        if (part.operation != Operation::call || part.function->id != FunctionId::matches) return;
        const auto phrases = as_phrases(part.operands[1].text);
        if (!phrases) return;
        problems.report(Code::needless_pattern, text.span(part.operands[1].begin, part.operands[1].end),
                        "this pattern is made of plain words, and is found inside longer ones, too",
                        fmt::format("for whole words: mentions({}{})", condition.text_of(part.operands[0]), *phrases));
    });
}

}  // namespace leadqual
