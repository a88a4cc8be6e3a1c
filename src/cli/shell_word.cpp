#include "cli/shell_word.hpp"

#include <algorithm>

namespace leadqual::cli {

std::string shell_word(std::string_view text) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
}

std::string map_flag(std::string_view field, std::string_view column) {
    return "--map " + std::string(field) + "=" + shell_word(column);
}

}  // namespace leadqual::cli
