// Within one condition: what can never be TRUE, what always is, and what changes nothing. The smallest part that shows
// it is named, and what contains that part is passed over.
#include <fmt/format.h>

#include <algorithm>

#include "rules/lint_thoroughly.hpp"
#include "rules/typing.hpp"
#include "rules/worlds.hpp"

namespace leadqual {

namespace {

bool is_junction(const Expression& part) {
    return part.operation == Operation::logical_and || part.operation == Operation::logical_or;
}

/// Two parts joined like `junction` joins its own.
Expression pair_of(const Expression& junction, const Expression& left, const Expression& right) {
    return make(junction.operation, ValueType::boolean, {left, right}, left.begin, right.end);
}

class LogicLint {
public:
    LogicLint(Reading& reading, const Condition& condition, const PlacedText& text)
        : criteria_(reading.set.criteria.size()), problems_(reading.problems), condition_(condition), text_(text) {}

    /// Whether something was found in this part or in one of its own.
    bool check(const Expression& part) {
        if (part.type != ValueType::boolean) return false;
        bool found = false;
        for (const Expression& operand : part.operands) found = check(operand) || found;
        return found || check_itself(part);
    }

private:
    bool check_itself(const Expression& part) {
        switch (part.operation) {
            case Operation::constant:
            case Operation::field:
            case Operation::judgement:
            case Operation::call:
            case Operation::case_when:  // often one answer on purpose: CASE WHEN … THEN FALSE END
                return false;
            default:
                break;
        }
        // Beside TRUE, FALSE or NULL, one answer is meant as well.
        if (std::any_of(part.operands.begin(), part.operands.end(), is_constant) && part.operands.size() > 1 &&
            part.operands[0].type == ValueType::boolean)
            return false;
        if (is_never_true(part)) return report_contradiction(part);
        if (is_always_true(part)) return report_always_true(part);
        return is_junction(part) && check_operands(part);
    }

    bool is_never_true(const Expression& part) const {
        const Expression* conditions[] = {&part};
        Worlds worlds(conditions, criteria_);
        return worlds.can_be_tried() &&
               !worlds.any([&] { return worlds.is_exact() && (worlds.answers(part) & can_be_true) != 0; });
    }

    bool is_always_true(const Expression& part) const {
        const Expression* conditions[] = {&part};
        Worlds worlds(conditions, criteria_);
        return worlds.can_be_tried() && !worlds.any([&] {
            const std::uint8_t answers = worlds.answers(part);
            return worlds.all_is_known() ? answers != can_be_true : answers == can_be_false;
        });
    }

    /// Whether `junction` says the same without its operand `left_out`.
    bool says_the_same_without(const Expression& junction, std::size_t left_out) const {
        Expression rest = junction;
        rest.operands.erase(rest.operands.begin() + static_cast<std::ptrdiff_t>(left_out));
        if (rest.operands.size() == 1) rest = Expression(rest.operands[0]);
        const Expression* conditions[] = {&junction, &rest};
        Worlds worlds(conditions, criteria_);
        return worlds.can_be_tried() && !worlds.any([&] { return worlds.answers(junction) != worlds.answers(rest); });
    }

    /// Operands without any one of which `junction` says the same.
    std::vector<bool> needless_in(const Expression& junction) const {
        const Expression* conditions[] = {&junction};
        Worlds worlds(conditions, criteria_);
        const std::size_t size = junction.operands.size();
        std::vector<bool> needless(size, worlds.can_be_tried());
        std::vector<std::uint8_t> answers(size), before(size + 1, join_of_none(junction.operation));
        worlds.any([&] {
            for (std::size_t i = 0; i < size; ++i) {
                answers[i] = worlds.answers(junction.operands[i]);
                before[i + 1] = join(junction.operation, before[i], answers[i]);
            }
            std::uint8_t behind = join_of_none(junction.operation);
            for (std::size_t i = size; i-- > 0;) {
                if (join(junction.operation, before[i], behind) != before[size]) needless[i] = false;
                behind = join(junction.operation, answers[i], behind);
            }
            return std::find(needless.begin(), needless.end(), true) == needless.end();
        });
        return needless;
    }

    bool report_contradiction(const Expression& part) {
        if (part.operation == Operation::logical_and)
            for (std::size_t k = 0; k < part.operands.size(); ++k)
                for (std::size_t i = 0; i < k; ++i)
                    if (is_never_true(pair_of(part, part.operands[i], part.operands[k])))
                        return report(Code::contradiction, part.operands[k],
                                      fmt::format("{} and {} exclude each other", written(part.operands[i]),
                                                  written(part.operands[k])),
                                      "with AND both must hold; is OR meant?");
        return report(Code::contradiction, part, fmt::format("{} can never be TRUE", written(part)), "");
    }

    bool report_always_true(const Expression& part) {
        if (part.operation == Operation::logical_or)
            for (std::size_t k = 0; k < part.operands.size(); ++k)
                for (std::size_t i = 0; i < k; ++i)
                    if (is_always_true(pair_of(part, part.operands[i], part.operands[k])))
                        return report(Code::always_true, part.operands[k],
                                      fmt::format("{} or {} holds for every value", written(part.operands[i]),
                                                  written(part.operands[k])),
                                      "with OR one of the two is enough; is AND meant?");
        return report(Code::always_true, part, fmt::format("{} holds for every value", written(part)), "");
    }

    bool check_operands(const Expression& junction) {
        std::vector<std::size_t> needed(junction.operands.size());
        for (std::size_t i = 0; i < needed.size(); ++i) needed[i] = i;
        Expression rest = junction;
        bool found = false;
        // The later of two that say the same is the one too many; a narrower one may stand first.
        auto needless = needless_in(rest);
        for (std::size_t k = junction.operands.size(); k-- > 0 && rest.operands.size() > 1;) {
            if (!needless[k]) continue;
            report_needless(junction, needed, k);
            rest.operands.erase(rest.operands.begin() + static_cast<std::ptrdiff_t>(k));
            needed.erase(needed.begin() + static_cast<std::ptrdiff_t>(k));
            needless = needless_in(rest);
            found = true;
        }
        return found;
    }

    void report_needless(const Expression& junction, const std::vector<std::size_t>& needed, std::size_t k) {
        const Expression& part = junction.operands[k];
        const bool is_or = junction.operation == Operation::logical_or;
        for (const std::size_t i : needed) {
            if (i == k) continue;
            const Expression& other = junction.operands[i];
            if (!says_the_same_without(pair_of(junction, other, part), 1)) continue;
            const bool is_same = says_the_same_without(pair_of(junction, other, part), 0);
            if (is_same)
                report(Code::duplicate_condition, part, fmt::format("{} is asked twice here", written(part)), "");
            else
                report(is_or ? Code::shadowed_condition : Code::redundant_condition, part,
                       is_or ? fmt::format("{} adds nothing: {} holds whenever it does", written(part), written(other))
                             : fmt::format("{} adds nothing: it holds whenever {} does", written(part), written(other)),
                       "");
            return;
        }
        report(is_or ? Code::shadowed_condition : Code::redundant_condition, part,
               fmt::format("{} adds nothing to the other parts", written(part)), "");
    }

    std::string written(const Expression& part) const { return shorten(condition_.text_of(part), 60); }

    bool report(Code code, const Expression& part, std::string message, std::string hint) {
        problems_.report(code, text_.span(part.begin, part.end), std::move(message), std::move(hint));
        return true;
    }

    std::size_t criteria_;
    Problems& problems_;
    const Condition& condition_;
    const PlacedText& text_;
};

}  // namespace

void lint_logic(Reading& reading, const Condition& condition, const PlacedText& text) {
    LogicLint(reading, condition, text).check(condition.root);
}

}  // namespace leadqual
