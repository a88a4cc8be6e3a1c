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

/// 2027, or 27 and '27 behind a quarter.
std::optional<int> read_year(Cursor& cursor) noexcept {
    cursor.accept("'");
    int year = 0, digits = 0;
    for (; is_digit(cursor.next()) && digits < 5; ++digits, cursor.rest.remove_prefix(1))
        year = year * 10 + (cursor.next() - '0');
    if (digits == 4) return year;
    if (digits == 2) return year + 2000;
    return std::nullopt;
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
    if (part.count != 0) skip_separator(ahead);
    const std::optional<int> year = read_year(ahead);
    if (!year) return std::nullopt;
    if (part.count == 0) {
        skip_separator(ahead);
        part = read_part_of_year(ahead);
        if (part.count == 0) return std::nullopt;
    }
    cursor = ahead;
    return months(*year * 12 + part.first, part.count);
}

}  // namespace

std::optional<Period> read_period(Cursor& cursor, Day today) noexcept {
    if (const auto period = read_relative(cursor, today)) return period;
    return read_part_and_year(cursor);
}

}  // namespace leadqual
