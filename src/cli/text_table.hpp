// (private to cli) Small aligned tables for people: formats, functions, lists, rule sets, fields.
#pragma once

#include <string>
#include <vector>

namespace leadqual::cli {

struct TextTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> right = {};  ///< columns of numbers
};

/// One line a row, columns two blanks apart, no trailing blanks.
std::string to_text(const TextTable& table);

}  // namespace leadqual::cli
