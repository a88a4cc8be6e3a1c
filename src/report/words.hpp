// (private to report) How counts, lists and names are said.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace leadqual::words {

std::string count(std::uint64_t number);                             ///< 9,240
std::string count(std::uint64_t number, std::string_view singular);  ///< 1 lead; 9,240 leads
std::string percent(std::uint64_t part, std::uint64_t whole);        ///< 19.6 %; <0.1 % when small but not 0
std::string list(std::span<const std::string> items);                ///< a, b, c
std::string shell_word(std::string_view text);                       ///< quoted where a shell would split it

}  // namespace leadqual::words
