// What leads say about a rule set. Each of its conditions becomes a criterion of a set of its own, a probe, so that the
// program counts how often it is TRUE, FALSE and unknown; texts are counted beside it.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "leadqual/pipeline.hpp"

namespace leadqual {

namespace {

constexpr std::uint64_t enough_leads = 20;  // fewer may well be alike
constexpr std::size_t most_values = 1000;   // different ones that are kept of a column
constexpr std::size_t shown_values = 4;
constexpr std::size_t probe_size = 40;  // conditions

/// A condition of the rule file, with how often it was what.
struct Watched {
    const Condition* condition;
    std::string what;  ///< a signal of 'need'
    std::uint64_t is_true = 0, is_false = 0;
};

/// The texts of a field that some condition compares with.
struct Texts {
    std::uint32_t field;  ///< of the rule set
    std::string column;
    std::unordered_map<std::string, std::pair<std::string, std::uint64_t>> values;  ///< folded -> as first seen, leads
    std::unordered_map<std::string, bool> wanted;  ///< folded texts of conditions -> seen
};

template <typename Visit>
void for_each_part(const Expression& part, const Visit& visit) {
    visit(part);
    for (const Expression& operand : part.operands) for_each_part(operand, visit);
}

/// Where a part of a condition stands, as far as nothing in it is written with an escape.
Place place_of(const Condition& condition, const Expression& part) {
    Place place = condition.place;
    const bool is_plain = condition.source.find_first_of("\"\\\n\t") == std::string::npos;
    if (is_plain && place.column != 0) place.column += part.begin;
    return place;
}

/// field = 'text', field <> 'text', field IN ('text', …): the field and its texts.
bool compares_texts(const Expression& part) {
    const bool is_comparison =
        part.operation == Operation::equal || part.operation == Operation::not_equal || part.operation == Operation::in;
    return is_comparison && part.operands[0].operation == Operation::field &&
           part.operands[0].type == ValueType::text && part.operands[1].operation == Operation::constant;
}

class EvidenceFinder {
public:
    EvidenceFinder(const Job& job, const RuleSet& set) : job_(job), set_(set), line_counts_(set.verdict.size()) {
        watch_conditions();
        watch_texts();
        job_.sets = {set};
        for (std::size_t begin = 0; begin < watched_.size(); begin += probe_size) job_.sets.push_back(probe(begin));
    }

    void find(RuleEvidence& evidence) {
        leads_ = explain_leads(job_, {"", 0, "TRUE"}, [&](const ExplainedLead& lead) { count(lead); });
        if (leads_ > 0) {
            report_columns();
            report_texts();
            report_conditions();
            report_criteria();
            report_lines();
        }
        evidence.leads += leads_;
        std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
        evidence.warnings.insert(evidence.warnings.end(), problems_.begin(), problems_.end());
    }

private:
    bool is_own(const Place& place) const { return place.file == set_.file; }

    void watch(const Condition& condition, std::string what) {
        if (is_own(condition.place)) watched_.push_back({&condition, std::move(what)});
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
        for (const KnockOut& knock_out : set_.knock_outs)
            watch(knock_out.when, fmt::format("the knock-out '{}'", knock_out.because));
    }

    /// Every condition over fields that is the file's own, and what is an entry of it.
    template <typename Visit>
    void for_each_own_part(const Visit& visit) const {
        const auto look = [&](const Condition& condition) {
            if (is_own(condition.place))
                for_each_part(condition.root, [&](const Expression& part) { visit(condition, part); });
        };
        for (const Criterion& criterion : set_.criteria) {
            for (const Condition& entry : criterion.met) look(entry);
            if (criterion.unmet) look(*criterion.unmet);
            for (const Signal& signal : criterion.signals) look(signal.when);
        }
        for (const Fact& fact : set_.facts) look(fact.when);
        if (set_.profile) look(*set_.profile);
        if (set_.gate) look(*set_.gate);
        for (const KnockOut& knock_out : set_.knock_outs) {
            look(knock_out.when);
            if (knock_out.unless) look(*knock_out.unless);
        }
        for (const VerdictLine& line : set_.verdict) look(line.when);
    }

    void watch_texts() {
        for_each_own_part([&](const Condition&, const Expression& part) {
            if (!compares_texts(part)) return;
            Texts& texts = texts_of(part.operands[0].index);
            for (std::size_t i = 1; i < part.operands.size(); ++i) texts.wanted[fold(part.operands[i].text)] = false;
        });
    }

    Texts& texts_of(std::uint32_t field) {
        const auto found = std::find_if(texts_.begin(), texts_.end(), [&](const Texts& t) { return t.field == field; });
        if (found != texts_.end()) return *found;
        return texts_.emplace_back(Texts{field, {}, {}, {}});
    }

    RuleSet probe(std::size_t begin) const {
        RuleSet probe = set_;
        probe.name = fmt::format("probe_{}", begin);
        probe.criteria.clear(), probe.knock_outs.clear(), probe.verdict.clear(), probe.facts.clear();
        probe.gate.reset(), probe.profile.reset(), probe.tests.clear();
        probe.ready = 0;
        for (std::size_t i = begin; i < std::min(begin + probe_size, watched_.size()); ++i) {
            Criterion criterion;
            criterion.name = fmt::format("c{}", i);
            criterion.met = {*watched_[i].condition};
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
        for (std::size_t i = 0; i < watched_.size(); ++i) {
            const State state = sets[1 + i / probe_size].state(i % probe_size, lead.row);
            watched_[i].is_true += state == State::met;
            watched_[i].is_false += state == State::unmet;
        }
        criterion_met_.resize(set_.criteria.size());
        for (std::size_t i = 0; i < set_.criteria.size(); ++i)
            criterion_met_[i] += sets[0].state(i, lead.row) == State::met;
        ++line_counts_[sets[0].line[lead.row]];
        supplied_.resize(set_.fields.size());
        for (std::uint32_t field = 0; field < set_.fields.size(); ++field)
            supplied_[field] = supplied_[field] || lead.supplied[lead.program->field_of(0, field)];
        for (Texts& texts : texts_) count_text(lead, texts);
        if (columns_.empty()) columns_ = lead.columns;
    }

    void count_text(const ExplainedLead& lead, Texts& texts) {
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

    void report(std::string_view code, const Place& place, std::size_t width, std::string message,
                std::string hint = {}) {
        const ProblemCode& row = *find_problem_code(code);
        problems_.push_back({row.severity, place, std::move(message), std::move(hint), "", width, row.name});
    }

    bool is_supplied(const Condition& condition) const {
        bool all = true;
        for_each_part(condition.root, [&](const Expression& part) {
            if (part.operation == Operation::field) all = all && supplied_[part.index];
        });
        return all;
    }

    void report_columns() {
        std::vector<bool> said(set_.fields.size());
        const std::vector<std::string_view> names(columns_.begin(), columns_.end());
        for_each_own_part([&](const Condition& condition, const Expression& part) {
            if (part.operation != Operation::field || supplied_[part.index] || said[part.index]) return;
            said[part.index] = true;
            const std::string& field = set_.fields[part.index].name;
            report("absent-column", place_of(condition, part), part.end - part.begin,
                   fmt::format("no column supplies '{}'", field),
                   fmt::format("if the file has it under another name: \"map\": {{ \"{}\": \"{}\" }}", field,
                               closest(field, names).value_or("Column")));
        });
    }

    void report_texts() {
        for_each_own_part([&](const Condition& condition, const Expression& part) {
            if (!compares_texts(part)) return;
            const Texts& texts = texts_of(part.operands[0].index);
            if (texts.column.empty() || texts.values.empty()) return;
            const auto is_seen = [&](const Expression& item) { return texts.wanted.at(fold(item.text)); };
            const bool any_seen = std::any_of(part.operands.begin() + 1, part.operands.end(), is_seen);
            for (std::size_t i = 1; i < part.operands.size(); ++i) {
                const Expression& item = part.operands[i];
                if (is_seen(item) || condition.text_of(item).starts_with('@')) continue;
                const auto near = nearest(item.text, texts);
                // A list of words may well hold some for other files; a near one is a slip.
                if (any_seen && !near) continue;
                slips_.insert(&condition);
                report("absent-value", place_of(condition, item), item.end - item.begin,
                       fmt::format("'{}' never occurs in {}", item.text, texts.column), shown(texts, near));
            }
        });
    }

    std::optional<std::string> nearest(const std::string& text, const Texts& texts) const {
        std::vector<std::string_view> values;
        for (const auto& [folded, value] : texts.values) values.push_back(folded);
        std::sort(values.begin(), values.end());
        const auto near = closest(fold(text), values);
        if (!near) return std::nullopt;
        return std::string(*near);
    }

    /// "the column has 'critical ' (12), 'high' (40) …", the nearest first, then the most frequent.
    static std::string shown(const Texts& texts, const std::optional<std::string>& near) {
        struct Row {
            bool is_near;
            std::uint64_t count;
            std::string text;
        };
        std::vector<Row> rows;
        for (const auto& [folded, value] : texts.values) rows.push_back({near == folded, value.second, value.first});
        std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
            return std::tuple(b.is_near, b.count, std::string_view(a.text)) <
                   std::tuple(a.is_near, a.count, std::string_view(b.text));
        });
        std::string text = "the column has ";
        for (std::size_t i = 0; i < std::min(rows.size(), shown_values); ++i)
            text += fmt::format("{}'{}' ({})", i ? ", " : "", shorten(visible(rows[i].text), 40), rows[i].count);
        return rows.size() > shown_values ? text + " …" : text;
    }

    void report_count(const Place& place, std::size_t width, const std::string& what, std::uint64_t is_true,
                      const std::string& others) {
        if (is_true == 0)
            report("never-fires", place, width,
                   fmt::format("{} is TRUE for none of {} lead{}{}", what, leads_, leads_ == 1 ? "" : "s", others));
        else if (is_true == leads_ && leads_ >= enough_leads)
            report("always-fires", place, width, fmt::format("{} is TRUE for all of {} leads", what, leads_));
    }

    void report_conditions() {
        for (const Watched& watched : watched_) {
            if (!is_supplied(*watched.condition) || slips_.contains(watched.condition)) continue;  // said already
            const auto unknown = leads_ - watched.is_true - watched.is_false;
            report_count(watched.condition->place, watched.condition->source.size(), watched.what, watched.is_true,
                         fmt::format(" (FALSE for {}, unknown for {})", watched.is_false, unknown));
        }
    }

    void report_criteria() {
        for (std::size_t i = 0; i < set_.criteria.size(); ++i) {
            const Criterion& criterion = set_.criteria[i];
            const bool all_supplied = std::all_of(criterion.met.begin(), criterion.met.end(),
                                                  [&](const Condition& entry) { return is_supplied(entry); });
            if (!is_own(criterion.place) || !all_supplied) continue;
            report_count(criterion.place, criterion.name.size() + 2, fmt::format("the criterion '{}'", criterion.name),
                         criterion_met_[i], "");
        }
    }

    void report_lines() {
        for (std::size_t i = 0; i + 1 < set_.verdict.size(); ++i) {
            const Condition& when = set_.verdict[i].when;
            if (!is_own(when.place) || set_.ready != 0) continue;
            report_count(when.place, when.source.size(),
                         fmt::format("the verdict line \"{}\"", shorten(when.source, 50)), line_counts_[i],
                         ", or a line before it decided");
        }
    }

    Job job_;
    const RuleSet& set_;
    std::vector<Watched> watched_;
    std::vector<Texts> texts_;
    std::vector<std::uint64_t> criterion_met_, line_counts_;
    std::vector<bool> supplied_;
    std::vector<std::string> columns_;
    std::vector<Problem> problems_;
    std::set<const Condition*> slips_;  ///< that ask for a text which never occurs
    std::uint64_t leads_ = 0;
};

}  // namespace

RuleEvidence check_rules_on(const Job& job) {
    RuleEvidence evidence;
    for (const RuleSet& set : job.sets) EvidenceFinder(job, set).find(evidence);
    return evidence;
}

}  // namespace leadqual
