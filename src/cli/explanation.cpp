// Builds what is shown of a lead: the score's sum from explain(), the comparisons and cells from Inquiry::grounds().
#include "cli/explanation.hpp"

#include "cli/explained_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

using Kind = RulePart::Kind;

class SetExplainer {
public:
    SetExplainer(const ExplainedLead& lead, std::size_t index, Inquiry& inquiry)
        : lead_(lead),
          index_(index),
          set_(lead.program->sets()[index]),
          verdicts_(lead.evaluation->sets[index]),
          facts_(explain(*lead.program, *lead.evaluation, index, lead.row)),
          grounds_(inquiry.grounds(lead.judged())),
          raises_(inquiry.raises(lead.judged())) {}

    SetExplanation explained() {
        Arena arena;
        shown_.rule_set = set_.name, shown_.title = set_.title;
        shown_.tag = verdicts_.tag[lead_.row], shown_.could_be = verdicts_.could_be[lead_.row];
        shown_.action = action_text(*lead_.program, verdicts_, index_, lead_.row, arena);
        shown_.reasons = lead_.reasons(index_);
        shown_.score = verdicts_.score[lead_.row], shown_.score_max = verdicts_.score_max[lead_.row];
        shown_.met = verdicts_.count(lead_.row, State::met);
        shown_.sum = facts_.sum;
        for (std::size_t i = 0; i < set_.criteria.size(); ++i) add_criterion(i);
        add_verdict();
        add_grade();
        add_knock_outs();
        for (const Raise& raise : raises_) add_raise(raise);
        if (raises_.empty() && shown_.could_be > shown_.tag) add_what_it_depends_on();
        return std::move(shown_);
    }

private:
    void add_criterion(std::size_t index) {
        const Criterion& rule = set_.criteria[index];
        const ExplainedCriterion& facts = facts_.criteria[index];
        ShownCriterion& shown = shown_.criteria.emplace_back();
        shown.name = rule.name, shown.question = rule.question;
        shown.state = verdicts_.state(index, lead_.row);
        shown.weight = to_text(rule.weight), shown.worth = facts.worth;
        shown.adds = facts.contribution, shown.at_most = facts.best;
        if (shown.state == State::unknown) {
            shown_.unknown.push_back(rule.name);
            if (shown_.next_question.empty() && verdicts_.knock_out[lead_.row] == Verdicts::none)
                shown_.next_question = rule.question;
        }
        if (!rule.signals.empty()) return add_signals(index, shown);
        for (const Ground& ground : grounds_)
            if (ground.of.kind <= Kind::signal && ground.of.index == index)
                shown.rules.push_back(rule_of(lead_, index_, ground));
    }

    void add_signals(std::size_t index, ShownCriterion& shown) {
        const Criterion& rule = set_.criteria[index];
        const ExplainedCriterion& facts = facts_.criteria[index];
        Decimal sum;
        for (std::size_t k = 0; k < rule.signals.size(); ++k) {
            const ExplainedCondition& signal = facts.conditions[k];
            const RulePart part{Kind::signal, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(k)};
            const bool is_ground =
                std::any_of(grounds_.begin(), grounds_.end(), [&](const Ground& ground) { return ground.of == part; });
            if (!is_ground && signal.truth != 1) continue;
            shown.rules.push_back(signal_rule(lead_, index_, signal, grounds_, part));
            if (signal.truth == 1)
                sum.millionths += (signal.decayed ? signal.decayed->certain : *signal.points).millionths;
        }
        const Decimal counted{std::clamp(sum.millionths, rule.min.millionths, rule.max.millionths)};
        const auto share =
            fmt::format("{} of {} points x {} = {}", to_text(counted), to_text(rule.max), shown.worth, shown.adds);
        shown.points = sum == counted ? share : fmt::format("{} points, counted {}", to_text(sum), share);
        shown.points += fmt::format("; met at {}", to_text(rule.met_at));
    }

    /// Rules that stand behind no criterion: the profile, facts, what verdict lines read themselves.
    std::vector<ShownRule> rules_of(std::initializer_list<Kind> kinds) const {
        std::vector<ShownRule> rules;
        for (const Ground& ground : grounds_)
            if (std::find(kinds.begin(), kinds.end(), ground.of.kind) != kinds.end())
                rules.push_back(rule_of(lead_, index_, ground));
        return rules;
    }

    void add_verdict() {
        shown_.lines = set_.verdict.size();
        shown_.line = verdicts_.line[lead_.row] + 1u;
        const Condition& when = set_.verdict[shown_.line - 1].when;
        const bool is_rest = when.root.operation == Operation::constant;
        shown_.verdict.rule = is_rest ? "" : with_settings(when.source, set_);
        shown_.verdict.truth = 1;
        for (ShownRule& rule : rules_of({Kind::fact, Kind::gate, Kind::verdict}))
            for (ShownCell& cell : rule.cells) shown_.verdict.cells.push_back(std::move(cell));
        if (facts_.gate) {
            ShownRule gate;
            gate.rule = with_settings(facts_.gate->condition->source, set_), gate.truth = facts_.gate->truth;
            shown_.gate.push_back(std::move(gate));
        }
        if (!facts_.profile) return;
        ShownRule profile;
        profile.rule = with_settings(facts_.profile->condition->source, set_), profile.truth = facts_.profile->truth;
        for (ShownRule& rule : rules_of({Kind::profile}))
            for (ShownCell& cell : rule.cells) profile.cells.push_back(std::move(cell));
        shown_.profile.push_back(std::move(profile));
    }

    void add_grade() {
        if (!facts_.grade) return;
        ShownGrade& shown = shown_.grade.emplace_back();
        shown.letter = verdicts_.grade[lead_.row];
        shown.best = verdicts_.grade_best[lead_.row], shown.worst = verdicts_.grade_worst[lead_.row];
        shown.points = to_text(facts_.grade->points);
        for (std::size_t i = 0; i < facts_.grade->conditions.size(); ++i) {
            const RulePart part{Kind::grade, static_cast<std::uint32_t>(i), 0};
            const ExplainedCondition& signal = facts_.grade->conditions[i];
            const bool is_ground =
                std::any_of(grounds_.begin(), grounds_.end(), [&](const Ground& ground) { return ground.of == part; });
            if (is_ground || signal.truth == 1)
                shown.rules.push_back(signal_rule(lead_, index_, signal, grounds_, part));
        }
    }

    void add_knock_outs() {
        for (std::size_t i = 0; i < set_.knock_outs.size(); ++i) {
            std::vector<std::uint32_t> fields;
            for (const Ground& ground : grounds_) {
                if ((ground.of.kind != Kind::knock_out && ground.of.kind != Kind::unless) || ground.of.index != i)
                    continue;
                for (const auto field : ground.fields)
                    if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
            }
            const auto explained = std::find_if(
                facts_.knock_outs.begin(), facts_.knock_outs.end(),
                [&](const ExplainedCondition& each) { return each.condition == &set_.knock_outs[i].when; });
            const bool is_explained = explained != facts_.knock_outs.end();
            if (fields.empty() && !is_explained) continue;
            const int truth = is_explained ? explained->truth : 0;
            if (truth < 0) fields = explained->fields;
            const KnockOut& rule = set_.knock_outs[i];
            const auto recheck = truth > 0 && rule.recheck_after
                                     ? show_day(lead_.program->today() + *rule.recheck_after)
                                     : std::string();
            shown_.knock_outs.push_back(
                {rule.because, truth, cells_of(lead_, fields), truth > 0 ? rule.reason : "", recheck});
        }
    }

    void add_raise(const Raise& raise) {
        ShownRaise& shown = shown_.raises.emplace_back();
        shown.tag = raise.tag;
        for (const auto criterion : raise.criteria) shown.confirm.push_back(set_.criteria[criterion].name);
        if (raise.fit) shown.confirm.emplace_back("the profile");
        shown.spoken = shown.confirm;
        for (const Told& told : raise.example) {
            const std::uint32_t fields[] = {told.field};
            ShownCell cell = cells_of(lead_, fields)[0];
            cell.value = value_of(told);
            if (std::find(raise.fields.begin(), raise.fields.end(), told.field) != raise.fields.end()) {
                const bool is_text = lead_.program->fields()[told.field].type == FieldType::text;
                shown.confirm.push_back(cell.column.empty() ? cell.field : cell.column);
                shown.spoken.push_back(shown.confirm.back() + (is_text ? "" : fmt::format(" ({})", cell.value)));
            }
            shown.example.push_back(std::move(cell));
        }
    }

    std::string value_of(const Told& told) const {
        switch (lead_.program->fields()[told.field].type) {
            case FieldType::text:
                return told.text;
            case FieldType::boolean:
                return told.number != 0 ? "yes" : "no";
            case FieldType::date:
                return show_day(static_cast<Day>(told.number));
            default:
                return show_grouped(told.number);
        }
    }

    void add_what_it_depends_on() {
        for (std::size_t i = 0; i < set_.criteria.size(); ++i)
            if (shown_.criteria[i].state == State::unknown || shown_.criteria[i].at_most != shown_.criteria[i].adds)
                shown_.depends_on.push_back(set_.criteria[i].name);
        if (facts_.profile && facts_.profile->truth < 0) shown_.depends_on.emplace_back("the profile");
        if (!shown_.depends_on.empty()) return;
        for (std::size_t field = 0; field < set_.fields.size(); ++field) {
            const auto number = lead_.program->field_of(index_, static_cast<std::uint32_t>(field));
            if (trim(lead_.values[number]).empty()) shown_.depends_on.push_back(set_.fields[field].name);
        }
    }

    const ExplainedLead& lead_;
    std::size_t index_;
    const RuleSet& set_;
    const Verdicts& verdicts_;
    Explanation facts_;
    std::vector<Ground> grounds_;
    std::vector<Raise> raises_;
    SetExplanation shown_;
};

}  // namespace

LeadExplanation Explanations::of(const ExplainedLead& lead) {
    for (std::size_t set = inquiries_.size(); set < lead.program->sets().size(); ++set)
        inquiries_.emplace_back(*lead.program, set);
    LeadExplanation explanation{lead.identity, lead.file, lead.line, lead.record, {}};
    for (std::size_t set = 0; set < inquiries_.size(); ++set)
        explanation.sets.push_back(SetExplainer(lead, set, inquiries_[set]).explained());
    return explanation;
}

}  // namespace leadqual::cli
