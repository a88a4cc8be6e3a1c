#include "rules/worlds.hpp"

#include <algorithm>

#include "rules/typing.hpp"

namespace leadqual {

namespace {

constexpr std::size_t most_worlds = 1 << 14, most_answers = 1 << 21;

bool is_order(Operation operation) { return operation >= Operation::equal && operation <= Operation::greater_equal; }

/// The side of a comparison that is read, the other being constant; nullptr when both are or none is.
const Expression* side_read(const Expression& comparison) {
    const bool left = is_constant(comparison.operands[0]), right = is_constant(comparison.operands[1]);
    return left == right ? nullptr : &comparison.operands[left ? 1 : 0];
}

bool is_against_itself(const Expression& comparison) {
    return !is_constant(comparison.operands[0]) && same_meaning(comparison.operands[0], comparison.operands[1]);
}

/// Whether the values of something can be listed: a number that is worked out is a range, too, but a text may be one of
/// several that have nothing in common.
bool can_be_listed(const Expression& what) {
    if (what.operation == Operation::field || what.type == ValueType::number) return !is_constant(what);
    if (what.operation != Operation::call || what.operands[0].operation != Operation::field) return false;
    const FunctionId id = what.function->id;
    return id == FunctionId::email_domain || id == FunctionId::lower || id == FunctionId::upper ||
           id == FunctionId::trim;
}

/// Text has no order here: what asks for one is left free.
bool can_be_taken_apart(const Expression& part) {
    if (part.operation == Operation::is_null) return can_be_listed(part.operands[0]);
    if (part.operation == Operation::in) return can_be_listed(part.operands[0]);
    if (!is_order(part.operation)) return false;
    const Expression* read = side_read(part);
    if (!read && !is_against_itself(part)) return false;
    const bool has_order = part.operands[0].type != ValueType::text;
    return can_be_listed(read ? *read : part.operands[0]) &&
           (has_order || part.operation == Operation::equal || part.operation == Operation::not_equal);
}

bool is_whole_count(const Expression& what) {
    return what.operation == Operation::judgement && what.judgement >= Judgement::met_count &&
           what.judgement <= Judgement::score_max && what.judgement != Judgement::points;
}

Operation turned(Operation operation) {
    switch (operation) {
        case Operation::less:
            return Operation::greater;
        case Operation::less_equal:
            return Operation::greater_equal;
        case Operation::greater:
            return Operation::less;
        case Operation::greater_equal:
            return Operation::less_equal;
        default:
            return operation;
    }
}

std::uint8_t answers_of(bool can_hold, bool can_fail) {
    return static_cast<std::uint8_t>((can_hold ? can_be_true : 0) | (can_fail ? can_be_false : 0));
}

/// A value between two places against a constant's place.
std::uint8_t compare(std::uint32_t low, std::uint32_t high, Operation operation, std::uint32_t place) {
    switch (operation) {
        case Operation::less:
            return answers_of(low < place, high >= place);
        case Operation::less_equal:
            return answers_of(low <= place, high > place);
        case Operation::greater:
            return answers_of(high > place, low <= place);
        case Operation::greater_equal:
            return answers_of(high >= place, low < place);
        case Operation::not_equal:
            return answers_of(low != place || high != place, low <= place && place <= high);
        default:
            return answers_of(low <= place && place <= high, low != place || high != place);
    }
}

template <typename List, typename Item>
std::uint32_t place_of(const List& constants, const Item& constant) {
    return static_cast<std::uint32_t>(
        2 * (std::lower_bound(constants.begin(), constants.end(), constant) - constants.begin()) + 1);
}

}  // namespace

std::uint8_t join_of_none(Operation junction) {
    return junction == Operation::logical_and ? can_be_true : can_be_false;
}

std::uint8_t join(Operation junction, std::uint8_t one, std::uint8_t two) {
    const std::uint8_t other = join_of_none(junction), wins = other ^ (can_be_true | can_be_false);
    std::uint8_t both = 0;
    if ((one | two) & wins) both |= wins;
    if (one & two & other) both |= other;
    if ((one & can_be_null && two & (can_be_null | other)) || (two & can_be_null && one & other)) both |= can_be_null;
    return both;
}

Worlds::Worlds(std::span<const Expression* const> conditions, std::size_t criteria) {
    for (const Expression* condition : conditions) collect(*condition);
    for (Thing& thing : things_) {
        list_values(thing, criteria);
        count_ =
            count_ > most_worlds / std::max<std::size_t>(thing.values.size(), 1) ? 0 : count_ * thing.values.size();
    }
    if (count_ > most_answers / std::max<std::size_t>(thing_of_.size(), 1)) count_ = 0;
    if (count_ == 0) return;
    for (auto& [comparison, places] : places_of_) places = places_in(*comparison);
}

std::uint32_t Worlds::thing_for(const Expression& what) {
    const auto found =
        std::find_if(things_.begin(), things_.end(), [&](const Thing& t) { return same_meaning(*t.what, what); });
    const auto index = static_cast<std::uint32_t>(found - things_.begin());
    if (found == things_.end()) things_.push_back({&what, {}, {}, false, {}, 0});
    thing_of_[&what] = index;
    return index;
}

void Worlds::collect(const Expression& condition) {
    switch (condition.operation) {
        case Operation::constant:
            return;
        case Operation::logical_and:
        case Operation::logical_or:
        case Operation::logical_not:
        case Operation::is_true:
        case Operation::is_false:
            for (const Expression& operand : condition.operands) collect(operand);
            return;
        case Operation::is_null:
            if (condition.operands[0].type == ValueType::boolean)
                collect(condition.operands[0]);
            else if (!is_constant(condition.operands[0]))
                thing_for(can_be_taken_apart(condition) ? condition.operands[0] : condition);
            return;
        case Operation::case_when:
            for (const Expression& operand : condition.operands) collect(operand);
            return;
        default:
            if (can_be_taken_apart(condition))
                collect_comparison(condition);
            else
                thing_for(condition);
    }
}

void Worlds::collect_comparison(const Expression& comparison) {
    const Expression* read = comparison.operation == Operation::in ? &comparison.operands[0] : side_read(comparison);
    Thing& thing = things_[thing_for(read ? *read : comparison.operands[0])];
    if (!read) {
        thing.is_against_itself = true;
        thing_of_[&comparison.operands[1]] = thing_of_[&comparison.operands[0]];
        return;
    }
    places_of_[&comparison];
    for (const Expression& operand : comparison.operands) {
        if (&operand == read || is_null_literal(operand)) continue;
        if (operand.type == ValueType::text)
            thing.texts.push_back(fold(operand.text));
        else
            thing.numbers.push_back(operand.number);
    }
}

std::vector<std::uint32_t> Worlds::places_in(const Expression& comparison) const {
    const Expression* read = comparison.operation == Operation::in ? &comparison.operands[0] : side_read(comparison);
    const Thing& thing = things_[thing_of_.at(read)];
    std::vector<std::uint32_t> places;
    for (const Expression& operand : comparison.operands)
        if (&operand != read && !is_null_literal(operand))
            places.push_back(operand.type == ValueType::text ? place_of(thing.texts, fold(operand.text))
                                                             : place_of(thing.numbers, operand.number));
    std::sort(places.begin(), places.end());
    return places;
}

/// All that a thing can be, as far as its constants tell one value from another.
void Worlds::list_values(Thing& thing, std::size_t criteria) const {
    const auto make_unique = [](auto& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    make_unique(thing.numbers);
    make_unique(thing.texts);
    const Expression& what = *thing.what;
    if (what.type == ValueType::boolean) {
        for (const std::uint8_t truth : {1, 2, 4, 3, 5, 6, 7}) {
            const bool is_exact = (truth & (truth - 1)) == 0;
            const bool reads_text = what.operation == Operation::like ||
                                    (what.operation == Operation::call && what.function->id != FunctionId::coalesce);
            const bool is_one = what.operation == Operation::field || what.operation == Operation::judgement;
            if (is_exact || !(reads_text || is_one)) thing.values.push_back({0, 0, truth, false});
        }
        return;
    }
    if (is_whole_count(what)) {
        const bool is_score = what.judgement >= Judgement::score;
        const auto most = is_score ? 100.0 : static_cast<double>(criteria);
        for (double number = 0; number <= most; ++number) {
            const auto place = place_of(thing.numbers, number);
            const bool is_constant = place / 2 < thing.numbers.size() && thing.numbers[place / 2] == number;
            const std::uint32_t at = is_constant ? place : place - 1;
            if (thing.values.empty() || thing.values.back().low != at) thing.values.push_back({at, at, 0, false});
        }
        return;
    }
    thing.values.push_back({0, 0, can_be_null, false});
    const auto constants = static_cast<std::uint32_t>(std::max(thing.numbers.size(), thing.texts.size()));
    if (what.type == ValueType::text) {
        for (std::uint32_t k = 0; k <= constants; ++k) {
            const std::uint32_t at = k < constants ? 2 * k + 1 : 2 * constants;
            thing.values.push_back({at, at, 0, false});
        }
        return;
    }
    const bool can_be_range = what.type != ValueType::date;
    const auto add = [&](std::uint32_t low, std::uint32_t high, bool is_range) {
        thing.values.push_back({low, high, 0, is_range});
        // 100 / visits, with visits somewhere around 0
        if (what.operation != Operation::field)
            thing.values.push_back({low, high, can_be_null | can_be_true, is_range});
    };
    for (std::uint32_t low = 0; low <= 2 * constants; ++low) {
        for (std::uint32_t high = low; high <= (can_be_range ? 2 * constants : low); ++high)
            add(low, high, low != high);
        if (can_be_range && thing.is_against_itself && low % 2 == 0) add(low, low, true);
    }
}

void Worlds::enter(std::size_t world) {
    for (Thing& thing : things_) {
        thing.now = world % thing.values.size();
        world /= thing.values.size();
    }
}

bool Worlds::is_exact() const {
    return std::all_of(things_.begin(), things_.end(), [](const Thing& thing) {
        const Value& value = thing.values[thing.now];
        return !value.is_range && (value.truth & (value.truth - 1)) == 0;
    });
}

bool Worlds::all_is_known() const {
    return is_exact() && std::none_of(things_.begin(), things_.end(),
                                      [](const Thing& thing) { return thing.values[thing.now].truth == can_be_null; });
}

const Worlds::Value& Worlds::value_of(const Expression& what) const {
    const Thing& thing = things_[thing_of_.at(&what)];
    return thing.values[thing.now];
}

std::uint8_t Worlds::answers(const Expression& condition) const {
    switch (condition.operation) {
        case Operation::constant:
            if (is_null_literal(condition)) return can_be_null;
            return condition.number != 0 ? can_be_true : can_be_false;
        case Operation::logical_and:
        case Operation::logical_or:
            return joined(condition);
        case Operation::logical_not: {
            const std::uint8_t of = answers(condition.operands[0]);
            return static_cast<std::uint8_t>((of & can_be_null) | (of & can_be_true ? can_be_false : 0) |
                                             (of & can_be_false ? can_be_true : 0));
        }
        case Operation::is_true:
        case Operation::is_false: {
            const std::uint8_t of = answers(condition.operands[0]);
            const std::uint8_t wanted = condition.operation == Operation::is_true ? can_be_true : can_be_false;
            return answers_of(of & wanted, of & ~wanted);
        }
        case Operation::is_null: {
            const Expression& operand = condition.operands[0];
            if (is_constant(operand)) return is_null_literal(operand) ? can_be_true : can_be_false;
            if (operand.type == ValueType::boolean) {
                const std::uint8_t of = answers(operand);
                return answers_of(of & can_be_null, of & ~can_be_null);
            }
            if (!can_be_taken_apart(condition)) break;
            const std::uint8_t truth = value_of(operand).truth;
            return answers_of(truth & can_be_null, truth != can_be_null);
        }
        case Operation::case_when:
            return chosen(condition);
        case Operation::in:
            if (can_be_taken_apart(condition)) return is_among(condition);
            break;
        default:
            if (can_be_taken_apart(condition)) return compared(condition);
    }
    return value_of(condition).truth;
}

std::uint8_t Worlds::joined(const Expression& junction) const {
    std::uint8_t all = join_of_none(junction.operation);
    for (const Expression& operand : junction.operands) all = join(junction.operation, all, answers(operand));
    return all;
}

std::uint8_t Worlds::chosen(const Expression& case_when) const {
    std::uint8_t result = 0;
    std::size_t i = 0;
    for (; i + 1 < case_when.operands.size(); i += 2) {
        const std::uint8_t when = answers(case_when.operands[i]);
        if (when & can_be_true) result |= answers(case_when.operands[i + 1]);
        if (!(when & ~can_be_true)) return result;
    }
    return result | answers(case_when.operands[i]);
}

std::uint8_t Worlds::compared(const Expression& comparison) const {
    const Expression* read = side_read(comparison);
    const bool is_left = !read || read == &comparison.operands[0];
    const Value& value = value_of(read ? *read : comparison.operands[0]);
    if (value.truth == can_be_null) return can_be_null;
    if (!read) {
        const std::uint8_t maybe_null = value.truth & can_be_null;
        if (value.is_range) return can_be_true | can_be_false | maybe_null;
        return compare(1, 1, comparison.operation, 1) | maybe_null;
    }
    const Expression& constant = comparison.operands[is_left ? 1 : 0];
    if (is_null_literal(constant)) return can_be_null;
    return compare(value.low, value.high, is_left ? comparison.operation : turned(comparison.operation),
                   places_of_.at(&comparison).front()) |
           (value.truth & can_be_null);
}

std::uint8_t Worlds::is_among(const Expression& in) const {
    const Value& value = value_of(in.operands[0]);
    if (value.truth == can_be_null) return can_be_null;
    const auto& places = places_of_.at(&in);
    const auto first = std::lower_bound(places.begin(), places.end(), value.low);
    const bool can_hold = first != places.end() && *first <= value.high;
    const bool can_fail = !can_hold || value.low != value.high;
    return answers_of(can_hold, can_fail) | (value.truth & can_be_null);
}

}  // namespace leadqual
