// What explain prints: it adds up, and what it names is enough for the verdict.
#include "catch2.hpp"
#include "scoring/plausible_leads.hpp"
#include "scoring/random_rule_set.hpp"

#include <numeric>
#include <sstream>

using namespace leadqual;
using namespace leadqual::test;

namespace {

/// A printed number: "25", "33 1/3", "-2.5", "1/3".
struct Printed {
    __int128 over = 0, under = 1;
    Printed operator+(Printed other) const {
        return Printed{over * other.under + other.over * under, under * other.under}.reduced();
    }
    Printed reduced() const {
        __int128 a = over < 0 ? -over : over, b = under;
        while (b != 0) std::swap(a, b), b %= a;
        return a == 0 ? Printed{} : Printed{over / a, under / a};
    }
    bool operator==(const Printed& other) const { return over * other.under == other.over * under; }
    int rounded() const { return over < 0 ? 0 : static_cast<int>((2 * over + under) / (2 * under)); }
};

Printed read(std::string text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.erase(0, 1);
    Printed sum;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto slash = word.find('/'), point = word.find('.');
        if (slash != word.npos) {
            sum = sum + Printed{std::stoll(word.substr(0, slash)), std::stoll(word.substr(slash + 1))};
        } else if (point != word.npos) {
            __int128 under = 1;
            for (std::size_t i = point + 1; i < word.size(); ++i) under *= 10;
            sum = sum + Printed{std::stoll(word.erase(point, 1)), under}.reduced();
        } else {
            sum = sum + Printed{std::stoll(word), 1};
        }
    }
    if (is_negative) sum.over = -sum.over;
    return sum;
}

/// The sum of the lines, which must be the one that is printed and the score.
void check_sum(const Explanation& explanation, int score) {
    Printed sum;
    for (const ExplainedCriterion& each : explanation.criteria) sum = sum + read(each.contribution);
    const auto equals = explanation.sum.find(" = ");
    REQUIRE(equals != std::string::npos);
    const auto printed = explanation.sum.substr(equals + 3);
    if (!(read(printed.substr(0, printed.find(','))) == sum) || sum.rounded() != score) {
        CAPTURE(explanation.sum, score);
        FAIL("the lines do not add up");
    }
}

/// The cells that are named, and no others.
Lead only_named(const Program& program, const Lead& lead, const std::vector<Ground>& grounds) {
    Lead named;
    for (const Ground& ground : grounds)
        for (const std::uint32_t field : ground.fields) {
            const std::string& name = program.fields()[field].name;
            const Value& value = value_of(lead, name);
            if (!std::holds_alternative<std::monostate>(value)) say(named, name, value);
        }
    return named;
}

/// What the profile says: TRUE, FALSE or neither.
int fit_of(const Verdicts& verdicts, std::size_t row) {
    if (verdicts.fit_is_true.empty()) return 0;
    const auto bit = [&](const Bits& bits) { return static_cast<int>(bits[row / 64] >> row % 64 & 1); };
    return bit(verdicts.fit_is_true) - bit(verdicts.fit_is_false);
}

/// Explains each lead, and judges what it names alone.
void check_all(const Program& program, const std::vector<Lead>& leads, std::size_t& said, std::size_t& named) {
    const RuleSet& set = program.sets()[0];
    const Judged judged(program, leads);
    Inquiry inquiry(program, 0);
    std::vector<Lead> alone;
    for (std::size_t row = 0; row < leads.size(); ++row) {
        check_sum(explain(program, judged.evaluation, 0, row), judged.verdicts().score[row]);
        const auto grounds = inquiry.grounds(judged.lead(row));
        alone.push_back(only_named(program, leads[row], grounds));
        said += leads[row].size(), named += alone.back().size();
        // What lq_reasons tells of a criterion is told here, too.
        for (std::size_t i = 0; i < set.criteria.size(); ++i) {
            const Evidence told = evidence(program, judged.evaluation, 0, i, row);
            if (told.condition == nullptr || judged.verdicts().state(i, row) == State::unknown) continue;
            for (const std::uint32_t field : told.fields) {
                if (std::holds_alternative<std::monostate>(value_of(leads[row], program.fields()[field].name)))
                    continue;
                const bool is_told = std::any_of(grounds.begin(), grounds.end(), [&](const Ground& ground) {
                    return ground.of.kind <= RulePart::Kind::signal && ground.of.index == i &&
                           std::find(ground.fields.begin(), ground.fields.end(), field) != ground.fields.end();
                });
                if (!is_told) {
                    CAPTURE(set.name, set.criteria[i].name, program.fields()[field].name);
                    FAIL("a reason is not explained");
                }
                break;  // reasons tell the first
            }
        }
    }
    const Judged again(program, alone);
    for (std::size_t row = 0; row < leads.size(); ++row) {
        const Verdicts &all = judged.verdicts(), &some = again.verdicts();
        bool is_same = all.tag[row] == some.tag[row] && all.score[row] == some.score[row] &&
                       all.line[row] == some.line[row] && all.knock_out[row] == some.knock_out[row] &&
                       (all.grade.empty() || all.grade[row] == some.grade[row]) &&
                       fit_of(all, row) == fit_of(some, row);
        for (std::size_t i = 0; i < set.criteria.size(); ++i)
            is_same = is_same && all.state(i, row) == some.state(i, row);
        if (!is_same) {
            std::string cells;
            for (const auto& [name, value] : alone[row]) cells += name + " ";
            const auto told = [&](const Verdicts& verdicts) {
                std::string text = std::string(to_text(verdicts.tag[row])) + ", line " +
                                   std::to_string(verdicts.line[row]) + ", score " +
                                   std::to_string(verdicts.score[row]) + ", knock-out " +
                                   std::to_string(verdicts.knock_out[row]) + ", states";
                for (std::size_t i = 0; i < set.criteria.size(); ++i)
                    text += " " + std::to_string(static_cast<int>(verdicts.state(i, row)));
                return text;
            };
            CAPTURE(set.name, row, cells, told(all), told(some));
            FAIL("the named cells alone are judged differently");
        }
    }
}

Program program_from(const std::string& name) {
    std::vector<RuleSet> sets;
    sets.push_back(load_rule_set(name));
    return Program(std::move(sets), kToday);
}

}  // namespace

TEST_CASE("an explanation adds up, and what it names is enough for the verdict", "[scoring]") {
    PlausibleLeads random(2026);
    std::size_t said = 0, named = 0;
    const auto check = [&](const std::string& name, int count) {
        const Program program = program_from(name);
        std::vector<Lead> leads;
        for (int i = 0; i < count; ++i) leads.push_back(random.lead(program.fields()));
        check_all(program, leads, said, named);
    };
    for (const std::string& name : built_in_names()) check(name, 10'000);
    for (const std::string& name : example_files()) check(name, 1'000);
    CAPTURE(said, named);
    CHECK(named < said * 6 / 10);  // and it is short
}

TEST_CASE("an explanation of random rules adds up, and what it names is enough", "[scoring]") {
    RandomRules random(7);
    std::size_t said = 0, named = 0;
    for (int i = 0; i < 2'000; ++i) {
        std::vector<RuleSet> sets;
        sets.push_back(random_rule_set(random));
        const Program program(std::move(sets), kToday);
        std::vector<Lead> leads;
        for (int k = 0; k < 10; ++k) leads.push_back(random.lead(4, 4));
        INFO("rule set " << i);
        check_all(program, leads, said, named);
    }
}
