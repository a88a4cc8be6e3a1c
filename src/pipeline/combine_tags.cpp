#include "pipeline/combine_tags.hpp"

#include <algorithm>
#include <array>

namespace leadqual {

void combine_tags(std::span<const Verdicts> sets, Combine combine, std::size_t rows, std::vector<Tag>& combined) {
    combined.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        std::array<std::size_t, 3> votes{};
        bool knocked_out = false;
        for (const auto& verdicts : sets) {
            ++votes[static_cast<std::size_t>(verdicts.tag[row])];
            knocked_out |= verdicts.knock_out[row] != Verdicts::none;
        }
        std::size_t tag = 0;
        if (!knocked_out && combine == Combine::best) tag = votes[2] ? 2 : votes[1] ? 1 : 0;
        if (!knocked_out && combine == Combine::worst) tag = votes[0] ? 0 : votes[1] ? 1 : 2;
        if (!knocked_out && combine == Combine::majority)
            tag = static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
        combined[row] = static_cast<Tag>(tag);
    }
}

}  // namespace leadqual
