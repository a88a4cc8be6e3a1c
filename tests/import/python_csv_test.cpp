// Against Python's csv module: well-formed files of every look give the same cells.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <cstdlib>
#include <cstring>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// The file that python_csv.py writes.
class Cases {
public:
    explicit Cases(std::string bytes) : bytes_(std::move(bytes)) {}
    bool at_end() const { return at_ == bytes_.size(); }
    char sign() { return bytes_.at(at_++); }
    std::uint32_t number() {
        std::uint32_t number = 0;
        std::memcpy(&number, text(sizeof number).data(), sizeof number);
        return number;
    }
    std::string text() { return text(number()); }

private:
    std::string text(std::size_t size) {
        REQUIRE(size <= bytes_.size() - at_);
        at_ += size;
        return bytes_.substr(at_ - size, size);
    }
    std::string bytes_;
    std::size_t at_ = 0;
};

enum Flags : unsigned { told = 1, blank_behind = 2, backslash = 4 };

ImportOptions options_of(char delimiter, char quote, unsigned flags) {
    ImportOptions options;
    if (!(flags & told)) return options;  // all of it is to be found out
    options.delimiter = std::string(1, delimiter) + (flags & blank_behind ? " " : "");
    options.quote = quote;
    options.escape = flags & backslash ? Escape::backslash : Escape::doubled;
    options.skip_lines = 0;
    return options;
}

}  // namespace

TEST_CASE("20,000 random well-formed CSV files read as Python's csv module reads them", "[import]") {
    if (std::system("python3 -c 'import csv' 2> /dev/null") != 0) {
        WARN("skipped: no python3");
        return;
    }
    const TemporaryFile written("", ".bin");
    const std::string command = "python3 '" LEADQUAL_ROOT "/tests/import/python_csv.py' '" + written.path() + "'";
    REQUIRE(std::system(command.c_str()) == 0);

    std::size_t files = 0;
    for (Cases cases(read_file(written.path())); !cases.at_end(); ++files) {
        const char delimiter = cases.sign(), quote = cases.sign();
        const auto flags = static_cast<unsigned>(cases.sign());
        const auto content = cases.text();
        const auto rows = cases.number(), columns = cases.number();
        std::vector<std::vector<std::string>> expected(rows);
        for (auto& row : expected)
            for (std::uint32_t column = 0; column < columns; ++column) row.push_back(cases.text());

        auto options = options_of(delimiter, quote, flags);
        options.block_size = block_sizes[files % std::size(block_sizes)];
        const TemporaryFile file(content);
        const auto found = read_leads(file.path(), options);
        auto cells = cells_of(found);
        cells.insert(cells.begin(), found.columns);
        if (cells == expected && found.rejects.empty()) continue;
        CAPTURE(files, visible(content), flags, found.error);
        REQUIRE(found.rejects.empty());
        REQUIRE(cells == expected);
    }
    CHECK(files == 20'000);
}
