#include "report/redaction.hpp"

#include "leadqual/base.hpp"

#include <algorithm>
#include <vector>

namespace leadqual::redaction {

namespace {

constexpr std::size_t kPhoneDigits = 7;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view first_letter(std::string_view word) {
    std::size_t size = 1;
    while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0) == 0x80) ++size;
    return word.substr(0, size);
}

/// 2026-02-24
bool is_day(std::string_view text) { return read_date(text).has_value() && text.size() == 10; }

/// Digits with the signs that stand between those of phone numbers.
std::size_t phone_size(std::string_view text) {
    std::size_t end = 0, digits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_between = std::string_view("+-./() ").find(text[at]) != std::string_view::npos;
        if (!is_digit(text[at]) && !is_between) break;
        if (!is_digit(text[at])) continue;
        ++digits, end = at + 1;
    }
    return digits >= kPhoneDigits && !is_day(text.substr(0, end)) ? end : 0;
}

std::string without_addresses(std::string_view text) {
    constexpr std::string_view kEnds = " \t\n,;:<>()[]\"'";
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(kEnds, at), text.size());
        const auto word = text.substr(at, end - at);
        shown += word.find('@') == std::string_view::npos ? std::string(word) : email(word);
        at = end;
        if (at < text.size()) shown += text[at++];
    }
    return shown;
}

}  // namespace

std::string name(std::string_view text) {
    std::string initials;
    text = trim(text);
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) initials.append(initials.empty() ? "" : " ").append(first_letter(text)).append(".");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return initials;
}

std::string email(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || at == 0) return "…";
    return std::string(first_letter(text)) + "…" + std::string(text.substr(at));
}

std::string phone(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return "…" + (digits.size() < kPhoneDigits ? std::string() : digits.substr(digits.size() - 2));
}

std::string text(std::string_view text) {
    const std::string rest = without_addresses(text);
    std::string shown;
    for (std::size_t at = 0; at < rest.size();) {
        const bool may_begin = is_digit(rest[at]) || rest[at] == '+' || rest[at] == '(';
        const auto size = may_begin ? phone_size(std::string_view(rest).substr(at)) : 0;
        if (size > 0) {
            shown += phone(std::string_view(rest).substr(at, size));
            at += size;
        } else if (is_digit(rest[at])) {  // a number that is none of a phone, whole
            while (at < rest.size() && is_digit(rest[at])) shown += rest[at++];
        } else {
            shown += rest[at++];
        }
    }
    return shown;
}

}  // namespace leadqual::redaction
