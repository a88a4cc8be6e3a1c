// The fast CSV reader against the slow one, on files made of everything that is hard about CSV.
#include "import/csv_maker.hpp"
#include "import/csv_oracle.hpp"

#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// The raw bytes of cells are compared, so that decoding plays no part.
ReadFile raw_cells(const std::string& path, ImportOptions options) {
    auto file = read_leads(path, options);
    const auto reader = open_leads(path, options);
    std::vector<std::uint32_t> all(file.columns.size());
    for (std::size_t column = 0; column < all.size(); ++column) all[column] = static_cast<std::uint32_t>(column);
    reader->select(all);
    std::size_t row = 0;
    for (Block block; reader->read(block);) {
        reader->locate(block);
        for (std::size_t record = 0; record < block.records.size(); ++record, ++row)
            for (std::size_t slot = 0; slot < all.size(); ++slot)
                file.records[row].cells[slot] = block.cells[slot][record].raw();
    }
    return file;
}

void compare(const std::string& text, char delimiter, std::size_t max_record,
             std::initializer_list<std::size_t> sizes) {
    const TemporaryFile written(text);
    ImportOptions options;
    options.delimiter = delimiter;
    options.max_record = max_record;
    options.quote = '"';  // nothing is to be found out
    options.escape = Escape::doubled;
    options.skip_lines = 0;
    const auto slow = read_csv_slowly(text, delimiter, max_record);
    if (!slow.error.empty()) return;
    for (const auto size : sizes) {
        options.block_size = size;
        auto fast = raw_cells(written.path(), options);
        fast.columns = slow.columns;  // decoded there, raw here
        if (fast == slow) continue;
        CAPTURE(visible(text), size, max_record);
        REQUIRE(fast.error == "");
        REQUIRE(cells_of(fast) == cells_of(slow));
        for (std::size_t row = 0; row < std::min(fast.rejects.size(), slow.rejects.size()); ++row) {
            CAPTURE(row);
            CHECK(fast.rejects[row].bytes == slow.rejects[row].bytes);
            CHECK(fast.rejects[row].reason == slow.rejects[row].reason);
            CHECK(fast.rejects[row].at == slow.rejects[row].at);
            CHECK(fast.rejects[row].line == slow.rejects[row].line);
        }
        for (std::size_t row = 0; row < fast.records.size(); ++row) {
            CAPTURE(row);
            CHECK(fast.records[row].bytes == slow.records[row].bytes);
            CHECK(fast.records[row].line_end == slow.records[row].line_end);
            CHECK(fast.records[row].line == slow.records[row].line);
        }
        REQUIRE(fast == slow);
    }
}

}  // namespace

TEST_CASE("20,000 random CSV files read as the slow reader reads them, in blocks of any size", "[import]") {
    CsvMaker maker(20261121);
    for (int file = 0; file < 20'000; ++file) {
        const char delimiter = ",;\t|"[maker.pick(0, 3)];
        compare(maker.make(delimiter), delimiter, std::size_t{16} << 20,
                {64 + maker.pick(0, 100), std::size_t{1} << 16});
    }
}

TEST_CASE("random CSV files with records longer than allowed read as the slow reader reads them", "[import]") {
    CsvMaker maker(4711);
    for (int file = 0; file < 5'000; ++file)
        compare(maker.make(','), ',', 64 + maker.pick(0, 40), {64, 64 + maker.pick(0, 40)});
}
