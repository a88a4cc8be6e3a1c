#include "catch2.hpp"
#include "scoring/random_rule_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace leadqual;
using namespace leadqual::test;

namespace {

/// A fraction that is never rounded.
struct Exact {
    __int128 over = 0, under = 1;

    static __int128 common(__int128 a, __int128 b) {
        while (b != 0) std::swap(a, b), b %= a;
        return a < 0 ? -a : a;
    }
    Exact operator+(Exact other) const {
        return Exact{over * other.under + other.over * under, under * other.under}.reduced();
    }
    Exact reduced() const {
        const __int128 divisor = common(over, under);
        return divisor == 0 ? *this : Exact{over / divisor, under / divisor};
    }
    int rounded() const { return static_cast<int>((2 * over + under) / (2 * under)); }
};

/// What is left of points in any case, computed another way than by the program.
std::int64_t left_by_definition(const Signal& signal, const Lead& lead) {
    if (!signal.decay) return signal.points.millionths;
    const auto date = std::find_if(lead.begin(), lead.end(), [](const auto& cell) { return cell.first == "d0"; });
    if (date == lead.end() || std::holds_alternative<std::monostate>(date->second)) return 0;
    const auto* interval = std::get_if<Interval>(&date->second);
    const double day = interval ? interval->low : std::get<double>(date->second);
    const long double age = std::max(kToday - day, 0.0);
    const long double hundredths = static_cast<long double>(signal.points.millionths) / 10'000;
    return std::llround(hundredths * std::exp2(-age / signal.decay->half_life)) * 10'000;
}

/// Score of a lead by the definition, from the truths that explain() gives.
int score_by_definition(const RuleSet& set, const Lead& lead, const Explanation& explanation) {
    std::int64_t weights = 0;
    for (const Criterion& criterion : set.criteria) weights += criterion.weight.millionths;
    Exact sum;
    for (std::size_t i = 0; i < set.criteria.size(); ++i) {
        const Criterion& criterion = set.criteria[i];
        Exact share{explanation.criteria[i].state == State::met, 1};
        if (!criterion.signals.empty()) {
            std::int64_t points = 0;
            for (std::size_t k = 0; k < criterion.signals.size(); ++k) {
                const ExplainedCondition& shown = explanation.criteria[i].conditions[k];
                if (shown.truth == 1) points += left_by_definition(criterion.signals[k], lead);
                if (shown.decayed)
                    CHECK(shown.decayed->certain.millionths == left_by_definition(criterion.signals[k], lead));
            }
            share = {std::clamp<std::int64_t>(points, criterion.min.millionths, criterion.max.millionths),
                     criterion.max.millionths};
        }
        sum = sum + Exact{share.over * criterion.weight.millionths * 100, share.under * weights}.reduced();
    }
    return sum.over < 0 ? 0 : sum.rounded();
}

}  // namespace

TEST_CASE("scores are exact and rounded once, half away from zero", "[scoring]") {
    RandomRules random(31);
    for (int i = 0; i < 150; ++i) {
        std::vector<RuleSet> sets;
        sets.push_back(random_rule_set(random));
        for (Criterion& criterion : sets[0].criteria)  // down to the last decimal
            if (random.one_in(4)) criterion.weight.millionths = 1 + random.below(5'000'000);
        const Program program(std::move(sets), kToday);
        std::vector<Lead> leads;
        for (int k = 0; k < 20; ++k) leads.push_back(random.lead(4, 5));
        const Judged judged(program, leads);
        for (std::size_t row = 0; row < leads.size(); ++row) {
            const Explanation explanation = explain(program, judged.evaluation, 0, row);
            INFO(explanation.sum);
            REQUIRE(judged.verdicts().score[row] == score_by_definition(program.sets()[0], leads[row], explanation));
        }
    }
}

namespace {

/// Plain criteria with these weights, the first `met` of which hold.
int score_of(std::vector<std::string> weights, std::size_t met, std::string* sum = nullptr) {
    std::string fields, criteria;
    Lead lead;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        fields += fmt::format("\"C{}\": \"boolean\", ", i);
        criteria +=
            fmt::format("\"c{0}\": {{ \"question\": \"?\", \"met\": \"[C{0}]\", \"weight\": {1} }}, ", i, weights[i]);
        lead.emplace_back(fmt::format("C{}", i), i < met);
    }
    const Program program = program_of(fmt::format(
        R"({{ "name": "weights", "title": "Weights", "ready": "1 of {}", "fields": {{ {} }}, "criteria": {{ {} }} }})",
        weights.size(), fields, criteria));
    const Judged judged(program, {lead});
    if (sum != nullptr) *sum = explain(program, judged.evaluation, 0, 0).sum;
    return judged.verdicts().score[0];
}

}  // namespace

TEST_CASE("a score adds up in print", "[scoring]") {
    std::string sum;
    CHECK(score_of({"1", "1", "1", "1"}, 3, &sum) == 75);
    CHECK(sum == "25 + 25 + 25 + 0 = 75");
    CHECK(score_of({"1", "1", "1"}, 2, &sum) == 67);
    CHECK(sum == "33 1/3 + 33 1/3 + 0 = 66 2/3, rounded 67");
    CHECK(score_of({"1", "1", "1", "1", "1", "1", "1", "1"}, 1, &sum) == 13);
    CHECK(sum == "12.5 + 0 + 0 + 0 + 0 + 0 + 0 + 0 = 12.5, rounded 13");
    CHECK(score_of({"0.1", "0.2", "0.7"}, 2, &sum) == 30);
    CHECK(sum == "10 + 20 + 0 = 30");
    CHECK(score_of({"1", "199"}, 1, &sum) == 1);
    CHECK(sum == "0.5 + 0 = 0.5, rounded 1");
    CHECK(score_of({"0.001", "999"}, 1) == 0);
    // Exact halves whose denominators need no table, and more than 32 bits.
    CHECK(score_of({"0.100001", "19.900198", "0.000001"}, 1) == 1);
    CHECK(score_of({"0.1", "19.900198", "0.000001"}, 1) == 0);
    CHECK(score_of({"100.000001", "19900.000198", "0.000001"}, 1) == 1);
    CHECK(score_of({"100", "19900.000198", "0.000001"}, 1) == 0);
    CHECK(score_of({"0.333333", "0.333333", "0.333334"}, 3, &sum) == 100);
}

TEST_CASE("weights and points too finely divided to add up exactly are an error of the rule set", "[scoring]") {
    RuleSet set;
    set.name = "fine";
    for (const std::int64_t max : {999'983, 999'979, 999'961, 999'959}) {  // primes
        Criterion& criterion = set.criteria.emplace_back();
        criterion.name = "c";
        Expression always;
        always.type = ValueType::boolean;
        always.number = 1;
        criterion.signals.emplace_back().when.root = always;
        criterion.signals.back().points.millionths = 1;
        criterion.met_at.millionths = criterion.max.millionths = max;
    }
    std::vector<RuleSet> sets{std::move(set)};
    CHECK_THROWS_WITH(Program(std::move(sets), kToday),
                      "the weights and points of 'fine' are too finely divided to add up exactly");
}
