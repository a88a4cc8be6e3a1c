// Runs the tests kept beside the rules: what each expects against what it got.
#include "pipeline/added_plan.hpp"
#include "pipeline/test_lead.hpp"
#include "pipeline/test_reason.hpp"
#include "pipeline/verdict_texts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

std::string state_name(State state) {
    return state == State::met ? "met" : state == State::unmet ? "unmet" : "unknown";
}

/// What the lead got, under the names that "expect" uses.
std::string outcome(const std::string& name, const Program& program, const TestLead& lead) {
    const RuleSet& rules = program.sets().front();
    const Verdicts& verdicts = lead.verdicts();
    Arena arena;
    if (name == "tag") return std::string(to_text(verdicts.tag[0]));
    if (name == "could_be") return std::string(to_text(verdicts.could_be[0]));
    if (name == "score") return fmt::format("{}", verdicts.score[0]);
    if (name == "score_max") return fmt::format("{}", verdicts.score_max[0]);
    if (name == "action") return std::string(action_text(program, verdicts, 0, 0, arena));
    if (name == "next_question") return std::string(next_question(rules, verdicts, 0));
    if (name == "reasons") return reasons_of(lead);
    if (name == "because")
        return verdicts.knock_out[0] == Verdicts::none
                   ? ""
                   : rules.knock_outs[static_cast<std::size_t>(verdicts.knock_out[0])].because;
    if (name == "grade") return std::string(grade_text(verdicts, 0));
    if (name == "grade_range") return grade_range(verdicts, 0);
    if (name == "reason_code") return std::string(reason_code(rules, verdicts, 0));
    if (name == "recheck_on") return recheck_on(rules, verdicts, 0, program.today());
    const auto criterion = std::ranges::find(rules.criteria, name, &Criterion::name);  // as the rules were checked
    return state_name(verdicts.state(static_cast<std::size_t>(criterion - rules.criteria.begin()), 0));
}

std::string expected_text(const std::string& json) {
    if (json == "true") return "met";
    if (json == "false") return "unmet";
    if (json == "null") return "unknown";
    return text_of_json(json);
}

/// The name of the rule file itself in places, not of one that it extends.
std::string own_file(const RuleSet& set) {
    for (const auto& [entry, place] : set.places)
        if (entry == "name" && set.file == "built in") return place.file;
    return set.file;
}

/// The conditions and knock-outs of a file that is extended are for the tests of that file.
bool is_counted(const RuleSet& set, const RulePart& part) {
    switch (part.kind) {
        case RulePart::Kind::met:
        case RulePart::Kind::unmet:
        case RulePart::Kind::signal:
        case RulePart::Kind::grade:
        case RulePart::Kind::knock_out:
        case RulePart::Kind::unless:
            return condition_of(set, part)->place.file == own_file(set);
        default:
            return true;
    }
}

void add_answers(const Program& program, const Evaluation& evaluation, std::vector<PartCoverage>& coverage) {
    for (PartCoverage& each : coverage) {
        const Answer answered = answer(program, evaluation, 0, each.part, 0);
        each.seen.yes |= answered == Answer::yes;
        each.seen.no |= answered == Answer::no;
        each.seen.null |= answered == Answer::null;
    }
}

std::uint32_t count(const PossibleAnswers& answers) noexcept { return answers.yes + answers.no + answers.null; }

}  // namespace

bool RuleTestResult::passed() const noexcept {
    return std::all_of(expectations.begin(), expectations.end(), [](const Expectation& each) { return each.holds; });
}

std::size_t RuleTestRun::failed() const noexcept {
    return static_cast<std::size_t>(
        std::count_if(tests.begin(), tests.end(), [](const RuleTestResult& test) { return !test.passed(); }));
}

std::uint32_t PartCoverage::wanted() const noexcept { return count(possible); }

std::uint32_t PartCoverage::drawn() const noexcept {
    return count({possible.yes && seen.yes, possible.no && seen.no, possible.null && seen.null});
}

double RuleTestRun::covered_percent() const noexcept {
    std::uint64_t wanted = 0, drawn = 0;
    for (const PartCoverage& each : coverage) wanted += each.wanted(), drawn += each.drawn();
    return wanted == 0 ? 100 : 100 * static_cast<double>(drawn) / static_cast<double>(wanted);
}

RuleTestRun run_rule_tests(const RuleSet& set, Day today) {
    RuleTestRun run;
    std::map<Day, Program> programs;
    const auto program_for = [&](Day day) -> const Program& {
        const auto found = programs.find(day);
        return found != programs.end() ? found->second : programs.emplace(day, Program({set}, day)).first->second;
    };
    auto parts = parts_of(set);
    std::erase_if(parts, [&](const RulePart& part) { return !is_counted(set, part); });
    const auto possible = possible_answers(program_for(today), 0, parts);
    for (std::size_t i = 0; i < parts.size(); ++i) run.coverage.push_back({parts[i], possible[i], {}});

    for (const auto& test : set.tests) {
        const Program& program = program_for(test.today.value_or(today));
        const TestLead lead(program, set, test);
        RuleTestResult& result = run.tests.emplace_back();
        result.name = test.name.empty() ? fmt::format("test {}", run.tests.size()) : test.name;
        result.place = test.place;
        result.reasons = reasons_of(lead);
        for (const auto& [name, json] : test.expect) {
            Expectation expectation{name, expected_text(json), outcome(name, program, lead), {}, false};
            expectation.holds = fold(expectation.expected) == fold(expectation.got);
            if (!expectation.holds) expectation.why = why_it_got(name, program, lead);
            result.expectations.push_back(std::move(expectation));
        }
        add_answers(program, lead.evaluation(), run.coverage);
    }
    return run;
}

}  // namespace leadqual
