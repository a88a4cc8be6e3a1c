#include "lead/field_words.hpp"

namespace leadqual {

namespace {

constexpr BooleanWord opt_out[] = {
    {"opted out", true},    {"opted-out", true},    {"opt out", true},     {"opt-out", true},   {"optout", true},
    {"unsubscribed", true}, {"do not email", true}, {"opted in", false},   {"opted-in", false}, {"opt in", false},
    {"opt-in", false},      {"optin", false},       {"subscribed", false},
};

constexpr BooleanWord no_calls[] = {
    {"do not call", true}, {"don't call", true}, {"dnc", true},     {"opted out", true},
    {"opted-out", true},   {"opt out", true},    {"opt-out", true}, {"opted in", false},
    {"opted-in", false},   {"opt in", false},    {"opt-in", false},
};

struct FieldWords {
    std::string_view field;
    std::span<const BooleanWord> words;
};
constexpr FieldWords fields[] = {
    {"email_opt_out", opt_out},
    {"do_not_call", no_calls},
};

}  // namespace

std::span<const BooleanWord> field_words(std::string_view field) noexcept {
    for (const FieldWords& row : fields)
        if (row.field == field) return row.words;
    return {};
}

std::optional<bool> find_word(std::span<const BooleanWord> words, std::string_view trimmed) {
    if (words.empty()) return std::nullopt;
    thread_local std::string folded;
    fold_into(trimmed, folded);
    for (const BooleanWord& word : words)
        if (word.folded == folded) return word.value;
    return std::nullopt;
}

}  // namespace leadqual
