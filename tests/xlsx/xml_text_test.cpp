#include "xlsx/module/xml_text.hpp"

#include "catch2.hpp"

using namespace leadqual::xlsx;

TEST_CASE("what XML cannot hold is escaped, and comes back", "[xlsx]") {
    struct Row {
        std::string text, escaped;
    };
    const Row rows[] = {
        {"plain <&>\"", "plain <&>\""},
        {"two\nlines\t", "two\nlines\t"},
        {"a\rb", "a_x000D_b"},
        {std::string("a\0b", 3), "a_x0000_b"},
        {"\x1F", "_x001F_"},
        {"_x000D_", "_x005F_x000D_"},
        {"_x000d_", "_x005F_x000d_"},
        {"_x00D_", "_x00D_"},
        {"_x000G_", "_x000G_"},
        {"snake_case", "snake_case"},
        {"_x005F_", "_x005F_x005F_"},
        {"Zo\xC3\xAB \xF0\x9F\x98\x80", "Zo\xC3\xAB \xF0\x9F\x98\x80"},
        {"\xEF\xBF\xBF", "_xFFFF_"},
    };
    for (const auto& row : rows) {
        INFO(row.escaped);
        std::string escaped = "untouched", back;
        const bool is_changed = escape(row.text, escaped);
        CHECK(is_changed == (row.text != row.escaped));
        if (is_changed) CHECK(escaped == row.escaped);
        append_unescaped(row.escaped, back);
        CHECK(back == row.text);
    }
}

TEST_CASE("bytes that are no UTF-8 become replacement characters, half pairs stay text", "[xlsx]") {
    for (const std::string bad : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82"}) {
        std::string escaped;
        CHECK(escape("a" + bad, escaped));
        CHECK(escaped.starts_with("a\xEF\xBF\xBD"));
        CHECK(escaped.find(bad) == std::string::npos);
    }
    std::string text;
    append_unescaped("_xD83D__x00E9_", text);
    CHECK(text == "_xD83D_\xC3\xA9");
}

TEST_CASE("a piece of a text fits into a cell, whole characters only", "[xlsx]") {
    CHECK(characters_of("Zo\xC3\xAB \xF0\x9F\x98\x80") == 6);
    for (const std::string one : {"x", "\xC3\xAB", "\xF0\x9F\x98\x80", "\r", "_x000D_", "\xFF"}) {
        std::string text;
        while (text.size() < 150'000) text += one;
        const auto piece = piece_of(text);
        std::string escaped;
        if (!escape(piece, escaped)) escaped = piece;
        INFO(one);
        CHECK(characters_of(escaped) <= kLongestText);
        CHECK(piece.size() > 3'000);
        CHECK(piece.size() < text.size());
        if (one.size() < 5) CHECK(piece.size() % one.size() == 0);
    }
    CHECK(piece_of("short") == "short");
}
