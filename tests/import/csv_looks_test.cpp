// A file says the same in every encoding, and a well-formed one in every dialect, told or found.
#include "import/csv_maker.hpp"
#include "import/encoded.hpp"
#include "import/read_leads.hpp"

#include "catch2.hpp"

using namespace leadqual;
using namespace leadqual::testing;

namespace {

ImportOptions plain_options(char delimiter) {
    ImportOptions options;
    options.delimiter = delimiter;
    options.quote = '"';
    options.escape = Escape::doubled;
    options.skip_lines = 0;
    return options;
}

using Rows = std::vector<std::vector<std::string>>;

/// Random cells; none is blank, or begins or ends with a blank, which "blanks behind delimiters" would take away.
Rows random_rows(CsvMaker& maker) {
    const char* const pieces[] = {"a", "B 2", ",",      ";",  "\"",       "'",     "\n",
                                  "|", "\\",  "\u00e9", "\t", "1.200,50", "x\r\ny"};
    Rows rows(maker.pick(4, 20));
    const auto columns = maker.pick(2, 5);
    for (auto& row : rows)
        for (std::size_t column = 0; column < columns; ++column) {
            auto& cell = row.emplace_back("c");
            for (auto piece = maker.pick(0, 3); piece > 0; --piece)
                cell += pieces[maker.pick(0, std::size(pieces) - 1)];
            cell += "d";
            if (&row != rows.data() && maker.pick(0, 5) == 0) cell.clear();
        }
    for (std::size_t column = 0; column < columns; ++column) rows[0][column] = "h" + std::to_string(column);
    return rows;
}

struct Look {
    std::string name, delimiter = ",";
    char quote = '"';
    Escape escape = Escape::doubled;
    std::string line_end = "\n";
    Encoding encoding = Encoding::automatic;
    std::string before = {};
};

std::string as(const Rows& rows, const Look& look) {
    std::string text = look.before;
    for (const auto& row : rows) {
        for (const auto& cell : row) {
            if (&cell != row.data()) text += look.delimiter;
            text += look.quote;
            for (const char byte : cell) {
                const bool is_backslash = look.escape == Escape::backslash && byte == '\\';
                if (byte == look.quote) text += look.escape == Escape::doubled ? look.quote : '\\';
                if (is_backslash) text += '\\';
                text += byte;
            }
            text += look.quote;
        }
        text += look.line_end;
    }
    return encoded(text, look.encoding);
}

}  // namespace

TEST_CASE("random CSV files, damaged ones too, read alike in every encoding", "[import]") {
    CsvMaker maker(20261123);
    for (int file = 0; file < 4'000; ++file) {
        const char delimiter = ",;\t|"[maker.pick(0, 3)];
        const auto text = maker.make(delimiter);
        auto options = plain_options(delimiter);
        const TemporaryFile plain(text);
        const auto expected = read_leads(plain.path(), options);
        if (!expected.error.empty()) continue;
        for (const auto encoding : {Encoding::utf16le, Encoding::utf16be, Encoding::windows1252, Encoding::automatic}) {
            options.encoding = encoding;
            options.block_size = 64 + maker.pick(0, 100);
            const auto found = encoding == Encoding::automatic ? Encoding::windows1252 : encoding;
            const TemporaryFile written(encoded(text, found));
            CAPTURE(visible(text), name_of(encoding), options.block_size);
            const auto read = read_leads(written.path(), options);
            REQUIRE(read.error == "");
            REQUIRE(cells_of(read) == cells_of(expected));
            REQUIRE(read == expected);
        }
    }
}

TEST_CASE("random well-formed CSV files read alike in every dialect", "[import]") {
    const Look looks[] = {
        {"semicolons in Windows-1252", ";", '"', Escape::doubled, "\r\n", Encoding::windows1252},
        {"pipes in Windows-1252", "|", '"', Escape::doubled, "\n", Encoding::windows1252},
        {"tabs in UTF-16", "\t", '"', Escape::doubled, "\r\n", Encoding::utf16le},
        {"blanks behind delimiters", ", "},
        {"many blanks behind delimiters", ";   ", '"', Escape::doubled, "\r\n"},
        {"single quotes", ",", '\''},
        {"single quotes in UTF-16", ";", '\'', Escape::doubled, "\r", Encoding::utf16be},
        {"backslashes", ",", '"', Escape::backslash},
        {"two signs", "||", '"', Escape::doubled, "\r\n"},
        {"sep line", ";", '"', Escape::doubled, "\n", Encoding::automatic, "sep=;\n"},
    };
    CsvMaker maker(20261124);
    for (int file = 0; file < 1'500; ++file) {
        const auto rows = random_rows(maker);
        const TemporaryFile plain(as(rows, {"plain"}));
        auto options = plain_options(',');
        const auto expected = read_leads(plain.path(), options);
        REQUIRE(cells_of(expected) == Rows(rows.begin() + 1, rows.end()));
        for (const auto& look : looks) {
            const TemporaryFile written(as(rows, look));
            options.delimiter =
                look.delimiter.find("  ") == std::string::npos ? look.delimiter : look.delimiter.substr(0, 2);
            options.quote = look.quote;
            options.escape = look.escape;
            options.encoding = look.encoding;
            options.skip_lines = look.before.empty() ? 0 : 1;
            options.block_size = 64 + maker.pick(0, 100);
            const auto read = read_leads(written.path(), options);
            CAPTURE(look.name, visible(as(rows, look)), options.block_size);
            REQUIRE(read.error == "");
            REQUIRE(read.rejects.empty());
            REQUIRE(cells_of(read) == cells_of(expected));
        }
    }
}
