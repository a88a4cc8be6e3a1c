// Calls: arguments against the parameters in the table of functions.
#include <fmt/format.h>

#include <algorithm>

#include "rules/typing.hpp"

namespace leadqual {

namespace {

/// The word for parameter number `index`, and whether a call may have that many arguments.
class Parameters {
public:
    explicit Parameters(std::string_view text) {
        repeats_ = text.ends_with("…");
        if (repeats_) text.remove_suffix(std::string_view("…").size());
        for (std::size_t comma; (comma = text.find(", ")) != std::string_view::npos; text.remove_prefix(comma + 2))
            words_.push_back(text.substr(0, comma));
        words_.push_back(text);
    }
    bool fits(std::size_t count) const { return count == words_.size() || (repeats_ && count > words_.size()); }
    std::string_view word(std::size_t index) const { return words_[std::min(index, words_.size() - 1)]; }

private:
    std::vector<std::string_view> words_;
    bool repeats_ = false;
};

ValueType type_of(std::string_view parameter) {
    if (parameter == "date") return ValueType::date;
    if (parameter == "number") return ValueType::number;
    if (parameter == "value") return ValueType::null;
    return ValueType::text;
}

const Function* find_function(std::string_view name) {
    const auto found =
        std::find_if(functions().begin(), functions().end(), [&](const auto& row) { return row.name == name; });
    return found == functions().end() ? nullptr : &*found;
}

}  // namespace

std::optional<Expression> Typing::call(const Phrase& phrase) {
    const Function* function = find_function(phrase.text);
    if (!function) {
        std::vector<std::string_view> known;
        for (const Function& row : functions()) known.push_back(row.name);
        check_parts(phrase.parts);  // for what else is wrong
        const auto length = static_cast<std::uint32_t>(phrase.text.size());
        fail(Code::unknown_function, source_.span(phrase.begin, phrase.begin + length),
             fmt::format("unknown function '{}'", phrase.text),
             join_hints(did_you_mean(phrase.text, known), "leadqual functions lists them all"));
        return std::nullopt;
    }
    Expression call = make(Operation::call, function->result, {}, phrase.begin, phrase.end);
    call.function = function;
    if (!arguments(phrase, *function, call)) return std::nullopt;
    if (function->id == FunctionId::matches && !pattern(call.operands[1])) return std::nullopt;
    if (function->result == ValueType::null) {
        const auto type = common_type(call.operands, function->name);
        if (!type) return std::nullopt;
        call.type = *type;
    }
    if (function->id == FunctionId::nullif && call.type == ValueType::boolean) {
        fail(Code::wrong_type, span(call.operands[0]), "nullif compares numbers, texts or dates",
             "write CASE WHEN … THEN … END");
        return std::nullopt;
    }
    return call;
}

bool Typing::arguments(const Phrase& phrase, const Function& function, Expression& call) {
    const Parameters parameters(function.parameters);
    if (!parameters.fits(phrase.parts.size()))
        return fail(Code::wrong_arguments, span(phrase),
                    fmt::format("{} takes ({}), found {} argument{}", function.name, function.parameters,
                                phrase.parts.size(), phrase.parts.size() == 1 ? "" : "s"),
                    fmt::format("for example: {}", function.example));
    bool fine = true;
    for (std::size_t i = 0; i < phrase.parts.size(); ++i) {
        const Phrase& part = phrase.parts[i];
        const std::string_view word = parameters.word(i);
        if (word == "words") {
            fine = words(part, call.operands) && fine;
            continue;
        }
        Result argument = check(part);
        if (argument && word != "value" && !has_type(*argument, type_of(word), function.name)) argument.reset();
        if (argument && word == "pattern" && (!is_constant(*argument) || part.kind == PhraseKind::null)) {
            fail(Code::wrong_arguments, span(part), "a regular expression is a constant text",
                 fmt::format("for example: {}", function.example));
            argument.reset();
        }
        fine = fine && argument;
        if (argument) call.operands.push_back(std::move(*argument));
    }
    return fine;
}

/// A word to look for: a constant text, or a word list for all of its words.
bool Typing::words(const Phrase& phrase, std::vector<Expression>& operands) {
    std::vector<std::string> found;
    if (phrase.kind == PhraseKind::list) {
        auto listed = names_.list(phrase.text, span(phrase));
        if (!listed) return false;
        found = std::move(*listed);
    } else {
        Result word = check(phrase);
        if (!word || !has_type(*word, ValueType::text, "a word to look for")) return false;
        if (!is_constant(*word) || phrase.kind == PhraseKind::null)
            return fail(Code::wrong_arguments, span(phrase), "mentions looks for constant words",
                        "mentions(job_title, 'buyer', @decision_titles)");
        found.push_back(word->text);
    }
    for (std::string& word : found) {
        if (trim(word).empty()) return fail(Code::wrong_arguments, span(phrase), "a word to look for is empty");
        Expression constant = make(Operation::constant, ValueType::text, {}, phrase.begin, phrase.end);
        constant.text = std::move(word);
        operands.push_back(std::move(constant));
    }
    return true;
}

bool Typing::pattern(const Expression& pattern) {
    const auto problem = check_pattern(pattern.text);
    if (!problem) return true;
    // Inside the quotes a quote is written twice; a setting holds its pattern elsewhere.
    Span where = span(pattern);
    if (text_of(pattern).starts_with('\'') && problem->size > 0) {
        const auto written = [&](std::size_t offset) {
            const std::string_view before = std::string_view(pattern.text).substr(0, offset);
            return pattern.begin + 1 + offset +
                   static_cast<std::size_t>(std::count(before.begin(), before.end(), '\''));
        };
        where = source_.span(written(problem->offset), written(problem->offset + problem->size));
    }
    return fail(Code::invalid_pattern, where, problem->message, problem->hint);
}

/// Values that stand for each other are of one type; NULL goes with any.
std::optional<ValueType> Typing::common_type(std::span<const Expression> values, std::string_view taker) {
    const auto typed = std::find_if(values.begin(), values.end(), [](const auto& v) { return !is_null_literal(v); });
    if (typed == values.end()) {
        fail(Code::wrong_arguments, span(values[0]), fmt::format("{} has nothing but NULL here", taker));
        return std::nullopt;
    }
    for (const Expression& value : values) {
        if (is_null_literal(value) || value.type == typed->type) continue;
        fail(Code::wrong_type, span(value),
             fmt::format("{} gives one type, but {} and {} differ", taker, shown(*typed), shown(value)),
             way_to_compare(*typed, value));
        return std::nullopt;
    }
    return typed->type;
}

}  // namespace leadqual
