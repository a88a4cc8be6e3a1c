#include "catch2.hpp"
#include "scoring/leads.hpp"

#include <fmt/format.h>

using namespace leadqual;
using namespace leadqual::test;

namespace {

enum class Fit { none, yes, no, unknown };

/// n criteria that each read one boolean field, of which k must hold.
Program counting_program(std::size_t n, std::size_t k, bool has_profile) {
    std::string fields, criteria;
    for (std::size_t i = 0; i < n; ++i) {
        fields += fmt::format("\"C{}\": \"boolean\", ", i);
        criteria += fmt::format("\"c{0}\": {{ \"question\": \"?\", \"met\": \"[C{0}]\" }}, ", i);
    }
    return program_of(fmt::format(R"({{ "name": "count", "title": "Count", "ready": "{} of {}",
        "fields": {{ {} "P": "boolean" }}, {} "criteria": {{ {} }} }})",
                                  k, n, fields, has_profile ? "\"profile\": \"[P]\"," : "", criteria));
}

struct Expected {
    Tag tag;
    std::string action;
};

/// DESIGN, the default verdict, written down a second time.
Expected expected(std::size_t met, std::size_t unmet, Fit fit, std::size_t k) {
    const bool ready = met >= k;
    if (ready && (fit == Fit::yes || fit == Fit::none)) return {Tag::sql, "hand to sales"};
    if (ready) return {Tag::mql, "check fit"};
    if (fit == Fit::yes) return {Tag::mql, "nurture: {missing}"};
    if (fit == Fit::no) return {Tag::disqualified, "back to the database"};
    if (unmet >= k) return {Tag::disqualified, "back to the database"};
    if (met >= 1) return {Tag::mql, "nurture: {missing}"};
    return {Tag::disqualified, "enrich, then run again"};
}

/// The highest tag when unknown criteria and an unknown fit are answered in any way, or not.
Tag best(std::size_t met, std::size_t unmet, Fit fit, std::size_t n, std::size_t k) {
    Tag highest = Tag::disqualified;
    for (std::size_t more_met = 0; met + unmet + more_met <= n; ++more_met)
        for (std::size_t more_unmet = 0; met + unmet + more_met + more_unmet <= n; ++more_unmet)
            for (const Fit answered : {Fit::yes, Fit::no, Fit::unknown}) {
                const Fit now = fit == Fit::unknown ? answered : fit;
                highest = std::max(highest, expected(met + more_met, unmet + more_unmet, now, k).tag);
            }
    return highest;
}

}  // namespace

TEST_CASE("the default verdict holds for every number of met and unmet criteria and every fit", "[scoring]") {
    struct Methodology {
        std::size_t n, k;
    };
    for (const auto [n, k] : {Methodology{4, 3}, Methodology{5, 4}, Methodology{3, 3}, Methodology{1, 1}}) {
        for (const Fit fit : {Fit::none, Fit::yes, Fit::no, Fit::unknown}) {
            const Program program = counting_program(n, k, fit != Fit::none);
            for (std::size_t met = 0; met <= n; ++met) {
                for (std::size_t unmet = 0; met + unmet <= n; ++unmet) {
                    Lead lead;
                    for (std::size_t i = 0; i < met + unmet; ++i) lead.emplace_back(fmt::format("C{}", i), i < met);
                    if (fit == Fit::yes || fit == Fit::no) lead.emplace_back("P", fit == Fit::yes);
                    const Judged judged(program, {lead});
                    INFO("met " << met << " unmet " << unmet << " of " << n << ", ready " << k << ", fit "
                                << static_cast<int>(fit));
                    const Expected wanted = expected(met, unmet, fit, k);
                    CHECK(judged.verdicts().tag[0] == wanted.tag);
                    CHECK(program.sets()[0].verdict[judged.verdicts().line[0]].action == wanted.action);
                    CHECK(judged.verdicts().could_be[0] == best(met, unmet, fit, n, k));
                    CHECK(judged.verdicts().count(0, State::met) == met);
                    CHECK(judged.verdicts().count(0, State::unmet) == unmet);
                    CHECK(judged.verdicts().score[0] == (200 * met + n) / (2 * n));
                    CHECK(judged.verdicts().score_max[0] == (200 * (n - unmet) + n) / (2 * n));
                }
            }
        }
    }
}

TEST_CASE("counts compare with any number, on either side", "[scoring]") {
    struct Comparison {
        std::string_view sign, mirrored;
        bool (*holds)(double, double);
    };
    const Comparison comparisons[] = {
        {"=", "=", [](double a, double b) { return a == b; }}, {"<>", "<>", [](double a, double b) { return a != b; }},
        {"<", ">", [](double a, double b) { return a < b; }},  {"<=", ">=", [](double a, double b) { return a <= b; }},
        {">", "<", [](double a, double b) { return a > b; }},  {">=", "<=", [](double a, double b) { return a >= b; }},
    };
    const std::vector<Lead> leads = {
        {}, {{"A", true}}, {{"A", true}, {"B", true}}, {{"A", true}, {"B", true}, {"C", true}}};
    for (const Comparison& each : comparisons) {
        for (const double limit : {-1.0, 0.0, 0.5, 1.0, 2.0, 2.5, 3.0, 4.0}) {
            const std::string forms[] = {fmt::format("met_count {} {}", each.sign, limit),
                                         fmt::format("{} {} met_count", limit, each.mirrored),
                                         fmt::format("met_count + 0 {} {}", each.sign, limit),
                                         fmt::format("3 - unknown_count {} {}", each.sign, limit)};
            for (const std::string& when : forms) {
                const Program program = program_of(R"rule({ "name": "t", "title": "T",
                    "fields": { "A": "boolean", "B": "boolean", "C": "boolean" },
                    "criteria": { "a": { "question": "?", "met": "[A]" }, "b": { "question": "?", "met": "[B]" },
                                  "c": { "question": "?", "met": "[C]" } },
                    "verdict": [ { "tag": "SQL", "when": ")rule" +
                                                   when + R"rule(", "action": "call" },
                                 { "tag": "disqualified", "action": "wait" } ] })rule");
                const Judged judged(program, leads);
                INFO(when);
                for (std::size_t met = 0; met < leads.size(); ++met)
                    CHECK((judged.verdicts().tag[met] == Tag::sql) == each.holds(static_cast<double>(met), limit));
            }
        }
    }
}

namespace {

/// A lead of a built-in set, and what it must be.
struct Case {
    std::string_view because;
    Lead lead;
    Tag tag, could_be;
};

void check_cases(const std::string& set, std::vector<Case> cases) {
    const Program program = built_in(set);
    for (const Case& each : cases) {
        const Judged judged(program, {each.lead});
        INFO(set << ": " << each.because);
        CHECK(to_text(judged.verdicts().tag[0]) == to_text(each.tag));
        CHECK(to_text(judged.verdicts().could_be[0]) == to_text(each.could_be));
    }
}

}  // namespace

TEST_CASE("nothing is SQL for ANUM unless authority is met", "[scoring]") {
    const Value email = "ana@acme.example", need = "cut errors by half";
    check_cases(
        "anum",
        {
            {"all four hold",
             {{"email", email}, {"decision_maker", true}, {"need", need}, {"timeline", 30.0}, {"budget", 50000.0}},
             Tag::sql,
             Tag::sql},
            {"authority and two more",
             {{"email", email}, {"decision_maker", true}, {"need", need}, {"timeline", 30.0}},
             Tag::sql,
             Tag::sql},
            {"everything but authority, which is unknown",
             {{"email", email}, {"need", need}, {"timeline", 30.0}, {"budget", 50000.0}},
             Tag::mql,
             Tag::sql},
            {"everything but authority, which is unmet",
             {{"email", email}, {"decision_maker", false}, {"need", need}, {"timeline", 30.0}, {"budget", 50000.0}},
             Tag::mql,
             Tag::mql},
            {"authority alone", {{"email", email}, {"decision_maker", true}}, Tag::mql, Tag::sql},
            {"nothing known", {{"email", email}}, Tag::disqualified, Tag::sql},
        });
}

TEST_CASE("a challenge that is unmet keeps a lead from being SQL for CHAMP, an unknown one does not", "[scoring]") {
    const Value email = "ana@acme.example", challenge = "orders get lost between two systems";
    check_cases(
        "champ",
        {
            {"all four hold",
             {{"email", email},
              {"challenge", challenge},
              {"decision_maker", true},
              {"budget", 50000.0},
              {"priority", "high"}},
             Tag::sql,
             Tag::sql},
            {"an unknown challenge may pass",
             {{"email", email}, {"decision_maker", true}, {"budget", 50000.0}, {"priority", "high"}},
             Tag::sql,
             Tag::sql},
            {"no challenge: three others do not help",
             {{"email", email},
              {"need", "No need"},
              {"decision_maker", true},
              {"budget", 50000.0},
              {"priority", "high"}},
             Tag::mql,
             Tag::mql},
            {"a challenge alone is not enough", {{"email", email}, {"challenge", challenge}}, Tag::mql, Tag::sql},
            {"two unmet, the challenge open",
             {{"email", email}, {"decision_maker", false}, {"budget", 10.0}},
             Tag::disqualified,
             Tag::mql},
        });
}

TEST_CASE("a knock-out disqualifies whatever else holds, on evidence only", "[scoring]") {
    const Program program = built_in("bant");
    const Lead ready = {{"email", "ana@acme.example"},
                        {"budget", 50000.0},
                        {"decision_maker", true},
                        {"need", "cut errors"},
                        {"timeline", 30.0}};
    const auto with = [&](std::string field, Value value) {
        Lead lead = ready;
        lead.emplace_back(std::move(field), std::move(value));
        return lead;
    };
    Lead opted_out = with("email_opt_out", true);
    Lead no_contact(ready.begin() + 1, ready.end());
    const std::vector<Lead> leads = {ready, with("customer", true), opted_out, no_contact};

    const Judged judged(program, leads);
    CHECK(judged.verdicts().tag == std::vector{Tag::sql, Tag::disqualified, Tag::sql, Tag::disqualified});
    CHECK(judged.verdicts().knock_out[0] == Verdicts::none);
    CHECK(program.sets()[0].knock_outs[static_cast<std::size_t>(judged.verdicts().knock_out[1])].because ==
          "already a customer");
    CHECK(judged.verdicts().could_be[1] == Tag::disqualified);
    CHECK(judged.verdicts().could_be[3] == Tag::sql);  // an address may yet be found

    SECTION("and is off for a file that has no column for a field it reads") {
        const Judged without_phone(program, leads, {"phone", "mobile"});
        CHECK(without_phone.verdicts().tag[3] == Tag::sql);
        const auto off = knock_outs_off(program, 0, without_phone.supplied);
        for (std::size_t i = 0; i < off.size(); ++i) {
            const auto& source = program.sets()[0].knock_outs[i].when.source;
            INFO(source);
            CHECK(off[i] ==
                  ((source.find("phone") != std::string::npos || source.find("mobile") != std::string::npos)));
        }
    }
}
