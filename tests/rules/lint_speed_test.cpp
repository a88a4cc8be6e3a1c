// Checking rules takes no longer than their length asks for.
#include <fmt/format.h>

#include <ctime>

#include "catch2.hpp"
#include "leadqual/rules.hpp"

using namespace leadqual;

namespace {

std::string joined(int count, std::string_view item, std::string_view sign) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        if (i > 0) text += sign;
        text += fmt::format(fmt::runtime(item), i);
    }
    return text;
}

/// Of this process, so that others on the machine do not count.
double seconds_to_check(const std::string& rules) {
    RuleOptions options;
    options.thorough = true;
    const auto begin = std::clock();
    CHECK(parse_rule_set(rules, "rules.json", options).warnings.empty());
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("word lists are checked in a time that grows with their length", "[rules]") {
    const auto with_words = [](int count) {
        return seconds_to_check(R"({ "lists": { "ours": [)" + joined(count, "\"word {}\"", ", ") +
                                R"(] }, "ready": "1 of 1", "criteria": { "a": { "question": "?",
                                "met": "need IN (@ours) OR budget > 1000" } } })");
    };
    const double few = with_words(3'000), many = with_words(24'000);
    CAPTURE(few, many);
    CHECK(many < 24 * few);  // 8 times as many words; each with each would be 64 times
}

TEST_CASE("long conditions are checked in bounded time", "[rules]") {
    const std::string numbers = joined(88, "visits = {}", " OR "), sizes = joined(88, "employees = {}", " OR ");
    const double taken = seconds_to_check(R"({ "ready": "1 of 2", "criteria": { "a": { "question": "?", "met": ")" +
                                          numbers + R"(" }, "b": { "question": "?", "met": ")" + sizes + R"(" } } })");
    CHECK(taken < 4);
}
