// (private to cli) Option values: text -> what it means, or an Error (exit 2) that says what to type.
#pragma once

#include "leadqual/base.hpp"

#include <utility>

namespace leadqual::cli {

/// 12
std::uint64_t read_count(std::string_view option, const std::string& text);
/// 64k, 16M, 1G, 1048576
std::uint64_t read_size(std::string_view option, const std::string& text);
/// ";", "tab", "\t", "comma", "semicolon", "pipe"
char read_delimiter(std::string_view option, const std::string& text);
/// The same, and texts of a few signs: ", ", "||"
std::string read_input_delimiter(std::string_view option, const std::string& text);
/// ' or " or another sign; 0 for "none"
char read_quote(std::string_view option, const std::string& text);
/// 2026-01-31
Day read_today(const std::string& text);
/// Parts between commas, trimmed; "double quotes" keep commas, as in csv. An empty part is an error.
std::vector<std::string> read_list(std::string_view option, const std::string& text);
/// name=value, both not empty
std::pair<std::string, std::string> read_pair(std::string_view option, const std::string& text,
                                              std::string_view example);
/// IDR=0.000061
ExchangeRate read_rate(std::string_view option, const std::string& text);
/// The position of `text` among `choices` (case ignored).
std::size_t read_choice(std::string_view option, const std::string& text, std::span<const std::string_view> choices);

/// auto, always, never
enum class When : std::uint8_t { automatic, always, never };
When read_when(std::string_view option, const std::string& text);

}  // namespace leadqual::cli
