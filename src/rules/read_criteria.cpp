// "criteria" and "facts".
#include <fmt/format.h>

#include <algorithm>

#include "rules/reading.hpp"

namespace leadqual {

namespace {

constexpr std::size_t most_criteria = 64;

class CriterionReader {
public:
    CriterionReader(Reading& reading, const JsonMember& member)
        : reading_(reading), problems_(reading.problems), key_(member.key_span), object_(member.value) {
        criterion_.name = member.key;
        criterion_.place = member.key_span.place();
    }

    Criterion read() {
        check_keys(object_, ObjectKind::criterion, problems_);
        if (const JsonValue* question = value_of(object_, "question")) criterion_.question = question->text;
        read_weight();
        if (const JsonValue* gate = value_of(object_, "gate"); gate && gate->boolean)
            reading_.gates.push_back({criterion_.name, gate->span, true});
        const JsonValue* met = value_of(object_, "met");
        const JsonValue* signals = value_of(object_, "signals");
        if (met && signals) {
            problems_.report(Code::conflicting_keys, object_.find("signals")->key_span,
                             "a criterion has \"met\" or \"signals\", not both");
        } else if (met) {
            read_met(*met);
        } else if (signals) {
            read_signals(*signals);
        } else if (!object_.find("met") && !object_.find("signals")) {
            problems_.report(Code::missing_key, key_, fmt::format("nothing says when '{}' is met", criterion_.name),
                             "add \"met\": \"a condition\", or \"signals\" with points");
        }
        lint_duplicates(conditions_, fmt::format("criterion '{}'", criterion_.name), problems_);
        return std::move(criterion_);
    }

private:
    void read_weight() {
        const JsonValue* weight = value_of(object_, "weight");
        if (!weight) return;
        const auto value = read_decimal(*weight, "a weight", problems_);
        if (value && value->millionths <= 0) problems_.report(Code::invalid_value, weight->span, "a weight is above 0");
        if (value) criterion_.weight = *value;
    }

    void read_met(const JsonValue& met) {
        for (const std::string_view key : {"met_at", "max", "min", "floor"})
            if (const JsonMember* stray = object_.find(key))
                problems_.report(Code::conflicting_keys, stray->key_span,
                                 fmt::format("\"{}\" goes with \"signals\" only", key));
        const bool has_unmet = value_of(object_, "unmet") != nullptr;
        const std::span<const JsonValue> conditions =
            met.kind == JsonKind::array ? std::span(met.items) : std::span(&met, 1);
        if (conditions.empty()) problems_.report(Code::empty_list, met.span, "\"met\" lists no condition");
        criterion_.met.reserve(conditions.size());  // conditions_ points into it
        for (const JsonValue& text : conditions) {
            if (text.kind != JsonKind::text) {
                problems_.report(Code::wrong_kind, text.span,
                                 fmt::format("\"met\" lists conditions, found {}", describe(text)));
            } else if (auto condition = checked(text, "'met'", has_unmet)) {
                criterion_.met.push_back(std::move(*condition));
                conditions_.push_back({&criterion_.met.back(), text.span});
            }
        }
        if (!has_unmet) return;
        const JsonValue& unmet = *value_of(object_, "unmet");
        criterion_.unmet = checked(unmet, "'unmet'", has_unmet);
        if (criterion_.unmet) conditions_.push_back({&*criterion_.unmet, unmet.span});
    }

    void read_signals(const JsonValue& signals) {
        if (const JsonMember* unmet = object_.find("unmet"))
            problems_.report(Code::conflicting_keys, unmet->key_span, "\"unmet\" goes with \"met\" only",
                             "with signals, too few points are unmet");
        criterion_.signals = leadqual::read_signals(reading_, signals, conditions_);
        if (signals.items.empty()) problems_.report(Code::empty_list, signals.span, "\"signals\" lists no evidence");
        const JsonValue* met_at = value_of(object_, "met_at");
        if (!met_at) {
            if (!object_.find("met_at"))
                problems_.report(Code::missing_key, object_.find("signals")->key_span,
                                 "signals need \"met_at\": the points from which the criterion is met");
            return;
        }
        if (const auto value = read_decimal(*met_at, "met_at", problems_)) criterion_.met_at = criterion_.max = *value;
        if (criterion_.met_at.millionths <= 0)
            problems_.report(Code::invalid_value, met_at->span, "met_at is above 0: without evidence nothing is met");
        read_max();
        read_min();
        std::int64_t most = 0;
        for (const Signal& signal : criterion_.signals) most += std::max<std::int64_t>(signal.points.millionths, 0);
        if (criterion_.signals.size() != signals.items.size()) most = INT64_MAX;  // some could not be read
        if (most < criterion_.met_at.millionths)
            problems_.report(Code::unreachable_points, met_at->span,
                             fmt::format("'{}' can never be met: all signals together give {} points", criterion_.name,
                                         to_text(Decimal{most})));
        read_floor(most);
    }

    void read_max() {
        const JsonValue* max = value_of(object_, "max");
        if (!max) return;
        const auto value = read_decimal(*max, "max", problems_);
        if (!value) return;
        criterion_.max = *value;
        if (value->millionths < criterion_.met_at.millionths)
            problems_.report(
                Code::invalid_value, max->span,
                fmt::format("max is the most that counts, and below met_at ({})", to_text(criterion_.met_at)));
    }

    void read_min() {
        const JsonValue* min = value_of(object_, "min");
        if (!min) return;
        const auto value = read_decimal(*min, "min", problems_);
        if (!value) return;
        criterion_.min = *value;
        if (value->millionths > 0 || value->millionths < -criterion_.max.millionths)
            problems_.report(
                Code::invalid_value, min->span,
                fmt::format("min is the least that counts: from {} to 0", to_text(Decimal{-criterion_.max.millionths})),
                "a criterion cannot take away more than it can give");
    }

    void read_floor(std::int64_t most) {
        const JsonValue* floor = value_of(object_, "floor");
        if (!floor) return;
        const auto value = read_decimal(*floor, "floor", problems_);
        if (!value) return;
        if (value->millionths > criterion_.max.millionths)
            problems_.report(Code::invalid_value, floor->span,
                             fmt::format("no lead reaches this floor: max is {}", to_text(criterion_.max)));
        else if (value->millionths > most)
            problems_.report(
                Code::unreachable_points, floor->span,
                fmt::format("no lead reaches this floor: all signals together give {} points", to_text(Decimal{most})));
        reading_.gates.push_back({fmt::format("{}_points >= {}", criterion_.name, to_text(*value)), floor->span, true});
    }

    std::optional<Condition> checked(const JsonValue& text, std::string_view what, bool has_unmet) {
        auto condition = read_condition(reading_, text.placed_text(), Scope::lead, what);
        if (condition) lint_answered_null(*condition, text.placed_text(), has_unmet, problems_);
        return condition;
    }

    Reading& reading_;
    Problems& problems_;
    Span key_;
    JsonValue object_;
    Criterion criterion_;
    std::vector<ReadCondition> conditions_;
};

bool can_be_judged_by_name(const JsonMember& member, std::string_view what, Reading& reading) {
    if (!check_name(member.key, member.key_span, what, reading.problems)) return false;
    if (!is_reserved(member.key)) return true;
    reading.problems.report(
        Code::name_taken, member.key_span,
        fmt::format("'{}' cannot name {}: it has a meaning already", member.key, what),
        member.key.starts_with("lq_") ? "lq_… are the columns of the output" : "choose another name");
    return false;
}

}  // namespace

void name_criteria_and_facts(Reading& reading) {
    Vocabulary& vocabulary = reading.vocabulary;
    const JsonValue* criteria = value_of(reading.root, "criteria");
    if (!criteria || criteria->members.empty()) {
        Span where = criteria ? criteria->span : reading.root.span;
        where.end = where.begin + 1;
        if (criteria || !reading.root.find("criteria"))
            reading.problems.report(Code::missing_key, where, "a rule set needs criteria",
                                    "or \"extends\": \"bant\", which has some");
    } else {
        for (const JsonMember& member : criteria->members) {
            if (!can_be_judged_by_name(member, "a criterion", reading)) continue;
            vocabulary.criteria.push_back(member.key);
            if (member.value.find("signals")) vocabulary.criteria_of_signals.insert(member.key);
        }
        if (criteria->members.size() > most_criteria)
            reading.problems.report(Code::over_limit, criteria->members[most_criteria].key_span,
                                    fmt::format("more than {} criteria", most_criteria));
    }
    const JsonValue* facts = value_of(reading.root, "facts");
    if (!facts) return;
    for (const JsonMember& member : facts->members) {
        if (!can_be_judged_by_name(member, "a fact", reading)) continue;
        if (std::find(vocabulary.criteria.begin(), vocabulary.criteria.end(), member.key) != vocabulary.criteria.end())
            reading.problems.report(Code::name_taken, member.key_span,
                                    fmt::format("'{}' is a criterion and a fact", member.key),
                                    "choose another name for one of them");
        else
            vocabulary.facts.push_back(member.key);
    }
}

void read_criteria(Reading& reading) {
    const JsonValue* criteria = value_of(reading.root, "criteria");
    if (!criteria) return;
    for (const JsonMember& member : criteria->members) {
        if (member.value.kind == JsonKind::object)
            reading.set.criteria.push_back(CriterionReader(reading, member).read());
        else
            reading.problems.report(Code::wrong_kind, member.value.span,
                                    fmt::format("a criterion is an object, found {}", describe(member.value)),
                                    "for example: { \"question\": \"By when?\", \"met\": \"timeline <= 90\" }");
    }
}

void read_facts(Reading& reading) {
    const JsonValue* facts = value_of(reading.root, "facts");
    if (!facts) return;
    for (const JsonMember& member : facts->members) {
        if (member.value.kind != JsonKind::text)
            reading.problems.report(Code::wrong_kind, member.value.span,
                                    fmt::format("a fact is a condition in quotes, found {}", describe(member.value)));
        else if (auto when = read_condition(reading, member.value.placed_text(), Scope::lead, "a fact"))
            reading.set.facts.push_back({member.key, std::move(*when)});
    }
}

}  // namespace leadqual
