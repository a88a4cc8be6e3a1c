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

/// How many bytes at the beginning are letters; those beyond ASCII count as such.
std::size_t word_size(std::string_view text) {
    const auto is_letter = [](char c) { return (c & 0x80) != 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
}

/// 2026-02-24
bool is_day(std::string_view text) { return read_date(text).has_value() && text.size() == 10; }

/// The size of a sign that stands between the digits of phone numbers, no-break spaces and dashes of typesetting among
/// them; 0 when `text` does not begin with one.
std::size_t size_of_sign(std::string_view text) {
    constexpr std::string_view kSigns[] = {"+",      "-",      ".",      "/",      "(",      ")",
                                           " ",      "\u00A0", "\u202F", "\u2010", "\u2011", "\u2012",
                                           "\u2013", "\u2014", "\u2015", "\u2212"};
    const auto* const sign = std::ranges::find_if(kSigns, [&](auto known) { return text.starts_with(known); });
    return sign == std::end(kSigns) ? 0 : sign->size();
}

/// Digits with the signs between them.
std::size_t phone_size(std::string_view text) {
    std::size_t end = 0, digits = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_digit(text[at])) {
            ++digits, end = ++at;
        } else if (const auto sign = size_of_sign(text.substr(at)); sign != 0) {
            at += sign;
        } else {
            break;
        }
    }
    return digits >= kPhoneDigits && !is_day(text.substr(0, end)) ? end : 0;
}

std::string without_addresses(std::string_view text) {
    constexpr std::string_view kEnds = " \t\n,;:<>()[]\"";
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

std::string without_name(std::string_view text, std::string_view name) {
    constexpr std::size_t kShortest = 3;  // "de" and "Li" are words, too
    std::vector<std::string> words;
    for (std::size_t at = 0, size = 0; at < name.size(); at += std::max<std::size_t>(size, 1)) {
        size = word_size(name.substr(at));
        if (size >= kShortest) words.push_back(fold(name.substr(at, size)));
    }
    std::string shown;
    for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
        size = std::max<std::size_t>(word_size(text.substr(at)), 1);
        const auto word = text.substr(at, size);
        const bool is_of_name = std::ranges::find(words, fold(word)) != words.end();
        shown += is_of_name ? std::string(first_letter(word)) + "." : std::string(word);
    }
    return shown;
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
