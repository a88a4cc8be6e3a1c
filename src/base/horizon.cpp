// Horizons: "by when?" in days from today. What a lead says is kept as exact as it was said, and no more exact:
// "30" and "3 months" are taken at their word, "within 3 months" is anything from now until then.
#include <algorithm>

#include "base/amount.hpp"
#include "base/bound.hpp"
#include "base/period.hpp"
#include "base/short_decimal.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

constexpr double longest = 36525;  // a hundred years: what begins later is no horizon but a code or a date

struct NamedHorizon {
    std::string_view spelling;
    double low, high;
};

// "At once" is a wish, not a date: within the week.
constexpr NamedHorizon named[] = {
    {"asap", 0, 7},
    {"a.s.a.p.", 0, 7},
    {"as soon as possible", 0, 7},
    {"immediately", 0, 7},
    {"immediate", 0, 7},
    {"now", 0, 7},
    {"right now", 0, 7},
    {"right away", 0, 7},
    {"urgent", 0, 7},
    {"urgently", 0, 7},
    {"today", 0, 0},
    {"tomorrow", 1, 1},
    {"secepatnya", 0, 7},
    {"segera", 0, 7},
    {"sekarang", 0, 7},
    {"hari ini", 0, 0},
    {"besok", 1, 1},
    {"inmediatamente", 0, 7},
    {"inmediato", 0, 7},
    {"lo antes posible", 0, 7},
    {"hoy", 0, 0},
    {"imediatamente", 0, 7},
    {"imediato", 0, 7},
    {"o quanto antes", 0, 7},
    {"hoje", 0, 0},
    {"sofort", 0, 7},
    {"so schnell wie möglich", 0, 7},
    {"heute", 0, 0},
    {"morgen", 1, 1},
    {"immédiatement", 0, 7},
    {"immédiat", 0, 7},
    {"dès que possible", 0, 7},
    {"aujourd'hui", 0, 0},
    {"demain", 1, 1},
    {"at once", 0, 7},
    {"straight away", 0, 7},
    {"secepat mungkin", 0, 7},
    {"segera mungkin", 0, 7},
    {"mendesak", 0, 7},
    {"inmediata", 0, 7},
    {"de inmediato", 0, 7},
    {"urgente", 0, 7},
    {"cuanto antes", 0, 7},
    {"ahora", 0, 7},
    {"ahora mismo", 0, 7},
    {"imediata", 0, 7},
    {"de imediato", 0, 7},
    {"já", 0, 7},
    {"agora", 0, 7},
    {"amanhã", 1, 1},
    {"schnellstmöglich", 0, 7},
    {"so bald wie möglich", 0, 7},
    {"baldmöglichst", 0, 7},
    {"umgehend", 0, 7},
    {"dringend", 0, 7},
    {"ab sofort", 0, 7},
    {"jetzt", 0, 7},
    {"immédiate", 0, 7},
    {"immediat", 0, 7},
    {"immediatement", 0, 7},
    {"tout de suite", 0, 7},
    {"maintenant", 0, 7},
    {"le plus tôt possible", 0, 7},
    {"immediato", 0, 7},
    {"immediatamente", 0, 7},
    {"subito", 0, 7},
    {"il prima possibile", 0, 7},
    {"onmiddellijk", 0, 7},
    {"direct", 0, 7},
    {"zo snel mogelijk", 0, 7},
};

struct UnitOfTime {
    std::string_view spelling;
    double days;
};

// Rules count in days and people mean 90 days by "3 months": a month is 30 days, a year 365.
constexpr UnitOfTime units[] = {
    {"days", 1},      {"day", 1},      {"d", 1},       {"weeks", 7},      {"week", 7},        {"wks", 7},
    {"wk", 7},        {"w", 7},        {"months", 30}, {"month", 30},     {"mths", 30},       {"mos", 30},
    {"mo.", 30},      {"mo", 30},      {"m", 30},      {"quarters", 90},  {"quarter", 90},    {"years", 365},
    {"year", 365},    {"yrs", 365},    {"yr", 365},    {"y", 365},        {"hari", 1},        {"minggu", 7},
    {"bulan", 30},    {"tahun", 365},  {"días", 1},    {"día", 1},        {"dias", 1},        {"dia", 1},
    {"semanas", 7},   {"semana", 7},   {"meses", 30},  {"mes", 30},       {"mês", 30},        {"años", 365},
    {"año", 365},     {"anos", 365},   {"ano", 365},   {"tage", 1},       {"tagen", 1},       {"tag", 1},
    {"wochen", 7},    {"woche", 7},    {"monate", 30}, {"monaten", 30},   {"monat", 30},      {"jahre", 365},
    {"jahren", 365},  {"jahr", 365},   {"jours", 1},   {"jour", 1},       {"semaines", 7},    {"semaine", 7},
    {"mois", 30},     {"ans", 365},    {"an", 365},    {"trimestre", 90}, {"trimestres", 90}, {"quartal", 90},
    {"quartale", 90}, {"kuartal", 90}, {"giorni", 1},  {"giorno", 1},     {"settimane", 7},   {"settimana", 7},
    {"mesi", 30},     {"mese", 30},    {"anni", 365},  {"anno", 365},     {"dagen", 1},       {"dag", 1},
    {"weken", 7},     {"maanden", 30}, {"maand", 30},  {"jaar", 365},
};

struct NumberWord {
    std::string_view spelling;
    double value;
};

constexpr NumberWord number_words[] = {
    {"half a", 0.5}, {"a", 1},     {"an", 1},   {"one", 1},  {"two", 2},     {"three", 3},   {"four", 4},  {"five", 5},
    {"un", 1},       {"una", 1},   {"um", 1},   {"uma", 1},  {"ein", 1},     {"einen", 1},   {"einem", 1}, {"eine", 1},
    {"une", 1},      {"satu", 1},  {"dua", 2},  {"tiga", 3}, {"enam", 6},    {"dos", 2},     {"dois", 2},  {"tres", 3},
    {"três", 3},     {"trois", 3}, {"drei", 3}, {"zwei", 2}, {"seis", 6},    {"sechs", 6},   {"deux", 2},  {"six", 6},
    {"seven", 7},    {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
};

struct Opening {
    std::string_view spelling;
};

// Until then, not only then.
constexpr Opening until[] = {
    {"within the next"},   {"within"},          {"in the next"},  {"by the end of"}, {"by end of"},
    {"before the end of"}, {"end of"},          {"by"},           {"dalam waktu"},   {"dalam"},
    {"dentro de"},         {"innerhalb von"},   {"innerhalb"},    {"sous"},          {"innerhalb der nächsten"},
    {"in den nächsten"},   {"en los próximos"}, {"nos próximos"}, {"dans les"},      {"d'ici"},
    {"en menos de"},       {"em até"},          {"em menos de"},  {"entro"},         {"binnen"},
    {"bis ende"},          {"sebelum"},
};

struct Alias {
    std::string_view spelling, meaning;
};

constexpr Alias ends[] = {
    {"eom", "the month"},   {"end of month", "the month"},     {"month end", "the month"},
    {"eoq", "the quarter"}, {"end of quarter", "the quarter"}, {"quarter end", "the quarter"},
    {"eoy", "the year"},    {"end of year", "the year"},       {"year end", "the year"},
};

struct Count {
    double value = 0;
    double unit = 0;  ///< in days; 0 where none is named
};

/// A length as it is written.
struct Length {
    Bound bound = Bound::none;
    Count low, high;  ///< the same where it is no range
    bool is_range = false;
    bool is_bare() const noexcept { return low.unit == 0 && high.unit == 0; }
    double most() const noexcept { return std::max(low.value, high.value); }
};

std::optional<double> read_count(Cursor& cursor) noexcept {
    if (const NumberWord* word = cursor.accept_one_of(std::span<const NumberWord>(number_words))) return word->value;
    return read_digits(cursor);
}

double read_unit(Cursor& cursor) noexcept {
    Cursor ahead = cursor;
    ahead.skip_blank();
    if (ahead.accept("-")) ahead.skip_blank();  // 30-day
    const UnitOfTime* unit = ahead.accept_one_of(std::span<const UnitOfTime>(units));
    if (!unit) return 0;
    cursor = ahead;
    return unit->days;
}

/// The "y" of "entre 3 y 6 meses" is no year.
bool goes_on_to_count(Cursor cursor) noexcept { return read_range_sign(cursor) && read_count(cursor); }

/// "3 months", "<30 days", "6+ months", "3-6 months", "2 weeks to 1 month".
std::optional<Length> read_length(Cursor cursor) noexcept {
    Length length;
    Bound& bound = length.bound;
    bound = read_leading_bound(cursor);
    const auto count = read_count(cursor);
    if (!count) return std::nullopt;
    length.low.value = *count;
    if (bound == Bound::none) bound = read_trailing_bound(cursor);
    if (!(bound == Bound::from && goes_on_to_count(cursor))) length.low.unit = read_unit(cursor);
    if (bound == Bound::none) bound = read_trailing_bound(cursor);
    length.high = length.low;
    if ((bound == Bound::none || bound == Bound::from) && read_range_sign(cursor)) {
        const auto end = read_count(cursor);
        if (!end) return std::nullopt;
        length.high = {*end, read_unit(cursor)};
        length.is_range = true;
    }
    cursor.skip_blank();
    if (!cursor.accept_word("from now")) cursor.accept_word("from today");
    return cursor.at_end() ? std::optional(length) : std::nullopt;
}

/// `unit` is for the counts without one.
std::optional<Interval> counted_in(double unit, const Length& length, bool is_until) noexcept {
    const auto or_else = [](double known, double other) { return known != 0 ? known : other; };
    const double low_unit = or_else(length.low.unit, or_else(length.high.unit, unit));
    const double high_unit = or_else(length.high.unit, low_unit);
    const double first = length.low.value * low_unit, last = length.high.value * high_unit;
    if (length.is_range) return first <= last ? std::optional(Interval{is_until ? 0 : first, last}) : std::nullopt;
    return bounded(is_until && length.bound == Bound::none ? Bound::at_most : length.bound, first);
}

// People write 3 for three months, 24 for two years, and 45 for days.
constexpr double most_months = 24, surely_days = 36, month = 30, longest_month = 31;

constexpr bool may_be_year(double number) noexcept { return number >= 2000 && number < 2100; }

std::optional<Interval> in_days(const Length& length, bool is_until, BareNumbers bare) noexcept {
    const auto days = counted_in(1, length, is_until);
    if (!days || !length.is_bare()) return days;
    if (may_be_year(length.low.value) || may_be_year(length.high.value)) return std::nullopt;  // 12-2026
    if (bare == BareNumbers::months) return counted_in(month, length, is_until);
    if (bare == BareNumbers::days || length.most() > most_months) return days;
    const auto months = counted_in(longest_month, length, is_until);
    return Interval{std::min(days->low, months->low), std::max(days->high, months->high)};
}

Interval between(Day today, Period period, bool is_until) noexcept {
    return {is_until ? 0.0 : static_cast<double>(period.first) - today, static_cast<double>(period.last) - today};
}

/// "eom" in full, anything else as it is.
std::string_view in_full(std::string_view text) noexcept {
    for (const Alias& row : ends)
        if (row.spelling == text) return row.meaning;
    return text;
}

/// "next 30 days", but not "next quarter".
bool accept_next_count(Cursor& cursor) noexcept {
    Cursor ahead = cursor;
    if (!ahead.accept_word("next")) return false;
    ahead.skip_blank();
    Cursor behind = ahead;
    if (!read_count(behind)) return false;
    cursor = ahead;
    return true;
}

bool accept_until(Cursor& cursor) noexcept {
    return cursor.accept_one_of(std::span<const Opening>(until)) || accept_next_count(cursor);
}

/// Only behind "in", "by", "end of": alone, 2027 may be a year or a number of days.
std::optional<Period> read_year(std::string_view text) noexcept {
    if (text.size() != 4 || !text.starts_with("20") || !is_digit(text[2]) || !is_digit(text[3])) return std::nullopt;
    const int year = 2000 + (text[2] - '0') * 10 + (text[3] - '0');
    return Period{*make_day(year, 1, 1), *make_day(year, 12, 31)};
}

std::optional<Interval> read_written(std::string_view text, Day today, DateOrder order, BareNumbers bare) noexcept {
    for (const NamedHorizon& row : named)
        if (row.spelling == text) return Interval{row.low, row.high};

    Cursor cursor{in_full(text)};
    const bool is_until = accept_until(cursor);
    const bool is_then = !is_until && (cursor.accept_word("in") || cursor.accept_word("dans") ||
                                       cursor.accept_word("en") || cursor.accept_word("em"));
    cursor.skip_blank();
    cursor.rest = in_full(cursor.rest);

    Cursor ahead = cursor;
    auto period = read_period(ahead, today);
    if (period && !ahead.at_end()) period.reset();
    if (!period && (is_until || is_then)) period = read_year(cursor.rest);
    if (!period)
        if (const auto day = read_date(cursor.rest, {.order = order})) period = {*day, *day};
    if (period) return between(today, *period, is_until);
    const auto length = read_length(cursor);
    return length ? in_days(*length, is_until, bare) : std::nullopt;
}

/// What is still to come of a horizon; nothing when it has gone by.
std::optional<Interval> ahead_of_today(std::optional<Interval> horizon) noexcept {
    if (!horizon || horizon->high < 0 || horizon->low > longest) return std::nullopt;
    return Interval{std::max(horizon->low, 0.0), horizon->high};
}

}  // namespace

std::optional<Interval> read_days(std::string_view cell, Day today, DateOrder order, BareNumbers bare) noexcept {
    double days = 0;
    cell = trim(cell);
    if (read_short_decimal(cell, days) && days <= longest) {
        Length length;
        length.low.value = length.high.value = days;
        return ahead_of_today(in_days(length, false, bare));  // 2027 is a year more likely than days, and never surely
    }
    const PlainCell plain(cell);
    const std::string_view text = plain.text();
    if (text.empty()) return std::nullopt;
    const std::size_t bracket = text.ends_with(')') ? text.find('(') : std::string_view::npos;
    if (bracket != std::string_view::npos && bracket > 0) {  // Immediate (0-30 days): what is in brackets is clearer
        const auto inside = read_written(text.substr(bracket + 1, text.size() - bracket - 2), today, order, bare);
        return ahead_of_today(inside ? inside : read_written(trim(text.substr(0, bracket)), today, order, bare));
    }
    return ahead_of_today(read_written(text, today, order, bare));
}

BareEvidence bare_evidence(std::string_view cell) noexcept {
    cell = trim(cell);
    if (cell.empty() || (!is_digit(cell.back()) && cell.back() != '+')) return BareEvidence::none;  // most have a unit
    Length length;
    if (read_short_decimal(cell, length.low.value)) {
        length.high = length.low;
    } else {
        const PlainCell plain(cell);
        Cursor cursor{plain.text()};
        accept_until(cursor);
        cursor.skip_blank();
        const auto read = read_length(cursor);
        if (!read || !read->is_bare() || !counted_in(1, *read, false)) return BareEvidence::none;
        length = *read;
    }
    const double most = length.most();
    if (most > surely_days) return most < 1000 ? BareEvidence::days : BareEvidence::none;  // then it may be a year
    return most > 0 && most <= most_months ? BareEvidence::either : BareEvidence::none;
}

}  // namespace leadqual
