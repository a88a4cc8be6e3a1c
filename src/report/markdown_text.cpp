#include "leadqual/report.hpp"

namespace leadqual {

namespace {

bool is_letter_or_digit(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const char small = static_cast<char>(text[at] | 0x20);
    return (text[at] >= '0' && text[at] <= '9') || (small >= 'a' && small <= 'z');
}

/// Whether the sign at `at` begins or ends something. An underscore inside a word does not: purchase_timeframe.
bool is_markup(std::string_view text, std::size_t at) {
    switch (text[at]) {
        case '_':
            return at == 0 || !is_letter_or_digit(text, at - 1) || !is_letter_or_digit(text, at + 1);
        case ':':  // http://
            return text.substr(at, 3) == "://";
        case '.':  // www.
            return at >= 3 && fold(text.substr(at - 3, 3)) == "www";
        default:
            return std::string_view("|\\`*[]~#").find(text[at]) != std::string_view::npos;
    }
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '&')
            result += "&amp;";
        else if (text[at] == '<')
            result += "&lt;";
        else if (text[at] == '>')
            result += "&gt;";
        else
            (is_markup(text, at) ? result += '\\' : result) += text[at];
    }
    return result;
}

}  // namespace leadqual
