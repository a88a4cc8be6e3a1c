// Every operator on sets of possible answers, against trying all answers one by one.
#include "catch2.hpp"
#include "scoring/operations.hpp"

#include <functional>

using namespace leadqual;

namespace {

enum OneAnswer { yes = 1, no = 2, null = 4 };
constexpr OneAnswer kAnswers[] = {yes, no, null};

/// The only row of a truth register.
unsigned read(const Truths& truth) {
    return static_cast<unsigned>(truth.can_be_true[0] * yes | truth.can_be_false[0] * no | truth.can_be_null[0] * null);
}

unsigned run_on(Instruction instruction, std::vector<unsigned> sets) {
    Program::Compiled program;
    Evaluation evaluation;
    auto& registers = *evaluation.registers;
    registers.rows = registers.words = 1;
    registers.off = {0};
    registers.truths.assign(sets.size() + 1, Truths{{0}, {0}, {0}});
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
        registers.truths[i] = {{sets[i] & yes}, {(sets[i] & no) / no}, {(sets[i] & null) / null}};
        instruction.from.push_back(i);
    }
    instruction.to = static_cast<std::uint32_t>(sets.size());
    Bench bench{program, {}, evaluation};
    run(instruction, bench);
    return read(registers.truths.back());
}

using Table = std::function<OneAnswer(OneAnswer, OneAnswer, OneAnswer)>;

OneAnswer both(OneAnswer a, OneAnswer b) { return a == no || b == no ? no : a == null || b == null ? null : yes; }
OneAnswer negation(OneAnswer a) { return a == yes ? no : a == no ? yes : null; }

struct Case {
    std::string name;
    Opcode opcode;
    std::size_t operands;
    Table table;
};

const Case kCases[] = {
    {"AND", Opcode::truth_and, 2, [](OneAnswer a, OneAnswer b, OneAnswer) { return both(a, b); }},
    {"OR", Opcode::truth_or, 2,
     [](OneAnswer a, OneAnswer b, OneAnswer) { return negation(both(negation(a), negation(b))); }},
    {"NOT", Opcode::truth_not, 1, [](OneAnswer a, OneAnswer, OneAnswer) { return negation(a); }},
    {"IS NULL", Opcode::truth_is_null, 1, [](OneAnswer a, OneAnswer, OneAnswer) { return a == null ? yes : no; }},
    {"IS TRUE", Opcode::truth_is_true, 1, [](OneAnswer a, OneAnswer, OneAnswer) { return a == yes ? yes : no; }},
    {"IS FALSE", Opcode::truth_is_false, 1, [](OneAnswer a, OneAnswer, OneAnswer) { return a == no ? yes : no; }},
    {"CASE", Opcode::truth_choose, 3, [](OneAnswer a, OneAnswer b, OneAnswer c) { return a == yes ? b : c; }},
    {"coalesce", Opcode::truth_coalesce, 2, [](OneAnswer a, OneAnswer b, OneAnswer) { return a == null ? b : a; }},
    {"met or unmet", Opcode::met_or_unmet, 2,
     [](OneAnswer a, OneAnswer b, OneAnswer) { return a == yes   ? yes
                                                      : b == yes ? no
                                                                 : null; }},
    {"knocks out", Opcode::knocks_out, 2,
     [](OneAnswer a, OneAnswer b, OneAnswer) { return a == yes && b != yes ? yes : no; }},
    {"knocks out without exception", Opcode::knocks_out, 1,
     [](OneAnswer a, OneAnswer, OneAnswer) { return a == yes ? yes : no; }},
};

}  // namespace

TEST_CASE("an operator on sets of possible answers gives just the answers that can come out", "[scoring]") {
    for (const Case& each : kCases) {
        INFO(each.name);
        const unsigned limits[] = {7u, each.operands > 1 ? 7u : 1u, each.operands > 2 ? 7u : 1u};
        for (unsigned a = 1; a <= limits[0]; ++a) {
            for (unsigned b = 1; b <= limits[1]; ++b) {
                for (unsigned c = 1; c <= limits[2]; ++c) {
                    unsigned wanted = 0;
                    for (const OneAnswer x : kAnswers)
                        for (const OneAnswer y : kAnswers)
                            for (const OneAnswer z : kAnswers)
                                if ((a & x) && (b & y) && (c & z)) wanted |= each.table(x, y, z);
                    std::vector<unsigned> sets = {a, b, c};
                    sets.resize(each.operands);
                    INFO(a << " " << b << " " << c);
                    CHECK(run_on({.opcode = each.opcode}, sets) == wanted);
                }
            }
        }
    }
}

TEST_CASE("several possible answers are unknown, and may stay so when others are answered", "[scoring]") {
    for (unsigned set = 1; set <= 7; ++set) {
        INFO(set);
        const bool certain = set == yes || set == no || set == null;
        CHECK(run_on({.opcode = Opcode::truth_settle, .world = World::known}, {set}) ==
              (certain ? set : unsigned{null}));
        CHECK(run_on({.opcode = Opcode::truth_settle, .world = World::possible}, {set}) ==
              (certain ? set : set | null));
        CHECK(run_on({.opcode = Opcode::truth_widen}, {set}) == (set & null ? 7u : set));
    }
}

TEST_CASE("counts in the possible world reach from what is certain to what can be", "[scoring]") {
    for (unsigned a = 1; a <= 7; ++a) {
        for (unsigned b = 1; b <= 7; ++b) {
            for (unsigned c = 1; c <= 7; ++c) {
                for (const unsigned answers : {1u, 2u, 4u, 3u}) {
                    for (int limit = -1; limit <= 4; ++limit) {
                        unsigned wanted = 0;
                        for (const OneAnswer x : kAnswers)
                            for (const OneAnswer y : kAnswers)
                                for (const OneAnswer z : kAnswers)
                                    if ((a & x) && (b & y) && (c & z)) {
                                        const int count = !!(x & answers) + !!(y & answers) + !!(z & answers);
                                        wanted |= count >= limit ? yes : no;
                                    }
                        INFO(a << " " << b << " " << c << ": " << answers << " at least " << limit);
                        const double at_least = limit;
                        CHECK(run_on({.opcode = Opcode::count_at_least,
                                      .world = World::possible,
                                      .index = answers,
                                      .numbers = {at_least}},
                                     {a, b, c}) == wanted);
                    }
                }
            }
        }
    }
}
