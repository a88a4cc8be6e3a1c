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

static TextAnswers remembered(TextMemo& memo, std::string_view text, const TextTests& tests, TextScratch& scratch) {
    TextAnswers answers;
    memo.answer({&text, 1}, tests, scratch, &answers);
    return answers;
}

TEST_CASE("answers that are remembered are the answers", "[scoring]") {
    TextTests tests;
    tests.add({.question = TextQuestion::like, .constants = {"%7%"}});
    tests.add({.question = TextQuestion::equal, .of_domain = true, .constants = {"acme.com"}});
    tests.add({.question = TextQuestion::matches, .constants = {"^x+1"}});
    TextScratch scratch;
    TextMemo memo;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 20'000; i += 50) {  // more than it holds; some longer than it keeps
            std::vector<std::string> texts;
            for (int k = i; k < i + 50; ++k)
                texts.push_back(fmt::format("{}{}{}", std::string(static_cast<std::size_t>(k % 60), 'x'), k,
                                            k % 3 == 0 ? "@Acme.com" : ""));
            const std::vector<std::string_view> views(texts.begin(), texts.end());
            TextAnswers answers[TextMemo::most];
            memo.answer(views, tests, scratch, answers);
            for (std::size_t k = 0; k < texts.size(); ++k) {
                const TextAnswers fresh = tests.answer(texts[k], scratch);
                if (fresh.yes != answers[k].yes || fresh.null != answers[k].null) FAIL(texts[k]);
            }
        }
    }
    CHECK(remembered(memo, "", tests, scratch).null == 0b10);
}

TEST_CASE("texts that differ in one byte do not share their answers", "[scoring]") {
    TextTests tests;
    tests.add({.question = TextQuestion::like, .constants = {"%y%"}});
    TextScratch scratch;
    TextMemo memo;
    for (std::size_t size = 1; size <= 70; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'x');
            CHECK(remembered(memo, text, tests, scratch).yes == 0);
            text[at] = 'y';
            CHECK(remembered(memo, text, tests, scratch).yes == 1);
        }
    }
}

TEST_CASE("texts made to collide do not share their answers", "[scoring]") {
    // The hash multiplies both words: where one factor is made zero, the other does not matter.
    const auto text_with = [&](std::string_view first) {
        std::string text(first);
        text.append(reinterpret_cast<const char*>(&kHashOdd[0]), 8);
        return text;
    };
    TextTests tests;
    tests.add({.question = TextQuestion::matches, .constants = {"^yes"}});
    TextScratch scratch;
    TextMemo memo;
    const std::string yes = text_with("yes12345"), no = text_with("no123456"), other = text_with("no-other");
    REQUIRE(TextMemo::Key::of(yes).hash() == TextMemo::Key::of(no).hash());
    REQUIRE(TextMemo::Key::of(yes).hash() == TextMemo::Key::of(other).hash());
    for (int round = 0; round < 3; ++round) {
        CHECK(remembered(memo, yes, tests, scratch).yes == 1);
        CHECK(remembered(memo, no, tests, scratch).yes == 0);
        CHECK(remembered(memo, other, tests, scratch).yes == 0);
    }
}

TEST_CASE("what is turned away by first byte and length would have been answered no", "[scoring]") {
    TextTests tests;
    tests.add({.question = TextQuestion::in, .constants = {"High", "critical", "\xE2\x84\xAA", "n/a", "ka"}});
    tests.add({.question = TextQuestion::equal, .constants = {"straße"}});
    TextScratch scratch;
    const std::string_view texts[] = {
        "high",     "HIGH",         "hig",     "highs",  " high ", "high\xC2\xA0",     "critical",
        "Critical", "criticaX",     "",        "n/a",    "N/A",    "medium",           "K",
        "k",        "\xE2\x84\xAA", "STRASSE", "STRAßE", "straße", "\xE2\x84\xAA\x61", "HI\xC4\xA0H"};
    bool some_are_turned_away = false;
    for (const std::string_view text : texts) {
        INFO(text);
        if (tests.is_worth_asking(text)) continue;
        some_are_turned_away = true;
        CHECK(tests.answer(text, scratch).yes == 0);
    }
    CHECK(some_are_turned_away);
    for (const std::string_view yes :
         {"High", "hIGH", "high\xC2\xA0", " high ", "K\x61", "\xE2\x84\xAA\x61", "STRAßE"}) {
        INFO(yes);
        CHECK(tests.answer(yes, scratch).yes != 0);
        CHECK(tests.is_worth_asking(yes));
    }
    tests.add({.question = TextQuestion::mentions, .constants = {"ceo"}});
    CHECK(tests.is_worth_asking("medium"));
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
