#include "catch2.hpp"
#include "scoring/email.hpp"
#include "scoring/like.hpp"
#include "scoring/text_memo.hpp"

#include "leadqual/base.hpp"

#include <fmt/format.h>

using namespace leadqual;

static bool mentions(std::string_view text, std::vector<std::string> phrases) {
    TextTests tests;
    tests.add({.question = TextQuestion::mentions, .constants = std::move(phrases)});
    TextScratch scratch;
    return tests.answer(text, scratch).yes != 0;
}

TEST_CASE("mentions finds whole words and phrases in any case and script", "[scoring]") {
    struct Case {
        std::string_view text, phrase;
        bool found;
    };
    const Case cases[] = {
        {"Co-Founder & CTO", "founder", true},
        {"Co-Founder & CTO", "cto", true},
        {"Co-Founder & CTO", "co-founder", true},
        {"Founder,", "founder", true},
        {"(CEO)", "ceo", true},
        {"AVP Sales", "vp", false},
        {"VP Sales", "vp", true},
        {"SVP/VP", "vp", true},
        {"C-Level", "c-level", true},
        {"c level", "c-level", true},
        {"clevel", "c-level", false},
        {"Head of IT", "head of it", true},
        {"Head, of  IT", "HEAD OF IT", true},
        {"Head of", "head of it", false},
        {"Head of Italy", "head of it", false},
        {"the head of the head of it", "head of it", true},
        {"", "ceo", false},
        {"---", "ceo", false},
        {"CEO", "&", false},
        {"Geschäftsführerin", "geschäftsführer", false},
        {"GESCHÄFTSFÜHRER", "geschäftsführer", true},
        {"Ärztin", "rztin", false},
        {"Генеральный ДИРЕКТОР", "директор", true},
        {"директора", "директор", false},
        {"代表取締役・社長", "社長", true},
        {"owner\xE2\x80\x94partner", "partner", true},  // em dash
        {"Dirección General", "dirección", true},
        {"CEO\xFF", "ceo", false},  // an invalid byte is taken for a letter
        {"cto2", "cto", false},
        {"CEO's office", "ceo", true},
    };
    for (const Case& each : cases) {
        INFO("'" << each.text << "' mentions '" << each.phrase << "'");
        CHECK(mentions(each.text, {std::string(each.phrase)}) == each.found);
    }
    CHECK(mentions("Chief Revenue Officer", {"chief", "chief revenue officer"}));
    CHECK(mentions("Chief Revenue Officer", {"chief financial officer", "chief revenue officer", "ceo"}));
}

TEST_CASE("LIKE knows any text and any one character", "[scoring]") {
    struct Case {
        std::string_view text, pattern;
        bool fits;
    };
    const Case cases[] = {
        {"acme", "acme", true},
        {"acme", "a%", true},
        {"acme", "%me", true},
        {"acme", "%c%", true},
        {"acme", "a_me", true},
        {"acme", "a_e", false},
        {"acme", "", false},
        {"", "", true},
        {"", "%", true},
        {"", "_", false},
        {"acme inc", "acme%inc", true},
        {"aaab", "%aab", true},
        {"abcabd", "%abd", true},
        {"müller", "m_ller", true},
        {"müller", "m__ller", false},
        {"日本", "__", true},
        {"a%b", "a%b", true},
        {"mississippi", "%iss%ippi", true},
        {"mississippi", "%iss%ipi", false},
        {"abc", "%%c", true},
        {"abc", "abc%", true},
        {"abc", "abc_", false},
    };
    for (const Case& each : cases) {
        INFO("'" << each.text << "' LIKE '" << each.pattern << "'");
        CHECK(is_like(each.text, each.pattern) == each.fits);
    }
}

TEST_CASE("a domain is what stands behind the last @", "[scoring]") {
    CHECK(email_domain("ana@acme.com") == "acme.com");
    CHECK(email_domain("\"a@b\"@acme.com") == "acme.com");
    CHECK(email_domain("Ana <ana@acme.com>") == "acme.com");
    CHECK(email_domain("ana").data() == nullptr);
    CHECK(email_domain("ana@").data() == nullptr);
    CHECK(email_domain("").data() == nullptr);
}

TEST_CASE("free mailboxes are told from a company's own", "[scoring]") {
    for (const auto* free :
         {"gmail.com", "yahoo.com", "yahoo.fr", "yahoo.co.uk", "yahoo.com.br", "hotmail.it", "gmx.net", "gmx.de",
          "web.de", "mail.ru", "qq.com", "163.com", "icloud.com", "proton.me", "uol.com.br"}) {
        INFO(free);
        CHECK(is_free_email_domain(free));
    }
    for (const auto* own : {"acme.com", "yahoo-inc.com", "yahoo.acme.com", "live.acme.co.uk", "gmail.com.acme.com",
                            "yahoo", "notgmail.com", ""}) {
        INFO(own);
        CHECK_FALSE(is_free_email_domain(own));
    }
}

TEST_CASE("answers that are remembered are the answers", "[scoring]") {
    TextTests tests;
    tests.add({.question = TextQuestion::like, .constants = {"%7%"}});
    tests.add({.question = TextQuestion::equal, .of_domain = true, .constants = {"acme.com"}});
    tests.add({.question = TextQuestion::matches, .constants = {"^x+1"}});
    TextScratch scratch;
    TextMemo memo;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 20'000; ++i) {  // more than it holds; some longer than it keeps
            const std::string text = fmt::format("{}{}{}", std::string(static_cast<std::size_t>(i % 60), 'x'), i,
                                                 i % 3 == 0 ? "@Acme.com" : "");
            const TextAnswers fresh = tests.answer(text, scratch), remembered = memo.answer(text, tests, scratch);
            if (fresh.yes != remembered.yes || fresh.null != remembered.null) FAIL(text);
        }
    }
    CHECK(memo.answer("", tests, scratch).null == 0b10);
}

TEST_CASE("texts made to collide do not share their answers", "[scoring]") {
    // The hash adds up (word ^ word >> 29) * odd: for any first word there is a second one that gives the same sum.
    const auto mixed = [](std::uint64_t word) { return word ^ word >> 29; };
    const auto unmixed = [](std::uint64_t word) { return word ^ word >> 29 ^ word >> 58; };
    std::uint64_t inverse = 1;  // of odd[1], by Newton
    for (int i = 0; i < 6; ++i) inverse *= 2 - TextMemo::odd[1] * inverse;
    const auto text_with = [&](std::string_view first) {
        TextMemo::Key key{};
        std::memcpy(key.data(), first.data(), 8);
        key[1] = unmixed((mixed(key[0]) * TextMemo::odd[0] ^ 12345) * inverse);
        return std::string(reinterpret_cast<const char*>(key.data()), 16);
    };
    TextTests tests;
    tests.add({.question = TextQuestion::matches, .constants = {"^yes"}});
    TextScratch scratch;
    TextMemo memo;
    const std::string yes = text_with("yes12345"), no = text_with("no123456");
    REQUIRE(TextMemo::hash_of(TextMemo::key_of(yes), 16) == TextMemo::hash_of(TextMemo::key_of(no), 16));
    for (int round = 0; round < 3; ++round) {
        CHECK(memo.answer(yes, tests, scratch).yes == 1);
        CHECK(memo.answer(no, tests, scratch).yes == 0);
    }
}

TEST_CASE("text tests that are equal once folded are one", "[scoring]") {
    TextTests tests;
    CHECK(tests.add({.question = TextQuestion::in, .constants = {"Germany", "FRANCE"}}) == 0);
    CHECK(tests.add({.question = TextQuestion::in, .constants = {"france ", "germany"}}) == 0);
    CHECK(tests.add({.question = TextQuestion::in, .of_domain = true, .constants = {"france", "germany"}}) == 1);
    for (int i = 0; tests.size() < TextTests::most; ++i)
        tests.add({.question = TextQuestion::equal, .constants = {std::to_string(i)}});
    CHECK(tests.add({.question = TextQuestion::equal, .constants = {"one too many"}}) == TextTests::most);
}

TEST_CASE("a regular expression that cannot be used is an error of the rule set", "[scoring]") {
    TextTests tests;
    CHECK_THROWS_AS(tests.add({.question = TextQuestion::matches, .constants = {"("}}), Error);
}
