#include "catch2.hpp"

#include <cmath>
#include <limits>

#include "leadqual/base.hpp"

namespace leadqual {

TEST_CASE("a horizon is as exact as it was said", "[base]") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto below = [](double value) { return std::nextafter(value, 0.0); };
    const auto above = [](double value) { return std::nextafter(value, 1e9); };
    const Day today = make_day(2026, 11, 21).value();  // a Saturday
    struct {
        std::string_view cell;
        double low, high;
    } cases[] = {
        {"30", 30, 30},
        {" 30 ", 30, 30},
        {"0", 0, 0},
        {"1", 1, 31},
        {"3", 3, 93},
        {"24", 24, 744},
        {"25", 25, 25},
        {"0-3", 0, 93},
        {"3-6", 3, 186},
        {"6-12", 6, 372},
        {"6 to 12", 6, 372},
        {"0-30", 0, 30},
        {"12+", 12, infinity},
        {">12", above(12), infinity},
        {"<3", 0, below(93)},
        {"within 6", 0, 186},
        {"three", 3, 93},
        {"Short (0-3)", 0, 93},
        {"30 Dec", 39, 39},
        {"Dec 30", 39, 39},
        {"by December 30", 0, 39},
        {"30 de dezembro", 39, 39},
        {"30. Dezember", 39, 39},
        {"Dec 26th", 35, 35},
        {"26 Dec", 35, 35},
        {"30-Dec", 39, 39},
        {"Mar-27", 100, 130},
        {"Mar '27", 100, 130},
        {"by Q1 27", 0, 130},
        {"30 days", 30, 30},
        {"30d", 30, 30},
        {"1 day", 1, 1},
        {"2 weeks", 14, 14},
        {"3 months", 90, 90},
        {"3M", 90, 90},
        {"6 mo", 180, 180},
        {"1 year", 365, 365},
        {"a month", 30, 30},
        {"two weeks", 14, 14},
        {"in 3 months", 90, 90},
        {"3 months from now", 90, 90},
        {"1.5 months", 45, 45},
        {"1,000 days", 1000, 1000},
        {"30-day", 30, 30},
        {"within 3 months", 0, 90},
        {"Within a month", 0, 30},
        {"in the next 6 months", 0, 180},
        {"next 30 days", 0, 30},
        {"within the next two weeks", 0, 14},
        {"less than 3 months", 0, below(90)},
        {"<30 days", 0, below(30)},
        {"< 30", 0, below(30)},
        {"up to 6 months", 0, 180},
        {"<= 90 days", 0, 90},
        {"6+ months", 180, infinity},
        {"6 months+", 180, infinity},
        {"12+ months", 360, infinity},
        {"more than 6 months", above(180), infinity},
        {"over a year", above(365), infinity},
        {">90", above(90), infinity},
        {"90+", 90, infinity},
        {"6 months or more", 180, infinity},
        {"3-6 months", 90, 180},
        {"3–6 months", 90, 180},
        {"0-3 months", 0, 90},
        {"3 to 6 months", 90, 180},
        {"30-60", 30, 60},
        {"30-60 days", 30, 60},
        {"2 weeks - 1 month", 14, 30},
        {"between 3 and 6 months", 90, 180},
        {"one to two weeks", 7, 14},
        {"ASAP", 0, 7},
        {"Immediate", 0, 7},
        {"immediately", 0, 7},
        {"Now", 0, 7},
        {"as soon as possible", 0, 7},
        {"today", 0, 0},
        {"TODAY", 0, 0},
        {"tomorrow", 1, 1},
        {"segera", 0, 7},
        {"sofort", 0, 7},
        {"this week", 0, 1},
        {"THIS_WEEK", 0, 1},
        {"next week", 2, 8},
        {"This Month", 0, 9},
        {"THIS_MONTH", 0, 9},
        {"next month", 10, 40},
        {"This Quarter", 0, 40},
        {"next quarter", 41, 130},
        {"this year", 0, 40},
        {"Next Year", 41, 405},
        {"bulan depan", 10, 40},
        {"within this quarter", 0, 40},
        {"by next month", 0, 40},
        {"end of year", 0, 40},
        {"by the end of the quarter", 0, 40},
        {"end of next quarter", 0, 130},
        {"EOM", 0, 9},
        {"by EOY", 0, 40},
        {"end of 2026", 0, 40},
        {"by 2027", 0, 405},
        {"in 2027", 41, 405},
        {"by end of Q1 2027", 0, 130},
        {"next three months", 0, 90},
        {"half a year", 182.5, 182.5},
        {"2027 days", 2027, 2027},
        {"Within 1-3 months", 0, 90},
        {"EOY", 0, 40},
        {"Q1 2027", 41, 130},
        {"2027 Q1", 41, 130},
        {"Q1/2027", 41, 130},
        {"2027-Q1", 41, 130},
        {"Q4 2026", 0, 40},
        {"by Q1 2027", 0, 130},
        {"in Q1 2027", 41, 130},
        {"Q1 '27", 41, 130},
        {"H1 2027", 41, 221},
        {"H2 2026", 0, 40},
        {"January 2027", 41, 71},
        {"Jan 2027", 41, 71},
        {"Dec 2026", 10, 40},
        {"by March 2027", 0, 130},
        {"2026-12-31", 40, 40},
        {"by 2026-12-31", 0, 40},
        {"31 Dec 2026", 40, 40},
        {"2026-11-21", 0, 0},
        {"20261231", 40, 40},
        {"1798675200000", 40, 40},
        {"Immediate (0-30 days)", 0, 30},
        {"Short term (<3 months)", 0, below(90)},
        {"3-6 months (planning)", 90, 180},
        {"dalam 3 bulan", 0, 90},
        {"3 meses", 90, 90},
        {"6 Monate", 180, 180},
        {"3 mois", 90, 90},
        {"até 3 meses", 0, 90},
        {"inmediato", 0, 7},
        {"imediato", 0, 7},
        {"immédiat", 0, 7},
        {"Cuanto antes", 0, 7},
        {"schnellstmöglich", 0, 7},
        {"bulan ini", 0, 9},
        {"minggu ini", 0, 1},
        {"este mes", 0, 9},
        {"próximo mês", 10, 40},
        {"mês que vem", 10, 40},
        {"próximo trimestre", 41, 130},
        {"este trimestre", 0, 40},
        {"dieses Quartal", 0, 40},
        {"nächsten Monat", 10, 40},
        {"ce mois-ci", 0, 9},
        {"l'année prochaine", 41, 405},
        {"questo mese", 0, 9},
        {"volgende maand", 10, 40},
        {"1,5 Monate", 45, 45},
        {"innerhalb der nächsten 3 Monate", 0, 90},
        {"dans les 3 mois", 0, 90},
        {"dentro de 3 meses", 0, 90},
        {"entre 3 y 6 meses", 90, 180},
        {"zwischen 3 und 6 Monaten", 90, 180},
        {"LESS_THAN_ONE_MONTH", 0, below(30)},
        {"BETWEEN_THREE_AND_SIX_MONTHS", 90, 180},
        {"GREATER_THAN_TWELVE_MONTHS", above(360), infinity},
    };
    for (const auto& [cell, low, high] : cases) {
        INFO(cell);
        const auto read = read_days(cell, today);
        REQUIRE(read);
        CHECK(read->low == low);
        CHECK(read->high == high);
    }
}

TEST_CASE("a horizon gone by, or none at all, is nothing", "[base]") {
    const Day today = make_day(2026, 11, 21).value();
    for (const std::string_view cell : {
             "",
             "-1",
             "-30 days",
             "(30)",
             "unknown",
             "Unknown",
             "LATER",
             "no timeline",
             "No set timeline",
             "TBD",
             "not sure",
             "someday",
             "a few months",
             "Q3 2026",
             "Q1 2020",
             "H1 2026",
             "October 2026",
             "2026-11-20",
             "3 months ago",
             "last quarter",
             "30 June",
             "by June 30",
             "28 Feb",
             "Dec 27",
             "by Dec 26",
             "31 Nov",
             "Dec 32",
             "27 Q9",
             "12-2026",
             "9999-12-31",
             "25/3/2569",
             "Q1",
             "2027",
             "2026",
             "by 2025",
             "Q5 2027",
             "Q0 2027",
             "H3 2027",
             "$30",
             "12%",
             "30k",
             "6-3 months",
             "months",
             "within",
             "next",
             "this",
             "3 parsecs",
             "3 months 2 days",
             "by",
             "3--6 months",
             "40000",
             "99999999",
             "1e999",
             "()",
             "(",
             "soon (maybe)",
             "2027-03",
             "30 days x",
         }) {
        INFO(cell);
        CHECK(read_days(cell, today) == std::nullopt);
    }
}

TEST_CASE("a day without a year is one of this year", "[base]") {
    const Day today = make_day(2026, 6, 10).value();
    for (const std::string_view cell : {"Jun 30", "30 June", "june 30th", "30 Juni", "30 de junio"})
        CHECK(read_days(cell, today) == Interval{20, 20});
    CHECK(read_days("by June 30", today) == Interval{0, 20});
    CHECK_FALSE(read_days("28 Feb", today));  // gone by
    CHECK_FALSE(read_days("29 Feb", today));
    CHECK_FALSE(read_days("Sep 27", today));  // or September 2027
    CHECK(read_days("27 Sep", today) == Interval{109, 109});
}

TEST_CASE("the column says what numbers without a unit are", "[base]") {
    const Day today = make_day(2026, 11, 21).value();
    struct {
        std::string_view cell;
        double days_low, days_high, months_low, months_high;
    } cases[] = {
        {"3", 3, 3, 90, 90},          {"0-3", 0, 3, 0, 90},   {"36", 36, 36, 1080, 1080},    {"within 6", 0, 6, 0, 180},
        {"3 months", 90, 90, 90, 90}, {"6 days", 6, 6, 6, 6}, {"3-6 weeks", 21, 42, 21, 42},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        const auto as = [&](BareNumbers bare) { return read_days(each.cell, today, DateOrder::undecided, bare); };
        CHECK(as(BareNumbers::days) == Interval{each.days_low, each.days_high});
        CHECK(as(BareNumbers::months) == Interval{each.months_low, each.months_high});
    }
}

TEST_CASE("a day in a horizon follows the order of its column", "[base]") {
    const Day today = make_day(2026, 11, 21).value();
    CHECK_FALSE(read_days("12/01/2027", today));
    CHECK(read_days("12/01/2027", today, DateOrder::dmy) == Interval{52, 52});
    CHECK(read_days("by 12/01/2026", today, DateOrder::mdy) == Interval{0, 10});
}

TEST_CASE("weeks, months and quarters are right on every day of four years", "[base]") {
    const Day first = make_day(2023, 12, 25).value(), last = make_day(2028, 1, 5).value();
    for (Day today = first; today <= last; ++today) {
        const auto high = [&](std::string_view cell) { return read_days(cell, today).value().high; };
        const auto low = [&](std::string_view cell) { return read_days(cell, today).value().low; };
        INFO(show_day(today));
        CHECK((low("this week") == 0 && high("this week") <= 6));
        CHECK(low("next week") == high("this week") + 1);
        CHECK(high("next week") == low("next week") + 6);
        CHECK(low("next month") == high("this month") + 1);
        CHECK(low("next quarter") == high("this quarter") + 1);
        CHECK(low("next year") == high("this year") + 1);
        const std::string end_of_month = show_day(today + static_cast<Day>(high("this month")) + 1);
        CHECK(end_of_month.substr(8) == "01");
        CHECK(show_day(today + static_cast<Day>(high("this year"))).substr(5) == "12-31");
    }
}

}  // namespace leadqual
