#include "scoring/random_pairs.hpp"

namespace leadqual::test {

std::vector<RandomRound> random_rounds() {
    constexpr int kRounds = 20, kConditions = 90, kLeads = 64;
    RandomRules random(20'260'216);
    std::vector<RandomRound> rounds(kRounds);
    for (RandomRound& round : rounds) {
        for (int i = 0; i < kLeads; ++i) round.leads.push_back(random.lead(0, 4));
        for (int i = 0; i < kConditions; ++i) round.conditions.push_back(random.condition(1 + i % 4));
    }
    return rounds;
}

Program program_of_condition(Expression condition) {
    RuleSet set;
    set.name = "random";
    set.fields = random_fields();
    Criterion& criterion = set.criteria.emplace_back();
    criterion.name = "c";
    criterion.met.emplace_back().root = std::move(condition);
    Expression always;
    always.type = ValueType::boolean;
    always.number = 1;
    set.verdict.emplace_back().when.root = always;
    std::vector<RuleSet> sets;
    sets.push_back(std::move(set));
    return Program(std::move(sets), kToday);
}

}  // namespace leadqual::test
