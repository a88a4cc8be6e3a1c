#include "pipeline/statement.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

static std::string spaced(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

/// "; yes budget: 40,000 (Budget Amount)": the value is of a column that stepped in for another.
static PaddedText with_column(PaddedText before, std::string_view value, std::string_view column, Arena& arena) {
    constexpr std::size_t kColumnWidth = 30;
    const std::string text = fmt::format("{}{} ({})", std::string_view(before.data, before.size), value,
                                         shorten(visible(column), kColumnWidth));
    char* const to = arena.take(text.size() + kPadding);
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
}

Statement::Statement(const Program& program, const Criterion& criterion, const Evidence& evidence, State state)
    : alone_((state == State::met ? "; yes " : "; no ") + criterion.name +
             (evidence.because != nullptr ? ": " + *evidence.because : "")) {
    if (evidence.because != nullptr) return;
    const std::string begin(alone_.text().data, alone_.text().size);
    for (const std::uint32_t field : evidence.fields) {
        const FieldUse& use = program.fields()[field];
        const bool is_boolean = use.type == FieldType::boolean;
        const bool is_named =
            (use.type == FieldType::number || use.type == FieldType::date) && use.name != criterion.name;
        fields_.push_back(
            {field, is_boolean,
             PaddedString(begin + ": " + (is_boolean || is_named ? spaced(use.name) : "") + (is_named ? " " : "")),
             PaddedString(begin + ": not " + spaced(use.name))});
    }
}

PaddedText Statement::about(const LeadsInView& leads, std::size_t row, char* room, ValueBuffer& buffer,
                            Arena& arena) const {
    for (const OfField& each : fields_) {
        const Column& column = leads.columns[each.field];
        if (!has_value(column, row)) continue;
        const auto from = leads.stepped_in_for(each.field, row);
        if (each.is_boolean) {
            const auto said = ((column.is_true[row / 64] >> row % 64 & 1) != 0 ? each.text : each.if_no).text();
            return from.empty() ? said : with_column(said, {}, from, arena);
        }
        const std::string_view value = shown_value(leads, each.field, row, buffer);
        const PaddedText before = each.text.text();
        if (!from.empty()) [[unlikely]]
            return with_column(before, value, from, arena);
        const std::size_t size = before.size + value.size();
        char* const to = size + kPadding <= kRoom ? room : arena.take(size + kPadding);
        std::memcpy(write(before, to), value.data(), value.size());
        return {to, size};
    }
    return alone_.text();
}

}  // namespace leadqual
