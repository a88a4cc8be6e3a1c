#include "format/csv_suffix.hpp"

#include "format/escape.hpp"

#include <charconv>
#include <cstring>

namespace leadqual::writing {

namespace {

/// A text of at most four bytes, copied as four whatever its size: cheaper than asking.
struct ShortText {
    char bytes[4] = {};
    std::uint8_t size = 0;
};

constexpr std::size_t kPercents = 101;

constexpr auto kNumbers = [] {  // scores are 0 … 100
    std::array<ShortText, kPercents> texts;
    for (std::size_t number = 0; number < kPercents; ++number) {
        auto& text = texts[number];
        for (std::size_t unit : {100, 10, 1})
            if (number >= unit || unit == 1) text.bytes[text.size++] = static_cast<char>('0' + number / unit % 10);
    }
    return texts;
}();

constexpr std::array<ShortText, 3> kTruths{{{"", 0}, {"no", 2}, {"yes", 3}}};

char* copy(const ShortText& text, char* to) noexcept {
    std::memcpy(to, text.bytes, sizeof text.bytes);
    return to + text.size;
}

constexpr std::size_t kLongestNumber = 12;

char* copy(std::int32_t number, char* to) noexcept {
    if (number == AddedColumn::blank) return to;
    if (number >= 0 && static_cast<std::size_t>(number) < kPercents)
        return copy(kNumbers[static_cast<std::size_t>(number)], to);
    return std::to_chars(to, to + kLongestNumber, number).ptr;
}

}  // namespace

void CsvSuffix::append(std::size_t row, bool begins_the_row, Rendered& rendered) {
    char* const begin = collected_.data();
    char* const end = begin + collected_.size();
    char* to = begin;
    const auto flush = [&] {
        rendered.bytes.append(begin, to);
        to = begin;
    };
    for (const auto& column : added_) {
        if (end - to <= static_cast<std::ptrdiff_t>(kLongestNumber)) flush();
        if (!begins_the_row) *to++ = options_.delimiter;
        begins_the_row = false;
        if (column.type == AddedType::truth) {
            to = copy(kTruths[static_cast<std::size_t>(column.truths[row] + 1)], to);
        } else if (column.type == AddedType::number) {
            to = copy(column.numbers[row], to);
        } else if (const auto text = column.texts[row]; !text.empty()) {
            const bool fits = static_cast<std::size_t>(end - to) >= text.size();
            if (fits && is_plain(text)) {
                std::memcpy(to, text.data(), text.size());
                to += text.size();
            } else {
                flush();
                append_special(text, rendered);
            }
        }
    }
    flush();
}

void CsvSuffix::append_special(std::string_view text, Rendered& rendered) const {
    if (options_.escape_formulas && runs_as_formula(text))
        append_escaped_formula(text, options_.delimiter, rendered);
    else
        append_csv_cell(text, options_.delimiter, rendered.bytes);
}

bool CsvSuffix::is_plain(std::string_view text) noexcept {
    const auto address = reinterpret_cast<std::uintptr_t>(text.data());
    auto& known = remembered_[(address ^ (address >> 6)) % remembered_.size()];
    if (known.text.data() != text.data() || known.text.size() != text.size()) {
        known.text = text;
        known.is_plain =
            !needs_csv_quotes(text, options_.delimiter) && !(options_.escape_formulas && runs_as_formula(text));
    }
    return known.is_plain;
}

void append_escaped_formula(std::string_view text, char delimiter, Rendered& rendered) {
    append_csv_cell(std::string("'").append(text), delimiter, rendered.bytes);
    ++rendered.formulas_escaped;
}

}  // namespace leadqual::writing
