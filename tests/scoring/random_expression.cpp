#include "scoring/random_expression.hpp"

#include <algorithm>
#include <limits>

namespace leadqual::test {

const std::vector<FieldUse>& random_fields() {
    static const std::vector<FieldUse> fields = {
        {"n0", FieldType::number}, {"n1", FieldType::number},  {"n2", FieldType::days},
        {"t0", FieldType::text},   {"t1", FieldType::text},    {"email", FieldType::text},
        {"d0", FieldType::date},   {"b0", FieldType::boolean}, {"b1", FieldType::boolean},
    };
    return fields;
}

namespace {

const std::vector<std::string> kTexts = {
    "CEO", "ceo",    "Head of IT", "Co-Founder & CTO", "intern", "Müller", "MÜLLER GmbH", "a",
    "b",   "zz top", "50% off",    "straße",           "",       "Éclair", "c-level"};
const std::vector<std::string> kEmails = {"ana@acme.com", "bob@Gmail.com", "no address", "x@y@yahoo.co.uk", "@",
                                          "CEO@ACME.com"};
const std::vector<double> kNumbers = {0, 1, 2, 3, 5, 7, 10, 50, 100, 0.5, 2.5, -1, -2.5, -10, 1000};
const std::vector<std::string> kPatterns = {"%", "c%", "%o", "%ll%", "_", "__", "h_ad%", "%%e%"};
const std::vector<std::string> kWords = {"ceo", "head of it", "founder", "müller", "level", "off", "top"};
const std::vector<std::string> kRegexes = {"^c", "o$", "ll|to", "[0-9]+", "^$", "HEAD"};

Expression node(Operation operation, ValueType type, std::vector<Expression> operands) {
    Expression result;
    result.operation = operation;
    result.type = type;
    result.operands = std::move(operands);
    return result;
}

Expression field(std::uint32_t index, ValueType type) {
    Expression result = node(Operation::field, type, {});
    result.index = index;
    return result;
}

Expression judgement(Judgement judgement, ValueType type, std::uint32_t index = 0) {
    Expression result = node(Operation::judgement, type, {});
    result.judgement = judgement;
    result.index = index;
    return result;
}

Expression constant(ValueType type, double number, std::string text = {}) {
    Expression result = node(Operation::constant, type, {});
    result.number = number;
    result.text = std::move(text);
    return result;
}

Expression call(FunctionId id, ValueType type, std::vector<Expression> operands) {
    Expression result = node(Operation::call, type, std::move(operands));
    result.function =
        &*std::find_if(functions().begin(), functions().end(), [&](const auto& row) { return row.id == id; });
    return result;
}

constexpr Operation kComparisons[] = {Operation::equal,      Operation::not_equal, Operation::less,
                                      Operation::less_equal, Operation::greater,   Operation::greater_equal};

}  // namespace

Expression RandomRules::number_constant() {
    return constant(ValueType::number, kNumbers[static_cast<std::size_t>(below(static_cast<int>(kNumbers.size())))]);
}

Expression RandomRules::text_constant() {
    return constant(ValueType::text, 0, kTexts[static_cast<std::size_t>(below(static_cast<int>(kTexts.size())))]);
}

/// CASE, coalesce or nullif of parts made by `make`.
template <class Make>
Expression RandomRules::choice(ValueType type, int depth, Make make) {
    switch (below(type == ValueType::boolean ? 3 : 4)) {
        case 0:
            return node(Operation::case_when, type, {condition(depth - 1), make(), make()});
        case 1:
            return node(Operation::case_when, type,
                        {condition(depth - 1), make(), condition(depth - 1), make(), constant(ValueType::null, 0)});
        case 2:
            return call(FunctionId::coalesce, type,
                        one_in(2) ? std::vector{make(), make()} : std::vector{make(), make(), make()});
        default:
            return call(FunctionId::nullif, type, {make(), make()});
    }
}

Expression RandomRules::number(int depth) {
    if (depth <= 0 || one_in(4)) {
        const int which = below(5);
        return which < 3 ? field(static_cast<std::uint32_t>(which), ValueType::number) : number_constant();
    }
    const auto part = [&] { return number(depth - 1); };
    switch (below(13)) {
        case 0:
            return node(Operation::add, ValueType::number, {part(), part()});
        case 1:
            return node(Operation::subtract, ValueType::number, {part(), part()});
        case 2:
            return node(Operation::multiply, ValueType::number, {part(), part()});
        case 3:
        case 4:
            return node(Operation::divide, ValueType::number, {part(), part()});
        case 5:
            return node(Operation::negate, ValueType::number, {part()});
        case 6:
            return call(FunctionId::absolute, ValueType::number, {part()});
        case 7:
            return call(FunctionId::round, ValueType::number, {part()});
        case 8:
            return call(one_in(2) ? FunctionId::least : FunctionId::greatest, ValueType::number,
                        {part(), part(), part()});
        case 9:
            return call(one_in(2) ? FunctionId::days_since : FunctionId::days_until, ValueType::number,
                        {date(depth - 1)});
        case 10:
            return call(FunctionId::length, ValueType::number, {text(depth - 1)});
        default:
            return choice(ValueType::number, depth, part);
    }
}

Expression RandomRules::text(int depth) {
    if (depth <= 0 || one_in(3)) {
        const int which = below(7);
        return which < 6 ? field(3 + static_cast<std::uint32_t>(which % 3), ValueType::text) : text_constant();
    }
    const auto part = [&] { return text(depth - 1); };
    switch (below(6)) {
        case 0:
            return call(FunctionId::lower, ValueType::text, {part()});
        case 1:
            return call(FunctionId::upper, ValueType::text, {part()});
        case 2:
            return call(FunctionId::trim, ValueType::text, {part()});
        case 3:
            return call(FunctionId::email_domain, ValueType::text, {part()});
        default:
            return choice(ValueType::text, depth, part);
    }
}

Expression RandomRules::date(int depth) {
    if (depth > 0 && one_in(4)) return choice(ValueType::date, depth, [&] { return date(depth - 1); });
    return one_in(4) ? constant(ValueType::date, kToday + 30) : field(6, ValueType::date);
}

Expression RandomRules::comparison(int depth) {
    const Operation operation = kComparisons[below(6)];
    switch (below(8)) {
        case 0:
            return node(operation, ValueType::boolean, {text(depth - 1), text(depth - 1)});
        case 1:
            return node(operation, ValueType::boolean, {date(depth - 1), date(depth - 1)});
        case 2:
            return node(operation, ValueType::boolean, {number_constant(), number(depth - 1)});
        case 3:
            return node(operation, ValueType::boolean, {number(depth - 1), number(depth - 1)});
        case 4: {
            Expression value = number(depth - 1);
            return node(Operation::logical_and, ValueType::boolean,
                        {node(Operation::greater_equal, ValueType::boolean, {value, number_constant()}),
                         node(Operation::less_equal, ValueType::boolean, {value, number_constant()})});
        }
        default:
            return node(operation, ValueType::boolean, {number(depth - 1), number_constant()});
    }
}

Expression RandomRules::text_question(int depth) {
    const auto pick = [&](const auto& from) {
        return constant(ValueType::text, 0, from[static_cast<std::size_t>(below(static_cast<int>(from.size())))]);
    };
    switch (below(7)) {
        case 0:
            return node(Operation::like, ValueType::boolean, {text(depth - 1), pick(kPatterns)});
        case 1:
            return call(FunctionId::mentions, ValueType::boolean, {text(depth - 1), pick(kWords), pick(kWords)});
        case 2:
            return call(FunctionId::matches, ValueType::boolean, {text(depth - 1), pick(kRegexes)});
        case 3:
            return call(FunctionId::is_free_email, ValueType::boolean, {text(depth - 1)});
        case 4:
            return node(Operation::in, ValueType::boolean, {text(depth - 1), pick(kTexts), pick(kTexts), pick(kTexts)});
        case 5:
            return node(kComparisons[below(6)], ValueType::boolean, {pick(kTexts), text(depth - 1)});
        default:
            return node(kComparisons[below(6)], ValueType::boolean, {text(depth - 1), pick(kTexts)});
    }
}

Expression RandomRules::condition(int depth) {
    if (depth <= 0) {
        if (one_in(12)) return constant(one_in(3) ? ValueType::null : ValueType::boolean, below(2));
        return one_in(3)   ? field(7 + static_cast<std::uint32_t>(below(2)), ValueType::boolean)
               : one_in(2) ? comparison(depth)
                           : text_question(depth);
    }
    const auto part = [&] { return condition(depth - 1); };
    switch (below(15)) {
        case 0:
        case 1:
            return node(Operation::logical_and, ValueType::boolean, {part(), part()});
        case 2:
            return node(Operation::logical_and, ValueType::boolean, {part(), part(), part()});
        case 3:
        case 4:
            return node(Operation::logical_or, ValueType::boolean, {part(), part()});
        case 5:
            return node(Operation::logical_or, ValueType::boolean, {part(), part(), part()});
        case 6:
            return node(Operation::logical_not, ValueType::boolean, {part()});
        case 7:
            return node(one_in(2) ? Operation::is_true : Operation::is_false, ValueType::boolean, {part()});
        case 8: {
            const int which = below(4);
            return node(Operation::is_null, ValueType::boolean,
                        {which == 0   ? text(depth - 1)
                         : which == 1 ? part()
                         : which == 2 ? date(depth - 1)
                                      : number(depth - 1)});
        }
        case 9:
            return node(Operation::in, ValueType::boolean,
                        {number(depth - 1), number_constant(), number_constant(), number_constant()});
        case 10:
            return choice(ValueType::boolean, depth, part);
        case 11:
        case 12:
            return text_question(depth);
        default:
            return comparison(depth);
    }
}

Expression RandomRules::verdict(int depth, const RuleSet& set) {
    const std::size_t criteria = set.criteria.size(), facts = set.facts.size();
    const auto part = [&] { return verdict(depth - 1, set); };
    const auto points = [&] {
        const auto which = static_cast<std::uint32_t>(below(static_cast<int>(criteria)));
        if (set.criteria[which].signals.empty()) return part();
        return node(
            kComparisons[below(6)], ValueType::boolean,
            {judgement(Judgement::points, ValueType::number, which), constant(ValueType::number, 0.5 * below(10) - 1)});
    };
    const auto grade = [&] {
        if (!set.grade) return part();
        const auto letter = [&] { return constant(ValueType::text, 0, std::string(1, "ABCDEF"[below(6)])); };
        const Expression judged = judgement(Judgement::grade, ValueType::text);
        if (one_in(4)) return node(Operation::is_null, ValueType::boolean, {judged});
        if (one_in(4)) return node(Operation::in, ValueType::boolean, {judged, letter(), letter()});
        return one_in(2) ? node(kComparisons[below(6)], ValueType::boolean, {judged, letter()})
                         : node(kComparisons[below(6)], ValueType::boolean, {letter(), judged});
    };
    const auto count = [&] {
        constexpr Judgement counts[] = {Judgement::met_count, Judgement::unmet_count, Judgement::unknown_count,
                                        Judgement::known_count};
        return judgement(counts[below(4)], ValueType::number);
    };
    const auto limit = [&](int most) { return constant(ValueType::number, below(most + 1)); };
    if (depth <= 0 || one_in(3)) {
        switch (below(11)) {
            case 9:
                return points();
            case 10:
                return grade();
            case 0:
                return judgement(Judgement::knocked_out, ValueType::boolean);
            case 1:
                return judgement(Judgement::fit, ValueType::boolean);
            case 2:
                return judgement(Judgement::gate, ValueType::boolean);
            case 3:
                return node(kComparisons[below(6)], ValueType::boolean,
                            {judgement(Judgement::score, ValueType::number), limit(100)});
            case 4:
                return node(kComparisons[below(6)], ValueType::boolean, {count(), count()});
            case 5:
                return facts == 0 ? part()
                                  : judgement(Judgement::fact, ValueType::boolean,
                                              static_cast<std::uint32_t>(below(static_cast<int>(facts))));
            case 6:
                return judgement(Judgement::criterion, ValueType::boolean,
                                 static_cast<std::uint32_t>(below(static_cast<int>(criteria))));
            case 7:
                return one_in(3) ? node(Operation::greater_equal, ValueType::boolean,
                                        {judgement(Judgement::score_max, ValueType::number), limit(100)})
                                 : condition(1);
            default:
                return node(kComparisons[below(6)], ValueType::boolean, {count(), limit(static_cast<int>(criteria))});
        }
    }
    switch (below(6)) {
        case 0:
        case 1:
            return node(Operation::logical_and, ValueType::boolean, {part(), part()});
        case 2:
            return node(Operation::logical_or, ValueType::boolean, {part(), part()});
        case 3:
            return node(Operation::logical_not, ValueType::boolean, {part()});
        case 4:
            return node(Operation::is_null, ValueType::boolean, {part()});
        default:
            return node(one_in(2) ? Operation::is_false : Operation::is_true, ValueType::boolean, {part()});
    }
}

Value RandomRules::value(FieldType type, bool inexact) {
    switch (type) {
        case FieldType::boolean:
            return one_in(2);
        case FieldType::date:
            return double{kToday} + below(200) - 150;
        case FieldType::text: {
            const auto& from = one_in(3) ? kEmails : kTexts;
            return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
        }
        default:
            break;
    }
    const auto number = [&] { return kNumbers[static_cast<std::size_t>(below(static_cast<int>(kNumbers.size())))]; };
    if (!inexact) return number();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double a = number(), b = number();
    if (one_in(8)) return Interval{a, infinity};
    if (one_in(12)) return Interval{-infinity, a};
    return Interval{std::min(a, b), std::max(a, b)};
}

Lead RandomRules::lead(int inexact, int null) {
    Lead lead;
    for (const FieldUse& field : random_fields())
        if (!one_in(null)) lead.emplace_back(field.name, value(field.type, inexact != 0 && one_in(inexact)));
    return lead;
}

double RandomRules::inside(const Interval& interval) {
    constexpr double far = 1e9;
    const double low = std::max(interval.low, -far), high = std::min(interval.high, far);
    switch (below(4)) {
        case 0:
            return low;
        case 1:
            return high;
        default:
            return low + (high - low) * below(9) / 8;
    }
}

}  // namespace leadqual::test
