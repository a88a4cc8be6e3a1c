#include "pipeline/survey.hpp"

#include "pipeline/added_plan.hpp"
#include "pipeline/survey_columns.hpp"

#include <algorithm>
#include <unordered_map>

namespace leadqual {

namespace {

constexpr std::size_t kMostGroups = 1'000;
constexpr std::size_t kMostShown = 200;  // of a cell; a column of whole mails must not stay in memory

TagCounts& operator+=(TagCounts& to, const TagCounts& from) {
    for (std::size_t tag = 0; tag < to.size(); ++tag) to[tag] += from[tag];
    return to;
}

std::size_t at(Tag tag) { return static_cast<std::size_t>(tag); }
std::size_t at(State state) { return static_cast<std::size_t>(state); }

State fit_of(const Verdicts& verdicts, std::size_t row) {
    if (verdicts.fit_is_true[row / 64] >> (row % 64) & 1) return State::met;
    return verdicts.fit_is_false[row / 64] >> (row % 64) & 1 ? State::unmet : State::unknown;
}

/// The criterion that next_question() asks for, of a lead that can still rise.
std::optional<std::size_t> asked_next(const RuleSet& rules, const Verdicts& verdicts, std::size_t row) {
    if (verdicts.knock_out[row] != Verdicts::none || verdicts.could_be[row] <= verdicts.tag[row]) return std::nullopt;
    for (std::size_t criterion = 0; criterion < rules.criteria.size(); ++criterion)
        if (verdicts.state(criterion, row) == State::unknown) return criterion;
    return std::nullopt;
}

/// Whether one more met criterion makes this MQL an SQL.
bool is_near_miss(const RuleSet& rules, const Verdicts& verdicts, std::size_t row) {
    if (verdicts.tag[row] != Tag::mql || verdicts.could_be[row] != Tag::sql) return false;
    if (rules.ready == 0) return verdicts.count(row, State::unknown) == 1;
    const bool fits = !rules.profile || fit_of(verdicts, row) == State::met;
    return fits && verdicts.count(row, State::met) + 1 == rules.ready;
}

void make_room(const RuleSet& rules, SetSurvey& survey) {
    survey = {};
    survey.has_profile = rules.profile.has_value();
    survey.scores.resize(101);
    survey.met_by_fit.resize(rules.criteria.size() + 1);
    survey.criteria.resize(rules.criteria.size());
    survey.near_misses.resize(rules.criteria.size());
    for (const auto& criterion : rules.criteria) survey.questions.emplace_back(criterion.question, 0);
    for (const auto& line : rules.verdict) survey.lines.push_back({line.tag, line.when.source, line.action});
    survey.lines.back().when.clear();  // it is always TRUE
}

/// Adds `leads` leads whose verdict is that of `row`.
void add_leads(const Verdicts& verdicts, const RuleSet& rules, std::size_t row, std::uint64_t leads,
               SetSurvey& survey) {
    const auto tag = at(verdicts.tag[row]);
    survey.scores[verdicts.score[row]][tag] += leads;
    survey.met_by_fit[verdicts.count(row, State::met)][at(fit_of(verdicts, row))][tag] += leads;
    for (std::size_t criterion = 0; criterion < rules.criteria.size(); ++criterion)
        survey.criteria[criterion][at(verdicts.state(criterion, row))][tag] += leads;
    if (verdicts.knock_out[row] == Verdicts::none) {
        auto& line = survey.lines[verdicts.line[row]];
        line.leads += leads;
        if (verdicts.tag[row] == Tag::disqualified && is_for_cause(rules, verdicts, row)) line.for_cause += leads;
    }
    const auto asked = asked_next(rules, verdicts, row);
    if (!asked) return;
    survey.questions[*asked].second += leads;
    if (is_near_miss(rules, verdicts, row)) survey.near_misses[*asked] += leads;
}

void survey_set(const Verdicts& verdicts, const RuleSet& rules, const Situations& situations, SetSurvey& survey) {
    make_room(rules, survey);
    std::vector<std::uint64_t> seen(situations.size());
    for (const auto situation : situations.of_row()) ++seen[situation];
    for (std::size_t situation = 0; situation < seen.size(); ++situation)
        if (seen[situation] != 0) add_leads(verdicts, rules, situations.last_row(situation), seen[situation], survey);
}

/// What the first of the columns says that says something; "" when none does.
std::string_view text_in(const InputPlan& inputs, const Input& input, const LeadsInView& leads,
                         std::span<const std::size_t> columns, std::size_t row, std::string& buffer) {
    for (const auto column : columns) {
        const auto slot = std::ranges::lower_bound(input.selected, static_cast<std::uint32_t>(column));
        const auto& cells = leads.block.cells[static_cast<std::size_t>(slot - input.selected.begin())];
        const auto text = trim(text_of(cells[row], leads.block.syntax, buffer));
        if (!text.empty() && !inputs.missing.contains(text)) return text;
    }
    return {};
}

/// The group of each lead of a block; most have one of few.
std::vector<std::size_t> group_rows(const InputPlan& inputs, const Input& input, const LeadsInView& leads,
                                    Groups& groups) {
    std::vector<std::size_t> number_of_row(leads.rows());
    std::unordered_map<std::string, std::size_t> known;
    std::string buffer, text;
    for (std::size_t row = 0; row < leads.rows(); ++row) {
        text = text_in(inputs, input, leads, input.surveyed.front(), row, buffer);
        const auto [entry, is_new] = known.try_emplace(text, 0);
        if (is_new) entry->second = groups.number(shorten(visible(text), kMostShown), SIZE_MAX);
        number_of_row[row] = entry->second;
    }
    return number_of_row;
}

/// The best rows of those that are wanted, by score and then in the order of the file.
template <typename IsWanted>
std::vector<std::size_t> best_rows(const Verdicts& verdicts, std::size_t rows, std::size_t most, IsWanted is_wanted) {
    std::vector<std::size_t> chosen;
    for (std::size_t row = 0; row < rows; ++row)
        if (is_wanted(row)) chosen.push_back(row);
    std::ranges::stable_sort(chosen, std::greater(), [&](std::size_t row) { return verdicts.score[row]; });
    chosen.resize(std::min(chosen.size(), most));
    std::ranges::sort(chosen);
    return chosen;
}

std::vector<Candidate> candidates(const InputPlan& inputs, const Input& input, const LeadsInView& leads,
                                  std::size_t set, std::span<const std::size_t> rows) {
    if (rows.empty()) return {};
    const RuleSet& rules = leads.program.sets()[set];
    const Verdicts& verdicts = leads.evaluation.sets[set];
    Arena arena;
    std::vector<std::string_view> reasons(leads.rows());
    fill_reasons(leads, set, arena, reasons);
    std::vector<Candidate> chosen;
    std::string buffer;
    for (const auto row : rows) {
        Candidate candidate;
        candidate.tag = verdicts.tag[row], candidate.row = row;
        candidate.lead.score = verdicts.score[row];
        candidate.lead.reasons = reasons[row];
        candidate.lead.next_question = next_question(rules, verdicts, row);
        for (std::size_t field = 0; field + 1 < input.surveyed.size(); ++field) {
            const auto text = text_in(inputs, input, leads, input.surveyed[field + 1], row, buffer);
            if (!text.empty())
                candidate.lead.identity.emplace_back(listed_fields()[field], shorten(visible(text), kMostShown));
        }
        chosen.push_back(std::move(candidate));
    }
    return chosen;
}

void keep_best(std::vector<Candidate>& from, std::size_t most, std::vector<Candidate>& to) {
    std::ranges::move(from, std::back_inserter(to));
    std::ranges::stable_sort(to, std::greater(), [](const Candidate& candidate) { return candidate.lead.score; });
    if (to.size() > most) to.resize(most);
}

void add(const SetSurvey& from, SetSurvey& to) {
    for (std::size_t score = 0; score < from.scores.size(); ++score) to.scores[score] += from.scores[score];
    for (std::size_t met = 0; met < from.met_by_fit.size(); ++met)
        for (std::size_t fit = 0; fit < 3; ++fit) to.met_by_fit[met][fit] += from.met_by_fit[met][fit];
    for (std::size_t criterion = 0; criterion < from.criteria.size(); ++criterion) {
        for (std::size_t state = 0; state < 3; ++state)
            to.criteria[criterion][state] += from.criteria[criterion][state];
        to.questions[criterion].second += from.questions[criterion].second;
        to.near_misses[criterion] += from.near_misses[criterion];
    }
    for (std::size_t line = 0; line < from.lines.size(); ++line) {
        to.lines[line].leads += from.lines[line].leads;
        to.lines[line].for_cause += from.lines[line].for_cause;
    }
}

void add(const Groups& from, Groups& to) {
    to.leads.resize(from.leads.size()), to.others.resize(from.leads.size());
    for (std::size_t group = 0; group < from.names.size(); ++group) {
        const auto number = to.number(from.names[group], kMostGroups);
        for (std::size_t set = 0; set < from.leads.size(); ++set) {
            to.leads[set].resize(to.names.size());
            if (number == kMostGroups && !to.others[set]) to.others[set].emplace();
            (number == kMostGroups ? *to.others[set] : to.leads[set][number]) += from.leads[set][group];
        }
    }
}

void tell_places(const std::string& file, const Block& block, std::vector<Candidate>& candidates) {
    BlockLines lines(block);
    for (auto& candidate : candidates) {
        candidate.lead.file = file;
        candidate.lead.line = lines.at(block.records[candidate.row].begin);
    }
}

}  // namespace

std::size_t Groups::number(std::string_view name, std::size_t most) {
    const auto folded = fold(name);
    if (const auto known = number_of.find(folded); known != number_of.end()) return known->second;
    if (names.size() >= most) return most;
    number_of.emplace(folded, names.size());
    names.emplace_back(name);
    return names.size() - 1;
}

void survey_block(const Job& job, const InputPlan& inputs, const Input& input, const LeadsInView& leads,
                  std::span<const SetSituations> situations, SurveyTally& survey) {
    const auto sets = leads.program.sets();
    survey.sets.resize(sets.size());
    survey.best.assign(sets.size(), {}), survey.nearest.assign(sets.size(), {});
    survey.groups = {};
    survey.groups.leads.resize(sets.size());
    const auto groups =
        job.survey->groups ? group_rows(inputs, input, leads, survey.groups) : std::vector<std::size_t>();
    for (std::size_t set = 0; set < sets.size(); ++set) {
        const Verdicts& verdicts = leads.evaluation.sets[set];
        survey_set(verdicts, sets[set], situations[set].situations, survey.sets[set]);
        survey.groups.leads[set].resize(survey.groups.names.size());
        for (std::size_t row = 0; row < groups.size(); ++row)
            ++survey.groups.leads[set][groups[row]][at(verdicts.tag[row])];
        if (job.survey->rows == 0) continue;
        const auto choose = [&](auto is_wanted) {
            return candidates(inputs, input, leads, set,
                              best_rows(verdicts, leads.rows(), job.survey->rows, is_wanted));
        };
        survey.best[set] = choose([&](std::size_t row) { return verdicts.tag[row] == Tag::sql; });
        survey.nearest[set] = choose([&](std::size_t row) { return is_near_miss(sets[set], verdicts, row); });
    }
}

void merge(const Job& job, const std::string& file, const Block& block, SurveyTally& of_block, SurveyTally& run) {
    const auto sets = of_block.sets.size();
    run.best.resize(sets), run.nearest.resize(sets);
    if (run.sets.empty())
        run.sets = of_block.sets;
    else
        for (std::size_t set = 0; set < sets; ++set) add(of_block.sets[set], run.sets[set]);
    add(of_block.groups, run.groups);
    for (std::size_t set = 0; set < sets; ++set) {
        tell_places(file, block, of_block.best[set]), tell_places(file, block, of_block.nearest[set]);
        keep_best(of_block.best[set], job.survey->rows, run.best[set]);
        keep_best(of_block.nearest[set], job.survey->rows, run.nearest[set]);
    }
}

std::vector<SetSurvey> surveys_of(SurveyTally& run, const Program& program) {
    std::vector<SetSurvey> surveys(program.sets().size());
    for (std::size_t set = 0; set < surveys.size(); ++set) {
        SetSurvey& survey = surveys[set];
        make_room(program.sets()[set], survey);
        if (run.sets.empty()) continue;  // no lead at all
        add(run.sets[set], survey);
        for (std::size_t group = 0; group < run.groups.names.size(); ++group)
            survey.groups.emplace_back(run.groups.names[group], run.groups.leads[set][group]);
        survey.other_groups = run.groups.others[set];
        for (auto& candidate : run.best[set]) survey.best.push_back(std::move(candidate.lead));
        for (auto& candidate : run.nearest[set]) survey.nearest.push_back(std::move(candidate.lead));
    }
    return surveys;
}

}  // namespace leadqual
