#include "cli/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace leadqual::cli {

namespace {

[[noreturn]] void refuse(std::string_view option, const std::string& text, std::string_view expected,
                         std::string hint) {
    throw Error(Exit::usage, fmt::format("option '{}' expects {}, found '{}'", option, expected, visible(text)),
                std::move(hint));
}

/// The number `text` begins with, and how many characters it takes; 0 characters when it begins with none.
std::pair<std::uint64_t, std::size_t> leading_number(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return {number, error == std::errc() ? static_cast<std::size_t>(end - text.data()) : 0};
}

}  // namespace

std::uint64_t read_count(std::string_view option, const std::string& text) {
    const auto [number, length] = leading_number(text);
    if (length == 0 || length != text.size())
        refuse(option, text, "a whole number", fmt::format("write {} 10", option));
    return number;
}

std::uint64_t read_size(std::string_view option, const std::string& text) {
    const auto [number, length] = leading_number(text);
    const auto unit = fold(text.substr(length));
    static constexpr std::pair<std::string_view, int> kUnits[] = {{"", 0},   {"b", 0},   {"k", 10}, {"kb", 10},
                                                                  {"m", 20}, {"mb", 20}, {"g", 30}, {"gb", 30}};
    const auto known = std::find_if(std::begin(kUnits), std::end(kUnits), [&](auto& row) { return row.first == unit; });
    const int shift = known == std::end(kUnits) ? -1 : known->second;
    constexpr std::uint64_t kMost = std::uint64_t{1} << 30;  // offsets inside a block have 32 bits
    if (length == 0 || shift < 0 || number == 0 || number > (kMost >> shift))
        refuse(option, text, "a size up to 1G", fmt::format("write {} 64k or {} 16M", option, option));
    return number << shift;
}

char read_delimiter(std::string_view option, const std::string& text) {
    static constexpr std::pair<std::string_view, char> kNames[] = {{"tab", '\t'},      {"\\t", '\t'}, {"comma", ','},
                                                                   {"semicolon", ';'}, {"pipe", '|'}, {"space", ' '}};
    for (const auto& [name, delimiter] : kNames)
        if (text == name) return delimiter;
    const auto is_usable = [](char c) {
        return (c > ' ' || c == '\t' || c == ' ') && c < 127 && c != '"' && c != '\'';
    };
    if (text.size() != 1 || !is_usable(text[0]))
        refuse(option, text, "one character", fmt::format("write {} ';' or {} tab", option, option));
    return text[0];
}

std::string read_input_delimiter(std::string_view option, const std::string& text) {
    const auto is_sign = [](char c) { return c >= ' ' && c < 127 && c != '"'; };
    const bool is_text = text.size() > 1 && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_sign) &&
                         std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= 'z'; });
    return is_text ? text : std::string(1, read_delimiter(option, text));
}

char read_quote(std::string_view option, const std::string& text) {
    static constexpr std::pair<std::string_view, char> kNames[] = {{"none", '\0'}, {"single", '\''}, {"double", '"'}};
    for (const auto& [name, quote] : kNames)
        if (text == name) return quote;
    if (text.size() != 1 || text[0] <= ' ' || text[0] >= 127)
        refuse(option, text, "one character", fmt::format("write {} \"'\" or {} none", option, option));
    return text[0];
}

Day read_today(const std::string& text) {
    const auto day = read_date(text);
    if (!day || show_day(*day) != text) refuse("--today", text, "a date", "write --today 2026-01-31");
    return *day;
}

std::vector<std::string> read_list(std::string_view option, const std::string& text) {
    std::vector<std::string> parts(1);
    bool is_quoted = false;
    for (const char c : text) {
        if (c == '"')
            is_quoted = !is_quoted;
        else if (c == ',' && !is_quoted)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    for (auto& part : parts) {
        part = std::string(trim(part));
        if (part.empty()) refuse(option, text, "names between commas", fmt::format("write {} first,second", option));
    }
    return parts;
}

std::pair<std::string, std::string> read_pair(std::string_view option, const std::string& text,
                                              std::string_view example) {
    const auto equals = text.find('=');
    if (equals != text.npos) {
        std::pair<std::string, std::string> pair{trim(std::string_view(text).substr(0, equals)),
                                                 trim(std::string_view(text).substr(equals + 1))};
        if (!pair.first.empty() && !pair.second.empty()) return pair;
    }
    refuse(option, text, "name=value", fmt::format("write {} {}", option, example));
}

ExchangeRate read_rate(std::string_view option, const std::string& text) {
    constexpr std::string_view example = "IDR=0.000061";
    auto [code, value] = read_pair(option, text, example);
    for (char& letter : code)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
    const bool is_code =
        code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const auto rate = read_literal(value);
    if (!is_code || !rate || !(*rate > 0))
        refuse(option, text, "a currency and what one of it is worth", fmt::format("write {} {}", option, example));
    if (std::ranges::find(currencies(), code) == currencies().end()) {
        const auto near = closest(code, currencies(), 1);
        throw Error(Exit::usage, fmt::format("option '{}': no currency has the code {}", option, code),
                    near ? fmt::format("did you mean {}?", *near) : "codes are those of ISO 4217, as IDR or EUR");
    }
    return {code, *rate};
}

std::size_t read_choice(std::string_view option, const std::string& text, std::span<const std::string_view> choices) {
    const auto wanted = fold(text);
    const auto found =
        std::find_if(choices.begin(), choices.end(), [&](std::string_view choice) { return fold(choice) == wanted; });
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    std::string expected(choices.front());
    for (std::size_t i = 1; i < choices.size(); ++i)
        expected += fmt::format("{}{}", i + 1 == choices.size() ? " or " : ", ", choices[i]);
    const auto near = closest(text, choices);
    refuse(option, text, expected, near ? fmt::format("did you mean '{}'?", *near) : std::string());
}

When read_when(std::string_view option, const std::string& text) {
    static constexpr std::string_view kNames[] = {"auto", "always", "never"};
    return static_cast<When>(read_choice(option, text, kNames));
}

}  // namespace leadqual::cli
