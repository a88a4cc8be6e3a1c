// DESIGN §2: the oracle is SQL itself.
#include "scoring/sqlite_oracle.hpp"
#include "catch2.hpp"
#include "scoring/program.hpp"
#include "scoring/random_pairs.hpp"
#include "scoring/registers.hpp"

#include <algorithm>
#include <array>

using namespace leadqual;
using namespace leadqual::test;

namespace {

/// The possible answers of the condition before they are settled, in both worlds.
struct OpenAnswers {
    const Truths *known, *possible;
};
OpenAnswers open_answers(const Program& program, const Judged& judged) {
    const CompiledCondition& condition = program.compiled().sets[0].criteria[0].met[0];
    // The truth that settling reads.
    const auto read_by = [&](std::uint32_t settled) -> const Truths* {
        for (const Instruction& each : program.compiled().instructions)
            if (each.opcode == Opcode::truth_settle && each.to == settled)
                return &judged.evaluation.registers->truths[each.from[0]];
        return nullptr;
    };
    return {read_by(condition.known), read_by(condition.possible)};
}

bool can_be(const Truths& truths, std::size_t row, int answer) {
    const Bits& bits = answer == 1 ? truths.can_be_true : answer == 0 ? truths.can_be_false : truths.can_be_null;
    return (bits[row / 64] >> row % 64 & 1) != 0;
}

bool is_certain(const Truths& truths, std::size_t row) {
    return can_be(truths, row, 1) + can_be(truths, row, 0) + can_be(truths, row, -1) == 1;
}

}  // namespace

TEST_CASE("on exact leads every condition has the answer SQLite gives", "[scoring]") {
    std::array<int, 3> seen{};
    for (const auto& [leads, conditions] : random_rounds()) {
        const SqliteOracle oracle(random_fields(), leads);
        for (const Expression& condition : conditions) {
            const std::string sql = to_sql(condition, random_fields());
            const auto wanted = oracle.answers(sql);
            const Program program = program_of_condition(condition);
            const Judged judged(program, leads);
            const auto [known, possible] = open_answers(program, judged);
            for (std::size_t row = 0; row < leads.size(); ++row) {
                ++seen[static_cast<std::size_t>(wanted[row] + 1)];
                const State state = judged.verdicts().state(0, row);
                const int answer = state == State::met ? 1 : state == State::unmet ? 0 : -1;
                if (answer != wanted[row] || !is_certain(*known, row) || !can_be(*possible, row, wanted[row])) {
                    INFO("row " << row << ": " << sql);
                    CHECK(is_certain(*known, row));
                    CHECK(can_be(*possible, row, wanted[row]));
                    REQUIRE(answer == wanted[row]);
                }
            }
        }
    }
    for (const int count : seen) CHECK(count > 10'000);  // TRUE, FALSE and NULL were all asked for
}

TEST_CASE("what is said of an inexact or incomplete lead holds for all that it may turn out to be", "[scoring]") {
    constexpr int kConditions = 1500, kLeads = 16, kSamples = 12;
    RandomRules random(7);
    int certain = 0, uncertain = 0;
    for (int i = 0; i < kConditions; ++i) {
        const Expression condition = random.condition(1 + i % 4);
        const std::string sql = to_sql(condition, random_fields());
        std::vector<Lead> leads;
        for (int k = 0; k < kLeads; ++k) leads.push_back(random.lead(2, 4));
        const Program program = program_of_condition(condition);
        const Judged judged(program, leads);
        const auto [known, possible] = open_answers(program, judged);

        // What each lead may turn out to be: numbers inside their intervals, and every other time with the gaps filled.
        std::vector<Lead> samples;
        for (const Lead& lead : leads) {
            for (int k = 0; k < kSamples; ++k) {
                Lead& sample = samples.emplace_back(lead);
                for (auto& [name, value] : sample)
                    if (const auto* interval = std::get_if<Interval>(&value)) value = random.inside(*interval);
                if (k % 2 == 0) continue;
                for (const FieldUse& field : random_fields()) {
                    const bool is_gap = std::none_of(lead.begin(), lead.end(),
                                                     [&](const auto& cell) { return cell.first == field.name; });
                    if (is_gap && !random.one_in(4)) sample.emplace_back(field.name, random.value(field.type, false));
                }
            }
        }
        const auto answers = SqliteOracle(random_fields(), samples).answers(sql);
        for (std::size_t k = 0; k < samples.size(); ++k) {
            const std::size_t row = k / kSamples;
            const bool filled = k % 2 == 1;  // kSamples is even
            ++(is_certain(*known, row) ? certain : uncertain);
            if (!can_be(filled ? *possible : *known, row, answers[k])) {
                INFO("row " << row << (filled ? " filled" : "") << ", SQLite says " << answers[k] << ": " << sql);
                for (const auto& [name, value] : leads[row])
                    if (const auto* interval = std::get_if<Interval>(&value))
                        UNSCOPED_INFO(name << " " << interval->low << ".." << interval->high);
                for (const auto& [name, value] : samples[k])
                    if (const auto* number = std::get_if<double>(&value)) UNSCOPED_INFO(name << " = " << *number);
                REQUIRE(can_be(filled ? *possible : *known, row, answers[k]));
            }
        }
    }
    CHECK(certain > 50'000);
    CHECK(uncertain > 10'000);
}
