#include "catch2.hpp"

#include <cmath>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

/// A block of one slot whose cells are these csv cells.
Block block_of(const std::vector<std::string>& raw_cells) {
    Block block;
    std::vector<std::size_t> begins;
    for (const std::string& raw : raw_cells) {
        begins.push_back(block.bytes.size());
        block.bytes.insert(block.bytes.end(), raw.begin(), raw.end());
        block.bytes.push_back('\n');
    }
    block.size = block.bytes.size();
    block.bytes.resize(block.size + Block::padding);
    block.cells.resize(1);
    for (std::size_t row = 0; row < raw_cells.size(); ++row) {
        const std::string& raw = raw_cells[row];
        CellForm form = raw.starts_with('"') ? CellForm::quoted : CellForm::plain;
        if (raw.find("\"\"", 1) != raw.npos && raw.size() > 2) form = CellForm::escaped;
        if (raw == "absent") form = CellForm::absent;
        block.cells[0].push_back({block.bytes.data() + begins[row], static_cast<std::uint32_t>(raw.size()), form});
        block.records.emplace_back();
    }
    return block;
}

Column read(const Block& block, FieldType type, Arena& arena, const MissingWords& missing = {}) {
    Column column;
    read_column(block, 0, type, missing, make_day(2026, 11, 21).value(), arena, column);
    return column;
}

bool has(const Bits& bits, std::size_t row) { return bits[row / 64] >> row % 64 & 1; }

}  // namespace

TEST_CASE("a text column is trimmed, decoded and NULL where nothing is said", "[lead]") {
    const Block block =
        block_of({" CFO ", "\"Head of \"\"IT\"\"\"", "", "  ", "n/a", "absent", "\"\"", "\" x \"", "none"});
    Arena arena;
    const Column column = read(block, FieldType::text, arena);
    REQUIRE(column.text.size() == 9);
    CHECK(column.text[0] == "CFO");
    CHECK(column.text[1] == "Head of \"IT\"");
    for (const std::size_t row : {2u, 3u, 4u, 5u, 6u}) CHECK(column.text[row].data() == nullptr);
    CHECK(column.text[7] == "x");
    CHECK(column.text[8] == "none");
    CHECK(column.filled == 4);
    CHECK(column.unreadable == 0);
    CHECK(column.low.empty());
}

TEST_CASE("a number column keeps one end while all values are exact", "[lead]") {
    Arena arena;
    const Column exact = read(block_of({"1", "$2,000", "", "3"}), FieldType::number, arena);
    CHECK(exact.high.empty());
    CHECK(exact.low[1] == 2000);
    CHECK(std::isnan(exact.low[2]));

    const Column mixed = read(block_of({"5", "", "abc", "51-200", "7", "xyz", "10,001+"}), FieldType::number, arena);
    REQUIRE(mixed.high.size() == 7);
    CHECK((mixed.low[0] == 5 && mixed.high[0] == 5));
    CHECK((std::isnan(mixed.low[1]) && std::isnan(mixed.high[1])));
    CHECK((std::isnan(mixed.low[2]) && std::isnan(mixed.high[2])));
    CHECK((mixed.low[3] == 51 && mixed.high[3] == 200));
    CHECK((mixed.low[4] == 7 && mixed.high[4] == 7));
    CHECK((std::isnan(mixed.low[5]) && std::isnan(mixed.high[5])));
    CHECK((mixed.low[6] == 10001 && std::isinf(mixed.high[6])));
    CHECK(mixed.filled == 6);
    CHECK(mixed.unreadable == 2);
    CHECK(mixed.first_unreadable == 2);
}

TEST_CASE("dates and horizons are days, those gone by unreadable", "[lead]") {
    Arena arena;
    const Column dates = read(block_of({"2026-11-21", "03/04/2026", "unknown"}), FieldType::date, arena);
    CHECK(dates.low[0] == make_day(2026, 11, 21).value());
    CHECK(std::isnan(dates.low[1]));
    CHECK((dates.filled == 2 && dates.unreadable == 1 && dates.first_unreadable == 1));

    const Column horizons = read(block_of({"30", "within 3 months", "Q1 2020"}), FieldType::days, arena);
    CHECK((horizons.low[0] == 30 && horizons.high[0] == 30));
    CHECK((horizons.low[1] == 0 && horizons.high[1] == 90));
    CHECK((std::isnan(horizons.low[2]) && horizons.unreadable == 1));
}

TEST_CASE("a boolean column has a bit for yes and one for no", "[lead]") {
    std::vector<std::string> cells;
    for (int row = 0; row < 200; ++row)
        cells.emplace_back(row % 4 == 0 ? "yes" : row % 4 == 1 ? "No" : row % 4 == 2 ? "" : "perhaps");
    Arena arena;
    const Column column = read(block_of(cells), FieldType::boolean, arena);
    REQUIRE(column.is_true.size() == 4);
    for (std::size_t row = 0; row < 200; ++row) {
        CHECK(has(column.is_true, row) == (row % 4 == 0));
        CHECK(has(column.is_false, row) == (row % 4 == 1));
    }
    CHECK((column.filled == 150 && column.unreadable == 50 && column.first_unreadable == 3));
    CHECK(column.is_true[3] >> 8 == 0);  // nothing behind the last row
}

TEST_CASE("words of the run are missing in every type", "[lead]") {
    MissingWords missing;
    missing.add("-999");
    Arena arena;
    const Column column = read(block_of({"-999", "5"}), FieldType::number, arena, missing);
    CHECK(std::isnan(column.low[0]));
    CHECK((column.filled == 1 && column.unreadable == 0));
    missing.add("999");
    const Column digits = read(block_of({"999", "9999", "5"}), FieldType::number, arena, missing);
    CHECK((std::isnan(digits.low[0]) && digits.low[1] == 9999 && digits.low[2] == 5 && digits.filled == 2));
}

TEST_CASE("every number of digits is read as any other spelling of it is", "[lead]") {
    std::vector<std::string> cells{
        "0",         "7",        "007",      "00000000", "123456789012345", "1234567890123456",
        "12345678x", "x2345678", "1234567/", "1234567:", "123456789012/45", "1 3",
        "1,234",     "1.5"};
    for (std::size_t size = 1; size <= 18; ++size) {
        cells.push_back(std::string(size, '9'));
        cells.push_back(std::string("120345067890123456").substr(0, size));
    }
    for (std::size_t plain = cells.size(), cell = 0; cell < plain; ++cell) cells.push_back('"' + cells[cell] + '"');
    Arena arena;
    const Column column = read(block_of(cells), FieldType::number, arena);
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const bool is_quoted = cells[row].starts_with('"');
        const auto expected = read_number(is_quoted ? cells[row].substr(1, cells[row].size() - 2) : cells[row]);
        CAPTURE(cells[row]);
        CHECK(std::isnan(column.low[row]) == !expected);
        if (expected) CHECK(column.low[row] == expected->low);
    }
    const Column days = read(block_of({"90", "999", "1000", "2027", "36525", "36526"}), FieldType::days, arena);
    CHECK((days.low[0] == 90 && days.low[1] == 999 && days.low[2] == 1000 && days.low[4] == 36525));
    CHECK((std::isnan(days.low[3]) && std::isnan(days.low[5]) && days.unreadable == 2));
}

TEST_CASE("a text that comes again is read the same, among any others", "[lead]") {
    std::vector<std::string> cells;
    for (int row = 0; row < 3000; ++row) cells.push_back(std::to_string(row % 7) + "-" + std::to_string(7 + row % 501));
    Arena arena;
    const Column column = read(block_of(cells), FieldType::number, arena);
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const Interval expected = read_number(cells[row]).value();
        CHECK((column.low[row] == expected.low && column.high[row] == expected.high));
    }
    const Column escaped = read(block_of({"\"\"\"5\"\"\"", "\"\"\"6\"\"\""}), FieldType::number, arena);
    CHECK(escaped.unreadable == 2);
}

TEST_CASE("numbers in another currency are unreadable, and counted", "[lead]") {
    const Block block = block_of({"$5,000", "Rp 5000000", "5000"});
    Arena arena;
    Column column;
    CellConvention in_dollars;
    in_dollars.numbers.currency = "USD";
    read_column(block, 0, FieldType::number, {}, 0, arena, column, in_dollars);
    CHECK((column.low[0] == 5000 && std::isnan(column.low[1]) && column.low[2] == 5000));
    CHECK((column.unreadable == 1 && column.first_unreadable == 1));
}

TEST_CASE("a reused column holds nothing of its last block", "[lead]") {
    Arena arena;
    Column column;
    const Day today = 0;
    read_column(block_of({"1-2", "x", "3"}), 0, FieldType::number, {}, today, arena, column);
    CHECK(column.high.size() == 3);
    read_column(block_of({"4"}), 0, FieldType::number, {}, today, arena, column);
    CHECK((column.rows == 1 && column.low.size() == 1 && column.high.empty() && column.unreadable == 0));
    read_column(block_of({"yes"}), 0, FieldType::boolean, {}, today, arena, column);
    CHECK((column.low.empty() && column.is_true.size() == 1));
    for (const FieldType type :
         {FieldType::text, FieldType::number, FieldType::boolean, FieldType::date, FieldType::days}) {
        fill_missing(type, 3, column);
        CHECK((column.type == type && column.rows == 3 && column.filled == 0));
        if (type == FieldType::text)
            CHECK(column.text.at(2).data() == nullptr);
        else if (type == FieldType::boolean)
            CHECK((column.is_true.at(0) == 0 && column.is_false.at(0) == 0));
        else
            CHECK((std::isnan(column.low.at(2)) && column.high.empty()));
    }
}

TEST_CASE("json cells are typed like csv cells", "[lead]") {
    const std::string_view document = R"(12.5 "51-200" true null [1] "a\"b")";
    Block block;
    block.syntax = Syntax::json;
    block.bytes.assign(document.begin(), document.end());
    block.size = document.size();
    block.bytes.resize(block.size + Block::padding);
    const auto cell = [&](std::string_view raw, CellForm form) {
        return Cell{block.bytes.data() + document.find(raw), static_cast<std::uint32_t>(raw.size()), form};
    };
    block.cells = {{cell("12.5", CellForm::literal), cell("\"51-200\"", CellForm::quoted),
                    cell("true", CellForm::literal), cell("null", CellForm::null), cell("[1]", CellForm::nested),
                    cell(R"("a\"b")", CellForm::escaped)}};
    block.records.resize(6);
    Arena arena;
    const Column numbers = read(block, FieldType::number, arena);
    CHECK((numbers.low[0] == 12.5 && numbers.high[1] == 200 && numbers.filled == 5 && numbers.unreadable == 3));
    const Column booleans = read(block, FieldType::boolean, arena);
    CHECK(has(booleans.is_true, 2));
    const Column texts = read(block, FieldType::text, arena);
    CHECK((texts.text[5] == "a\"b" && texts.text[3].data() == nullptr && texts.text[4] == "[1]"));
}

}  // namespace leadqual
