#include "pipeline/mixtures.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kMostMixtures = 126;  // all of 7 differences, pairs of 15, the first 126 alone

using Choice = std::vector<std::size_t>;  // of the differences that are tried, ascending

/// All choices of `size` of `count`, in order, as long as there is room.
void add_choices(std::size_t count, std::size_t size, Choice& begun, std::vector<Choice>& choices) {
    if (begun.size() == size) return choices.push_back(begun);
    for (std::size_t next = begun.empty() ? 0 : begun.back() + 1; next < count; ++next) {
        if (choices.size() > kMostMixtures) return;
        begun.push_back(next);
        add_choices(count, size, begun, choices);
        begun.pop_back();
    }
}

}  // namespace

Mixtures make_mixtures(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences) {
    // Rule sets of one program may have fields read differently; only what money is counted in holds for a whole pass.
    std::vector<std::uint32_t> tried;
    std::optional<std::size_t> currency;
    for (std::uint32_t i = 0; i < differences.size(); ++i) {
        if (differences[i].effect == Difference::Effect::none) continue;
        if (differences[i].section == "currency") currency = tried.size();
        tried.push_back(i);
    }

    std::vector<Choice> choices;
    for (std::size_t size = 1; size < tried.size(); ++size) {
        const std::size_t smaller = choices.size();
        Choice begun;
        add_choices(tried.size(), size, begun, choices);
        // A size is tried as a whole or not at all; of single ones, as many as there may be.
        if (choices.size() > kMostMixtures) {
            choices.resize(size > 1 ? smaller : kMostMixtures);
            break;
        }
    }

    Mixtures mixtures;
    mixtures.is_complete = tried.empty() || choices.size() + 2 == std::size_t{1}
                                                                      << std::min<std::size_t>(tried.size(), 62);
    const auto add = [&](RuleSet set, const Choice& choice) {
        Mixture mixture;
        for (const std::size_t each : choice) mixture.differences.push_back(tried[each]);
        mixture.pass = currency && std::find(choice.begin(), choice.end(), *currency) != choice.end();
        auto& sets = mixtures.sets[mixture.pass];
        mixture.position = static_cast<std::uint32_t>(sets.size());
        sets.push_back(std::move(set));
        return mixture;
    };
    Choice all(tried.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    mixtures.before = add(before, {});
    mixtures.after = add(after, all);
    for (const Choice& choice : choices) {
        std::vector<bool> chosen(differences.size());
        for (const std::size_t each : choice) chosen[tried[each]] = true;
        if (auto set = mixed(before, after, differences, chosen))
            mixtures.between.push_back(add(std::move(*set), choice));
    }
    return mixtures;
}

}  // namespace leadqual
