// The fast CSV reader against the slow one, on files made of everything that is hard about CSV.
#include "import/csv_oracle.hpp"

#include "catch2.hpp"

#include <random>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// Small random files with one kind of line end, or several.
class CsvMaker {
public:
    explicit CsvMaker(unsigned seed) : random_(seed) {}

    std::string make(char delimiter) {
        const auto columns = pick(1, 4);
        const std::string line_ends[] = {"\n", "\r\n", "\r"};
        const auto& line_end = line_ends[pick(0, 2)];
        std::string text;
        for (std::size_t column = 0; column < columns; ++column) {
            if (column > 0) text += delimiter;
            text += pick(0, 9) == 0 ? "\"h \"\"1\"\"\"" : "h" + std::to_string(column);
        }
        text += line_end;
        const auto tokens = pick(0, 120);
        for (std::size_t token = 0; token < tokens; ++token) {
            switch (pick(0, 15)) {
                case 0:
                case 1:
                    text += '"';
                    break;
                case 2:
                    text += "\"\"";
                    break;
                case 3:
                    text += "\"a" + std::string(1, delimiter) + "b\"";
                    break;
                case 4:
                    text += "\"line" + line_end + "break\"";
                    break;
                case 5:
                case 6:
                case 7:
                    text += delimiter;
                    break;
                case 8:
                case 9:
                case 10:
                    text += line_end;
                    break;
                case 11:
                    text += pick(0, 3) == 0 ? "\r" : "x";
                    break;
                case 12:
                    text += pick(0, 3) == 0 ? "\n" : "\\";
                    break;
                case 13:
                    text += std::string(pick(0, 70), 'y');
                    break;
                case 14:
                    text += pick(0, 9) == 0 ? std::string(1, '\0') : "\xC3\xA9";
                    break;
                default:
                    text += "ab ";
                    break;
            }
        }
        return text;
    }

    std::size_t pick(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); }

private:
    std::mt19937 random_;
};

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
