// Text in any encoding, behind the reader always UTF-8.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <random>

using namespace leadqual;
using namespace leadqual::testing;
using namespace std::string_literals;

namespace {

/// ASCII and what else `text` (UTF-8, up to U+FFFF) holds, as UTF-16.
std::string utf16(std::string_view text, bool big_endian) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
        unsigned code = byte(0);
        std::size_t size = 1;
        if (code >= 0xE0)
            code = (code & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), size = 3;
        else if (code >= 0xC0)
            code = (code & 0x1F) << 6 | (byte(1) & 0x3F), size = 2;
        at += size;
        const char high = static_cast<char>(code >> 8), low = static_cast<char>(code & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

std::vector<std::vector<std::string>> cells(const std::string& bytes, Encoding encoding = Encoding::automatic) {
    ImportOptions options;
    options.encoding = encoding;
    const auto file = read_in_every_way(bytes, ".csv", options);
    CHECK(file.error == "");
    return cells_of(file);
}

using Cells = std::vector<std::vector<std::string>>;

Misread misread_of(const std::string& bytes, Encoding encoding = Encoding::automatic) {
    const TemporaryFile file(bytes);
    ImportOptions options;
    options.encoding = encoding;
    const auto reader = open_leads(file.path(), options);
    reader->select({});
    for (Block block; reader->read(block);) reader->locate(block);
    return reader->misread();
}

}  // namespace

TEST_CASE("UTF-16 is read with and without a byte order mark, in both orders", "[import]") {
    const std::string text = "name\tcity\r\nJos\xC3\xA9\tS\xC3\xA3o Paulo\r\n\xE6\x9D\x8E\tx\r\n";
    const Cells expected{{"Jos\xC3\xA9", "S\xC3\xA3o Paulo"}, {"\xE6\x9D\x8E", "x"}};
    CHECK(cells("\xFF\xFE" + utf16(text, false)) == expected);
    CHECK(cells("\xFE\xFF" + utf16(text, true)) == expected);
    CHECK(cells(utf16(text, false)) == expected);
    CHECK(cells(utf16(text, true)) == expected);
    CHECK(cells(utf16(text, true), Encoding::utf16be) == expected);
    const TemporaryFile file("\xFF\xFE" + utf16(text, false));
    const auto reader = open_leads(file.path(), {});
    CHECK(reader->columns() == std::vector<std::string>{"name", "city"});
    CHECK(reader->dialect().encoding == Encoding::utf16le);
    CHECK(reader->dialect().has_bom);
}

TEST_CASE("JSON in UTF-16 is read, too", "[import]") {
    const auto json = utf16("[{\"a\":\"\xC3\xA9\"},{\"b\":2}]", true);
    const auto file = read_in_every_way("\xFE\xFF" + json, ".json");
    CHECK(file.error == "");
    REQUIRE(file.records.size() == 2);
    CHECK(file.records[0].cells[0] == "\xC3\xA9");
    ImportOptions options;
    options.needs_every_key = true;  // reads it twice
    CHECK(read_in_every_way(json, ".json", options).columns == std::vector<std::string>{"a", "b"});
}

TEST_CASE("broken UTF-16 becomes U+FFFD, counted", "[import]") {
    const auto unit = [](unsigned code) {
        return std::string{static_cast<char>(code & 0xFF), static_cast<char>(code >> 8)};
    };
    const auto file = "\xFF\xFE" + utf16("a,b\n", false) + unit(0xD83D) + unit(0xDE00) + unit(',') + unit(0xDE00) +
                      unit('\n') + unit(0xD83D) + unit('x') + unit(',') + "y";
    CHECK(cells(file) == Cells{{"\xF0\x9F\x98\x80", "\xEF\xBF\xBD"}, {"\xEF\xBF\xBDx", "\xEF\xBF\xBD"}});
    CHECK(misread_of(file).count == 3);
}

TEST_CASE("bytes that are not UTF-8 are Windows-1252, each on its own", "[import]") {
    CHECK(cells("a,b\nJos\xE9,\x80 5\n") == Cells{{"Jos\xC3\xA9", "\xE2\x82\xAC 5"}});
    // One bad byte among UTF-8 costs itself alone.
    CHECK(cells("a\nJos\xC3\xA9\nJos\xE9\nS\xC3\xA3o\n") == Cells{{"Jos\xC3\xA9"}, {"Jos\xC3\xA9"}, {"S\xC3\xA3o"}});
    CHECK(misread_of("a\nJos\xC3\xA9\nJos\xE9\nS\xC3\xA3o\n").count == 1);
    // Cut, overlong, a surrogate, beyond Unicode.
    CHECK(cells("a\n\xC3\n\xE2\x82\n\xC0\xAF\n\xED\xA0\x80\n\xF5\x80\n") == Cells{{"\xC3\x83"},
                                                                                  {"\xC3\xA2\xE2\x80\x9A"},
                                                                                  {"\xC3\x80\xC2\xAF"},
                                                                                  {"\xC3\xAD\xC2\xA0\xE2\x82\xAC"},
                                                                                  {"\xC3\xB5\xE2\x82\xAC"}});
    CHECK(cells("a\nend\xC3") == Cells{{"end\xC3\x83"}});
    CHECK(cells("a\n\x81\x8D\x8F\x90\x9D\n") ==
          Cells{{"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}});
}

TEST_CASE("the first byte that is not UTF-8 is found in its place", "[import]") {
    auto misread = misread_of("a,b\n1,\xC3\xA9\n2,\xE9\n3,\xE8\n");
    CHECK(misread.count == 2);
    CHECK(misread.first == 11);
    CHECK(misread.line == 0);
    misread = misread_of("\nb\xE9\n1\n");
    CHECK(misread.count == 1);
    CHECK(misread.line == 2);
    const TemporaryFile file("a,b\n1,\xC3\xA9\n2,\xE9\n3,\xE8\n");
    ImportOptions options;
    options.block_size = 64;
    const auto reader = open_leads(file.path(), options);
    Block block;
    REQUIRE(reader->read(block));
    CHECK(block.first_byte + block.misread_at == 11);
}

TEST_CASE("what --encoding says wins", "[import]") {
    CHECK(cells("a\n\xC3\xA9\x80\n", Encoding::windows1252) == Cells{{"\xC3\x83\xC2\xA9\xE2\x82\xAC"}});
    CHECK(cells("a\n\xE9\x80\n", Encoding::latin1) == Cells{{"\xC3\xA9\xC2\x80"}});
    CHECK(cells("a\nJos\xE9\n\xC3\xA9\n", Encoding::utf8) == Cells{{"Jos\xEF\xBF\xBD"}, {"\xC3\xA9"}});
    CHECK(misread_of("a\nJos\xE9\n", Encoding::utf8).count == 1);
    CHECK(misread_of("a\n\x81\n", Encoding::windows1252).count == 1);
    CHECK(misread_of("a\nJos\xE9\n", Encoding::windows1252).count == 0);
    ImportOptions options;
    options.encoding = Encoding::windows1252;
    CHECK(read_in_every_way("[{\"a\":\"\xE9\"}]", ".json", options).records.at(0).cells.at(0) == "\xC3\xA9");
}

TEST_CASE("NUL bytes are data and pass", "[import]") { CHECK(cells("a,b\n\0x,y\0\0\n"s) == Cells{{"\0x"s, "y\0\0"s}}); }

TEST_CASE("characters at the ends of blocks are never taken apart", "[import]") {
    std::mt19937 random(7);
    const std::string tokens[] = {"x", ",", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xE9", "\xE2\x82", "\n"};
    for (int file = 0; file < 300; ++file) {
        std::string text = "a,b\n";
        for (auto count = random() % 400; count > 0; --count) text += tokens[random() % std::size(tokens)];
        const auto read = read_in_every_way(text);  // requires equal results for every block size
        for (const auto& record : read.records)
            for (const auto& cell : record.cells) REQUIRE(is_utf8(cell));
        for (const auto& reject : read.rejects) REQUIRE(is_utf8(reject.bytes));
    }
}
