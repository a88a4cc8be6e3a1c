// Errors as people see them: the place first, then what is wrong, the line itself with a caret, and the way out.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

constexpr std::size_t window = 100;  // columns of a source line that are shown, and how many of them
constexpr std::size_t lead_in = 60;  // stand before the caret at most

/// A source line as it is shown, and where in it the caret goes.
struct Excerpt {
    std::string text;
    std::size_t caret = 0, width = 0;  // in columns of a terminal
};

Excerpt excerpt(std::string_view source, std::size_t column, std::size_t width) {
    constexpr std::size_t enough = 1000;  // bytes on each side: a whole document may stand on one line
    std::size_t begin = std::min(column == 0 ? 0 : column - 1, source.size());
    if (begin > enough) source.remove_prefix(begin - enough), begin = enough;
    width = std::min(width, enough);
    source = source.substr(0, begin + width + enough);
    std::string before = visible(source.substr(0, begin));
    const std::string marked = visible(source.substr(begin, width));
    const std::string after = visible(source.substr(std::min(begin + width, source.size())));
    if (display_width(before) + display_width(marked) + display_width(after) > window &&
        display_width(before) > lead_in) {
        std::size_t excess = display_width(before) - lead_in + 1, dropped = 0;
        std::string_view rest = before;
        while (!rest.empty() && dropped < excess) {
            const Character character = first_character(rest);
            dropped += display_width(rest.substr(0, character.size));
            rest.remove_prefix(character.size);
        }
        before = "…" + std::string(rest);
    }
    const std::size_t caret = display_width(before);
    Excerpt shown{shorten(before + marked + after, window), caret, 0};
    shown.width = std::clamp<std::size_t>(display_width(marked), 1, window - std::min(caret, window - 1));
    return shown;
}

std::string place_text(const Place& place) {
    std::string text = visible(place.file);
    if (place.line != 0) text += fmt::format("{}{}", text.empty() ? "line " : ":", place.line);
    if (place.line != 0 && place.column != 0) text += fmt::format(":{}", place.column);
    return text.empty() ? text : text + ": ";
}

}  // namespace

std::string to_text(const Problem& problem) {
    std::string text = place_text(problem.place);
    if (problem.severity == Severity::warning) text += "warning: ";
    text += visible(problem.message);
    if (!problem.code.empty()) text += fmt::format(" [{}]", problem.code);
    text += '\n';
    if (!problem.source.empty()) {
        const auto [line, caret, width] = excerpt(problem.source, problem.place.column, problem.width);
        const std::string number = problem.place.line == 0 ? "" : std::to_string(problem.place.line);
        text += fmt::format("{:>5} | {}\n", number, line);
        if (problem.place.column != 0) text += fmt::format("{:>5} | {:>{}}{:^>{}}\n", "", "", caret, "", width);
    }
    if (!problem.hint.empty()) text += "  hint: " + visible(problem.hint) + "\n";
    return text;
}

Error::Error(Exit code, std::string message, std::string hint) : code_(code) {
    Problem problem;
    problem.message = std::move(message);
    problem.hint = std::move(hint);
    problems_.push_back(std::move(problem));
}

Error::Error(Exit code, Problem problem) : code_(code) { problems_.push_back(std::move(problem)); }

Error::Error(Exit code, std::vector<Problem> problems) : code_(code), problems_(std::move(problems)) {}

const char* Error::what() const noexcept { return problems_.empty() ? "" : problems_.front().message.c_str(); }

}  // namespace leadqual
