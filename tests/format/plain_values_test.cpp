#include "format/plain_values.hpp"
#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::writing;

TEST_CASE("a number is what would come back byte for byte", "[format]") {
    for (const auto* text : {"0", "7", "-12", "4.25", "-0.5", "0.1", "12345678901", "99999999.999"}) {
        INFO(text);
        const auto number = plain_number(text, CellMeaning::open);
        REQUIRE(number);
        CHECK(show_number(*number) == text);
    }
    for (const auto* text : {"", "-", "00123", "+5", "1e5", "1,000", "1.50", "1.", ".5", "-0", " 1", "1 ", "0x1F",
                             "nan", "inf", "123456789012", "=1", "--1", "1-2"}) {
        INFO(text);
        CHECK_FALSE(plain_number(text, CellMeaning::open));
    }
    CHECK(plain_number("123456789012345", CellMeaning::number) == 123456789012345.0);
    CHECK_FALSE(plain_number("1234567890123456", CellMeaning::number));
    CHECK_FALSE(plain_number("7", CellMeaning::text));
}

TEST_CASE("a decimal point is that of a number with one reading", "[format]") {
    constexpr auto none = std::string_view::npos;
    CHECK(point_of_number("1234.5", CellMeaning::number, false) == 4);
    CHECK(point_of_number("-0.125", CellMeaning::number, false) == 2);
    CHECK(point_of_number("1.50", CellMeaning::number, false) == 1);
    CHECK(point_of_number("1.234", CellMeaning::number, false) == none);
    CHECK(point_of_number("1.234", CellMeaning::number, true) == 1);
    for (const auto* text : {"", ".", "5", "5.", ".5", "1.2.3", "1,234.5", "v1.2", "1.2k", "1e5.0"})
        CHECK(point_of_number(text, CellMeaning::number, false) == none);
    CHECK(point_of_number("1234.5", CellMeaning::open, false) == none);
}

TEST_CASE("a date is a day of the calendar in a column of dates", "[format]") {
    CHECK(plain_date("2026-02-24", CellMeaning::date) == 46077);
    CHECK(plain_date("1900-03-01", CellMeaning::date) == 61);
    for (const auto* text : {"1900-02-28", "2026-02-30", "2026-2-24", "2026-02-24T00:00", "24.02.2026", "2026-02-2x"}) {
        INFO(text);
        CHECK_FALSE(plain_date(text, CellMeaning::date));
    }
    CHECK_FALSE(plain_date("2026-02-24", CellMeaning::open));
}

TEST_CASE("ids, phones and codes are text, whatever their digits", "[format]") {
    const std::vector<std::string> text{"Record ID", "phone", "leadId", "account_id", "zip", "Order No", "CNPJ"};
    for (const auto meaning : meanings_of_cells(text)) CHECK(meaning == CellMeaning::text);
    const std::vector<std::string> others{"annual revenue", "created date", "paid", "video plays"};
    CHECK(meanings_of_cells(others) ==
          std::vector{CellMeaning::number, CellMeaning::date, CellMeaning::open, CellMeaning::open});
}
