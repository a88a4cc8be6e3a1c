// Runs the tests kept beside the rules: each lead becomes a block of one record, judged like any other.
#include "pipeline/added_plan.hpp"
#include "pipeline/input_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

/// A raw JSON value as a cell.
Cell cell_of(std::string_view json) {
    Cell cell{json.data(), static_cast<std::uint32_t>(json.size()), CellForm::literal};
    if (json == "null")
        cell.form = CellForm::null;
    else if (json.starts_with('"'))
        cell.form = json.find('\\') == json.npos ? CellForm::quoted : CellForm::escaped;
    else if (json.starts_with('[') || json.starts_with('{'))
        cell.form = CellForm::nested;
    return cell;
}

/// The entries of a test's lead as a block of one record.
Block block_of(std::span<const std::pair<std::string, std::string>> lead) {
    Block block;
    block.syntax = Syntax::json;
    block.records.resize(1);
    for (const auto& [name, json] : lead) block.size += json.size();
    block.bytes.resize(block.size + Block::padding);
    char* to = block.bytes.data();
    for (const auto& [name, json] : lead) {
        block.cells.push_back({cell_of({to, json.copy(to, json.size())})});
        to += json.size();
    }
    return block;
}

std::string text_of_json(const std::string& json) {
    std::string buffer;
    return std::string(text_of(cell_of(json), Syntax::json, buffer));
}

/// Which entry of the test's lead feeds a field: by the field's own name, or by a header that means it.
int entry_of(const RuleSet& set, const RuleTest& test, const FieldUse& use) {
    for (std::size_t at = 0; at < test.lead.size(); ++at) {
        const auto& name = test.lead[at].first;
        for (const auto& entry : set.map)
            if (entry.field == use.name && entry.column == name) return static_cast<int>(at);
        const Field* field = use.is_column ? nullptr : field_for_header(name);
        if (name == use.name || normalise_header(name) == normalise_header(use.name) ||
            (field && field->name == use.name))
            return static_cast<int>(at);
    }
    return Mapping::none;
}

std::string state_name(State state) {
    return state == State::met ? "met" : state == State::unmet ? "unmet" : "unknown";
}

/// What the lead got, under the names that "expect" uses.
std::string outcome(const std::string& name, const Program& program, const LeadsInView& leads) {
    const RuleSet& rules = program.sets().front();
    const Verdicts& verdicts = leads.evaluation.sets.front();
    Arena arena;
    if (name == "tag") return std::string(to_text(verdicts.tag[0]));
    if (name == "could_be") return std::string(to_text(verdicts.could_be[0]));
    if (name == "score") return fmt::format("{}", verdicts.score[0]);
    if (name == "score_max") return fmt::format("{}", verdicts.score_max[0]);
    if (name == "action") return std::string(action_text(program, verdicts, 0, 0, arena));
    std::string_view text;
    if (name == "next_question") return std::string(next_question(rules, verdicts, 0));
    if (name == "reasons") return fill_reasons(leads, 0, arena, {&text, 1}), std::string(text);
    if (name == "knocked_out" || name == "because")
        return verdicts.knock_out[0] == Verdicts::none
                   ? ""
                   : rules.knock_outs[static_cast<std::size_t>(verdicts.knock_out[0])].because;
    for (std::size_t at = 0; at < rules.criteria.size(); ++at)
        if (rules.criteria[at].name == name) return state_name(verdicts.state(at, 0));
    return "nothing of that name";
}

std::string expected_text(const std::string& json) {
    if (json == "true") return "met";
    if (json == "false") return "unmet";
    if (json == "null") return "unknown";
    return text_of_json(json);
}

}  // namespace

std::vector<Problem> run_rule_tests(const RuleSet& set, Day today, std::size_t& run) {
    std::vector<Problem> problems;
    CellConvention told;
    told.numbers.currency = set.currency;
    for (const auto& test : set.tests) {
        const Day day = test.today.value_or(today);
        const Program program({set}, day);
        MissingWords missing;
        for (const auto& word : set.missing) missing.add(word);

        const Block block = block_of(test.lead);
        Arena arena;
        std::vector<std::string> names;
        for (const auto& entry : test.lead) names.push_back(entry.first);
        std::vector<Column> columns(program.fields().size());
        std::vector<int> slots;
        std::vector<bool> supplied;
        for (std::size_t field = 0; field < columns.size(); ++field) {
            const auto& use = program.fields()[field];
            slots.push_back(entry_of(set, test, use));
            supplied.push_back(slots.back() != Mapping::none);
            if (!supplied.back())
                fill_missing(use.type, 1, columns[field]);
            else
                read_column(
                    block, static_cast<std::size_t>(slots.back()), use.type, missing, day, arena, columns[field],
                    known_convention(use, names[static_cast<std::size_t>(slots.back())], names, {&set, 1}, told));
        }
        Evaluation evaluation;
        evaluate(program, columns, supplied, 1, evaluation);
        const LeadsInView leads{program, block, evaluation, columns, slots};
        for (const auto& [name, json] : test.expect) {
            const auto expected = expected_text(json), got = outcome(name, program, leads);
            if (fold(expected) == fold(got)) continue;
            Problem problem;
            problem.place = test.place;
            problem.message = fmt::format("test '{}': {} should be '{}', got '{}'", test.name, name, expected, got);
            problems.push_back(std::move(problem));
        }
        ++run;
    }
    return problems;
}

}  // namespace leadqual
