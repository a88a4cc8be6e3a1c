#include "rules/vocabulary.hpp"

#include <algorithm>

#include "rules/lexer.hpp"

namespace leadqual {

namespace {

constexpr JudgementName judgements[] = {
    {"knocked_out", Judgement::knocked_out, ValueType::boolean},
    {"fit", Judgement::fit, ValueType::boolean},
    {"gate", Judgement::gate, ValueType::boolean},
    {"met_count", Judgement::met_count, ValueType::number},
    {"unmet_count", Judgement::unmet_count, ValueType::number},
    {"unknown_count", Judgement::unknown_count, ValueType::number},
    {"known_count", Judgement::known_count, ValueType::number},
    {"score", Judgement::score, ValueType::number},
    {"score_max", Judgement::score_max, ValueType::number},
    {"tag", Judgement::tag, ValueType::text},
    {"action", Judgement::action, ValueType::text},
    {"could_be", Judgement::could_be, ValueType::text},
};

constexpr std::string_view other_output_columns[] = {"reasons", "next_question", "known"};

void add_words(const std::vector<std::string>& as_written, const Vocabulary& vocabulary, int depth,
               std::vector<std::string>& words) {
    for (const std::string& word : as_written) {
        if (!word.starts_with('@')) {
            words.push_back(word);
        } else if (const OwnList* own = vocabulary.find_list(word.substr(1))) {
            if (depth > 0) add_words(own->as_written, vocabulary, depth - 1, words);  // circles are reported elsewhere
        } else if (const auto built_in = words_of(word.substr(1), {})) {
            words.insert(words.end(), built_in->begin(), built_in->end());
        }
    }
}

}  // namespace

std::span<const JudgementName> judgement_names() { return judgements; }

bool is_reserved(std::string_view name) {
    const auto is_name = [&](std::string_view other) { return other == name; };
    return std::any_of(std::begin(judgements), std::end(judgements), [&](const auto& row) { return is_name(row.name); }) ||
           std::any_of(std::begin(other_output_columns), std::end(other_output_columns), is_name) ||
           name.starts_with("lq_") || is_keyword(name);
}

ValueType value_type(FieldType type) noexcept {
    switch (type) {
        case FieldType::text: return ValueType::text;
        case FieldType::number:
        case FieldType::days: return ValueType::number;
        case FieldType::boolean: return ValueType::boolean;
        case FieldType::date: return ValueType::date;
    }
    return ValueType::null;
}

std::string Setting::as_json() const {
    switch (kind) {
        case JsonKind::text: return quote_json(text);
        case JsonKind::boolean: return number != 0 ? "true" : "false";
        default: return text;
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
    std::vector<std::string> words;
    if (const OwnList* own = vocabulary.find_list(list)) {
        constexpr int deepest = 20;
        add_words(own->as_written, vocabulary, deepest, words);
        return words;
    }
    for (const WordList& built_in : built_in_lists())
        if (built_in.name == list) return built_in.words;
    return std::nullopt;
}

}  // namespace leadqual
