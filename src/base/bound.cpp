#include "base/bound.hpp"

#include <cmath>
#include <limits>

namespace leadqual {

namespace {

struct BoundWord {
    std::string_view spelling;
    Bound bound;
};

// English, then the other languages of the catalogue.
constexpr BoundWord leading[] = {
    {"<=", Bound::at_most},
    {"<", Bound::below},
    {">=", Bound::at_least},
    {">", Bound::above},
    {"less than", Bound::below},
    {"fewer than", Bound::below},
    {"under", Bound::below},
    {"below", Bound::below},
    {"up to", Bound::at_most},
    {"at most", Bound::at_most},
    {"no more than", Bound::at_most},
    {"not more than", Bound::at_most},
    {"maximum", Bound::at_most},
    {"max.", Bound::at_most},
    {"max", Bound::at_most},
    {"more than", Bound::above},
    {"greater than", Bound::above},
    {"over", Bound::above},
    {"above", Bound::above},
    {"at least", Bound::at_least},
    {"minimum", Bound::at_least},
    {"min.", Bound::at_least},
    {"min", Bound::at_least},
    {"from", Bound::from},
    {"between", Bound::from},
    {"kurang dari", Bound::below},
    {"di bawah", Bound::below},
    {"lebih dari", Bound::above},
    {"di atas", Bound::above},
    {"hingga", Bound::at_most},
    {"sampai", Bound::at_most},
    {"maksimal", Bound::at_most},
    {"minimal", Bound::at_least},
    {"menos de", Bound::below},
    {"más de", Bound::above},
    {"mas de", Bound::above},
    {"mais de", Bound::above},
    {"até", Bound::at_most},
    {"hasta", Bound::at_most},
    {"moins de", Bound::below},
    {"plus de", Bound::above},
    {"weniger als", Bound::below},
    {"unter", Bound::below},
    {"mehr als", Bound::above},
    {"über", Bound::above},
    {"bis zu", Bound::at_most},
    {"höchstens", Bound::at_most},
    {"mindestens", Bound::at_least},
    {"ab", Bound::from},
    {"zwischen", Bound::from},
    {"von", Bound::from},
    {"wenigstens", Bound::at_least},
    {"entre", Bound::from},
    {"desde", Bound::from},
    {"antara", Bound::from},
    {"dari", Bound::from},
    {"mulai", Bound::from},
    {"acima de", Bound::above},
    {"abaixo de", Bound::below},
    {"al menos", Bound::at_least},
    {"pelo menos", Bound::at_least},
    {"a partir de", Bound::at_least},
    {"à partir de", Bound::at_least},
    {"au moins", Bound::at_least},
    {"jusqu'à", Bound::at_most},
    {"menos que", Bound::below},
    {"más que", Bound::above},
    {"mais que", Bound::above},
    {"meno di", Bound::below},
    {"più di", Bound::above},
    {"fino a", Bound::at_most},
    {"minder dan", Bound::below},
    {"meer dan", Bound::above},
    {"tra", Bound::from},
    {"tussen", Bound::from},
};

constexpr BoundWord trailing[] = {
    {"+", Bound::at_least},         {"or more", Bound::at_least},    {"or above", Bound::at_least},
    {"or over", Bound::at_least},   {"or longer", Bound::at_least},  {"or later", Bound::at_least},
    {"and above", Bound::at_least}, {"and over", Bound::at_least},   {"and up", Bound::at_least},
    {"and more", Bound::at_least},  {"or less", Bound::at_most},     {"or fewer", Bound::at_most},
    {"or sooner", Bound::at_most},  {"or below", Bound::at_most},    {"and below", Bound::at_most},
    {"and under", Bound::at_most},  {"atau lebih", Bound::at_least}, {"ke atas", Bound::at_least},
    {"ou mais", Bound::at_least},   {"o más", Bound::at_least},      {"y más", Bound::at_least},
    {"oder mehr", Bound::at_least}, {"und mehr", Bound::at_least},   {"ou plus", Bound::at_least},
    {"et plus", Bound::at_least},   {"o più", Bound::at_least},      {"of meer", Bound::at_least},
    {"以上", Bound::at_least},
};

constexpr BoundWord range_signs[] = {
    {"-", Bound::none},      {"to", Bound::none},  {"through", Bound::none}, {"until", Bound::none},
    {"and", Bound::none},    {"..", Bound::none},  {"s/d", Bound::none},     {"sampai", Bound::none},
    {"hingga", Bound::none}, {"bis", Bound::none}, {"até", Bound::none},     {"hasta", Bound::none},
    {"a", Bound::none},      {"à", Bound::none},   {"e", Bound::none},       {"y", Bound::none},
    {"et", Bound::none},     {"und", Bound::none}, {"dan", Bound::none},     {"tot", Bound::none},
    {"~", Bound::none},
};

template <std::size_t count>
Bound read_word(Cursor& cursor, const BoundWord (&table)[count]) noexcept {
    Cursor ahead = cursor;
    ahead.skip_blank();
    const BoundWord* word = ahead.accept_one_of(std::span<const BoundWord>(table));
    if (!word) return Bound::none;
    cursor = ahead;
    return word->bound;
}

}  // namespace

Bound read_leading_bound(Cursor& cursor) noexcept {
    if (is_digit(cursor.next())) return Bound::none;
    const Bound bound = read_word(cursor, leading);
    if (bound != Bound::none) cursor.skip_blank();
    return bound;
}

Bound read_trailing_bound(Cursor& cursor) noexcept { return read_word(cursor, trailing); }

bool read_range_sign(Cursor& cursor) noexcept {
    const std::size_t before = cursor.rest.size();
    read_word(cursor, range_signs);
    if (cursor.rest.size() == before) return false;
    cursor.skip_blank();
    return true;
}

Interval bounded(Bound bound, double end) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    switch (bound) {
        case Bound::below:
            return {end > 0 ? 0 : -infinity, std::nextafter(end, -infinity)};
        case Bound::at_most:
            return {end >= 0 ? 0 : -infinity, end};
        case Bound::above:
            return {std::nextafter(end, infinity), infinity};
        case Bound::at_least:
        case Bound::from:
            return {end, infinity};
        case Bound::none:
            break;
    }
    return {end, end};
}

}  // namespace leadqual
