#include "format/column_widths.hpp"

#include <algorithm>
#include <numeric>

namespace leadqual::writing {

std::vector<std::size_t> fit_widths(std::vector<std::size_t> widths, std::size_t gap, std::size_t room,
                                    std::size_t least) {
    if (widths.empty()) return widths;
    const auto gaps = gap * (widths.size() - 1);
    const auto total = [&](std::size_t cap) {
        return std::accumulate(widths.begin(), widths.end(), gaps,
                               [cap](std::size_t sum, std::size_t width) { return sum + std::min(width, cap); });
    };
    auto cap = *std::max_element(widths.begin(), widths.end());
    while (cap > least && total(cap) > room) --cap;
    auto spare = room > total(cap) ? room - total(cap) : 0;
    for (auto& width : widths) {  // what the last step left over goes to the cut columns, one each
        if (width <= cap) continue;
        width = cap + (spare != 0 ? 1 : 0);
        if (spare != 0) --spare;
    }
    return widths;
}

}  // namespace leadqual::writing
