#include "rules/vocabulary.hpp"

#include <algorithm>

#include "rules/lexer.hpp"

namespace leadqual {

namespace {

constexpr JudgementName judgements[] = {
    {"knocked_out", Judgement::knocked_out, ValueType::boolean, "a knock-out fired"},
    {"fit", Judgement::fit, ValueType::boolean, "the outcome of the profile; NULL without one"},
    {"gate", Judgement::gate, ValueType::boolean, "the outcome of the gate"},
    {"met_count", Judgement::met_count, ValueType::number, "how many criteria are met"},
    {"unmet_count", Judgement::unmet_count, ValueType::number, "how many are unmet"},
    {"unknown_count", Judgement::unknown_count, ValueType::number, "how many are unknown"},
    {"known_count", Judgement::known_count, ValueType::number, "how many are met or unmet"},
    {"score", Judgement::score, ValueType::number, "0 to 100"},
    {"score_max", Judgement::score_max, ValueType::number, "the score if every unknown turned out best"},
    {"grade", Judgement::grade, ValueType::text, "the letter for fit, A to F; NULL while nothing is known of it"},
    {"tag", Judgement::tag, ValueType::text, "SQL, MQL or disqualified; only in --where"},
    {"action", Judgement::action, ValueType::text, "what to do next; only in --where"},
    {"could_be", Judgement::could_be, ValueType::text, "the best tag that is still possible; only in --where"},
};

constexpr std::string_view other_output_columns[] = {"reasons",     "next_question", "known",
                                                     "grade_range", "reason_code",   "recheck_on"};

const WordList* find_built_in(std::string_view name) {
    const auto lists = built_in_lists();
    const auto found =
        std::find_if(lists.begin(), lists.end(), [&](const WordList& list) { return list.name == name; });
    return found == lists.end() ? nullptr : &*found;
}

/// Each list comes in once: that ends circles, and lists of lists of lists cannot grow without bound.
void add_words(std::string_view list, const Vocabulary& vocabulary, std::set<std::string>& seen,
               std::vector<std::string>& words) {
    if (!seen.insert(std::string(list)).second) return;
    if (const OwnList* own = vocabulary.find_list(list)) {
        for (const std::string& word : own->as_written) {
            if (word.starts_with('@'))
                add_words(std::string_view(word).substr(1), vocabulary, seen, words);
            else
                words.push_back(word);
        }
    } else if (const WordList* built_in = find_built_in(list)) {
        words.insert(words.end(), built_in->words.begin(), built_in->words.end());
    }
}

}  // namespace

std::span<const JudgementName> judgement_names() { return judgements; }

bool is_reserved(std::string_view name) {
    const auto is_name = [&](std::string_view other) { return other == name; };
    return std::any_of(std::begin(judgements), std::end(judgements),
                       [&](const auto& row) { return is_name(row.name); }) ||
           std::any_of(std::begin(other_output_columns), std::end(other_output_columns), is_name) ||
           name.starts_with("lq_") || is_keyword(name);
}

ValueType value_type(FieldType type) noexcept {
    switch (type) {
        case FieldType::text:
            return ValueType::text;
        case FieldType::number:
        case FieldType::days:
            return ValueType::number;
        case FieldType::boolean:
            return ValueType::boolean;
        case FieldType::date:
            return ValueType::date;
    }
    return ValueType::null;
}

std::string Setting::as_json() const {
    switch (kind) {
        case JsonKind::text:
            return quote_json(text);
        case JsonKind::boolean:
            return number != 0 ? "true" : "false";
        default:
            return text;
    }
}

const Setting* Vocabulary::find_setting(std::string_view name) const {
    const auto found = std::find_if(settings.begin(), settings.end(), [&](const auto& s) { return s.name == name; });
    return found == settings.end() ? nullptr : &*found;
}

const OwnList* Vocabulary::find_list(std::string_view name) const {
    const auto found = std::find_if(lists.begin(), lists.end(), [&](const auto& l) { return l.name == name; });
    return found == lists.end() ? nullptr : &*found;
}

std::optional<std::vector<std::string>> words_of(std::string_view list, const Vocabulary& vocabulary) {
    if (!vocabulary.find_list(list) && !find_built_in(list)) return std::nullopt;
    std::vector<std::string> words;
    std::set<std::string> seen;
    add_words(list, vocabulary, seen, words);
    return words;
}

}  // namespace leadqual
