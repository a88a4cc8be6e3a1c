// = <> < <= > >=, BETWEEN, IN, LIKE: both sides are numbers, both text, or both dates.
#include <fmt/format.h>

#include <algorithm>

#include "rules/typing.hpp"

namespace leadqual {

std::optional<Expression> Typing::comparison(const Phrase& phrase) {
    auto operands = check_parts(phrase.parts);
    if (!operands || !comparable((*operands)[0], (*operands)[1], phrase.operation)) return std::nullopt;
    return make(phrase.operation, ValueType::boolean, std::move(*operands), phrase.begin, phrase.end);
}

bool Typing::comparable(const Expression& left, const Expression& right, Operation operation) {
    const Expression* null = is_null_literal(right) ? &right : is_null_literal(left) ? &left : nullptr;
    if (null) {
        const bool unequal = operation == Operation::not_equal;
        return fail(Code::null_comparison, span(*null), "nothing compares with NULL: the answer is always NULL",
                    fmt::format("write {} IS {}NULL", text_of(null == &right ? left : right), unequal ? "NOT " : ""));
    }
    const bool left_is_value = left.type == ValueType::boolean && !is_constant(left);
    if (left_is_value || right.type == ValueType::boolean || left.type == ValueType::boolean) {
        const Expression& boolean = left_is_value || right.type != ValueType::boolean ? left : right;
        const auto text = text_of(boolean);
        if (is_constant(boolean))
            return fail(Code::wrong_type, span(boolean), fmt::format("{} is yes or no, and does not compare", text),
                        way_to(&boolean == &left ? right : left, ValueType::boolean));
        return fail(Code::wrong_type, span(boolean), fmt::format("{} is already yes or no", text),
                    boolean.operation == Operation::field || boolean.operation == Operation::judgement
                        ? fmt::format("write {0} or NOT {0}", text)
                        : "join conditions with AND, OR and NOT");
    }
    if (left.type != right.type) {
        const Expression& wrong = is_constant(right) ? right : is_constant(left) ? left : right;
        return fail(Code::wrong_type, span(wrong), fmt::format("cannot compare {} with {}", shown(left), shown(right)),
                    way_to_compare(left, right));
    }
    return known_tag(left, right) && known_tag(right, left) && known_letter(left, right) && known_letter(right, left);
}

/// tag = 'hot' can never hold.
bool Typing::known_tag(const Expression& judged, const Expression& constant) {
    const bool is_tag = judged.operation == Operation::judgement &&
                        (judged.judgement == Judgement::tag || judged.judgement == Judgement::could_be);
    if (!is_tag || !is_constant(constant) || read_tag(constant.text)) return true;
    return fail(Code::unknown_tag, span(constant), fmt::format("there is no tag '{}'", constant.text),
                "tags are SQL, MQL and disqualified");
}

/// grade = 'Z' neither, nor grade < 'b'.
bool Typing::known_letter(const Expression& judged, const Expression& constant) {
    const bool is_grade = judged.operation == Operation::judgement && judged.judgement == Judgement::grade;
    if (!is_grade || !is_constant(constant)) return true;
    const std::string_view letter = trim(constant.text);
    if (letter.size() == 1 && letter[0] >= 'A' && letter[0] <= Grade::worst) return true;
    return fail(Code::unknown_tag, span(constant), fmt::format("there is no grade '{}'", constant.text),
                "grades are A to F");
}

/// value BETWEEN low AND high is value >= low AND value <= high; each half shows the whole text.
std::optional<Expression> Typing::between(const Phrase& phrase) {
    auto parts = check_parts(phrase.parts);
    if (!parts) return std::nullopt;
    Expression& value = (*parts)[0];
    const bool low_fits = comparable(value, (*parts)[1], Operation::greater_equal);
    if (!comparable(value, (*parts)[2], Operation::less_equal) || !low_fits) return std::nullopt;
    if (is_constant((*parts)[1]) && is_constant((*parts)[2]) && value.type != ValueType::text &&
        (*parts)[1].number > (*parts)[2].number) {
        fail(Code::invalid_value, span((*parts)[1]), "nothing lies between these: the lower end comes first",
             fmt::format("write BETWEEN {} AND {}", text_of((*parts)[2]), text_of((*parts)[1])));
        return std::nullopt;
    }
    if (!may_repeat(value)) return std::nullopt;
    const auto half = [&](Operation operation, Expression end) {
        std::vector<Expression> operands{value, std::move(end)};
        return make(operation, ValueType::boolean, std::move(operands), phrase.begin, phrase.end);
    };
    std::vector<Expression> halves;
    halves.push_back(half(Operation::greater_equal, std::move((*parts)[1])));
    halves.push_back(half(Operation::less_equal, std::move((*parts)[2])));
    return negated_if(phrase.negated,
                      make(Operation::logical_and, ValueType::boolean, std::move(halves), phrase.begin, phrase.end));
}

std::optional<Expression> Typing::in(const Phrase& phrase) {
    Result value = check(phrase.parts[0]);
    if (!value) return std::nullopt;
    if (value->type == ValueType::boolean || is_null_literal(*value)) {
        fail(Code::wrong_type, span(*value),
             fmt::format("{} is {}, and does not compare", text_of(*value), in_words(value->type)),
             is_constant(*value) ? "" : fmt::format("write {0} or NOT {0}", text_of(*value)));
        return std::nullopt;
    }
    std::vector<Expression> operands;
    operands.push_back(std::move(*value));
    bool fine = true;
    for (std::size_t i = 1; i < phrase.parts.size(); ++i)
        fine = item_of(operands[0], phrase.parts[i], operands) && fine;
    if (!fine) return std::nullopt;
    return negated_if(phrase.negated,
                      make(Operation::in, ValueType::boolean, std::move(operands), phrase.begin, phrase.end));
}

/// One item behind IN: a constant, or a word list for all of its words.
bool Typing::item_of(const Expression& value, const Phrase& phrase, std::vector<Expression>& items) {
    const ValueType type = value.type;
    if (phrase.kind == PhraseKind::list) {
        const auto words = names_.list(phrase.text, span(phrase));
        if (!words) return false;
        if (type != ValueType::text)
            return fail(Code::wrong_type, span(phrase),
                        fmt::format("cannot compare {} with a list of words", shown(value)),
                        is_untyped_column(value) ? declare_as(value, "text") : "");
        for (const std::string& word : *words) {
            Expression item = make(Operation::constant, ValueType::text, {}, phrase.begin, phrase.end);
            item.text = word;
            items.push_back(std::move(item));
        }
        return true;
    }
    Result item = check(phrase);
    if (!item) return false;
    if (is_null_literal(*item))
        return fail(Code::null_comparison, span(*item), "nothing equals NULL",
                    fmt::format("write … OR {} IS NULL", text_of(value)));
    if (!is_constant(*item))
        return fail(Code::wrong_arguments, span(*item), "IN compares with constants only",
                    fmt::format("write … OR {} = {}", text_of(value), text_of(*item)));
    if (!comparable(value, *item, Operation::equal)) return false;
    items.push_back(std::move(*item));
    return true;
}

std::optional<Expression> Typing::like(const Phrase& phrase) {
    auto operands = check_parts(phrase.parts);
    if (!operands) return std::nullopt;
    bool fine = true;
    for (const Expression& operand : *operands) fine = has_type(operand, ValueType::text, "LIKE") && fine;
    if (!fine) return std::nullopt;
    const Expression& pattern = (*operands)[1];
    if (!is_constant(pattern) || phrase.parts[1].kind == PhraseKind::null) {
        fail(Code::wrong_arguments, span(pattern), "the pattern behind LIKE is a constant text", "write LIKE 'acme%'");
        return std::nullopt;
    }
    return negated_if(phrase.negated,
                      make(Operation::like, ValueType::boolean, std::move(*operands), phrase.begin, phrase.end));
}

}  // namespace leadqual
