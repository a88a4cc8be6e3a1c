#include "report/redaction.hpp"
#include "catch2.hpp"

using namespace leadqual;

TEST_CASE("names become initials, addresses and numbers their ends", "[report]") {
    CHECK(redaction::name("Dana Whitfield") == "D. W.");
    CHECK(redaction::name("  Émile  de la Croix ") == "É. d. l. C.");
    CHECK(redaction::name("王伟") == "王.");
    CHECK(redaction::name("").empty());
    CHECK(redaction::email("dana@example.com") == "d…@example.com");
    CHECK(redaction::email("no address") == "…");
    CHECK(redaction::email("@example.com") == "…");
    CHECK(redaction::phone("+1-555-0101") == "…01");
    CHECK(redaction::phone("12") == "…");
}

TEST_CASE("a name is masked inside other texts, word by word", "[report]") {
    CHECK(redaction::without_name("High says ann, of Bexx & Annexes", "Ann Bexx") == "High says a., of B. & Annexes");
    CHECK(redaction::without_name("Élise Müller GmbH", "Élise Müller") == "É. M. GmbH");
    CHECK(redaction::without_name("de la Cruz Ltd", "Li de la Cruz") == "de la C. Ltd");
    CHECK(redaction::without_name("Ann", "") == "Ann");
}

TEST_CASE("in any text only what looks like a person is masked", "[report]") {
    CHECK(redaction::text("yes budget: 40,000; yes timing: 30 days") == "yes budget: 40,000; yes timing: 30 days");
    CHECK(redaction::text("mail dana@example.com, or call +1 (555) 010-1234 now") ==
          "mail d…@example.com, or call …34 now");
    CHECK(redaction::text("<dana@example.com>") == "<d…@example.com>");
    CHECK(redaction::text("on 2026-11-21") == "on 2026-11-21");
    CHECK(redaction::text("call 0812 3456 7890") == "call …90");
    CHECK(redaction::text("48,000,000") == "48,000,000");
    CHECK(redaction::text("om+al'leyx@example.com") == "o…@example.com");
    CHECK(redaction::text("+62\u00A0812\u20113456\u20137890") == "…90");
}
