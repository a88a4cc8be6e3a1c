#include "catch2.hpp"

#include <random>

#include "leadqual/base.hpp"

namespace leadqual {

TEST_CASE("trim takes blanks of every kind off both ends and nothing else", "[base]") {
    CHECK(trim("") == "");
    CHECK(trim("   ") == "");
    CHECK(trim(" \t\r\n\v\f a b \n") == "a b");
    CHECK(trim("\u00a0x\u00a0") == "x");
    CHECK(trim("\ufeffname\u200b") == "name");
    CHECK(trim("\u3000東京\u2003 \u202f") == "東京");
    CHECK(trim(" \u00a0 \u3000 ") == "");
    CHECK(trim("à") == "à");                  // C3 A0: its last byte alone looks like a blank
    CHECK(trim("\xa0x\xa0") == "\xa0x\xa0");  // Latin-1, no UTF-8
    CHECK(trim("\xe2\x80") == "\xe2\x80");
    CHECK(trim(std::string_view("\0x", 2)).size() == 2);
}

TEST_CASE("well-formed UTF-8 is told from everything else", "[base]") {
    for (const std::string_view good : {"", "plain ascii, longer than a word", "é", "€", "😀", "\u0800", "\ud7ff",
                                        "\ue000", "\xf4\x8f\xbf\xbf", "eight byeé", "\u0080"}) {
        INFO(good);
        CHECK(is_utf8(good));
    }
    const std::string_view bad[] = {
        "\x80",         "\xc0\xaf",     "\xc1\x81",         "\xc3",         "\xe0\x80\x80",     "\xe2\x82",
        "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
        "\xff",         "eight by\xff", "ok \xe9 latin",
    };
    for (const std::string_view text : bad) {
        INFO(visible(text));
        CHECK_FALSE(is_utf8(text));
    }
}

TEST_CASE("every code point but the surrogates is UTF-8, and no two halves are", "[base]") {
    for (std::uint32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        std::string text;
        const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
        if (code < 0x80)
            put(code);
        else if (code < 0x800)
            put(0xC0 | code >> 6), put(0x80 | (code & 63));
        else if (code < 0x10000)
            put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 63)), put(0x80 | (code & 63));
        else
            put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 63)), put(0x80 | (code >> 6 & 63)),
                put(0x80 | (code & 63));
        if (is_utf8(text) == surrogate) FAIL("code point " << code);
        if (text.size() > 1 && (is_utf8(text.substr(1)) || is_utf8(text.substr(0, text.size() - 1))))
            FAIL("half of " << code);
    }
}

TEST_CASE("folding makes equal what people take for equal", "[base]") {
    struct {
        std::string_view text, folded;
    } cases[] = {
        {"", ""},
        {"  CFO ", "cfo"},
        {"CHIEF Executive OFFICER", "chief executive officer"},
        {"ÄRZTE", "ärzte"},
        {"ÉCOLE", "école"},
        {"ДИРЕКТОР", "директор"},
        {"ΟΔΟΣ", "οδοσ"},
        {"οδος", "οδοσ"},
        {"STRASSE", "strasse"},
        {"straße", "straße"},
        {"STRAẞE", "straße"},  // simple folding keeps the length
        {"İstanbul", "İstanbul"},
        {"ılık", "ılık"},  // the two i of Turkish stay
        {"\u2126", "ω"},
        {"\u212a", "k"},
        {"ǅ", "ǆ"},
        {"ſ", "s"},
        {"\u0345", "ι"},
        {"\uab70", "\u13a0"},
        {"Ⱥ", "ⱥ"},  // grows from two bytes to three
        {"ABC\xff"
         "DEF",
         "abc\xff"
         "def"},
        {"\xc3", "\xc3"},
        {"\u00a0X\u200b", "x"},
        {"東京", "東京"},
    };
    std::string reused = "left over from before";
    for (const auto& [text, folded] : cases) {
        INFO(text);
        CHECK(fold(text) == folded);
        fold_into(text, reused);
        CHECK(reused == folded);
        CHECK(fold(fold(text)) == fold(text));
    }
}

TEST_CASE("text is made harmless for a terminal", "[base]") {
    struct {
        std::string text, shown;
    } cases[] = {
        {"plain é 東京 😀", "plain é 東京 😀"},
        {"a\nb\r\nc\rd", "a⏎b⏎c⏎d"},
        {"a\tb", "a→b"},
        {"\x1b]0;title\x07", "^[]0;title^G"},
        {std::string("\0", 1), "^@"},
        {"\x7f", "^?"},
        {"\xff\xfe", "\\xff\\xfe"},
        {"\u202egnp.exe", "\\u202egnp.exe"},
        {"\u2066x\u2069", "\\u2066x\\u2069"},
        {"\u009b31m", "\\u009b31m"},
        {"a\u200bb", "a\\u200bb"},
        {"\ufeffname", "\\ufeffname"},
        {"a\u2028b", "a⏎b"},
    };
    for (const auto& [text, shown] : cases) CHECK(visible(text) == shown);
}

TEST_CASE("plain ASCII is what takes one column a byte and does no harm", "[base]") {
    for (std::size_t size = 0; size < 40; ++size) {
        CHECK(is_plain_ascii(std::string(size, ' ')));
        for (std::size_t at = 0; at < size; ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(size, '~');
                text[at] = static_cast<char>(byte);
                if (is_plain_ascii(text) != (byte >= 0x20 && byte < 0x7F)) FAIL(size << ' ' << at << ' ' << byte);
            }
        }
    }
}

TEST_CASE("no text leaves a control character or a broken one behind", "[base]") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text(random() % 12, '\0');
        for (char& byte : text) byte = static_cast<char>(random());
        const std::string shown = visible(text);
        CHECK(is_utf8(shown));
        for (const char byte : shown) CHECK((static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f));
        CHECK(display_width(shorten(shown, 5)) <= 5);
    }
}

TEST_CASE("width and shortening count what a terminal shows", "[base]") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("é") == 1);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("東京") == 4);
    CHECK(display_width("😀") == 2);
    CHECK(shorten("abc", 3) == "abc");
    CHECK(shorten("abcd", 3) == "ab…");
    CHECK(shorten("abcd", 1) == "…");
    CHECK(shorten("abcd", 0) == "");
    CHECK(shorten("", 5) == "");
    CHECK(shorten("東京都", 5) == "東京…");
    CHECK(shorten("東京都", 4) == "東…");
    CHECK(shorten("東京都", 6) == "東京都");
    CHECK(shorten("ae\u0301bc", 3) == "ae\u0301…");
}

TEST_CASE("a fingerprint is FNV-1a and stays what it is", "[base]") {
    CHECK(fingerprint("") == "cbf29ce484222325");
    CHECK(fingerprint("a") == "af63dc4c8601ec8c");
    CHECK(fingerprint("foobar") == "85944171f73967e8");
}

}  // namespace leadqual
