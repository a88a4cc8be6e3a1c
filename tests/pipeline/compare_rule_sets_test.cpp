// Two rule sets on the same leads: who moves, and that the named causes are the smallest that move them.
#include "catch2.hpp"
#include "pipeline/mixtures.hpp"
#include "pipeline/run_files.hpp"

#include <fmt/format.h>

#include <bit>
#include <random>

using namespace leadqual;
using leadqual::testing::Folder;
using leadqual::testing::job_for;

namespace {

constexpr std::string_view kBefore = R"({ "name": "ours", "extends": "bant", "settings": { "min_budget": 20000 } })";
constexpr std::string_view kAfter = R"({ "name": "ours", "extends": "bant", "ready": "2 of 4",
    "settings": { "min_budget": 40000, "within_days": 45 },
    "criteria": { "need": { "question": "?", "met": "need = 'critical'", "unmet": "need = 'low'" } },
    "disqualify": [ { "when": "country = 'Mexico'", "because": "out of territory" } ] })";

std::string random_leads(int count) {
    std::mt19937 random(5);
    const auto one_of = [&](std::initializer_list<const char*> values) {
        return *(values.begin() + static_cast<std::ptrdiff_t>(random() % values.size()));
    };
    std::string text = "Lead ID,Email,Budget,Job Title,Need,Timeline,Country\n";
    for (int i = 0; i < count; ++i)
        text += fmt::format("L{},a{}@x.example,{},{},{},{},{}\n", i, i, one_of({"", "10000", "30000", "50000"}),
                            one_of({"", "CEO", "Intern", "Engineer"}), one_of({"", "high", "critical", "low", "none"}),
                            one_of({"", "30", "60", "120", "400"}), one_of({"", "Mexico", "Peru"}));
    return text;
}

/// The tags of all leads, one letter each, from a run of their own.
std::string tags_of(const Folder& folder, const std::string& leads, const RuleSet& set) {
    Job job = job_for(leads, folder / "tags.csv");
    job.sets = {set};
    job.add = {"tag"};
    job.columns = {"Lead ID"};
    qualify(job);
    std::string tags;
    const std::string text = folder.get("tags.csv");
    for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1)
        tags += text[text.find(',', at) + 1];
    return tags;
}

Job comparison_of(const std::string& leads, std::string_view before, std::string_view after) {
    Job job = job_for(leads, "-");
    job.sets = {parse_rule_set(before, "before.json"), parse_rule_set(after, "after.json")};
    return job;
}

}  // namespace

TEST_CASE("the named differences move a lead, and no fewer do", "[pipeline]") {
    const Folder folder;
    const auto leads = folder.put("leads.csv", random_leads(1500));
    const Job job = comparison_of(leads, kBefore, kAfter);
    const auto found = differences(job.sets[0], job.sets[1]);
    REQUIRE(found.size() == 5);

    std::vector<std::string> tags(std::size_t{1} << found.size());  // by set of differences taken over
    for (std::size_t taken = 0; taken < tags.size(); ++taken) {
        std::vector<bool> chosen;
        for (std::size_t i = 0; i < found.size(); ++i) chosen.push_back(taken >> i & 1);
        const auto set = mixed(job.sets[0], job.sets[1], found, chosen);
        REQUIRE(set);
        tags[taken] = tags_of(folder, leads, *set);
    }
    CHECK(tags.front() == tags_of(folder, leads, job.sets[0]));
    CHECK(tags.back() == tags_of(folder, leads, job.sets[1]));

    std::string moved(tags[0].size(), '.');
    const auto comparison = compare_rule_sets(job, 3, [&](const MovedLead& lead, const auto& columns) {
        CHECK(columns.size() == 7);
        CHECK(lead.cells.size() == 7);
        const std::size_t row = lead.record - 1;
        CHECK(lead.cells[0] == fmt::format("L{}", row));
        CHECK(lead.identity.front() == std::pair<std::string, std::string>("id", fmt::format("L{}", row)));
        CHECK(lead.line == lead.record + 1);
        moved[row] = to_text(lead.after)[0];
        std::size_t taken = 0;
        for (const auto each : lead.differences) taken |= std::size_t{1} << each;
        CHECK(tags[taken][row] == tags.back()[row]);
        for (std::size_t other = 0; other < tags.size(); ++other)
            if (std::popcount(other) < std::popcount(taken)) CHECK(tags[other][row] != tags.back()[row]);
    });
    for (std::size_t row = 0; row < moved.size(); ++row)
        CHECK(moved[row] == (tags.front()[row] == tags.back()[row] ? '.' : tags.back()[row]));

    CHECK(comparison.leads == 1500);
    CHECK(comparison.moved == 1500 - static_cast<std::size_t>(std::count(moved.begin(), moved.end(), '.')));
    std::uint64_t in_moves = 0, in_causes = 0;
    std::size_t sizes = 0;
    for (const Move& move : comparison.moves) {
        in_moves += move.leads;
        for (const MoveCause& cause : move.causes) {
            in_causes += cause.leads;
            CHECK(cause.first.size() == std::min<std::uint64_t>(3, cause.leads));
            CHECK(cause.outcomes.size() == cause.differences.size());
            sizes |= std::size_t{1} << cause.differences.size();
        }
    }
    CHECK(in_moves == comparison.moved);
    CHECK(in_causes == comparison.moved);
    CHECK((sizes & 0b110) == 0b110);  // one difference, two together
}

TEST_CASE("block size does not change a comparison", "[pipeline]") {
    const Folder folder;
    const auto leads = folder.put("leads.csv", random_leads(3000));
    Job job = comparison_of(leads, kBefore, kAfter);
    const auto moves = [&] {
        std::string text;
        compare_rule_sets(job, 0, [&](const MovedLead& lead, const auto&) {
            text += fmt::format("{}:{}->{} {} ", lead.line, to_text(lead.before), to_text(lead.after),
                                fmt::join(lead.differences, ","));
        });
        return text;
    };
    const auto whole = moves();
    job.import.block_size = 4096;
    CHECK(moves() == whole);
}

TEST_CASE("sets that read cells differently each judge what they read", "[pipeline]") {
    const Folder folder;
    const auto leads = folder.put("leads.csv",
                                  "Email,Budget,Deal Value,Need\na@x.example,70000,1,\nb@x.example,1,50000,Select\n"
                                  "c@x.example,50000,50000,Select\n");
    const Job job = comparison_of(
        leads, R"({ "name": "a", "extends": "bant", "ready": "1 of 4" })",
        R"({ "name": "b", "extends": "bant", "ready": "1 of 4", "map": { "budget": "Deal Value" }, "missing": ["Select"],
                           "settings": { "min_budget": 60000 } })");
    const auto comparison = compare_rule_sets(job, 5);
    CHECK(comparison.moved == 3);
    REQUIRE(comparison.moves.size() == 1);
    const auto names = [&](const MoveCause& cause) {
        std::string text;
        for (const auto each : cause.differences) text += comparison.differences[each].name + "; ";
        return text;
    };
    REQUIRE(comparison.moves[0].causes.size() == 3);
    CHECK(names(comparison.moves[0].causes[0]) == "column of budget; ");
    CHECK(names(comparison.moves[0].causes[1]) == "missing words; ");
    CHECK(names(comparison.moves[0].causes[2]) == "setting min_budget; missing words; ");
}

TEST_CASE("what counts in another currency is judged in a pass of its own", "[pipeline]") {
    const Folder folder;
    const auto leads =
        folder.put("leads.csv", "Email,Budget,Need\na@x.example,50000 USD,\nb@x.example,50000 EUR,Select\n");
    const auto comparison = compare_rule_sets(
        comparison_of(leads, R"({ "name": "a", "extends": "bant", "currency": "EUR" })",
                      R"({ "name": "b", "extends": "bant", "currency": "USD", "missing": ["Select"] })"),
        5);
    REQUIRE(comparison.moves.size() == 2);
    std::string text;
    for (const Move& move : comparison.moves)
        for (const MoveCause& cause : move.causes) {
            for (const auto each : cause.differences) text += comparison.differences[each].name + "; ";
            for (const MovedLead& lead : cause.first) text += fmt::format("line {}\n", lead.line);
        }
    CHECK(text == "currency; missing words; line 3\ncurrency; line 2\n");
}

TEST_CASE("a floor that differs is cited where it stands, and names are no titles", "[pipeline]") {
    const auto rules = [](const char* floor) {
        return std::string(R"({ "ready": "1 of 2", "gate": "b", "criteria": {
            "a": { "question": "?", "met_at": 4,
                "floor": )") +
               floor + R"(, "signals": [ { "when": "demo_requested", "points": 5 } ] },
            "b": { "question": "?", "met": "budget > 5" } } })";
    };
    const auto found = differences(parse_rule_set(rules("2"), "f1.json"), parse_rule_set(rules("3"), "f2.json"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == "gate");
    REQUIRE(found[0].before);
    REQUIRE(found[0].after);
    CHECK(found[0].before->line == 3);
    CHECK(found[0].after->line == 3);
    CHECK(found[0].after->file == "f2.json");
}

TEST_CASE("what differs between rule sets is named with both places", "[pipeline]") {
    const auto before = parse_rule_set(kBefore, "before.json"), after = parse_rule_set(kAfter, "after.json");
    CHECK(differences(before, before).empty());
    std::string text;
    for (const Difference& each : differences(before, after))
        text += fmt::format("{} {} {}\n", each.name, each.before ? each.before->file : "-",
                            each.after ? fmt::format("{}:{}", each.after->file, each.after->line) : "-");
    CHECK(text ==
          "setting min_budget before.json after.json:2\n"
          "setting within_days base (built in) after.json:2\n"
          "criterion need bant (built in) after.json:3\n"
          "knock-out \"out of territory\" - after.json:4\n"
          "verdict bant (built in) after.json:1\n");

    // All of them taken over is the other set, whatever the two are.
    for (const auto& one : built_in_rule_sets())
        for (const auto& other : built_in_rule_sets()) {
            const auto from = load_rule_set(std::string(one.name)), to = load_rule_set(std::string(other.name));
            const auto all = differences(from, to);
            CHECK(all.empty() == (one.name == other.name));
            const auto set = mixed(from, to, all, std::vector<bool>(all.size(), true));
            REQUIRE(set);
            for (const Difference& each : differences(*set, to)) CHECK(each.section == "tests");
        }
}

TEST_CASE("long word lists are compared as sets", "[pipeline]") {
    const auto with_words = [](int first, int last, int step) {
        std::string words;
        for (int i = first; i != last; i += step) words += fmt::format("{}\"word {}\"", words.empty() ? "" : ", ", i);
        return parse_rule_set(R"j({ "extends": "bant", "name": "ours", "missing": ["ab", "cd"],
            "facts": { "named": "need IN (@ours)" }, "lists": { "ours": [)j" +
                                  words + "] } }",
                              "ours.json");
    };
    const RuleSet before = with_words(0, 50'000, 1);
    CHECK(differences(before, with_words(49'999, -1, -1)).empty());
    const auto found = differences(before, with_words(50'001, 1, -1));
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == "list ours");
    std::string changes;
    for (const auto& change : found[0].changes)
        changes += fmt::format("{}: {} -> {}\n", change.key, change.before, change.after);
    CHECK(changes ==
          "line 1: \"word 0\" -> \nline 2: \"word 1\" -> \nline 1:  -> \"word 50001\"\nline 2:  -> \"word 50000\"\n");
}

TEST_CASE("of very many differences the first 126 are tried alone", "[pipeline]") {
    const auto with_knock_outs = [](int count) {
        std::string items;
        for (int i = 0; i < count; ++i)
            items += fmt::format(R"({}{{ "when": "city = 'c{}'", "because": "r{}" }})", i ? ", " : "", i, i);
        return parse_rule_set(R"({ "extends": "bant", "name": "ours", "disqualify": [)" + items + "] }", "ours.json");
    };
    const RuleSet before = with_knock_outs(0);
    for (const auto& [count, mixtures] : {std::pair(7, 126), {8, 92}, {126, 126}, {127, 126}, {130, 126}}) {
        const RuleSet after = with_knock_outs(count);
        const Mixtures made = make_mixtures(before, after, differences(before, after));
        CHECK(made.between.size() == static_cast<std::size_t>(mixtures));
        CHECK(made.is_complete == (count == 7));
        if (count < 126) continue;
        for (std::size_t i = 0; i < made.between.size(); ++i)
            CHECK(made.between[i].differences == std::vector<std::uint32_t>{static_cast<std::uint32_t>(i)});
    }
}
