// The changes that explain names: they do what it says, and nothing less would.
#include "catch2.hpp"
#include "scoring/plausible_leads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace leadqual;
using namespace leadqual::test;

namespace {

Value value_of(const Told& told, FieldType type) {
    if (type == FieldType::text) return told.text;
    if (type == FieldType::boolean) return told.number != 0;
    return told.number;
}

struct Trials {
    std::vector<Lead> leads;
    void add(const Lead& lead, const std::vector<std::pair<std::string, Value>>& cells) {
        leads.push_back(lead);
        for (const auto& [name, value] : cells) say(leads.back(), name, value);
    }
};

/// Everything that `size` cells could say: all of it for one or two, else a sample.
Trials all_answers(const Lead& lead, std::span<const FieldUse> fields, std::size_t size, PlausibleLeads& random) {
    Trials trials;
    std::vector<std::pair<std::string, Value>> cells;
    for (const FieldUse& field : fields)
        for (const Value& value : answers_of(lead, field)) cells.emplace_back(field.name, value);
    const auto any = [&] { return cells[static_cast<std::size_t>(random.below(static_cast<int>(cells.size())))]; };
    if (size == 1)
        for (const auto& cell : cells) trials.add(lead, {cell});
    if (size == 2)
        for (std::size_t a = 0; a < cells.size(); ++a)
            for (std::size_t b = a + 1; b < cells.size(); ++b)
                if (cells[a].first != cells[b].first) trials.add(lead, {cells[a], cells[b]});
    for (int i = 0; size > 2 && i < 4'000 && !cells.empty(); ++i) {
        std::vector<std::pair<std::string, Value>> some;
        for (std::size_t k = 0; k < size; ++k) some.push_back(any());
        trials.add(lead, some);
    }
    return trials;
}

struct Found {
    int open = 0, named = 0, settled = 0;
};

/// What who hears the names would go and ask: the cells that the criteria and the profile named read, and those named
/// themselves.
std::set<std::uint32_t> named_fields(const Program& program, const Raise& raise) {
    const RuleSet& set = program.sets()[0];
    std::vector<std::uint32_t> read;
    for (const std::uint32_t criterion : raise.criteria) {
        const Criterion& rule = set.criteria[criterion];
        for (const Condition& condition : rule.met) collect_fields(condition.root, read);
        if (rule.unmet) collect_fields(rule.unmet->root, read);
        for (const Signal& signal : rule.signals) {
            collect_fields(signal.when.root, read);
            if (signal.decay) collect_fields(signal.decay->since.root, read);
        }
    }
    if (raise.fit && set.profile) collect_fields(set.profile->root, read);
    std::set<std::uint32_t> fields(raise.fields.begin(), raise.fields.end());
    for (const std::uint32_t field : read) fields.insert(program.field_of(0, field));
    return fields;
}

void check_raise(const Program& program, const Judged& judged, std::size_t row, const Raise& raise) {
    const Verdicts& now = judged.verdicts();
    Lead told = judged.leads[row];
    for (const Told& each : raise.example) {
        const FieldUse& field = program.fields()[each.field];
        const Value& before = test::value_of(told, field.name);
        REQUIRE(is_open(before));
        if (const auto* interval = std::get_if<Interval>(&before)) {
            REQUIRE(each.number >= interval->low);
            REQUIRE(each.number <= interval->high);
        }
        say(told, field.name, value_of(each, field.type));
    }
    const Judged then(program, {told});
    REQUIRE(then.verdicts().tag[0] == raise.tag);
    REQUIRE(raise.tag > now.tag[row]);
    REQUIRE(raise.tag <= now.could_be[row]);
    for (const std::uint32_t criterion : raise.criteria) {
        const bool has_more_points =
            !program.sets()[0].criteria[criterion].signals.empty() && then.verdicts().score[0] > now.score[row];
        REQUIRE((then.verdicts().state(criterion, 0) == State::met || has_more_points));
    }
    if (raise.fit) REQUIRE(then.verdicts().fit_is_true[0] == 1);
    Lead named = judged.leads[row];
    const auto fields = named_fields(program, raise);
    for (const Told& each : raise.example) {
        const FieldUse& field = program.fields()[each.field];
        if (fields.contains(each.field)) say(named, field.name, value_of(each, field.type));
    }
    REQUIRE(Judged(program, {named}).verdicts().tag[0] == raise.tag);
}

/// None asks for what another asks for, and more.
void check_no_superset(const std::vector<Raise>& raises) {
    const auto names = [](const Raise& raise) {
        std::set<std::string> all;
        for (const auto criterion : raise.criteria) all.insert(fmt::format("criterion {}", criterion));
        for (const auto field : raise.fields) all.insert(fmt::format("field {}", field));
        if (raise.fit) all.insert("profile");
        return all;
    };
    for (const Raise& one : raises)
        for (const Raise& other : raises) {
            if (&one == &other || one.tag < other.tag) continue;
            const auto less = names(one), more = names(other);
            REQUIRE_FALSE(std::includes(more.begin(), more.end(), less.begin(), less.end()));
        }
}

void check_no_less(const Program& program, const Judged& judged, std::size_t row, std::size_t size,
                   PlausibleLeads& random) {
    const Trials trials = all_answers(judged.leads[row], program.fields(), size, random);
    if (trials.leads.empty()) return;
    const Judged tried(program, trials.leads);
    for (std::size_t i = 0; i < trials.leads.size(); ++i) {
        if (tried.verdicts().tag[i] <= judged.verdicts().tag[row]) continue;
        std::string cells;
        for (const auto& [name, value] : trials.leads[i])
            if (is_open(test::value_of(judged.leads[row], name))) cells += name + " ";
        CAPTURE(program.sets()[0].name, row, cells);
        FAIL("fewer cells would raise the tag");
    }
}

Found check_set(const std::string& name, int count, PlausibleLeads& random) {
    std::vector<RuleSet> sets;
    sets.push_back(load_rule_set(name));
    const Program program(std::move(sets), kToday);
    std::vector<Lead> leads;
    for (int i = 0; i < count; ++i) leads.push_back(random.lead(program.fields()));
    const Judged judged(program, leads);
    const Verdicts& now = judged.verdicts();
    Inquiry inquiry(program, 0);
    Found found;
    int pairs = 0, more = 0;
    for (std::size_t row = 0; row < leads.size(); ++row) {
        const auto raises = inquiry.raises(judged.lead(row));
        if (now.could_be[row] == now.tag[row]) {
            ++found.settled;
            REQUIRE(raises.empty());
            std::vector<Lead> completed;
            for (int i = 0; i < 20; ++i) completed.push_back(random.answered(leads[row], program.fields()));
            const Judged then(program, completed);
            for (const Tag tag : then.verdicts().tag) REQUIRE(tag <= now.tag[row]);
            continue;
        }
        ++found.open;
        found.named += !raises.empty();
        for (const Raise& raise : raises) check_raise(program, judged, row, raise);
        check_no_superset(raises);
        const std::size_t size = raises.empty() ? 3 : raises.front().example.size();
        for (const Raise& raise : raises) REQUIRE(raise.example.size() == size);
        for (std::size_t fewer = 1; fewer < size; ++fewer) {
            if (fewer == 2 && ++pairs > 15) continue;  // there are many
            if (fewer > 2 && ++more > 6) continue;
            check_no_less(program, judged, row, fewer, random);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("the changes named do raise the tag, and none of fewer cells does", "[scoring]") {
    PlausibleLeads random(51);
    Found all;
    std::string told;
    const auto check = [&](const std::string& name, int count) {
        INFO(name);
        const Found found = check_set(name, count, random);
        all.open += found.open, all.named += found.named, all.settled += found.settled;
        told += fmt::format("\n{}: {} of {} open verdicts name a change, {} settled", name.substr(name.rfind('/') + 1),
                            found.named, found.open, found.settled);
    };
    for (const std::string& name : built_in_names()) check(name, 400);
    for (const std::string& name : example_files()) check(name, 100);
    INFO(told);
    INFO(fmt::format("{:.2f} % of open verdicts name a change", 100.0 * all.named / all.open));
    CHECK(all.named >= 0.95 * all.open);
    CHECK(all.open > 1'000);
    CHECK(all.settled > 100);
}

TEST_CASE("what lifts a knock-out is named beside the criterion", "[scoring]") {
    const auto raises_of = [](const char* rules, const Lead& lead) {
        std::vector<RuleSet> sets;
        sets.push_back(parse_rule_set(rules, "ours.json"));
        const Program program(std::move(sets), kToday);
        const Judged judged(program, {lead});
        std::string text;
        Inquiry inquiry(program, 0);
        for (const Raise& raise : inquiry.raises(judged.lead(0))) {
            for (const auto criterion : raise.criteria) text += program.sets()[0].criteria[criterion].name + " ";
            if (raise.fit) text += "profile ";
            for (const auto field : raise.fields) text += program.fields()[field].name + " ";
            text += fmt::format("-> {}\n", to_text(raise.tag));
        }
        return text;
    };
    CHECK(raises_of(R"({ "criteria": { "cash": { "question": "?", "met": "budget >= 10000" } }, "ready": "1 of 1",
                        "disqualify": [ { "when": "email IS NULL AND phone IS NULL", "because": "no way" } ] })",
                    {}) == "cash email -> SQL\ncash phone -> SQL\n");
    CHECK(raises_of(R"({ "criteria": { "size": { "question": "?", "met": "employees >= 50" } },
                        "profile": "industry = 'software' OR employees >= 200",
                        "verdict": [ { "tag": "SQL", "when": "size" }, { "tag": "disqualified" } ] })",
                    {}) == "size -> SQL\n");
}
