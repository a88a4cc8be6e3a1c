#include "pipeline/unknowns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace leadqual {

void fill_known(const RuleSet& set, const Verdicts& verdicts, Arena& arena, std::span<std::string_view> texts) {
    const std::size_t all = set.criteria.size();
    std::vector<std::string_view> shares;  // by how many are known
    for (std::size_t known = 0; known <= all; ++known) shares.push_back(arena.keep(fmt::format("{}/{}", known, all)));
    for (std::size_t row = 0; row < texts.size(); ++row) {
        std::size_t known = 0;
        for (std::size_t i = 0; i < all; ++i)
            known += (verdicts.met[i][row / 64] | verdicts.unmet[i][row / 64]) >> row % 64 & 1;
        texts[row] = shares[known];
    }
}

void fill_next_questions(const RuleSet& set, const Verdicts& verdicts, std::span<std::string_view> texts) {
    std::fill(texts.begin(), texts.end(), std::string_view());
    for (std::size_t first = 0; first < texts.size(); first += 64) {
        std::uint64_t left = 0;  // rows that no criterion is asked of yet
        for (std::size_t i = 0; i < std::min<std::size_t>(64, texts.size() - first); ++i)
            left |= std::uint64_t{verdicts.knock_out[first + i] == Verdicts::none} << i;
        for (std::size_t index = 0; index < set.criteria.size() && left != 0; ++index) {
            std::uint64_t asked = left & ~(verdicts.met[index][first / 64] | verdicts.unmet[index][first / 64]);
            left &= ~asked;
            for (; asked != 0; asked &= asked - 1)
                texts[first + static_cast<std::size_t>(std::countr_zero(asked))] = set.criteria[index].question;
        }
    }
}

}  // namespace leadqual
