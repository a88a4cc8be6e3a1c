#include "pipeline/mixtures.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kMostMixtures = 126;  // all of 7 differences, pairs of 15

/// Differences that are taken together.
using Group = std::vector<std::uint32_t>;
using Choice = std::vector<std::size_t>;  // of groups, ascending

/// All choices of `size` of `count` groups, in order, as long as there is room.
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
    std::vector<Group> groups;
    Group reading;
    for (std::uint32_t i = 0; i < differences.size(); ++i) {
        if (differences[i].effect == Difference::Effect::verdict) groups.push_back({i});
        if (differences[i].effect == Difference::Effect::reading) reading.push_back(i);
    }
    const std::size_t reading_group = groups.size();
    if (!reading.empty()) groups.push_back(reading);

    std::vector<Choice> choices;
    for (std::size_t size = 1; size < groups.size(); ++size) {
        const std::size_t smaller = choices.size();
        Choice begun;
        add_choices(groups.size(), size, begun, choices);
        if (choices.size() > kMostMixtures) {  // a size is tried as a whole or not at all; single ones always are
            if (size > 1) choices.resize(smaller);
            break;
        }
    }

    Mixtures mixtures;
    mixtures.is_complete = groups.empty() || choices.size() + 2 == std::size_t{1}
                                                                       << std::min<std::size_t>(groups.size(), 62);
    const auto add = [&](RuleSet set, const Choice& choice) {
        Mixture mixture;
        for (const std::size_t group : choice)
            mixture.differences.insert(mixture.differences.end(), groups[group].begin(), groups[group].end());
        std::sort(mixture.differences.begin(), mixture.differences.end());
        mixture.pass = !reading.empty() && !choice.empty() && choice.back() == reading_group;
        auto& sets = mixtures.sets[mixture.pass];
        mixture.position = static_cast<std::uint32_t>(sets.size());
        sets.push_back(std::move(set));
        return mixture;
    };
    Choice all(groups.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    mixtures.before = add(before, {});
    mixtures.after = add(after, all);
    for (const Choice& choice : choices) {
        std::vector<bool> chosen(differences.size());
        for (const std::size_t group : choice)
            for (const std::uint32_t each : groups[group]) chosen[each] = true;
        if (auto set = mixed(before, after, differences, chosen))
            mixtures.between.push_back(add(std::move(*set), choice));
    }
    return mixtures;
}

}  // namespace leadqual
