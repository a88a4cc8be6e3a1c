#include "pipeline/identity.hpp"

#include <algorithm>

namespace leadqual {

static constexpr std::string_view kIdentity[] = {"full_name", "first_name", "last_name",
                                                 "job_title", "company",    "email"};

bool names_an_id(std::string_view column) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (const std::string_view word : {"id", "number", "key"}) {
        if (column.size() < word.size() || fold(column.substr(column.size() - word.size())) != word) continue;
        const auto at = column.size() - word.size();
        const bool is_camel =
            at > 0 && column[at] >= 'A' && column[at] <= 'Z' && column[at - 1] >= 'a' && column[at - 1] <= 'z';
        if (at == 0 || !is_letter(column[at - 1]) || is_camel) return true;
    }
    return false;
}

std::vector<std::pair<std::string, std::string>> identity_of(const Block& block, std::size_t row,
                                                             const std::vector<std::string>& columns) {
    std::vector<std::pair<std::string, std::string>> identity;
    std::string buffer;
    const auto fields = fields_of_columns(columns);
    for (const std::string_view wanted : kIdentity) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            if (!fields[column] || fields[column]->name != wanted) continue;
            const auto text = trim(text_of(block.cells[column][row], block.syntax, buffer));
            if (!text.empty()) identity.emplace_back(wanted, text);
            break;
        }
    }
    return identity;
}

std::vector<std::pair<std::string, std::string>> identity_columns(std::span<const std::string> columns) {
    std::vector<std::pair<std::string, std::string>> identity;
    const auto fields = fields_of_columns(columns);
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (identity.empty() && !fields[column] && names_an_id(columns[column]))
            identity.emplace_back("id", columns[column]);
    for (const std::string_view wanted : kIdentity)
        for (std::size_t column = 0; column < columns.size(); ++column)
            if (fields[column] && fields[column]->name == wanted) {
                identity.emplace_back(wanted, columns[column]);
                break;
            }
    return identity;
}

}  // namespace leadqual
