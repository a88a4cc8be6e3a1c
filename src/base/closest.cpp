// "did you mean": the nearest of a few names.
#include <algorithm>
#include <array>

#include "leadqual/base.hpp"

namespace leadqual {

namespace {

constexpr std::size_t longest = 80;  // nobody mistypes longer names, and the work grows with the square

/// Letters to insert, drop, change or swap with their neighbour to get from one to the other.
std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::array<std::size_t, longest + 1> before{}, above{}, row{};
    for (std::size_t column = 0; column <= to.size(); ++column) row[column] = column;
    for (std::size_t line = 1; line <= from.size(); ++line) {
        before = above, above = row;
        row[0] = line;
        for (std::size_t column = 1; column <= to.size(); ++column) {
            const bool same = from[line - 1] == to[column - 1];
            row[column] = std::min({above[column] + 1, row[column - 1] + 1, above[column - 1] + (same ? 0 : 1)});
            const bool swapped =
                line > 1 && column > 1 && from[line - 1] == to[column - 2] && from[line - 2] == to[column - 1];
            if (swapped) row[column] = std::min(row[column], before[column - 2] + 1);
        }
    }
    return row[to.size()];
}

}  // namespace

std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates,
                                        std::size_t most) {
    const std::string wanted = fold(word);
    if (wanted.empty() || wanted.size() > longest) return std::nullopt;
    std::size_t near_enough = std::min((wanted.size() + 1) / 3, most);
    std::optional<std::string_view> best;
    std::string folded;
    for (const std::string_view candidate : candidates) {
        fold_into(candidate, folded);
        if (folded.empty() || folded.size() > longest) continue;
        if (folded.size() > wanted.size() + near_enough || wanted.size() > folded.size() + near_enough) continue;
        const std::size_t distance = edit_distance(wanted, folded);
        if (distance > near_enough || (best && distance == near_enough)) continue;
        best = candidate, near_enough = distance;
    }
    return best;
}

}  // namespace leadqual
