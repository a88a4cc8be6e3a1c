// Numbers of workbooks by the format of their cell. The expected texts are what a spreadsheet means by them.
#include "xlsx/module/number_format.hpp"

#include "catch2.hpp"

using namespace leadqual::xlsx;

static std::string shown(const std::string& number, NumberFormat format, bool since_1904 = false) {
    std::string text = ">";
    append_number(number, format, since_1904, text);
    return text.substr(1);
}

TEST_CASE("number format codes say what a number means", "[xlsx]") {
    struct Row {
        const char *code, *number, *text;
    };
    constexpr Row rows[] = {
        {"General", "42", "42"},
        {"0", "42", "42"},
        {"0.00", "42.5", "42.5"},
        {"#,##0", "1234567", "1234567"},
        {"@", "42", "42"},
        // one zero is a number, several are as many digits; sections behind the first are for other numbers
        {"00000", "1234", "01234"},
        {"00000", "-12", "-12"},
        {"00000", "1.2E1", "00012"},
        {"00000", "12.5", "12.5"},
        {"00000;-00000", "42", "00042"},
        {"0;-0;;@", "42", "42"},
        {"0;0", "42", "42"},
        {"[Red]0", "42", "42"},
        {"0\";\"0", "42", "42"},
        {"0%", "0.07", "7%"},
        {"0.0%;[Red]-0.0%", "0.125", "12.5%"},
        {"0\"%\"", "7", "7"},
        {"0\\%", "7", "7"},
        // dates
        {"yyyy-mm-dd", "46077", "2026-02-24"},
        {"dd/mm/yyyy;@", "59", "1900-02-28"},
        {"[$-409]d-mmm-yy;@", "46077", "2026-02-24"},
        {"yyyy\"y\"", "46077", "2026-02-24"},
        {"mmm", "46077", "2026-02-24"},
        {"DD.MM.YYYY HH:MM", "46077.5625", "2026-02-24 13:30:00"},
        {"0;yyyy", "46077", "46077"},
        {"\"day\" 0", "46077", "46077"},
        {"0_d", "46077", "46077"},
        // time of day, and time that goes on
        {"h:mm", "0.75", "18:00:00"},
        {"h:mm", "46077.5", "12:00:00"},
        {"h:mm AM/PM", "46077.25", "06:00:00"},
        {"mm:ss", "0.5", "12:00:00"},
        {"[h]:mm", "1.5", "36:00:00"},
        {"[hh]:mm:ss", "1.5", "36:00:00"},
        {"[mm]:ss", "0.5", "12:00:00"},
        // what brackets hold may be a colour, a currency, a condition
        {"[Magenta]0.00", "42", "42"},
        {"[s", "42", "42"},
        {"[$Mdl]0.00", "42", "42"},
        {"[Short]0", "42", "42"},
        {"[>100]0.0", "42.5", "42.5"},
        {"", "42", "42"},
    };
    for (const auto& row : rows) {
        INFO(row.code << " of " << row.number);
        CHECK(shown(row.number, format_of(row.code)) == row.text);
    }
}

TEST_CASE("built-in number formats are known by number", "[xlsx]") {
    struct Row {
        unsigned id;
        const char *number, *text;
    };
    constexpr Row rows[] = {
        {0, "1.5", "1.5"},
        {9, "0.5", "50%"},
        {14, "46077", "2026-02-24"},
        {20, "1.5", "12:00:00"},
        {22, "1.5", "1900-01-01 12:00:00"},
        {45, "0.5", "12:00:00"},
        {46, "1.5", "36:00:00"},
        {49, "7", "7"},
    };
    for (const auto& row : rows) {
        INFO(row.id);
        CHECK(shown(row.number, format_of(row.id)) == row.text);
    }
    CHECK(shown("46077", format_of(14u), true) == "2030-02-25");
}

TEST_CASE("numbers keep fifteen digits, and digits alone stay as they are", "[xlsx]") {
    constexpr std::pair<const char*, const char*> rows[] = {
        {"10215678901234567", "10215678901234567"},
        {"12345678901234567890123456789", "12345678901234567890123456789"},
        {"0012", "0012"},
        {"0.10000000000000001", "0.1"},
        {"6.2812345678E10", "62812345678"},
        {"-1.5E-3", "-0.0015"},
        {"1E+20", "100000000000000000000"},
        {"-0", "0"},
        {"nan", "nan"},
        {"1e999", "1e999"},
        {"12x", "12x"},
    };
    for (const auto& [number, text] : rows) {
        INFO(number);
        CHECK(shown(number, {}) == text);
    }
    CHECK(shown("10215678901234567", format_of("0")) == "10215678901234567");
    CHECK(shown("10215678901234567", format_of("000")) == "10215678901234567");
}
