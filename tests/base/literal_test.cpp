#include "catch2.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "leadqual/base.hpp"

namespace leadqual {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("literals of the rule language carry no signs, groups or words", "[base]") {
    CHECK(read_literal("12") == 12);
    CHECK(read_literal("0.5") == 0.5);
    CHECK(read_literal("1e6") == 1e6);
    CHECK(read_literal(".5") == 0.5);
    for (const std::string_view text :
         {"", "-1", "+1", "1,000", " 1", "1 ", "inf", "nan", "0x1", "1e999", "1k", ".", "1e"}) {
        INFO(text);
        CHECK(read_literal(text) == std::nullopt);
    }
}

TEST_CASE("numbers are shown short, and read back the same", "[base]") {
    struct {
        double value;
        std::string_view shown, grouped;
    } cases[] = {
        {0, "0", "0"},
        {-0.0, "0", "0"},
        {40000, "40000", "40,000"},
        {0.25, "0.25", "0.25"},
        {-1234567.5, "-1234567.5", "-1,234,567.5"},
        {999, "999", "999"},
        {1000, "1000", "1,000"},
        {-100, "-100", "-100"},
        {-1000, "-1000", "-1,000"},
        {0.1, "0.1", "0.1"},
        {123456789012345, "123456789012345", "123,456,789,012,345"},
        {1e15, "1e+15", "1e+15"},
        {0.000001, "0.000001", "0.000001"},
        {1e-7, "1e-07", "1e-07"},
        {infinity, "infinity", "infinity"},
        {-infinity, "-infinity", "-infinity"},
        {std::nan(""), "NULL", "NULL"},
    };
    for (const auto& [value, shown, grouped] : cases) {
        CHECK(show_number(value) == shown);
        CHECK(show_grouped(value) == grouped);
    }
    double power = 1;
    for (int digits = 1; digits <= 16; ++digits, power *= 10) {
        for (const double value : {power - 1, power, power + 1, power * 1.25, -power}) {
            std::string plain = show_grouped(value);
            plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
            CHECK(plain == show_number(value));
            const std::string grouped = show_grouped(value);
            const std::size_t end = std::min(grouped.find('.'), grouped.size());
            for (std::size_t at = value < 0; at < end && std::fabs(value) < 1e15; ++at)
                CHECK((grouped[at] == ',') == ((end - at) % 4 == 0));
        }
    }
    std::mt19937_64 random(3);
    for (int round = 0; round < 50'000; ++round) {
        double value = 0;
        const std::uint64_t bits = random();
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value)) continue;
        const std::string shown = show_number(value);
        double back = 0;
        std::from_chars(shown.data(), shown.data() + shown.size(), back);
        if (back != value) FAIL(shown);
    }
}

}  // namespace leadqual
