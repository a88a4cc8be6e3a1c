#include "catch2.hpp"

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "leadqual/base.hpp"

namespace leadqual {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double below(double value) { return std::nextafter(value, -infinity); }
double above(double value) { return std::nextafter(value, infinity); }

}  // namespace

TEST_CASE("an exact number is read in the spellings people use", "[base]") {
    struct {
        std::string_view cell;
        double value;
    } cases[] = {
        {"0", 0},
        {"40000", 40000},
        {" 40000 ", 40000},
        {"-5", -5},
        {"+5", 5},
        {"0.5", 0.5},
        {".5", 0.5},
        {"5.", 5},
        {"1e5", 1e5},
        {"8.12346E+11", 8.12346e11},
        {"007", 7},
        {"-0.25", -0.25},
        {"−5", -5},
        {"- 500", -500},
        {"1,200", 1200},
        {"1,200.50", 1200.5},
        {"12,345,678", 12345678},
        {"1 200", 1200},
        {"10\u00a0000", 10000},
        {"10\u202f000.5", 10000.5},
        {"5'000", 5000},
        {"5’000", 5000},
        {"$1,200.50", 1200.5},
        {"$ 1,200", 1200},
        {"-$500", -500},
        {"$-500", -500},
        {"USD 5000", 5000},
        {"5000 USD", 5000},
        {"5000usd", 5000},
        {"US$5", 5},
        {"€10k", 10000},
        {"10 €", 10},
        {"Rp 5000000", 5e6},
        {"Rp. 5,000,000", 5e6},
        {"CHF 5'000", 5000},
        {"₹500", 500},
        {"R$ 5,000.00", 5000},
        {"5k EUR", 5000},
        {"1.2M", 1.2e6},
        {"40k", 40000},
        {"40 K", 40000},
        {"1.2 million", 1.2e6},
        {"2bn", 2e9},
        {"5jt", 5e6},
        {"500rb", 5e5},
        {"5 Mio. €", 5e6},
        {"2 crore", 2e7},
        {"50 Lakhs", 5e6},
        {"5 million dollars", 5e6},
        {"1,200k", 1.2e6},
        {"0.1M", 1e5},
        {"4.35M", 4.35e6},
        {"(500)", -500},
        {"($1,200.50)", -1200.5},
        {"12%", 12},
        {"12 %", 12},
        {"12.5%", 12.5},
        {"1.200,50", 1200.5},
        {"1.200.000", 1.2e6},
        {"1,5", 1.5},
        {"0,500", 0.5},
        {"1234,567", 1234.567},
        {"1 200,50", 1200.5},
        {"Rp 5.000.000", 5e6},
        {"Rp5.000.000,-", 5e6},
        {"5.000,- €", 5000},
        {"R$ 5.000,00", 5000},
        {"5.000.000 ₫", 5e6},
        {"₹50,00,000", 5e6},
        {"12,34,567", 1234567},
        {"1,00,00,000.50", 1e7 + 0.5},
        {"50L", 5e6},
        {"2 Cr", 2e7},
        {"5 mi", 5e6},
        {"10 mio", 1e7},
        {"5 Mio.", 5e6},
        {"5 Mio.€", 5e6},
        {"10k€", 10000},
        {"5 mln", 5e6},
        {"5 млн", 5e6},
        {"5 млрд руб.", 5e9},
        {"500万", 5e6},
        {"500万円", 5e6},
        {"3억원", 3e8},
        {"5 triệu", 5e6},
        {"50 tys. zł", 50000},
        {"1,2 Mio. €", 1.2e6},
        {"($100)", -100},
        {"200 Mitarbeiter", 200},
        {"120 employees", 120},
        {"123456789012345678901234567890", 123456789012345678901234567890.0},
        {"0.1234567890123456789", 0.1234567890123456789},
    };
    for (const auto& [cell, value] : cases) {
        INFO(cell);
        const auto read = read_number(cell);
        REQUIRE(read);
        CHECK(read->low == value);
        CHECK(read->high == value);
    }
}

TEST_CASE("an inexact number is an interval with closed ends", "[base]") {
    struct {
        std::string_view cell;
        double low, high;
    } cases[] = {
        {"51-200", 51, 200},
        {"51–200", 51, 200},
        {"51 - 200", 51, 200},
        {"201 to 500", 201, 500},
        {"51..200", 51, 200},
        {"10,001+", 10001, infinity},
        {"10,001 +", 10001, infinity},
        {"$10B+", 1e10, infinity},
        {"<50", 0, below(50)},
        {"< 50", 0, below(50)},
        {"<=50", 0, 50},
        {"≤ 50", 0, 50},
        {"<-5", -infinity, below(-5)},
        {">100", above(100), infinity},
        {">=100", 100, infinity},
        {"≥100", 100, infinity},
        {"more than 5", above(5), infinity},
        {"over 1,000", above(1000), infinity},
        {"at least 5", 5, infinity},
        {"Less than $1M", 0, below(1e6)},
        {"under 10k", 0, below(10000)},
        {"up to 50", 0, 50},
        {"max 50", 0, 50},
        {"100 or more", 100, infinity},
        {"100 and above", 100, infinity},
        {"100 or less", 0, 100},
        {"$10k-$50k", 10000, 50000},
        {"10k - 50k EUR", 10000, 50000},
        {"$1M to $10M", 1e6, 1e7},
        {"1-5k", 1, 5000},
        {"between 10 and 50", 10, 50},
        {"from 10 to 50", 10, 50},
        {"from 10", 10, infinity},
        {"-5-10", -5, 10},
        {"51-200 employees", 51, 200},
        {"10,001+ employees", 10001, infinity},
        {"201 sampai 500", 201, 500},
        {"1,001-5,000", 1001, 5000},
        {"10%-20%", 10, 20},
        {"10 000 - 20 000", 10000, 20000},
        {"5-5", 5, 5},
        {"1K-5K", 1000, 5000},
        {"10k-50k", 10000, 50000},
        {"10~50", 10, 50},
        {"ab 50", 50, infinity},
        {"entre 10 y 50", 10, 50},
        {"entre 10 e 50", 10, 50},
        {"zwischen 10 und 50", 10, 50},
        {"antara 10 dan 50", 10, 50},
        {"50 employees or more", 50, infinity},
        {"500 atau lebih", 500, infinity},
        {"menos de 50", 0, below(50)},
    };
    for (const auto& [cell, low, high] : cases) {
        INFO(cell);
        const auto read = read_number(cell);
        REQUIRE(read);
        CHECK(read->low == low);
        CHECK(read->high == high);
    }
}

TEST_CASE("what is no number, or could be two, is nothing", "[base]") {
    const std::string_view cells[] = {
        "",           " ",
        "-",          "+",
        ".",          "$",
        "%",          "k",
        "abc",        "inf",
        "nan",        "-inf",
        "infinity",   "NaN",
        "0x10",       "1e999",
        "-1e999",     "1e-999",
        "1e",         "1e+",
        "1.200,50,5", "1,20,5",
        "1,2345,6",   "12,34,56",
        "123,45,678", "1.20.000",
        "1.200.00",   "1,200,30",
        "1.2.3",      "1 20",
        "--5",        "+-5",
        "5-",         "50-10",
        "2026-01-31", "1-2-3",
        "5 apples",   "5 k k",
        "5kk",        "5kg",
        "$5/mo",      "Nov-50",
        "10-Jan",     "~120",
        "about 120",  "ca. 120",
        "TBD",        "1,200 500",
        "(500",       "500)",
        "(-500)",     "()",
        "(51-200)",   "<",
        "<50-60",     ">5+",
        "5 %%",       "$$5",
        "1e5k",       "1_",
        "٣",          "self-employed",
        "#REF!",      "5.5.",
        "12:30",      "50/60",
        "0b11",       "1e5e5",
        "1,",         ",5",
        "1 ,200",     "5 Tr",
        "USD 5k/mo",  "$5 per month",
        "1,200.50,5", "5,-10",
    };
    for (const std::string_view cell : cells) {
        INFO(cell);
        CHECK(read_number(cell) == std::nullopt);
    }
    CHECK(read_number(std::string(100'000, '9') + "x") == std::nullopt);
    CHECK(read_number(std::string(100'000, ' ') + "5") == Interval{5, 5});
    CHECK(read_number(std::string("5\0", 2)) == std::nullopt);
}

TEST_CASE("a number in another currency is none", "[base]") {
    struct {
        std::string_view cell, currency;
        bool is_number;
    } cases[] = {
        {"5000", "USD", true},        {"$5,000", "USD", true},     {"US$5", "USD", true},
        {"5k USD", "USD", true},      {"USD 5", "USD", true},      {"$5,000", "AUD", true},
        {"$5,000", "EUR", false},     {"€10k", "USD", false},      {"€10k", "EUR", true},
        {"Rp 5000000", "USD", false}, {"Rp 5000000", "IDR", true}, {"IDR 5jt", "IDR", true},
        {"5000 IDR", "USD", false},   {"A$5", "USD", false},       {"¥500", "JPY", true},
        {"$10-€50", "USD", false},    {"$10-$50", "USD", true},    {"12%", "USD", true},
        {"R$ 5 mil", "BRL", true},    {"R$ 5 mil", "USD", false},  {"$5 EUR", "USD", false},
        {">R$ 5", "BRL", true},
    };
    for (const auto& [cell, currency, is_number] : cases) {
        INFO(cell << " in " << currency);
        CHECK(read_number(cell).has_value());
        CHECK(read_number(cell, {.currency = currency}).has_value() == is_number);
    }
}

TEST_CASE("mil is a thousand beside the mark of a country that counts in it, and nothing elsewhere", "[base]") {
    struct {
        std::string_view cell;
        std::optional<Interval> value;
    } cases[] = {
        {"R$ 5 mil", {{5000, 5000}}},
        {"5 mil €", {{5000, 5000}}},
        {"5 mil reais", {{5000, 5000}}},
        {"5 mil pesos", {{5000, 5000}}},
        {"MXN 5 mil", {{5000, 5000}}},
        {"R$ 10 mil a 20 mil", {{10000, 20000}}},
        {"(5 mil €)", {{-5000, -5000}}},
        {"10-20 mil BRL", {{10, 20000}}},
        {"2 mil", {}},
        {"$2 mil", {}},
        {"$2mil", {}},
        {"USD 2 mil", {}},
        {"2 mil USD", {}},
        {"£2 mil", {}},
        {"(2 mil)", {}},
        {"1-2 mil", {}},
        {"2 million", {{2e6, 2e6}}},
        {"2 mi", {{2e6, 2e6}}},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(read_number(each.cell) == each.value);
    }
}

TEST_CASE("a dot before exactly three digits may be a decimal point or a group", "[base]") {
    CHECK(read_number("40.000") == Interval{40, 40000});
    CHECK(read_number(" 1.200 ") == Interval{1.2, 1200});
    CHECK(read_number("-1.500") == Interval{-1500, -1.5});
    CHECK(read_number("0.125") == Interval{0.125, 0.125});
    CHECK(read_number("1234.500") == Interval{1234.5, 1234.5});
    CHECK(read_number("1.2000") == Interval{1.2, 1.2});
    CHECK(read_number("€40.000") == Interval{40, 40000});
    CHECK(read_number("€40.50") == Interval{40.5, 40.5});
    CHECK(read_number("$1,200.500") == Interval{1200.5, 1200.5});
}

TEST_CASE("a number is read as its column writes numbers", "[base]") {
    struct {
        std::string_view cell;
        std::optional<Interval> undecided, point, comma, mixed;
        MarkEvidence says;
    } cases[] = {
        {"1.200", {{1.2, 1200}}, {{1.2, 1.2}}, {{1200, 1200}}, {{1.2, 1200}}, MarkEvidence::either},
        {"1,200", {{1200, 1200}}, {{1200, 1200}}, {{1.2, 1.2}}, {{1.2, 1200}}, MarkEvidence::either},
        {"1.5", {{1.5, 1.5}}, {{1.5, 1.5}}, {}, {{1.5, 1.5}}, MarkEvidence::point},
        {"12.34", {{12.34, 12.34}}, {{12.34, 12.34}}, {}, {{12.34, 12.34}}, MarkEvidence::point},
        {"1,5", {{1.5, 1.5}}, {}, {{1.5, 1.5}}, {{1.5, 1.5}}, MarkEvidence::comma},
        {"1,200.50", {{1200.5, 1200.5}}, {{1200.5, 1200.5}}, {}, {{1200.5, 1200.5}}, MarkEvidence::point},
        {"1.200,50", {{1200.5, 1200.5}}, {}, {{1200.5, 1200.5}}, {{1200.5, 1200.5}}, MarkEvidence::comma},
        {"1.200.000", {{1.2e6, 1.2e6}}, {}, {{1.2e6, 1.2e6}}, {{1.2e6, 1.2e6}}, MarkEvidence::comma},
        {"1,200,000", {{1.2e6, 1.2e6}}, {{1.2e6, 1.2e6}}, {}, {{1.2e6, 1.2e6}}, MarkEvidence::point},
        {"50,00,000", {{5e6, 5e6}}, {{5e6, 5e6}}, {}, {{5e6, 5e6}}, MarkEvidence::point},
        {"0.125", {{0.125, 0.125}}, {{0.125, 0.125}}, {}, {{0.125, 0.125}}, MarkEvidence::point},
        {"0,125", {{0.125, 0.125}}, {}, {{0.125, 0.125}}, {{0.125, 0.125}}, MarkEvidence::comma},
        {"1234.500", {{1234.5, 1234.5}}, {{1234.5, 1234.5}}, {}, {{1234.5, 1234.5}}, MarkEvidence::point},
        {"1.000-5.000", {{1, 5000}}, {{1, 5}}, {{1000, 5000}}, {{1, 5000}}, MarkEvidence::either},
        {"Rp 1.200", {{1.2, 1200}}, {{1.2, 1.2}}, {{1200, 1200}}, {{1.2, 1200}}, MarkEvidence::either},
        {"1.200k", {{1200, 1.2e6}}, {{1200, 1200}}, {{1.2e6, 1.2e6}}, {{1200, 1.2e6}}, MarkEvidence::either},
        {"-1.500", {{-1500, -1.5}}, {{-1.5, -1.5}}, {{-1500, -1500}}, {{-1500, -1.5}}, MarkEvidence::either},
        {"1200", {{1200, 1200}}, {{1200, 1200}}, {{1200, 1200}}, {{1200, 1200}}, MarkEvidence::none},
        {"10k", {{1e4, 1e4}}, {{1e4, 1e4}}, {{1e4, 1e4}}, {{1e4, 1e4}}, MarkEvidence::none},
        {"1'200", {{1200, 1200}}, {{1200, 1200}}, {{1200, 1200}}, {{1200, 1200}}, MarkEvidence::none},
        {"3,4,5", {}, {}, {}, {}, MarkEvidence::none},
        {"a.b", {}, {}, {}, {}, MarkEvidence::none},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(read_number(each.cell) == each.undecided);
        CHECK(read_number(each.cell, {.mark = DecimalMark::point}) == each.point);
        CHECK(read_number(each.cell, {.mark = DecimalMark::comma}) == each.comma);
        CHECK(read_number(each.cell, {.mark = DecimalMark::mixed}) == each.mixed);
        CHECK(mark_evidence(each.cell) == each.says);
    }
}

TEST_CASE("a column that counts has whole numbers, and bands that a spreadsheet took for dates", "[base]") {
    struct {
        std::string_view cell;
        double low, high;
    } cases[] = {
        {"Nov-50", 11, 50},
        {"10-Jan", 1, 10},
        {"Jan-10", 1, 10},
        {"10-Feb", 2, 10},
        {"Feb-10", 2, 10},
        {"2-Oct", 2, 10},
        {"01. Okt", 1, 10},
        {"nov 50", 11, 50},
        {"1.200", 1200, 1200},
        {"1,200", 1200, 1200},
        {"10.001+", 10001, infinity},
        {"1.001-5.000", 1001, 5000},
        {"10,001+", 10001, infinity},
        {"<1.200", 0, below(1200)},
        {"up to 1,200", 0, 1200},
        {"51–200", 51, 200},
        {"201 to 500", 201, 500},
        {"<50", 0, below(50)},
        {"1.5", 1.5, 1.5},
        {"Self-employed", 1, 1},
        {"freelancer", 1, 1},
    };
    for (const auto& [cell, low, high] : cases) {
        INFO(cell);
        CHECK(read_number(cell, {.counts = true}) == Interval{low, high});
    }
    for (const std::string_view cell : {"Nov", "Nov-2050", "Foo-50", "10-Jan-2026", "Nov-", "0-Jan", "employed"})
        CHECK_FALSE(read_number(cell, {.counts = true}));
    CHECK(read_number("1.200", {.mark = DecimalMark::point, .counts = true}) == Interval{1.2, 1.2});
    CHECK(read_number("1.200", {.mark = DecimalMark::mixed, .counts = true}) == Interval{1200, 1200});
}

TEST_CASE("an amount in another currency is converted at its rate", "[base]") {
    const ExchangeRate rates[] = {{"IDR", 0.0001}, {"EUR", 1.5}, {"AUD", 0.5}, {"CAD", 0.75}};
    struct {
        std::string_view cell;
        std::optional<Interval> value;
    } cases[] = {
        {"5000", {{5000, 5000}}},
        {"$5,000", {{5000, 5000}}},
        {"Rp 5.000.000", {{500, 500}}},
        {"5jt IDR", {{500, 500}}},
        {"€10k", {{15000, 15000}}},
        {"(€100)", {{-150, -150}}},
        {"10k-50k EUR", {{15000, 75000}}},
        {"€10k-50k", {{15000, 75000}}},
        {"€10-€20", {{15, 30}}},
        {"<€100", {{0, below(150)}}},
        {"A$100", {{50, 50}}},
        {"£5", {}},
        {"€10-$50", {}},
        {"$5 EUR", {}},
    };
    for (const auto& [cell, value] : cases) {
        INFO(cell);
        CHECK(read_number(cell, {.currency = "USD", .rates = rates}) == value);
    }
    CHECK_FALSE(read_number("$5", {.currency = "EUR", .rates = rates}));  // Australian or Canadian?
    CHECK(marked_currency("Rp 5.000", "USD") == "IDR");
    CHECK(marked_currency("5.000 EUR", "USD") == "EUR");
    CHECK(marked_currency("$5", "USD").empty());
    CHECK(marked_currency("$5", "EUR").empty());  // one of many
    CHECK(marked_currency("5k", "EUR").empty());
}

TEST_CASE("plain decimals are read as std::from_chars reads them, bit by bit", "[base]") {
    std::mt19937_64 random(20261121);
    for (int round = 0; round < 300'000; ++round) {
        std::string text = random() % 3 == 0 ? "-" : "";
        for (std::uint64_t digits = 1 + random() % (round % 2 ? 9 : 19); digits-- > 0;)
            text += static_cast<char>('0' + random() % 10);
        if (random() % 2) {
            text += '.';
            for (std::uint64_t digits = 1 + random() % 12; digits-- > 0;)
                text += static_cast<char>('0' + random() % 10);
        }
        if (random() % 16 == 0) text += "e" + std::to_string(static_cast<int>(random() % 40) - 20);
        if (const auto dot = text.find('.'); dot != text.npos && dot + 4 == text.size()) text += '5';  // see below
        double expected = 0;
        std::from_chars(text.data(), text.data() + text.size(), expected);
        const auto read = read_number(text);
        if (!read || std::memcmp(&read->low, &expected, sizeof expected) != 0 || !read->exact()) FAIL(text);
    }
}

TEST_CASE("groups and multipliers change nothing about the value", "[base]") {
    std::mt19937_64 random(5);
    for (int round = 0; round < 50'000; ++round) {
        const double value = static_cast<double>(random() % 1'000'000'000'000) / (random() % 2 ? 1 : 100);
        const std::string grouped = show_grouped(value);
        INFO(grouped);
        if (read_number(grouped) != Interval{value, value}) FAIL(grouped);
        if (read_number("$" + grouped) != Interval{value, value}) FAIL(grouped);
        const std::string digits = show_number(value);
        double in_thousands = 0;
        const std::string exact = digits + "e3";
        std::from_chars(exact.data(), exact.data() + exact.size(), in_thousands);
        if (read_number(digits + "k") != Interval{in_thousands, in_thousands}) FAIL(digits);
    }
}

TEST_CASE("bytes of every kind are read without harm", "[base]") {
    std::mt19937_64 random(11);
    const std::string_view alphabet = "0123456789.,-+eE kKmM$%()<> tor\xe2\x80\x93\xc2\xa0/:'QqTZ\xff";
    for (int round = 0; round < 200'000; ++round) {
        std::string text(random() % 14, ' ');
        for (char& byte : text) byte = alphabet[random() % alphabet.size()];
        if (const auto read = read_number(text)) {
            INFO(text);
            CHECK(read->low <= read->high);
            CHECK(read->low < infinity);
        }
        (void)read_boolean(text), (void)read_date(text);
        if (const auto read = read_days(text, 20778)) {
            INFO(text);
            CHECK(read->low >= 0);
            CHECK(read->low <= read->high);
        }
    }
}

}  // namespace leadqual
