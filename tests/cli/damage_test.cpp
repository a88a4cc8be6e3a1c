// The damages of the Pollock benchmark's classes, made from one small table, and what convert makes of them: with the
// dialect told, and with it found.
#include "cli/program.hpp"

#include "catch2.hpp"

#include <vector>

namespace {

using Row = std::vector<std::string>;

const std::vector<Row> table = {
    {"DATE", "TIME", "QTY", "PRODUCT", "COMMENT"},           {"2026-01-31", "10:00", "1", "A-1", "fine, thanks"},
    {"2026-02-28", "11:30", "20", "B-2", "the \"big\" one"}, {"2026-03-31", "12:00", "3", "C-3", ""},
    {"2026-04-30", "13:15", "44", "D-4", "two\nlines"},      {"2026-05-31", "14:00", "5", "E-5", "last"},
};

struct Look {
    std::string delimiter = ",", line_end = "\n", quote = "\"", escaped_quote = "\"\"";
};

std::string cell_as(const std::string& text, const Look& look) {
    const bool needs = text.find_first_of(look.delimiter + "\n\"" + look.quote) != std::string::npos;
    if (!needs) return text;
    std::string cell = look.quote;
    for (const char c : text) cell += std::string(1, c) == look.quote ? look.escaped_quote : std::string(1, c);
    return cell + look.quote;
}

std::string line_as(const Row& row, const Look& look) {
    std::string line;
    for (std::size_t at = 0; at < row.size(); ++at) line += (at > 0 ? look.delimiter : "") + cell_as(row[at], look);
    return line + look.line_end;
}

std::string as(const std::vector<Row>& rows, const Look& look = {}) {
    std::string text;
    for (const auto& row : rows) text += line_as(row, look);
    return text;
}

const std::string clean = as(table);

std::string converted(const std::string& text, const std::string& flags = {}) {
    const Folder folder("damage");
    folder.write("file.csv", text);
    folder.run("leadqual convert file.csv -q -o out.csv --rejects rejects.csv " + flags);
    return folder.read("out.csv");
}

/// The table with one row written in another way.
std::string with_line(std::size_t row, const std::string& line) {
    std::string text;
    for (std::size_t at = 0; at < table.size(); ++at) text += at == row ? line : line_as(table[at], {});
    return text;
}

}  // namespace

TEST_CASE("convert reads every look of a whole file, told or found", "[cli]") {
    struct {
        std::string name, text, flags;
    } looks[] = {
        {"source", clean, ""},
        {"double trailing line end", clean + "\n", ""},
        {"no trailing line end", clean.substr(0, clean.size() - 1), ""},
        {"delimiter ;", as(table, {";"}), "--delimiter ';'"},
        {"delimiter tab", as(table, {"\t"}), "--delimiter tab"},
        {"delimiter ', '", as(table, {", "}), "--delimiter ', '"},
        {"record delimiter CRLF", as(table, {",", "\r\n"}), ""},
        {"record delimiter CR", as(table, {",", "\r"}), ""},
        {"quotation mark '", as(table, {",", "\n", "'", "''"}), "--quote \"'\""},
        {"escaped by backslash", as(table, {",", "\n", "\"", "\\\""}), "--escape backslash"},
        {"preamble", "Sales report\n\n" + clean, "--skip-lines 2"},
        {"preamble of a table's width", "Sales report,,,,\n,,,,\n" + clean, "--skip-lines 2"},
        {"sep line", "sep=,\n" + clean, "--skip-lines 1"},
    };
    for (const auto& [name, text, flags] : looks) {
        CAPTURE(name);
        CHECK(converted(text, flags) == clean);
        CHECK(converted(text) == clean);
    }
    // Only when it is told: blanks, and quotes that nothing escapes.
    CHECK(converted(as(table, {" "}), "--delimiter space") == clean);
    CHECK(converted(as(table, {",", "\n", "\"", "\""}), "--escape none") == clean);
}

TEST_CASE("convert keeps what there is of a table", "[cli]") {
    const std::vector<Row> header_only{table[0]}, one_row{table[0], table[1]},
        two_headers{table[0], table[0], table[1]};
    for (const auto& rows : {header_only, one_row, two_headers}) CHECK(converted(as(rows)) == as(rows));
    CHECK(converted("", "2> /dev/null; touch out.csv") == "");  // no payload: an error, and no output
    const std::vector<Row> body(table.begin() + 1, table.end());
    CHECK(converted(as(body), "--no-header --omit-header") == as(body));
    CHECK(converted(as(body), "--no-header") == "column 1,column 2,column 3,column 4,column 5\n" + as(body));
    CHECK(converted(as(body)) == as(body));  // found to be doubtful, and said so
}

TEST_CASE("with --keep-rows convert keeps every row of several tables", "[cli]") {
    const std::vector<Row> narrow{{"k", "v"}, {"a", "1"}, {"b", "2"}};
    CHECK(converted(as(narrow) + clean, "--keep-rows --skip-lines 0") == as(narrow) + clean);
    CHECK(converted(clean + as(narrow), "--keep-rows") == clean + as(narrow));
    const std::vector<Row> wide{{"a", "b", "c", "d", "e", "f"}, {"1", "2", "3", "4", "5", "6"}};
    CHECK(converted(clean + as(wide), "--keep-rows") == clean + as(wide));
    CHECK(converted(as(wide) + clean, "--keep-rows") == as(wide) + clean);
}

TEST_CASE("a damaged row costs itself at most, wherever the damage is", "[cli]") {
    for (std::size_t row = 1; row < table.size(); ++row) {
        const auto without = with_line(row, "");
        for (std::size_t at = 0; at < table[row].size(); ++at) {
            CAPTURE(row, at);
            if (at > 0) {  // one delimiter less
                auto cells = table[row];
                cells[at - 1] += cells[at];
                cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(at));
                const auto text = with_line(row, line_as(cells, {}));
                CHECK(converted(text, "--keep-rows") == text);
                cells.emplace_back();
                CHECK(converted(text) == with_line(row, line_as(cells, {})));
                // One of another kind.
                auto other = table[row];
                other[at - 1] += ";" + other[at];
                other.erase(other.begin() + static_cast<std::ptrdiff_t>(at));
                CHECK(converted(with_line(row, line_as(other, {})), "--keep-rows") ==
                      with_line(row, line_as(other, {})));
            }
            {  // one delimiter more
                auto cells = table[row];
                cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(at), "");
                const auto text = with_line(row, line_as(cells, {}));
                CHECK(converted(text, "--keep-rows") == text);
                const bool is_kept = cells.back().empty();
                cells.pop_back();
                CHECK(converted(text) == (is_kept ? with_line(row, line_as(cells, {})) : without));
            }
            {  // a quote more, before a cell that has none: no other row is touched
                auto cells = table[row];
                std::string line;
                for (std::size_t cell = 0; cell < cells.size(); ++cell)
                    line += (cell > 0 ? "," : "") + std::string(cell == at ? "\"" : "") + cell_as(cells[cell], {});
                const auto out = converted(with_line(row, line + "\n"), "--keep-rows");
                for (std::size_t other = 0; other < table.size(); ++other) {
                    if (other == row) continue;
                    CAPTURE(other, out);
                    CHECK(out.find(line_as(table[other], {})) != std::string::npos);
                }
            }
        }
    }
}
