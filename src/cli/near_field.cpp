// Did you mean: the field that a column without one was probably meant for.
#include "cli/field_findings.hpp"

#include <algorithm>

namespace leadqual::cli {

namespace {

bool is_supplied(const FileProfile& file, std::string_view field) {
    return std::any_of(file.columns.begin(), file.columns.end(),
                       [&](const ColumnProfile& column) { return column.field == field; });
}

bool reads_as(FieldType type, std::string_view value) {
    switch (type) {
        case FieldType::number:
            return read_number(value).has_value();
        case FieldType::boolean:
            return read_boolean(value).has_value();
        case FieldType::date:
            return read_date(value, {.order = DateOrder::dmy}) || read_date(value, {.order = DateOrder::mdy});
        case FieldType::days:
            return read_days(value, 0).has_value();
        case FieldType::text:
            return !read_number(value);
    }
    return false;
}

/// Most of its frequent values read as the field's type.
bool can_hold(const ColumnProfile& column, FieldType type) {
    const auto readable = std::count_if(column.top.begin(), column.top.end(),
                                        [&](const ValueCount& value) { return reads_as(type, value.value); });
    return !column.top.empty() && static_cast<std::size_t>(readable) * 2 >= column.top.size();
}

/// "EmailBouncedReason" and "email bounced reason" are email, bounced, reason.
std::vector<std::string> words_of(std::string_view header) {
    std::vector<std::string> words(1);
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (std::size_t at = 0; at < header.size(); ++at) {
        const char c = header[at];
        const bool is_letter = is_lower(c) || is_upper(c) || (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
        const bool begins = at > 0 && is_upper(c) && is_lower(header[at - 1]);
        if ((!is_letter || begins) && !words.back().empty()) words.emplace_back();
        if (is_letter) words.back() += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

std::string misspelt(const FileProfile& file, const ColumnProfile& column) {
    const auto spelling = normalise_header(column.name);
    constexpr std::size_t kShort = 5, kLong = 9;  // in short names another letter is another word
    if (spelling.size() < kShort) return "";
    std::vector<std::string_view> known;
    std::vector<const Field*> means;
    for (const auto& field : catalogue()) {
        if (is_supplied(file, field.name) || !can_hold(column, field.type)) continue;
        for (std::string_view rest = field.headers; !rest.empty();) {
            const auto end = std::min(rest.find('|'), rest.size());
            known.push_back(rest.substr(0, end));
            means.push_back(&field);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    const auto near = closest(spelling, known, spelling.size() < kLong ? 1 : 2);
    if (!near) return "";
    const auto at = std::find(known.begin(), known.end(), *near) - known.begin();
    return std::string(means[static_cast<std::size_t>(at)]->name);
}

std::string named_inside(const FileProfile& file, const ColumnProfile& column, std::span<const std::string> wanted) {
    const auto words = words_of(column.name);
    for (const auto& name : wanted) {
        const Field* field = find_field(name);
        const auto parts = words_of(name);
        if (!field || is_supplied(file, name) || !can_hold(column, field->type)) continue;
        if (std::search(words.begin(), words.end(), parts.begin(), parts.end()) != words.end()) return name;
    }
    return "";
}

}  // namespace

std::string near_field(const FileProfile& file, const ColumnProfile& column, std::span<const std::string> wanted) {
    const bool has_meaning = !column.field.empty() || !column.second_choice_of.empty();
    if (has_meaning || column.filled == 0 || field_for_header(column.name)) return "";
    auto field = misspelt(file, column);
    return field.empty() ? named_inside(file, column, wanted) : field;
}

}  // namespace leadqual::cli
