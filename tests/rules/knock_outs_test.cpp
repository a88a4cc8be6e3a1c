// Knock-outs that are switched on and off by their reason.
#include "catch2.hpp"
#include "rules/dump.hpp"

using namespace leadqual;

namespace {

RuleSet with(const std::string& members) {
    return parse_rule_set(
        "{ \"ready\": \"1 of 1\", \"criteria\": { \"a\": { \"question\": \"?\", \"met\": \"visits > 1\" } }, " +
            members + " }",
        "ours.json");
}

std::vector<std::string> reasons(const RuleSet& set) {
    std::vector<std::string> all;
    for (const KnockOut& each : set.knock_outs)
        if (all.empty() || all.back() != each.reason) all.push_back(each.reason);
    return all;
}

std::string said(const std::string& members) {
    try {
        with(members);
        return "nothing";
    } catch (const Error& error) {
        return messages(error);
    }
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("each built-in knock-out can be switched on by its reason", "[rules]") {
    const std::string lists =
        R"("lists": { "own_domains": ["a.example"], "competitor_domains": ["b.example"], "territories": ["ID"] }, )";
    const Names all = {"own_company", "competitor",  "student",          "free_email", "role_email",
                       "opted_out",   "hard_bounce", "out_of_territory", "duplicate",  "test_record"};
    for (const std::string& reason : all) {
        INFO(reason);
        const RuleSet set = with(lists + "\"disqualify\": [\"" + reason + "\"]");
        CHECK(reasons(set) == Names{reason});
        for (const Problem& warning : set.warnings)  // of lists that are not read, in this test
            CHECK(warning.message.find("no condition reads the word list") == 0);
        for (const KnockOut& each : set.knock_outs) {
            CHECK_FALSE(each.because.empty());
            CHECK(each.when.place.file == "knock_outs (built in)");
        }
    }
    const RuleSet whole = with(lists + "\"include\": \"knock_outs\"");
    CHECK(reasons(whole) == all);
    CHECK(whole.warnings.empty());
}

TEST_CASE("a reason is switched off for all that stands before it, and on again behind", "[rules]") {
    const RuleSet base = with("\"extends\": \"base\"");
    CHECK(reasons(base) == Names{"no_contact_path", "hard_bounce", "opted_out", "already_converted",
                                 "existing_customer", "said_no", "test_record"});
    CHECK(base.knock_outs[0].recheck_after == 90);
    CHECK_FALSE(base.knock_outs.back().recheck_after);

    const RuleSet less = with(R"("extends": "base", "disqualify": [ { "reason": "said_no", "off": true },
        { "when": "visits = 0", "because": "never came", "reason": "no_need", "recheck_after": 60 },
        { "reason": "test_record", "off": true }, "hard_bounce" ])");
    CHECK(reasons(less) == Names{"no_contact_path", "hard_bounce", "opted_out", "already_converted",
                                 "existing_customer", "no_need", "hard_bounce"});
    CHECK(less.knock_outs[less.knock_outs.size() - 2].recheck_after == 60);

    const RuleSet again =
        with(R"("extends": "base", "disqualify": [ { "reason": "hard_bounce", "off": true }, "hard_bounce" ])");
    CHECK(reasons(again).back() == "hard_bounce");
    CHECK(again.knock_outs.size() == base.knock_outs.size());

    // Base has three of the four tests for test records already.
    CHECK(with(R"("extends": "base", "disqualify": ["test_record"])").knock_outs.size() == base.knock_outs.size() + 1);
    CHECK(with(R"("extends": "base", "disqualify": ["test_record", "test_record"])").warnings.empty());
}

TEST_CASE("a reason that means nothing is answered with those that do", "[rules]") {
    CHECK(said(R"("disqualify": ["studnet"])").find("there is no built-in knock-out 'studnet'") != std::string::npos);
    CHECK(said(R"("disqualify": ["studnet"])").find("did you mean 'student'?") != std::string::npos);
    CHECK(said(R"("disqualify": ["competitor"])").find("'competitor' needs the word list 'competitor_domains'") !=
          std::string::npos);
    CHECK(said(R"("disqualify": [ { "reason": "student", "off": true } ])")
              .find("no knock-out before this has the reason 'student'") != std::string::npos);
    CHECK(said(R"("disqualify": [ "student", { "reason": "student", "off": false } ])").find("\"off\" is true") !=
          std::string::npos);
}
