// Between the conditions of a list: entries of "met", signals, knock-outs, verdict lines.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rules/lint_thoroughly.hpp"
#include "rules/worlds.hpp"

namespace leadqual {

namespace {

std::set<std::uint32_t> fields_of(const Condition& condition) {
    std::vector<std::uint32_t> fields;
    collect_fields(condition.root, fields);
    return {fields.begin(), fields.end()};
}

class OrderLint {
public:
    explicit OrderLint(Reading& reading) : reading_(reading), set_(reading.set), problems_(reading.problems) {}

    void check() {
        for (const Criterion& criterion : set_.criteria) {
            check_met(criterion);
            check_unmet(criterion);
            check_points(criterion);
        }
        check_knock_outs();
        if (set_.ready == 0) check_verdict();
    }

private:
    Worlds worlds_of(std::span<const Expression* const> conditions) const {
        return Worlds(conditions, set_.criteria.size());
    }

    /// What "met" says in a world: the first entry that is not NULL.
    static std::uint8_t met_in(const Worlds& worlds, std::span<const Condition> entries) {
        std::uint8_t result = 0;
        for (const Condition& entry : entries) {
            const std::uint8_t answers = worlds.answers(entry.root);
            result |= answers & ~can_be_null;
            if (!(answers & can_be_null)) return result;
        }
        return result | can_be_null;
    }

    void check_met(const Criterion& criterion) {
        std::vector<const Expression*> conditions;
        for (std::size_t k = 0; k < criterion.met.size(); ++k) {
            conditions.push_back(&criterion.met[k].root);
            const PlacedText* text = own_text(reading_, criterion.met[k]);
            if (k == 0 || !text) continue;
            Worlds worlds = worlds_of(conditions);
            const std::span<const Condition> earlier(criterion.met.data(), k);
            const auto decides = [&] {
                return (met_in(worlds, earlier) & can_be_null) && worlds.answers(criterion.met[k].root) != can_be_null;
            };
            if (!worlds.can_be_tried() || worlds.any(decides)) continue;
            problems_.report(Code::shadowed_condition, text->span(0, text->text.size()),
                             fmt::format("this decides nothing: whenever it could, {} decided",
                                         k == 1 ? "the one before has" : "those before have"),
                             "the first entry that is not NULL decides; evidence for a yes alone goes behind others as "
                             "CASE WHEN … THEN TRUE END");
        }
    }

    void check_unmet(const Criterion& criterion) {
        const PlacedText* text = criterion.unmet ? own_text(reading_, *criterion.unmet) : nullptr;
        if (!text) return;
        std::vector<const Expression*> conditions = {&criterion.unmet->root};
        for (const Condition& condition : criterion.met) conditions.push_back(&condition.root);
        Worlds worlds = worlds_of(conditions);
        const auto decides = [&] {
            return !(met_in(worlds, criterion.met) & can_be_true) &&
                   worlds.answers(criterion.unmet->root) == can_be_true;
        };
        if (!worlds.can_be_tried() || worlds.any(decides)) return;
        if (!worlds.any([&] { return (worlds.answers(criterion.unmet->root) & can_be_true) != 0; }))
            return;  // reported
        problems_.report(Code::shadowed_condition, text->span(0, text->text.size()),
                         fmt::format("this decides nothing: whenever it is TRUE, '{}' is met", criterion.name),
                         "\"unmet\" is asked only where \"met\" is not TRUE");
    }

    void check_points(const Criterion& criterion) {
        std::vector<const Expression*> conditions;
        std::int64_t all = 0;
        for (const Signal& signal : criterion.signals) {
            conditions.push_back(&signal.when.root);
            all += std::max<std::int64_t>(signal.points.millionths, 0);
        }
        if (const Span* max = place_of("max", criterion);
            max && !criterion.signals.empty() && all < criterion.max.millionths)
            problems_.report(Code::unreachable_max, *max,
                             fmt::format("the signals of '{}' add up to {} points at most, so it never counts in full",
                                         criterion.name, to_text(Decimal{all})));
        const Span* place = place_of("met_at", criterion);
        if (conditions.empty() || !place || all < criterion.met_at.millionths) return;  // the last was reported
        Worlds worlds = worlds_of(conditions);
        std::int64_t most = 0;
        const auto reaches = [&] {
            if (!worlds.is_exact()) return false;
            std::int64_t points = 0;
            for (const Signal& signal : criterion.signals) {
                const std::uint8_t answers = worlds.answers(signal.when.root);
                if (signal.points.millionths > 0 ? answers & can_be_true : answers == can_be_true)
                    points += signal.points.millionths;
            }
            most = std::max(most, points);
            return points >= criterion.met_at.millionths;
        };
        if (!worlds.can_be_tried() || worlds.any(reaches)) return;
        problems_.report(Code::unreachable_points, *place,
                         fmt::format("'{}' can never be met: signals that can be TRUE together give {} points",
                                     criterion.name, to_text(Decimal{most})));
    }

    const Span* place_of(std::string_view key, const Criterion& criterion) const {
        const JsonValue* criteria = value_of(reading_.root, "criteria");
        const JsonMember* member = criteria ? criteria->find(criterion.name) : nullptr;
        const JsonMember* number = member ? member->value.find(key) : nullptr;
        return number && reading_.is_own(number->value.span) ? &number->value.span : nullptr;
    }

    /// Whether `earlier` is TRUE whenever `later` is.
    bool contains(const Condition& earlier, const Condition& later) const {
        const Expression* conditions[] = {&earlier.root, &later.root};
        Worlds worlds = worlds_of(conditions);
        return worlds.can_be_tried() && !worlds.any([&] {
            return worlds.answers(later.root) == can_be_true && worlds.answers(earlier.root) != can_be_true;
        });
    }

    bool can_be_true_at_all(const Condition& condition) const {
        const Expression* conditions[] = {&condition.root};
        Worlds worlds = worlds_of(conditions);
        return !worlds.can_be_tried() || worlds.any([&] { return worlds.answers(condition.root) == can_be_true; });
    }

    void check_knock_outs() {
        constexpr std::size_t most_compared = 200;
        for (std::size_t k = 0; k < std::min(set_.knock_outs.size(), most_compared); ++k) {
            const Condition& later = set_.knock_outs[k].when;
            const PlacedText* text = own_text(reading_, later);
            if (!text || !can_be_true_at_all(later)) continue;
            check_unless(set_.knock_outs[k]);
            const auto fields = fields_of(later);
            for (std::size_t i = 0; i < k; ++i) {
                const KnockOut& earlier = set_.knock_outs[i];
                const auto needed = fields_of(earlier.when);
                // A knock-out is off in a file that lacks one of its fields: then the later one still counts.
                if (earlier.unless || same_meaning(earlier.when.root, later.root) ||
                    !std::includes(fields.begin(), fields.end(), needed.begin(), needed.end()) ||
                    !contains(earlier.when, later))
                    continue;
                problems_.report(Code::shadowed_condition, text->span(0, text->text.size()),
                                 fmt::format("this knock-out never speaks: that of line {} fires whenever it does",
                                             earlier.when.place.line),
                                 "the first one that fires gives the reason; put the narrower one first");
                break;
            }
        }
    }

    void check_unless(const KnockOut& knock_out) {
        const PlacedText* text = knock_out.unless ? own_text(reading_, *knock_out.unless) : nullptr;
        if (!text || !contains(*knock_out.unless, knock_out.when)) return;
        problems_.report(Code::shadowed_condition, text->span(0, text->text.size()),
                         "this knock-out never fires: its \"unless\" is TRUE whenever its \"when\" is");
    }

    void check_verdict() {
        std::vector<const Expression*> conditions;
        for (const VerdictLine& line : set_.verdict) {
            conditions.push_back(&line.when.root);
            const PlacedText* text = own_text(reading_, line.when);
            if (conditions.size() == 1 || !text || !can_be_true_at_all(line.when)) continue;
            if (const VerdictLine* earlier = earlier_than(line)) {
                problems_.report(Code::shadowed_verdict, text->span(0, text->text.size()),
                                 fmt::format("this line is never reached: whenever it is TRUE, line {} is",
                                             earlier->when.place.line),
                                 "the first line that is TRUE decides; put the narrower one first");
                continue;
            }
            Worlds worlds = worlds_of(conditions);
            const auto fires = [&] {
                return worlds.answers(line.when.root) == can_be_true &&
                       std::all_of(conditions.begin(), conditions.end() - 1,
                                   [&](const Expression* c) { return worlds.answers(*c) != can_be_true; });
            };
            if (!worlds.can_be_tried() || worlds.any(fires)) continue;
            problems_.report(Code::shadowed_verdict, text->span(0, text->text.size()),
                             "this line is never reached: the lines before leave nothing for it",
                             "the first line that is TRUE decides");
        }
    }

    const VerdictLine* earlier_than(const VerdictLine& line) const {
        for (const VerdictLine& earlier : set_.verdict) {
            if (&earlier == &line) break;
            if (contains(earlier.when, line.when)) return &earlier;
        }
        return nullptr;
    }

    Reading& reading_;
    const RuleSet& set_;
    Problems& problems_;
};

}  // namespace

void lint_order(Reading& reading) { OrderLint(reading).check(); }

}  // namespace leadqual
