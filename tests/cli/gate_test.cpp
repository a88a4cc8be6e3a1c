#include "cli/gate.hpp"
#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::cli;

TEST_CASE("a gate compares a count with a number or a share of the rows", "[cli]") {
    RunCounts counts;
    counts.rows_read = 200;
    counts.rejected = 10;
    counts.sql = 0;
    struct Case {
        const char* text;
        bool trips;
    };
    for (const auto& [text, trips] : {Case{"rejects > 9", true},
                                      {"rejects > 10", false},
                                      {"rejects >= 10", true},
                                      {"rejects<10", false},
                                      {"rejects <= 10", true},
                                      {"rejects = 10", true},
                                      {"rejects == 10", true},
                                      {"rejects != 10", false},
                                      {"rejects <> 9", true},
                                      {"rejects >= 5%", true},
                                      {"rejects > 5 %", false},
                                      {"SQL < 1", true},
                                      {" sql = 0 ", true}}) {
        INFO(text);
        CHECK(tripped(read_gate(text), counts).empty() != trips);
    }
    CHECK(tripped(read_gate("rejects > 4%"), counts) == "gate tripped: rejects > 4% (rejects 10, 5.0 %)");
}

TEST_CASE("a share of no rows is zero", "[cli]") { CHECK(tripped(read_gate("rejects > 0%"), RunCounts{}).empty()); }

TEST_CASE("what is no gate is refused", "[cli]") {
    for (const auto* text : {"", "rejects", "rejects 50", "> 50", "rejects >", "rejects => 5", "rejcts > 5",
                             "rejects > five", "rejects > 5 or 6"}) {
        INFO(text);
        CHECK_THROWS_AS(read_gate(text), Error);
    }
    try {
        read_gate("rejcts > 5");
    } catch (const Error& error) {
        CHECK(to_text(error.problems().front()) ==
              "--fail-on: unknown count 'rejcts'\n  hint: did you mean 'rejects'?\n");
    }
}
