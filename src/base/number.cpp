// Number cells: plain ones at once, everything people write around a number by hand.
#include <charconv>
#include <cmath>

#include "base/amount.hpp"
#include "base/bound.hpp"
#include "base/count_cell.hpp"
#include "base/short_decimal.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

/// What std::from_chars reads, without its words (inf, nan). Any number of digits.
bool read_decimal(std::string_view cell, double& value) noexcept {
    if (cell.starts_with('+')) {
        cell.remove_prefix(1);
        if (cell.starts_with('-')) return false;
    }
    const std::string_view unsigned_part = cell.substr(cell.starts_with('-') ? 1 : 0);
    const bool has_digit =
        !unsigned_part.empty() && (is_digit(unsigned_part[0]) ||
                                   (unsigned_part[0] == '.' && unsigned_part.size() > 1 && is_digit(unsigned_part[1])));
    if (!has_digit) return false;
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && stop == cell.data() + cell.size();
}

/// Whether digits with at most a point have one reading: "40.000" is forty, or forty thousand where the dot groups.
bool is_settled(std::string_view cell, DecimalMark mark) noexcept {
    if (mark == DecimalMark::point) return true;
    if (mark == DecimalMark::comma) return cell.find('.') == cell.npos;
    if (cell.size() < 5 || cell[cell.size() - 4] != '.') return true;
    const std::string_view digits = cell.substr(cell[0] == '-' || cell[0] == '+' ? 1 : 0);
    return !is_ambiguous_group(digits, digits.size() - 4);
}

struct Unit {
    std::string_view spelling;
};
constexpr Unit units[] = {
    // 51-200 employees
    {"employees"},    {"employee"}, {"people"},        {"staff"},       {"fte"},           {"ftes"},
    {"persons"},      {"person"},   {"users"},         {"user"},        {"seats"},         {"karyawan"},
    {"orang"},        {"pegawai"},  {"empleados"},     {"empleado"},    {"personas"},      {"funcionários"},
    {"funcionarios"}, {"pessoas"},  {"colaboradores"}, {"mitarbeiter"}, {"mitarbeitende"}, {"personen"},
    {"salariés"},     {"employés"}, {"personnes"},     {"dipendenti"},  {"persone"},       {"medewerkers"},
};

void skip_unit(Cursor& cursor) noexcept {
    Cursor ahead = cursor;
    ahead.skip_blank();
    if (ahead.accept_one_of(std::span<const Unit>(units))) cursor = ahead;
}

/// A cell read with one decimal mark.
class Reading {
public:
    Reading(char decimal, const NumberStyle& style) noexcept : decimal_(decimal), style_(style) {}

    std::optional<Interval> of(std::string_view text) const noexcept {
        Cursor cursor{text};
        if (cursor.accept("(")) return in_brackets(cursor);
        Bound bound = read_leading_bound(cursor);
        const std::optional<Amount> low = read_amount(cursor, decimal_, style_);
        if (!low) return std::nullopt;
        std::optional<Amount> high;
        if (bound == Bound::none) bound = read_trailing_bound(cursor);
        if ((bound == Bound::none || bound == Bound::from) && read_range_sign(cursor)) {
            high = read_amount(cursor, decimal_, style_);
            if (!high) return std::nullopt;
        }
        skip_unit(cursor);
        if (bound == Bound::none && !high) bound = read_trailing_bound(cursor);  // 50 employees or more
        if (!cursor.at_end()) return std::nullopt;
        const double rate = rate_of(*low, high ? *high : *low);
        if (rate == 0) return std::nullopt;
        if (!high) return bounded(bound, low->value * rate);
        // "1-5k" may mean from a thousand: the wider reading holds either way.
        if (high->value < low->value) return std::nullopt;
        return Interval{low->value * rate, high->value * rate};
    }

private:
    /// Negative as accountants write it: (500).
    std::optional<Interval> in_brackets(Cursor cursor) const noexcept {
        const std::optional<Amount> size = read_amount(cursor, decimal_, style_);
        if (!size || size->value < 0 || !cursor.accept(")") || !cursor.at_end()) return std::nullopt;
        const double rate = rate_of(*size, *size);
        if (rate == 0) return std::nullopt;
        const double value = -size->value * rate;
        return Interval{value, value};
    }

    /// In "10k-50k EUR" the mark is for both; 0 where two marks differ, or it does not say what "mil" is.
    static double rate_of(const Amount& low, const Amount& high) noexcept {
        if ((low.is_mil || high.is_mil) && !counts_in_mil(low.mark.codes.empty() ? high.mark : low.mark)) return 0;
        if (low.mark.codes.empty()) return high.mark.rate;
        if (high.mark.codes.empty() || high.mark.rate == low.mark.rate) return low.mark.rate;
        return 0;
    }

    char decimal_;
    const NumberStyle& style_;
};

bool has_decimal_sign(std::string_view text) noexcept { return text.find_first_of(".,") != text.npos; }

/// The larger reading is the one where the sign groups.
Interval grouped(Interval point, Interval comma) noexcept {
    const double point_size = std::fabs(point.low == comma.low ? point.high : point.low);
    const double comma_size = std::fabs(point.low == comma.low ? comma.high : comma.low);
    return point_size > comma_size ? point : comma;
}

std::optional<Interval> read_written(std::string_view text, const NumberStyle& style) noexcept {
    if (!has_decimal_sign(text)) return Reading('.', style).of(text);
    std::optional<Interval> point, comma;
    if (style.mark != DecimalMark::comma) point = Reading('.', style).of(text);
    if (style.mark != DecimalMark::point) comma = Reading(',', style).of(text);
    if (!point || !comma || *point == *comma) return point ? point : comma;
    if (style.counts) return grouped(*point, *comma);
    // Programs write fractions of three digits with a point; with a comma hardly anyone writes them.
    if (style.mark == DecimalMark::undecided && text.find('.') == text.npos) return point;
    return Interval{std::min(point->low, comma->low), std::max(point->high, comma->high)};
}

bool has_digit(std::string_view text) noexcept {
    for (const char byte : text)
        if (is_digit(byte)) return true;
    return false;
}

}  // namespace

std::optional<Interval> read_number(std::string_view cell, const NumberStyle& style) noexcept {
    double value = 0;
    if (read_short_decimal(cell, value) && is_settled(cell, style.mark)) return Interval{value, value};
    cell = trim(cell);
    if ((read_short_decimal(cell, value) || read_decimal(cell, value)) && is_settled(cell, style.mark))
        return Interval{value, value};
    const bool may_be_number = has_digit(cell);
    if (!may_be_number && !style.counts) return std::nullopt;
    const PlainCell plain(cell);
    if (may_be_number)
        if (const auto number = read_written(plain.text(), style)) return number;
    return style.counts ? read_count_cell(plain.text()) : std::nullopt;
}

MarkEvidence mark_evidence(std::string_view cell) noexcept {
    cell = trim(cell);
    double value = 0;
    if (read_short_decimal(cell, value) && is_settled(cell, DecimalMark::undecided))
        return cell.find('.') == cell.npos ? MarkEvidence::none : MarkEvidence::point;
    if (!has_decimal_sign(cell) || !has_digit(cell)) return MarkEvidence::none;
    const PlainCell plain(cell);
    const auto point = Reading('.', {}).of(plain.text()), comma = Reading(',', {}).of(plain.text());
    if (point && comma) return *point == *comma ? MarkEvidence::none : MarkEvidence::either;
    return point ? MarkEvidence::point : comma ? MarkEvidence::comma : MarkEvidence::none;
}

std::string_view marked_currency(std::string_view cell, std::string_view currency) noexcept {
    const PlainCell plain(trim(cell));
    const NumberStyle style{.currency = currency};
    for (std::string_view rest = plain.text(); !rest.empty(); rest.remove_prefix(1)) {
        if (is_digit(rest[0]) || rest[0] == ' ') continue;
        Cursor cursor{rest};
        const CurrencyMark mark = read_currency_mark(cursor, style);
        if (mark.codes.size() == 3 && mark.rate == 0) return mark.codes;
    }
    return {};
}

}  // namespace leadqual
