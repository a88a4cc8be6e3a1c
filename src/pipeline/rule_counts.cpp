// Each condition becomes a criterion of a rule set of its own, a probe, so that the program counts how often it is
// TRUE, FALSE and unknown; texts are counted beside it.
#include "pipeline/rule_counts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t most_values = 1000;  // different ones that are kept of a column
constexpr std::size_t probe_size = 40;     // conditions

class RuleCounter {
public:
    RuleCounter(const Job& job, const RuleSet& set) : job_(job), set_(set) {
        counts_.criterion_met.resize(set.criteria.size());
        counts_.line_fired.resize(set.verdict.size());
        counts_.supplied.resize(set.fields.size());
        watch_conditions();
        watch_texts();
        job_.sets = {set};
        for (std::size_t begin = 0; begin < counts_.watched.size(); begin += probe_size)
            job_.sets.push_back(probe(begin));
    }

    RuleCounts run() {
        counts_.leads = explain_leads(
            job_, {"", 0, "TRUE"}, [&](const ExplainedLead& lead) { count(lead); }, [](const std::string&) {});
        return std::move(counts_);
    }

private:
    bool is_own(const Place& place) const { return place.file == set_.file; }

    void watch(const Condition& condition, std::string what) {
        if (is_own(condition.place)) counts_.watched.push_back({&condition, std::move(what)});
    }

    void watch_conditions() {
        for (const Criterion& criterion : set_.criteria) {
            if (criterion.met.size() > 1)  // a single one is the criterion, counted as that
                for (const Condition& entry : criterion.met)
                    watch(entry, fmt::format("an entry of \"met\" of '{}'", criterion.name));
            if (criterion.unmet) watch(*criterion.unmet, fmt::format("\"unmet\" of '{}'", criterion.name));
            for (const Signal& signal : criterion.signals)
                watch(signal.when, fmt::format("a signal of '{}'", criterion.name));
        }
        for (const Fact& fact : set_.facts) watch(fact.when, fmt::format("the fact '{}'", fact.name));
        if (set_.profile) watch(*set_.profile, "the profile");
        if (set_.grade)
            for (const Signal& signal : set_.grade->signals) watch(signal.when, "a signal of the grade");
        for (const KnockOut& knock_out : set_.knock_outs)
            watch(knock_out.when, fmt::format("the knock-out '{}'", knock_out.because));
    }

    void watch_texts() {
        for_each_own_part(set_, [&](const Condition&, const Expression& part) {
            if (!compares_texts(part)) return;
            ColumnTexts& texts = texts_of(part.operands[0].index);
            for (std::size_t i = 1; i < part.operands.size(); ++i) texts.wanted[fold(part.operands[i].text)] = false;
        });
    }

    ColumnTexts& texts_of(std::uint32_t field) {
        const auto found = std::find_if(counts_.texts.begin(), counts_.texts.end(),
                                        [&](const ColumnTexts& t) { return t.field == field; });
        if (found != counts_.texts.end()) return *found;
        return counts_.texts.emplace_back(ColumnTexts{field, {}, {}, {}});
    }

    RuleSet probe(std::size_t begin) const {
        RuleSet probe = set_;
        probe.name = fmt::format("probe_{}", begin);
        probe.criteria.clear(), probe.knock_outs.clear(), probe.verdict.clear(), probe.facts.clear();
        probe.gate.reset(), probe.profile.reset(), probe.grade.reset(), probe.tests.clear();
        probe.ready = 0;
        for (std::size_t i = begin; i < std::min(begin + probe_size, counts_.watched.size()); ++i) {
            Criterion criterion;
            criterion.name = fmt::format("c{}", i);
            criterion.met = {*counts_.watched[i].condition};
            probe.criteria.push_back(std::move(criterion));
        }
        Condition always;
        always.source = "TRUE";
        always.root.type = ValueType::boolean, always.root.number = 1, always.root.end = 4;
        probe.verdict.push_back({Tag::disqualified, std::move(always), "none"});
        return probe;
    }

    void count(const ExplainedLead& lead) {
        const auto& sets = lead.evaluation->sets;
        for (std::size_t i = 0; i < counts_.watched.size(); ++i) {
            const State state = sets[1 + i / probe_size].state(i % probe_size, lead.row);
            counts_.watched[i].is_true += state == State::met;
            counts_.watched[i].is_false += state == State::unmet;
        }
        for (std::size_t i = 0; i < set_.criteria.size(); ++i)
            counts_.criterion_met[i] += sets[0].state(i, lead.row) == State::met;
        ++counts_.line_fired[sets[0].line[lead.row]];
        for (std::uint32_t field = 0; field < set_.fields.size(); ++field)
            counts_.supplied[field] = counts_.supplied[field] || lead.supplied[lead.program->field_of(0, field)];
        for (ColumnTexts& texts : counts_.texts) count_text(lead, texts);
        if (counts_.columns.empty()) counts_.columns = lead.columns;
    }

    void count_text(const ExplainedLead& lead, ColumnTexts& texts) {
        const std::uint32_t field = lead.program->field_of(0, texts.field);
        if (!lead.supplied[field]) return;
        if (texts.column.empty()) texts.column = lead.columns[static_cast<std::size_t>(lead.column_of[field])];
        std::string text = lead.values[field], folded = fold(text);
        for (const FieldValues& values : set_.values)
            if (values.field == set_.fields[texts.field].name)
                for (const auto& [from, to] : values.meanings)
                    if (fold(from) == folded) text = to, folded = fold(to);
        if (folded.empty()) return;
        if (const auto wanted = texts.wanted.find(folded); wanted != texts.wanted.end()) wanted->second = true;
        const auto known = texts.values.find(folded);
        if (known != texts.values.end())
            ++known->second.second;
        else if (texts.values.size() < most_values)
            texts.values.emplace(folded, std::pair(text, 1));
    }

    Job job_;
    const RuleSet& set_;
    RuleCounts counts_;
};

}  // namespace

RuleCounts count_rules(const Job& job, const RuleSet& set) { return RuleCounter(job, set).run(); }

}  // namespace leadqual
