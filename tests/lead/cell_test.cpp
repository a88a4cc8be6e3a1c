#include "catch2.hpp"

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

std::string text_of(std::string_view raw, CellForm form, Syntax syntax) {
    const Cell cell{raw.data(), static_cast<std::uint32_t>(raw.size()), form};
    std::string buffer = "left over";
    return std::string(text_of(cell, syntax, buffer));
}

}  // namespace

TEST_CASE("a csv cell is decoded as RFC 4180 says, and what it forbids is kept", "[lead]") {
    struct {
        std::string_view raw;
        CellForm form;
        std::string_view text;
    } cases[] = {
        {"abc", CellForm::plain, "abc"},
        {"", CellForm::plain, ""},
        {" a\"b ", CellForm::plain, " a\"b "},
        {R"("abc")", CellForm::quoted, "abc"},
        {R"("")", CellForm::quoted, ""},
        {R"("a,b")", CellForm::quoted, "a,b"},
        {R"("a""b")", CellForm::escaped, R"(a"b)"},
        {R"("""")", CellForm::escaped, R"(")"},
        {R"("""""")", CellForm::escaped, R"("")"},
        {R"("a""")", CellForm::escaped, R"(a")"},
        {R"("""a")", CellForm::escaped, R"("a)"},
        {R"("abc"def)", CellForm::escaped, "abcdef"},
        {R"("abc" )", CellForm::escaped, "abc "},
        {R"(""abc)", CellForm::escaped, "abc"},
        {R"("abc"d"e")", CellForm::escaped, R"(abcd"e")"},
        {R"("abc"d""e)", CellForm::escaped, R"(abcd""e)"},
        {R"("a""b"c)", CellForm::escaped, R"(a"bc)"},
        {"\"a\r\n\"\"b\"", CellForm::escaped, "a\r\n\"b"},
        {R"("open)", CellForm::escaped, "open"},
        {R"(")", CellForm::escaped, ""},
        {R"(")", CellForm::quoted, ""},
        {"", CellForm::absent, ""},
    };
    for (const auto& [raw, form, text] : cases) {
        INFO(raw);
        CHECK(text_of(raw, form, Syntax::csv) == text);
    }
}

TEST_CASE("a json cell is decoded with all its escapes", "[lead]") {
    struct {
        std::string_view raw;
        CellForm form;
        std::string_view text;
    } cases[] = {
        {R"("abc")", CellForm::quoted, "abc"},
        {R"("")", CellForm::quoted, ""},
        {"12.5", CellForm::literal, "12.5"},
        {"true", CellForm::literal, "true"},
        {"null", CellForm::null, ""},
        {R"([1,"a"])", CellForm::nested, R"([1,"a"])"},
        {R"("a\"b\\c\/d")", CellForm::escaped, R"(a"b\c/d)"},
        {R"("\b\f\n\r\t")", CellForm::escaped, "\b\f\n\r\t"},
        {R"("\u0041\u00e9\u20AC")", CellForm::escaped, "Aé€"},
        {R"("\uD83D\uDE00")", CellForm::escaped, "😀"},
        {R"("\uD800\uDC00\uDBFF\uDFFF")", CellForm::escaped, "\U00010000\U0010FFFF"},
        {R"("\uD83D")", CellForm::escaped, "\uFFFD"},
        {R"("\uDE00x")", CellForm::escaped, "\uFFFDx"},
        {R"("\uD83D\u0041")", CellForm::escaped, "\uFFFDA"},
        {R"("\uD83Dx")", CellForm::escaped, "\uFFFDx"},
        {R"("\uD83D\uD83D\uDE00")", CellForm::escaped, "\uFFFD😀"},
        {R"("\uDE00\uD83D")", CellForm::escaped, "\uFFFD\uFFFD"},
        {R"("\u12")", CellForm::escaped, "\uFFFD12"},
        {R"("é\n東")", CellForm::escaped, "é\n東"},
        {"\"a\\\"", CellForm::escaped, "a\\"},
    };
    for (const auto& [raw, form, text] : cases) {
        INFO(raw);
        CHECK(text_of(raw, form, Syntax::json) == text);
    }
    CHECK(text_of(R"("a\u0000b")", CellForm::escaped, Syntax::json) == std::string("a\0b", 3));
}

TEST_CASE("only a cell with something to decode is copied", "[lead]") {
    const std::string_view raw = R"("plain")";
    std::string buffer;
    const std::string_view text = text_of(Cell{raw.data(), 7, CellForm::quoted}, Syntax::csv, buffer);
    CHECK(text.data() == raw.data() + 1);
    CHECK(buffer.empty());
}

TEST_CASE("the types of fields have names", "[lead]") {
    for (const FieldType type :
         {FieldType::text, FieldType::number, FieldType::boolean, FieldType::date, FieldType::days})
        CHECK(field_type(to_text(type)) == type);
    CHECK(to_text(FieldType::days) == "days");
    CHECK(field_type("Text") == std::nullopt);
    CHECK(field_type("") == std::nullopt);
}

}  // namespace leadqual
