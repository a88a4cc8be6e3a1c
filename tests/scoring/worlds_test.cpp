// Lints never cry wolf: what no world shows of random conditions, no lead does when it is really judged.
#include <set>

#include "catch2.hpp"
#include "rules/dump.hpp"
#include "rules/worlds.hpp"
#include "scoring/random_expression.hpp"

using namespace leadqual;
using namespace leadqual::test;

namespace {

/// TRUE and nothing else, FALSE and nothing else, or neither.
State state_of(std::uint8_t answers) {
    return answers == can_be_true ? State::met : answers == can_be_false ? State::unmet : State::unknown;
}

Condition condition_of(Expression root) {
    Condition condition;
    condition.root = std::move(root);
    return condition;
}

using Pair = std::pair<State, State>;

/// What two conditions are on some leads, together.
std::set<Pair> judged(const Expression& first, const Expression& second, const std::vector<Lead>& leads) {
    RuleSet set;
    set.name = "t";
    set.fields = random_fields();
    for (const Expression* condition : {&first, &second}) {
        Criterion criterion;
        criterion.name = set.criteria.empty() ? "a" : "b";
        criterion.met.push_back(condition_of(*condition));
        set.criteria.push_back(std::move(criterion));
    }
    Expression always;
    always.type = ValueType::boolean, always.number = 1;
    set.verdict.push_back({Tag::mql, condition_of(std::move(always)), "x"});
    std::vector<RuleSet> sets;
    sets.push_back(std::move(set));
    const Program program(std::move(sets), kToday);
    const Judged run(program, leads);
    std::set<Pair> seen;
    for (std::size_t row = 0; row < leads.size(); ++row)
        seen.emplace(run.verdicts().state(0, row), run.verdicts().state(1, row));
    return seen;
}

}  // namespace

TEST_CASE("what no world shows of two conditions, no lead does", "[scoring]") {
    constexpr int kPairs = 4'000, kLeads = 60;
    RandomRules random(2026);
    int tried = 0, never_true = 0, implied = 0;
    for (int i = 0; i < kPairs; ++i) {
        const Expression first = random.condition(2), second = random.condition(2);
        const Expression* conditions[] = {&first, &second};
        Worlds worlds(conditions, 0);
        if (!worlds.can_be_tried()) continue;
        ++tried;
        std::set<Pair> possible;
        bool is_ever_true = false;
        worlds.any([&] {
            possible.emplace(state_of(worlds.answers(first)), state_of(worlds.answers(second)));
            is_ever_true = is_ever_true || (worlds.is_exact() && (worlds.answers(first) & can_be_true));
            return false;
        });
        std::vector<Lead> leads;
        for (int k = 0; k < kLeads; ++k) leads.push_back(random.lead(k % 2 ? 3 : 0, 4));
        for (const Pair& pair : judged(first, second, leads)) {
            INFO("pair " << i << ": " << dump(first, random_fields()) << "  and  " << dump(second, random_fields())
                         << ": " << static_cast<int>(pair.first) << ' ' << static_cast<int>(pair.second));
            CHECK(possible.count(pair) == 1);
            CHECK((is_ever_true || pair.first != State::met));
        }
        never_true += !is_ever_true;
        implied += !possible.count({State::unmet, State::met});
    }
    CHECK(tried > kPairs / 2);  // and sharp enough to be of use
    CHECK(never_true > 20);
    CHECK(implied > 100);
}
