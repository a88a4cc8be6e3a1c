#include "cli/text_table.hpp"

#include "leadqual/base.hpp"

#include <algorithm>

namespace leadqual::cli {

std::string to_text(const TextTable& table) {
    std::vector<std::size_t> widths;
    const auto measure = [&](const std::vector<std::string>& row) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    };
    measure(table.header);
    for (const auto& row : table.rows) measure(row);

    std::string text;
    const auto add = [&](const std::vector<std::string>& row) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string blanks(widths[i] - display_width(row[i]), ' ');
            const bool is_right = std::find(table.right.begin(), table.right.end(), i) != table.right.end();
            line += is_right ? blanks + row[i] : row[i] + blanks;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    };
    if (!table.header.empty()) add(table.header);
    for (const auto& row : table.rows) add(row);
    return text;
}

}  // namespace leadqual::cli
