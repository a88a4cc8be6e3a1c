#include "base/period.hpp"

#include <chrono>

#include "base/month_name.hpp"

namespace leadqual {

namespace {

// Months count from the year 0 on, so that "next quarter" in October is plain arithmetic.
std::optional<Period> months(int first, int count) noexcept {
    const auto begin = make_day(first / 12, first % 12 + 1, 1);
    const auto end = make_day((first + count) / 12, (first + count) % 12 + 1, 1);
    if (!begin || !end) return std::nullopt;
    return Period{*begin, *end - 1};
}

int month_of(Day day) noexcept {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

struct RelativePeriod {
    std::string_view spelling;
    int months;  ///< 1, 3 or 12; 0 is a week
    int ahead;   ///< 0 the one that holds today, 1 the one after it
};

constexpr RelativePeriod relative[] = {
    {"this week", 0, 0},
    {"current week", 0, 0},
    {"next week", 0, 1},
    {"this month", 1, 0},
    {"current month", 1, 0},
    {"the month", 1, 0},
    {"next month", 1, 1},
    {"this quarter", 3, 0},
    {"current quarter", 3, 0},
    {"the quarter", 3, 0},
    {"next quarter", 3, 1},
    {"this year", 12, 0},
    {"current year", 12, 0},
    {"the year", 12, 0},
    {"next year", 12, 1},
    {"minggu ini", 0, 0},
    {"minggu depan", 0, 1},
    {"bulan ini", 1, 0},
    {"bulan depan", 1, 1},
    {"kuartal ini", 3, 0},
    {"kuartal depan", 3, 1},
    {"tahun ini", 12, 0},
    {"tahun depan", 12, 1},
    {"esta semana", 0, 0},
    {"este mes", 1, 0},
    {"próximo mes", 1, 1},
    {"este trimestre", 3, 0},
    {"próximo trimestre", 3, 1},
    {"este año", 12, 0},
    {"próximo año", 12, 1},
    {"este mês", 1, 0},
    {"próximo mês", 1, 1},
    {"este ano", 12, 0},
    {"próximo ano", 12, 1},
    {"diese woche", 0, 0},
    {"nächste woche", 0, 1},
    {"dieser monat", 1, 0},
    {"nächster monat", 1, 1},
    {"dieses quartal", 3, 0},
    {"nächstes quartal", 3, 1},
    {"dieses jahr", 12, 0},
    {"nächstes jahr", 12, 1},
    {"cette semaine", 0, 0},
    {"semaine prochaine", 0, 1},
    {"ce mois", 1, 0},
    {"mois prochain", 1, 1},
    {"ce trimestre", 3, 0},
    {"trimestre prochain", 3, 1},
    {"cette année", 12, 0},
    {"année prochaine", 12, 1},
    {"triwulan ini", 3, 0},
    {"triwulan depan", 3, 1},
    {"la próxima semana", 0, 1},
    {"próxima semana", 0, 1},
    {"el próximo mes", 1, 1},
    {"proximo mes", 1, 1},
    {"mes que viene", 1, 1},
    {"el próximo trimestre", 3, 1},
    {"proximo trimestre", 3, 1},
    {"el próximo año", 12, 1},
    {"proximo ano", 12, 1},
    {"semana que vem", 0, 1},
    {"mês que vem", 1, 1},
    {"ano que vem", 12, 1},
    {"neste mês", 1, 0},
    {"neste trimestre", 3, 0},
    {"neste ano", 12, 0},
    {"diesen monat", 1, 0},
    {"nächsten monat", 1, 1},
    {"in diesem monat", 1, 0},
    {"kommende woche", 0, 1},
    {"dieses jahres", 12, 0},
    {"des jahres", 12, 0},
    {"des monats", 1, 0},
    {"des quartals", 3, 0},
    {"ce mois-ci", 1, 0},
    {"le mois prochain", 1, 1},
    {"la semaine prochaine", 0, 1},
    {"le trimestre prochain", 3, 1},
    {"l'année prochaine", 12, 1},
    {"l'an prochain", 12, 1},
    {"cette annee", 12, 0},
    {"questa settimana", 0, 0},
    {"prossima settimana", 0, 1},
    {"questo mese", 1, 0},
    {"prossimo mese", 1, 1},
    {"questo trimestre", 3, 0},
    {"prossimo trimestre", 3, 1},
    {"quest'anno", 12, 0},
    {"prossimo anno", 12, 1},
    {"deze week", 0, 0},
    {"volgende week", 0, 1},
    {"deze maand", 1, 0},
    {"volgende maand", 1, 1},
    {"dit kwartaal", 3, 0},
    {"volgend kwartaal", 3, 1},
    {"dit jaar", 12, 0},
    {"volgend jaar", 12, 1},
};

std::optional<Period> read_relative(Cursor& cursor, Day today) noexcept {
    const RelativePeriod* found = cursor.accept_one_of(std::span<const RelativePeriod>(relative));
    if (!found) return std::nullopt;
    if (found->months == 0) {
        const Day monday = today - ((today + 3) % 7 + 7) % 7 + 7 * found->ahead;  // 1970-01-01 was a Thursday
        return Period{monday, monday + 6};
    }
    const int current = month_of(today);
    return months(current - current % found->months + found->ahead * found->months, found->months);
}

struct Digits {
    int value = 0, count = 0;
};

Digits read_up_to_five(Cursor& cursor) noexcept {
    Digits digits;
    for (; is_digit(cursor.next()) && digits.count < 5; ++digits.count, cursor.rest.remove_prefix(1))
        digits.value = digits.value * 10 + (cursor.next() - '0');
    return digits;
}

struct Year {
    int value = 0;          ///< 0: there is none
    bool is_short = false;  ///< 27, which beside a month may be a day; '27 is a year anywhere
};

Year read_year(Cursor& cursor) noexcept {
    const bool has_apostrophe = cursor.accept("'");
    const Digits year = read_up_to_five(cursor);
    if (year.count == 4) return {year.value, false};
    if (year.count == 2) return {year.value + 2000, !has_apostrophe};
    return {};
}

void skip_separator(Cursor& cursor) noexcept {
    cursor.skip_blank();
    for (const std::string_view sign : {"-", "/", ".", ",", "of "}) cursor.accept(sign);
    cursor.skip_blank();
}

/// q1 to q4, h1 and h2, a month by its name: the months of a year, counted from 0.
struct PartOfYear {
    int first = 0, count = 0;
};

PartOfYear read_part_of_year(Cursor& cursor) noexcept {
    const char letter = cursor.next(), number = cursor.next(1);
    const int size = letter == 'q' ? 3 : letter == 'h' ? 6 : 0;
    if (size != 0 && number >= '1' && number <= '0' + 12 / size) {
        cursor.rest.remove_prefix(2);
        return {(number - '1') * size, size};
    }
    const int month = read_month_name(cursor);
    return month == 0 ? PartOfYear{} : PartOfYear{month - 1, 1};
}

std::optional<Period> read_part_and_year(Cursor& cursor) noexcept {
    Cursor ahead = cursor;
    PartOfYear part = read_part_of_year(ahead);
    const bool is_of_excel = part.count == 1 && ahead.next() == '-';  // Mar-27
    if (part.count != 0) skip_separator(ahead);
    const Year year = read_year(ahead);
    if (year.value == 0) return std::nullopt;
    if (part.count == 0) {
        skip_separator(ahead);
        part = read_part_of_year(ahead);
        if (part.count == 0) return std::nullopt;
    }
    if (year.is_short && part.count == 1 && !is_of_excel) return std::nullopt;
    cursor = ahead;
    return months(year.value * 12 + part.first, part.count);
}

bool accept_ordinal(Cursor& cursor) noexcept {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "."})
        if (cursor.accept_word(ending)) return true;
    return false;
}

/// "30 June", "June 30th", "30-Jun": a day of this year. "Sep 27" is none, because it may be September 2027.
std::optional<Period> read_day_of_this_year(Cursor& cursor, Day today) noexcept {
    Cursor ahead = cursor;
    int month = read_month_name(ahead);
    const bool month_first = month != 0;
    if (month_first) skip_separator(ahead);
    const Digits day = read_up_to_five(ahead);
    if (day.count == 0 || day.count > 2) return std::nullopt;
    const bool is_ordinal = accept_ordinal(ahead);
    if (!month_first) {
        skip_separator(ahead);
        ahead.accept("de ");
        month = read_month_name(ahead);
    }
    const int year = month_of(today) / 12, ahead_by = day.value - year % 100;
    if (month_first && !is_ordinal && ahead_by >= 0 && ahead_by <= 2) return std::nullopt;
    const auto found = make_day(year, month, day.value);
    if (!found) return std::nullopt;
    cursor = ahead;
    return Period{*found, *found};
}

}  // namespace

std::optional<Period> read_period(Cursor& cursor, Day today) noexcept {
    if (const auto period = read_relative(cursor, today)) return period;
    if (const auto period = read_part_and_year(cursor)) return period;
    return read_day_of_this_year(cursor, today);
}

}  // namespace leadqual
