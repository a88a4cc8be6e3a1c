#include "catch2.hpp"

#include <limits>

#include "leadqual/base.hpp"

namespace leadqual {

TEST_CASE("every day from 1900 to 2100 is written and read back", "[base]") {
    int days_in_all = 0;
    Day expected = make_day(1900, 1, 1).value();
    CHECK(expected == -25567);
    for (int year = 1900; year <= 2100; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= 31; ++day) {
                const auto made = make_day(year, month, day);
                if (!made) continue;
                ++days_in_all;
                if (*made != expected++) FAIL(year << '-' << month << '-' << day);
                const std::string text = show_day(*made);
                if (read_date(text) != made) FAIL(text);
                if (read_date(text + "T23:59:59.999-0800") != made) FAIL(text);
                if (read_date(text.substr(0, 4) + text.substr(5, 2) + text.substr(8)) != made) FAIL(text);
                const std::string us = text.substr(5, 2) + "/" + text.substr(8) + "/" + text.substr(0, 4);
                if (read_date(us) != (day > 12 || day == month ? made : std::nullopt)) FAIL(us);
            }
    CHECK(days_in_all == 201 * 365 + 49);
}

TEST_CASE("the calendar is checked", "[base]") {
    CHECK(make_day(1970, 1, 1) == 0);
    CHECK(make_day(2024, 2, 29) == 19782);
    CHECK(make_day(2026, 2, 29) == std::nullopt);
    CHECK(make_day(2026, 2, 30) == std::nullopt);
    CHECK(make_day(1900, 2, 29) == std::nullopt);
    CHECK(make_day(2026, 13, 1) == std::nullopt);
    CHECK(make_day(2026, 0, 1) == std::nullopt);
    CHECK(make_day(2026, 1, 0) == std::nullopt);
    CHECK(make_day(2026, 4, 31) == std::nullopt);
    CHECK(make_day(2026, -1, 1) == std::nullopt);
    CHECK(make_day(0, 1, 1) == std::nullopt);
    CHECK(make_day(10000, 1, 1) == std::nullopt);
    CHECK(show_day(0) == "1970-01-01");
    CHECK(show_day(-719162) == "0001-01-01");
    CHECK(show_day(2932896) == "9999-12-31");
    CHECK(show_day(2932897) == "day 2932897");
    CHECK(show_day(std::numeric_limits<Day>::min()) == "day -2147483648");
}

TEST_CASE("one day is read in every spelling that can mean no other", "[base]") {
    const Day day = make_day(2026, 2, 24).value();
    for (const std::string_view cell : {
             "2026-02-24",
             " 2026-02-24 ",
             "2026-2-24",
             "2026/02/24",
             "2026.02.24",
             "2026. 2. 24.",
             "20260224",
             "02/24/2026",
             "2/24/2026",
             "24/02/2026",
             "24.02.2026",
             "24.2.2026",
             "24-02-2026",
             "02-24-2026",
             "24/2/26",
             "2/24/26",
             "2026-02-24T10:15:00Z",
             "2026-02-24T10:15:00.000+0000",
             "2026-02-24 10:15",
             "2026-02-24 10:15:30.5",
             "2026-02-24T23:59:59-08:00",
             "2026-02-24t00:00:00z",
             "2026-02-24 10:15:00 UTC",
             "2026-02-24 10:15:00 +07",
             "2/24/2026 9:05 AM",
             "02/24/2026, 10:15:00 PM",
             "24.02.2026 10:15",
             "1771891200000",
             "1771977599999",
             "24 Feb 2026",
             "24-Feb-2026",
             "24-Feb-26",
             "Feb 24, 2026",
             "February 24, 2026",
             "24th February 2026",
             "Tue, 24 Feb 2026 10:15:00 GMT",
             "Tuesday, February 24, 2026",
             "2026-Feb-24",
             "24 Februari 2026",
             "24 de fevereiro de 2026",
             "24 février 2026",
             "24. Februar 2026",
             "Feb. 24, 2026",
             "24 de febrero del 2026",
             "Mittwoch, 24. Februar 2026",
             "Selasa, 24 Februari 2026",
             "24 febbraio 2026",
             "24 şubat 2026",
             "24 февраля 2026",
             "2026/2/24",
             "2026-02-24 at 10:15 AM",
             "24.02.2026 10:15 Uhr",
             "2026-02-24 10:15:00.000 a. m.",
         }) {
        INFO(cell);
        CHECK(read_date(cell) == day);
    }
    CHECK(read_date("04/04/2026") == make_day(2026, 4, 4));  // the order does not matter
    CHECK(read_date("31/12/68") == make_day(2068, 12, 31));
    CHECK(read_date("31/12/69") == make_day(1969, 12, 31));
    CHECK(read_date("4 Maret 2026") == make_day(2026, 3, 4));
    CHECK(read_date("Mar 4, 2026") == make_day(2026, 3, 4));
    CHECK(read_date("4. März 2026") == make_day(2026, 3, 4));
    CHECK(read_date("2026. 3. 4.") == make_day(2026, 3, 4));
    CHECK(read_date("1er mars 2026") == make_day(2026, 3, 1));
    CHECK(read_date("1430438400000") == make_day(2015, 5, 1));
}

TEST_CASE("what is no date, or could be two, is nothing", "[base]") {
    for (const std::string_view cell : {
             "",
             "today",
             "03/04/2026",
             "3.4.2026",
             "3/4/26",
             "2026-02-30",
             "2026-13-01",
             "31/02/2026",
             "13/13/2026",
             "0000-00-00",
             "2026",
             "46000",
             "12345678",
             "20261301",
             "123456789012",
             "2026-02",
             "02/2026",
             "2026-02-24x",
             "2026-02-24 hello",
             "2026-02-24 25:00",
             "2026-02-24 10:61",
             "2026-02-24T",
             "2026/02-24",
             "2026-02-24-05",
             "24/02/026",
             "24/02/20260",
             "1/2",
             "Feb 2026",
             "Feb 30, 2026",
             "24 Foo 2026",
             "N/A",
             "----------",
             "2026--02-24",
             "-2026-02-24",
             "2026-02-24 10",
             "99999999999999999999",
             "24 Feb Mar",
             "9999-12-31",
             "2101-01-01",
             "1899-12-31",
             "0001-01-01",
             "25/3/2569",
             "31 Dec 9999",
             "99991231",
             "4133980800000",
             "Feb Feb 2026",
         }) {
        INFO(cell);
        CHECK(read_date(cell) == std::nullopt);
    }
}

TEST_CASE("a date is read as its column writes dates", "[base]") {
    const auto day = [](int month, int of_month) { return make_day(2026, month, of_month); };
    struct {
        std::string_view cell;
        std::optional<Day> undecided, dmy, mdy, ymd;
        DateEvidence says;
    } cases[] = {
        {"03/04/2026", {}, day(4, 3), day(3, 4), {}, DateEvidence::either},
        {"3/24/2026", day(3, 24), {}, day(3, 24), {}, DateEvidence::mdy},
        {"24/3/2026", day(3, 24), day(3, 24), {}, {}, DateEvidence::dmy},
        {"3/12/2026", {}, day(12, 3), day(3, 12), {}, DateEvidence::either},
        {"5.11.2026", {}, day(11, 5), day(5, 11), {}, DateEvidence::either},
        {"25/3/2569", {}, {}, {}, {}, DateEvidence::dmy},
        {"3.4.26", {}, day(4, 3), day(3, 4), {}, DateEvidence::either},
        {"3/4/2026 9:05 PM", {}, day(4, 3), day(3, 4), {}, DateEvidence::either},
        {"25/12/2026", day(12, 25), day(12, 25), {}, {}, DateEvidence::dmy},
        {"12/25/2026", day(12, 25), {}, day(12, 25), {}, DateEvidence::mdy},
        {"04/04/2026", day(4, 4), day(4, 4), day(4, 4), {}, DateEvidence::none},
        {"31/02/2026", {}, {}, {}, {}, DateEvidence::none},
        {"2026-03-04", day(3, 4), day(3, 4), day(3, 4), day(3, 4), DateEvidence::none},
        {"26-03-04", {}, make_day(2004, 3, 26), {}, day(3, 4), DateEvidence::either},
        {"26-03-26", day(3, 26), day(3, 26), {}, day(3, 26), DateEvidence::none},
        {"26-3-4", day(3, 4), {}, {}, day(3, 4), DateEvidence::ymd},
        {"99-03-04", make_day(1999, 3, 4), {}, {}, make_day(1999, 3, 4), DateEvidence::ymd},
        {"03-04-05", {}, make_day(2005, 4, 3), make_day(2005, 3, 4), make_day(2003, 4, 5), DateEvidence::either},
        {"12-25-26", day(12, 25), {}, day(12, 25), {}, DateEvidence::mdy},
        {"25-12-99", make_day(1999, 12, 25), make_day(1999, 12, 25), {}, {}, DateEvidence::dmy},
        {"25-12-2026", day(12, 25), day(12, 25), {}, {}, DateEvidence::dmy},
        {"26/03/04", make_day(2004, 3, 26), make_day(2004, 3, 26), {}, day(3, 4), DateEvidence::dmy},
        {"4 Maret 2026", day(3, 4), day(3, 4), day(3, 4), day(3, 4), DateEvidence::none},
        {"20260304", day(3, 4), day(3, 4), day(3, 4), day(3, 4), DateEvidence::none},
        {"1772582400000", day(3, 4), day(3, 4), day(3, 4), day(3, 4), DateEvidence::none},
        {"46000", {}, {}, {}, {}, DateEvidence::excel_day},
        {"46000.52", {}, {}, {}, {}, DateEvidence::excel_day},
        {"1772582400", {}, {}, {}, {}, DateEvidence::unix_second},
        {"12345", {}, {}, {}, {}, DateEvidence::other_number},
        {"7", {}, {}, {}, {}, DateEvidence::other_number},
        {"hello", {}, {}, {}, {}, DateEvidence::none},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(read_date(each.cell) == each.undecided);
        CHECK(read_date(each.cell, {.order = DateOrder::dmy}) == each.dmy);
        CHECK(read_date(each.cell, {.order = DateOrder::mdy}) == each.mdy);
        CHECK(read_date(each.cell, {.order = DateOrder::ymd}) == each.ymd);
        CHECK(date_evidence(each.cell) == each.says);
    }
    const DateStyle excel{.numbers = DateStyle::excel_days}, seconds{.numbers = DateStyle::unix_seconds};
    CHECK(read_date("46000", excel) == make_day(2025, 12, 9));
    CHECK(read_date("46000.75", excel) == make_day(2025, 12, 9));
    CHECK(read_date("45351", excel) == make_day(2024, 2, 29));
    CHECK(read_date("2026-03-04", excel) == day(3, 4));
    CHECK_FALSE(read_date("99999", excel));
    CHECK_FALSE(read_date("46000x", excel));
    CHECK_FALSE(read_date("46000", seconds));
    CHECK(read_date("1772582400", seconds) == day(3, 4));
    CHECK(read_date("1772668799", seconds) == day(3, 4));
}

}  // namespace leadqual
