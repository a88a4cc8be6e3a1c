#include "pipeline/tally.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace leadqual {

bool is_for_cause(const RuleSet& rules, const Verdicts& verdicts, std::size_t row) {
    const bool no_fit = verdicts.fit_is_false[row / 64] >> (row % 64) & 1;
    if (verdicts.knock_out[row] != Verdicts::none || no_fit) return true;
    if (verdicts.line[row] + 1u != rules.verdict.size()) return true;  // a line that has a reason
    const bool is_settled = verdicts.could_be[row] == verdicts.tag[row];
    return is_settled && verdicts.count(row, State::unknown) != rules.criteria.size();
}

namespace {

/// Adds `leads` leads whose verdict is that of `row`.
void add_leads(const Verdicts& verdicts, const RuleSet& rules, std::size_t row, std::uint64_t leads, SetTally& tally) {
    const Tag tag = verdicts.tag[row];
    tally.tags[static_cast<std::size_t>(tag)] += leads;
    tally.score_sum += verdicts.score[row] * leads;
    if (verdicts.could_be[row] != tag) tally.open += leads;
    bool nothing_known = true;
    for (std::size_t criterion = 0; criterion < rules.criteria.size(); ++criterion) {
        const State state = verdicts.state(criterion, row);
        if (state == State::met) tally.met[criterion] += leads;
        if (state == State::unmet) tally.unmet[criterion] += leads;
        nothing_known = nothing_known && state == State::unknown;
    }
    if (rules.grade) {
        const char letter = verdicts.grade[row];
        const auto at = letter == Verdicts::no_grade ? GradeCounts::letters : static_cast<std::size_t>(letter - 'A');
        tally.grades[at * 3 + static_cast<std::size_t>(tag)] += leads;
    }
    const auto knock_out = verdicts.knock_out[row];
    if (knock_out != Verdicts::none) tally.knock_outs[static_cast<std::size_t>(knock_out)] += leads;
    if (tag != Tag::disqualified) return;
    if (is_for_cause(rules, verdicts, row))
        tally.for_cause += leads;
    else if (nothing_known)
        tally.nothing_known += leads;
}

void tally_set(const Verdicts& verdicts, const RuleSet& rules, const Situations& situations, SetTally& tally) {
    // Four counts for each situation, taken in turns: in one, a row would have to wait for the row before it.
    constexpr std::size_t kTurns = 4;
    thread_local std::vector<std::array<std::uint32_t, kTurns>> seen;
    seen.assign(situations.size(), {});
    const auto of_row = situations.of_row();
    for (std::size_t row = 0; row < of_row.size(); ++row) ++seen[of_row[row]][row % kTurns];

    tally = {};
    tally.knock_outs.assign(rules.knock_outs.size(), 0);
    tally.grades.assign(rules.grade ? (GradeCounts::letters + 1) * 3 : 0, 0);
    tally.met.assign(rules.criteria.size(), 0);
    tally.unmet.assign(rules.criteria.size(), 0);
    for (std::size_t situation = 0; situation < seen.size(); ++situation) {
        const auto leads = std::accumulate(seen[situation].begin(), seen[situation].end(), std::uint64_t{0});
        if (leads != 0) add_leads(verdicts, rules, situations.last_row(situation), leads, tally);
    }
}

template <typename Numbers>
void add(const Numbers& from, Numbers& to) {
    to.resize(std::max(to.size(), from.size()));
    for (std::size_t at = 0; at < from.size(); ++at) to[at] += from[at];
}

std::vector<std::string> unsupplied_fields(const Program& program, std::size_t set,
                                           std::span<const Condition* const> conditions,
                                           const std::vector<bool>& supplied) {
    const RuleSet& rules = program.sets()[set];
    std::vector<std::uint32_t> fields;
    for (const auto* condition : conditions) collect_fields(condition->root, fields);
    std::vector<std::string> names;
    for (const auto field : fields) {
        const auto& name = rules.fields[field].name;
        if (!supplied[program.field_of(set, field)] && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    return names;
}

std::vector<const Condition*> conditions_of(const Criterion& criterion) {
    std::vector<const Condition*> conditions;
    for (const auto& met : criterion.met) conditions.push_back(&met);
    for (const auto& signal : criterion.signals) {
        conditions.push_back(&signal.when);
        if (signal.decay) conditions.push_back(&signal.decay->since);
    }
    if (criterion.unmet) conditions.push_back(&*criterion.unmet);
    return conditions;
}

/// Fields that at least one input supplies.
std::vector<bool> supplied_anywhere(const InputPlan& inputs, std::size_t fields) {
    std::vector<bool> supplied(fields);
    for (const auto& input : inputs.inputs)
        for (std::size_t field = 0; field < fields; ++field) supplied[field] = supplied[field] || input.supplied[field];
    return supplied;
}

/// Several knock-outs may say the same ("said no"): they are off together, or not worth a word.
void add_if_off(const Program& program, std::size_t set, const std::string& because, const std::vector<bool>& off,
                const std::vector<bool>& supplied,
                std::vector<std::pair<std::string, std::vector<std::string>>>& found) {
    const auto& knock_outs = program.sets()[set].knock_outs;
    for (const auto& entry : found)
        if (entry.first == because) return;
    std::vector<const Condition*> conditions;
    for (std::size_t at = 0; at < knock_outs.size(); ++at) {
        if (knock_outs[at].because != because) continue;
        if (!off[at]) return;
        conditions.push_back(&knock_outs[at].when);
    }
    found.emplace_back(because, unsupplied_fields(program, set, conditions, supplied));
}

SetCounts set_counts(const SetTally& tally, const Program& program, std::size_t set, const std::vector<bool>& supplied,
                     std::uint64_t judged) {
    const RuleSet& rules = program.sets()[set];
    SetCounts counts;
    counts.name = rules.name, counts.title = rules.title, counts.fingerprint = rules.fingerprint;
    counts.disqualified = tally.tags[0], counts.mql = tally.tags[1], counts.sql = tally.tags[2];
    counts.for_cause = tally.for_cause, counts.nothing_known = tally.nothing_known;
    counts.open = tally.open, counts.score_sum = tally.score_sum;
    counts.ready = rules.ready;
    for (std::size_t at = 0; at < rules.criteria.size(); ++at) {
        CriterionCounts criterion;
        criterion.name = rules.criteria[at].name;
        criterion.met = at < tally.met.size() ? tally.met[at] : 0;
        criterion.unmet = at < tally.unmet.size() ? tally.unmet[at] : 0;
        criterion.unknown = judged - criterion.met - criterion.unmet;
        criterion.can_be_judged = can_judge(program, set, at, supplied);
        const auto conditions = conditions_of(rules.criteria[at]);
        criterion.wanted_fields = unsupplied_fields(program, set, conditions, supplied);
        counts.criteria.push_back(std::move(criterion));
    }
    for (std::size_t at = 0; rules.grade && at <= GradeCounts::letters; ++at) {
        GradeCounts grade{at < GradeCounts::letters ? static_cast<char>('A' + at) : Verdicts::no_grade};
        if (!tally.grades.empty()) {
            const auto* const by_tag = &tally.grades[at * 3];
            grade.disqualified = by_tag[0], grade.mql = by_tag[1], grade.sql = by_tag[2];
        }
        counts.grades.push_back(grade);
    }
    const auto off = knock_outs_off(program, set, supplied);
    for (std::size_t at = 0; at < rules.knock_outs.size(); ++at) {
        const auto& because = rules.knock_outs[at].because;
        const auto leads = at < tally.knock_outs.size() ? tally.knock_outs[at] : 0;
        if (leads) counts.knock_outs[because] += leads;
        if (leads && !rules.knock_outs[at].reason.empty()) counts.reasons[rules.knock_outs[at].reason] += leads;
        add_if_off(program, set, because, off, supplied, counts.knock_outs_off);
    }
    return counts;
}

}  // namespace

void tally_block(const LeadsInView& leads, std::span<const SetSituations> situations, std::span<const Tag> combined,
                 Tally& tally) {
    for (const Tag tag : {Tag::disqualified, Tag::mql, Tag::sql})
        tally.tags[static_cast<std::size_t>(tag)] =
            static_cast<std::uint64_t>(std::count(combined.begin(), combined.end(), tag));
    const auto sets = leads.program.sets();
    tally.sets.resize(sets.size());
    for (std::size_t set = 0; set < sets.size(); ++set)
        tally_set(leads.evaluation.sets[set], sets[set], situations[set].situations, tally.sets[set]);
    tally.unreadable.assign(leads.columns.size(), 0);
    tally.example.assign(leads.columns.size(), {});
    std::string buffer;
    for (std::size_t field = 0; field < leads.columns.size(); ++field) {
        const Column& column = leads.columns[field];
        if (column.unreadable == 0 || leads.slot_of_field[field] == Mapping::none) continue;
        const auto slot = static_cast<std::size_t>(leads.slot_of_field[field]);
        tally.unreadable[field] = column.unreadable;
        const auto& cell = leads.block.cells[slot][column.first_unreadable];
        tally.example[field] = shorten(visible(trim(text_of(cell, leads.block.syntax, buffer))), 40);
    }
}

void merge(const Tally& block, Tally& run) {
    for (std::size_t tag = 0; tag < 3; ++tag) run.tags[tag] += block.tags[tag];
    run.sets.resize(block.sets.size());
    for (std::size_t set = 0; set < block.sets.size(); ++set) {
        const auto& from = block.sets[set];
        auto& to = run.sets[set];
        for (std::size_t tag = 0; tag < 3; ++tag) to.tags[tag] += from.tags[tag];
        to.for_cause += from.for_cause, to.nothing_known += from.nothing_known;
        to.open += from.open, to.score_sum += from.score_sum;
        add(from.met, to.met), add(from.unmet, to.unmet), add(from.knock_outs, to.knock_outs);
        add(from.grades, to.grades);
    }
    run.example.resize(block.example.size());
    for (std::size_t field = 0; field < block.example.size(); ++field)
        if (run.unreadable.size() <= field || run.unreadable[field] == 0) run.example[field] = block.example[field];
    add(block.unreadable, run.unreadable);
}

void fill_counts(const Tally& tally, const Program& program, const InputPlan& inputs, RunCounts& counts) {
    counts.disqualified = tally.tags[0], counts.mql = tally.tags[1], counts.sql = tally.tags[2];
    const auto judged = counts.disqualified + counts.mql + counts.sql;
    const auto fields = program.fields();
    const auto supplied = supplied_anywhere(inputs, fields.size());
    for (std::size_t set = 0; set < program.sets().size(); ++set)
        counts.sets.push_back(
            set_counts(set < tally.sets.size() ? tally.sets[set] : SetTally{}, program, set, supplied, judged));
    for (std::size_t field = 0; field < tally.unreadable.size(); ++field) {
        if (tally.unreadable[field] == 0) continue;
        UnreadableCounts unreadable{fields[field].name, "", tally.example[field], tally.unreadable[field]};
        for (const auto& input : inputs.inputs)
            for (const Feed& feed : input.feeds[field])
                if (unreadable.column.empty()) unreadable.column = input.columns[feed.column];
        counts.unreadable.push_back(std::move(unreadable));
    }
    for (std::size_t at = 0; at < inputs.inputs.size(); ++at) {
        const auto& input = inputs.inputs[at];
        auto& file = counts.files[at];
        for (std::size_t field = 0; field < fields.size(); ++field)
            for (const Feed& feed : input.feeds[field])
                file.mapping.emplace_back(fields[field].name, input.columns[feed.column]);
    }
}

}  // namespace leadqual
