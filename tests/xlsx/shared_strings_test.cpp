#include "xlsx/module/shared_strings.hpp"

#include "catch2.hpp"
#include "leadqual/xlsx.hpp"

using namespace leadqual;
using namespace leadqual::xlsx;

namespace {

const char* kNone[] = {nullptr};
const XmlListener::Attributes kNothing(kNone);

void tell(SharedStrings& strings, std::string_view element, std::string_view text) {
    strings.begin(element, kNothing);
    strings.text(text);
    strings.end(element);
}

void add(SharedStrings& strings, std::string_view text) {
    strings.begin("si", kNothing);
    tell(strings, "t", text);
    strings.end("si");
}

}  // namespace

TEST_CASE("shared texts are known by number, their runs joined, how they are spoken left out", "[xlsx]") {
    SharedStrings strings;
    add(strings, "id");
    strings.begin("si", kNothing);
    for (const auto* run : {"rich ", "text _x0041_"}) {
        strings.begin("r", kNothing);
        tell(strings, "rPr", "not this");
        tell(strings, "t", run);
        strings.end("r");
    }
    strings.begin("rPh", kNothing);
    tell(strings, "t", "nor this");
    strings.end("rPh");
    strings.end("si");
    strings.begin("si", kNothing);
    strings.end("si");
    CHECK(strings.at(0) == "id");
    CHECK(strings.at(1) == "rich text A");
    CHECK(strings.at(2) == "");
    CHECK(!strings.at(3));
    CHECK(!strings.at(static_cast<std::size_t>(-1)));
}

TEST_CASE("a shared text has a bound, in one piece and in many", "[xlsx]") {
    SharedStrings fits;
    add(fits, std::string(kLongestCell, 'x'));
    add(fits, std::string(kLongestCell, 'y'));
    CHECK(fits.at(1)->size() == kLongestCell);
    SharedStrings one;
    CHECK_THROWS_AS(add(one, std::string(kLongestCell + 1, 'x')), XlsxFault);
    SharedStrings many;
    many.begin("si", kNothing);
    const std::string run(1'000, 'x');
    CHECK_THROWS_AS(
        [&] {
            for (int at = 0; at < 5'000; ++at) tell(many, "t", run);
        }(),
        XlsxFault);
}

TEST_CASE("all shared texts together have a bound, were they empty", "[xlsx]") {
    const auto fill = [](SharedStrings& strings, const std::string& text, std::size_t times) {
        for (std::size_t at = 0; at < times; ++at) add(strings, text);
    };
    SharedStrings few(10'000);
    fill(few, "text", 1'000);
    CHECK_THROWS_AS(fill(few, "text", 1'000), XlsxFault);
    SharedStrings empty(10'000);
    CHECK_THROWS_AS(fill(empty, "", 3'000), XlsxFault);
    SharedStrings runs(10'000);
    runs.begin("si", kNothing);
    CHECK_THROWS_AS(
        [&] {
            for (int at = 0; at < 100; ++at) tell(runs, "t", std::string(200, 'x'));
        }(),
        XlsxFault);
}
