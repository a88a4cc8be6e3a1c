#include "cli/values.hpp"
#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::cli;

namespace {

template <typename Function>
std::string refusal(Function function) {
    try {
        function();
    } catch (const Error& error) {
        CHECK(error.code() == Exit::usage);
        return to_text(error.problems().front());
    }
    return "was accepted";
}

}  // namespace

TEST_CASE("sizes have units up to one gibibyte", "[cli]") {
    CHECK(read_size("--max-record", "100") == 100);
    CHECK(read_size("--max-record", "64k") == 65'536);
    CHECK(read_size("--max-record", "16M") == 16u << 20);
    CHECK(read_size("--max-record", "1G") == 1u << 30);
    for (const auto* text : {"", "0", "16X", "2G", "-1", "1.5M", "99999999999999999999", "M", " 1"}) {
        INFO(text);
        CHECK(refusal([&] {
                  read_size("--max-record", text);
              }).starts_with("option '--max-record' expects a size up to 1G"));
    }
}

TEST_CASE("delimiters are one character or a name", "[cli]") {
    CHECK(read_delimiter("--delimiter", ";") == ';');
    CHECK(read_delimiter("--delimiter", "tab") == '\t');
    CHECK(read_delimiter("--delimiter", "\\t") == '\t');
    CHECK(read_delimiter("--delimiter", "|") == '|');
    for (const auto* text : {"", "\"", ";;", "\n", "é"})
        CHECK(refusal([&] { read_delimiter("--delimiter", text); }) != "was accepted");
}

TEST_CASE("today is a whole ISO date", "[cli]") {
    CHECK(show_day(read_today("2026-02-28")) == "2026-02-28");
    for (const auto* text : {"2026-02-30", "28.02.2026", "2026-02-28T10:00", "today", ""})
        CHECK(refusal([&] { read_today(text); }) ==
              "option '--today' expects a date, found '" + std::string(text) + "'\n  hint: write --today 2026-01-31\n");
}

TEST_CASE("lists are split at commas that no quotes keep", "[cli]") {
    CHECK(read_list("--columns", "a, b ,c") == std::vector<std::string>{"a", "b", "c"});
    CHECK(read_list("--columns", "\"Last, First\",b") == std::vector<std::string>{"Last, First", "b"});
    for (const auto* text : {"", "a,,b", ",", "a,"})
        CHECK(refusal([&] { read_list("--columns", text); }) != "was accepted");
}

TEST_CASE("choices ignore case and offer the nearest", "[cli]") {
    static constexpr std::string_view kTags[] = {"SQL", "MQL", "disqualified"};
    CHECK(read_choice("--only", "sql", kTags) == 0);
    CHECK(refusal([] { read_choice("--only", "disqualifed", kTags); }) ==
          "option '--only' expects SQL, MQL or disqualified, found 'disqualifed'\n  hint: did you mean "
          "'disqualified'?\n");
}

TEST_CASE("pairs need a name and a value", "[cli]") {
    CHECK(read_pair("--set", "a = b=c", "x=1") == std::pair<std::string, std::string>{"a", "b=c"});
    for (const auto* text : {"", "a", "a=", "=b"})
        CHECK(refusal([&] { read_pair("--set", text, "x=1"); }) != "was accepted");
}

TEST_CASE("a rate has a currency that cells can be marked with", "[cli]") {
    CHECK(read_rate("--rate", "idr=0.000061").currency == "IDR");
    CHECK(read_rate("--rate", "XCD = 0.37").value == 0.37);
    CHECK(refusal([] { read_rate("--rate", "EUT=1.1"); }) ==
          "option '--rate': no currency has the code EUT\n  hint: did you mean EUR?\n");
    CHECK(refusal([] { read_rate("--rate", "QQQ=1.1"); }) ==
          "option '--rate': no currency has the code QQQ\n  hint: codes are those of ISO 4217, as IDR or EUR\n");
    for (const auto* text : {"IDR", "IDR=0", "IDR=-1", "IDR=x", "RUPIAH=1"})
        CHECK(refusal([&] { read_rate("--rate", text); }) != "was accepted");
}
