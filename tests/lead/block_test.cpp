#include "catch2.hpp"

#include <cstring>
#include <random>

#include "leadqual/lead.hpp"

namespace leadqual {

TEST_CASE("a place in a block is a line of the file", "[lead]") {
    Block block;
    const std::string_view text = "a\nb\r\nc\rd\n\ne";
    block.bytes.assign(text.begin(), text.end());
    block.bytes.resize(text.size() + Block::padding);
    block.size = text.size();
    block.first_line = 10;
    BlockLines lines(block);
    CHECK(lines.at(0) == 10);
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('a'))) == 10);
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('b'))) == 11);
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('c'))) == 12);
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('d'))) == 13);
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('e'))) == 15);
    CHECK(lines.at(1'000'000) == 15);
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('b'))) == 11);      // back again
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('\n', 3))) == 11);  // inside of a CRLF
    CHECK(lines.at(static_cast<std::uint32_t>(text.find('d'))) == 13);
}

TEST_CASE("a cleared block is empty and keeps its memory", "[lead]") {
    Block block;
    block.bytes.resize(100);
    block.size = 100;
    block.records.resize(10);
    block.cells.assign(2, std::vector<Cell>(10));
    block.rejects.resize(1);
    block.short_rows = block.trimmed_rows = block.blank_lines = 3;
    block.line_ends = 4;
    CHECK(block.rows() == 11);
    block.clear();
    CHECK(block.rows() == 0);
    CHECK(block.size == 0);
    CHECK(block.bytes.size() == 100);
    CHECK(block.cells.size() == 2);
    CHECK(block.cells[0].size() == 10);
    CHECK(block.records.capacity() >= 10);
    CHECK((block.short_rows + block.trimmed_rows + block.blank_lines + block.line_ends) == 0);
}

TEST_CASE("texts in an arena stay where they are until it is cleared", "[lead]") {
    Arena arena;
    std::mt19937_64 random(1);
    for (int round = 0; round < 3; ++round) {
        std::vector<std::pair<std::string, std::string_view>> kept;
        for (int count = 0; count < 3000; ++count) {
            std::string text(random() % (count % 100 == 0 ? 200'000 : 60), static_cast<char>('a' + count % 26));
            const std::string_view view = arena.keep(text);
            kept.emplace_back(std::move(text), view);
        }
        for (const auto& [text, view] : kept) CHECK(text == view);
        arena.clear();
    }
    CHECK(arena.keep("").data() != nullptr);  // an empty text is not NULL
}

TEST_CASE("an arena is reused, page by page, after it is cleared", "[lead]") {
    Arena arena;
    const char* first = arena.take(10);
    const char* second_page = arena.take(65'530);
    arena.take(5'000'000);
    arena.clear();
    CHECK(arena.take(10) == first);
    CHECK(arena.take(65'530) == second_page);
}

TEST_CASE("cells that say nothing are missing", "[lead]") {
    MissingWords missing;
    for (const std::string_view word : {"", "null", "NULL", "Null", "n/a", "N/A", "#N/A", "nan", "NaN", "nil",
                                        "unknown", "UNKNOWN", "-", "--", "?", "TBD", "na"}) {
        INFO(word);
        CHECK(missing.contains(word));
    }
    for (const std::string_view word : {"0", "no", "none", "None", "----", "???", "unknowns", "nulls", "Select", "x"}) {
        INFO(word);
        CHECK_FALSE(missing.contains(word));
    }
    CHECK_FALSE(missing.contains(std::string_view("\0-", 2)));
    missing.add("Select");
    missing.add(" Tidak Ada ");
    missing.add("ÉMPTY");
    missing.add("keine angabe, siehe notizen");
    for (const std::string_view word :
         {"select", "SELECT", "tidak ada", "émpty", "ÉMPTY", "Émpty", "Keine Angabe, siehe Notizen", "null"}) {
        INFO(word);
        CHECK(missing.contains(word));
    }
    for (const std::string_view word : {"selected", "tidak", "empty", "È", "keine angabe, siehe notizen!"}) {
        INFO(word);
        CHECK_FALSE(missing.contains(word));
    }
    missing.add("k");
    CHECK(missing.contains("\u212a"));  // the sign of Kelvin folds to k, three bytes to one
}

}  // namespace leadqual
