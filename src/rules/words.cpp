// The words for tags, types and exact decimals.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "leadqual/rules.hpp"

namespace leadqual {

std::string_view to_text(ValueType type) noexcept {
    switch (type) {
        case ValueType::null:
            return "null";
        case ValueType::boolean:
            return "boolean";
        case ValueType::number:
            return "number";
        case ValueType::text:
            return "text";
        case ValueType::date:
            return "date";
    }
    return {};
}

std::string_view to_text(Tag tag) noexcept {
    switch (tag) {
        case Tag::disqualified:
            return "disqualified";
        case Tag::mql:
            return "MQL";
        case Tag::sql:
            return "SQL";
    }
    return {};
}

std::optional<Tag> read_tag(std::string_view name) noexcept {
    const auto is_same = [&](std::string_view other) {  // without regard to case; all letters are ASCII
        name = trim(name);
        return std::equal(name.begin(), name.end(), other.begin(), other.end(),
                          [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == (b | 0x20); });
    };
    for (const Tag tag : {Tag::disqualified, Tag::mql, Tag::sql})
        if (is_same(to_text(tag))) return tag;
    return std::nullopt;
}

std::string to_text(Decimal value) {
    const auto size = static_cast<std::uint64_t>(std::abs(value.millionths));
    std::string text = fmt::format("{}{}.{:06}", value.millionths < 0 ? "-" : "", size / 1'000'000, size % 1'000'000);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace leadqual
