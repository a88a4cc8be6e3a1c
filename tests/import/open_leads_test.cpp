// Which format a file has, and files that are none.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <filesystem>
#include <set>

using namespace leadqual;
using namespace leadqual::testing;

TEST_CASE("the format is the one asked for, else the extension's, else the first byte's", "[import]") {
    struct {
        std::string text, extension;
        InputFormat asked, found;
    } cases[] = {
        {"a,b\n", ".csv", InputFormat::automatic, InputFormat::csv},
        {"[a,b\n", ".CSV", InputFormat::automatic, InputFormat::csv},
        {"a\tb\n", ".tsv", InputFormat::automatic, InputFormat::tsv},
        {"a\tb\n", ".TAB", InputFormat::automatic, InputFormat::tsv},
        {"a\tb\n", ".txt", InputFormat::automatic, InputFormat::csv},
        {"[{\"a\":1}]", ".json", InputFormat::automatic, InputFormat::json},
        {"{\"a\":1}\n", ".ndjson", InputFormat::automatic, InputFormat::jsonl},
        {"{\"a\":1}\n{\"a\":2}\n", ".json", InputFormat::automatic, InputFormat::jsonl},
        {" \r\n [{\"a\":1}]", "", InputFormat::automatic, InputFormat::json},
        {"\xEF\xBB\xBF{\"a\":1}", ".export", InputFormat::automatic, InputFormat::json},
        {"[a],b\n", ".json", InputFormat::csv, InputFormat::csv},
        {"a,b\n", ".csv", InputFormat::tsv, InputFormat::tsv},
    };
    for (const auto& [text, extension, asked, found] : cases) {
        CAPTURE(text, extension);
        const TemporaryFile file(text, extension);
        ImportOptions options;
        options.format = asked;
        CHECK(open_leads(file.path(), options)->dialect().format == found);
    }
}

TEST_CASE("files that hold no text are named for what they are", "[import]") {
    struct {
        std::string bytes, error;
    } cases[] = {
        {"", "is empty"},
        {"\n\r\n", "is empty"},
        {"\xEF\xBB\xBF", "is empty"},
#ifdef LEADQUAL_XLSX
        {std::string("PK\x03\x04\x14\0", 6),
         "is a damaged zip or xlsx file: its list of contents is missing [fetch or export it again]"},
#endif
        {"\xFF\xFE", "is empty"},
        {std::string(100, '\0'), "is binary, not text [export the leads as CSV]"},
    };
    for (const auto& [bytes, error] : cases) {
        CAPTURE(error);
        CHECK(read_in_every_way(bytes).error == "0:0: " + error);
    }
    CHECK(read_in_every_way("", ".json").error == "0:0: is empty");
}

TEST_CASE("JSON Lines without a line hold no leads, and nothing is wrong", "[import]") {
    for (const auto* bytes : {"", "  \n", "\xEF\xBB\xBF\n\n"}) {
        const auto file = read_in_every_way(bytes, ".jsonl");
        CHECK(file.error == "");
        CHECK((file.records.empty() && file.rejects.empty() && file.columns.empty()));
    }
}

TEST_CASE("a missing file and a directory are errors with exit code 3", "[import]") {
    for (const auto& path : {std::string("/nowhere/leads.csv"), std::filesystem::temp_directory_path().string()}) {
        CAPTURE(path);
        try {
            open_leads(path, {});
            FAIL("opened");
        } catch (const Error& error) {
            CHECK(error.code() == Exit::input);
        }
    }
}

TEST_CASE("the identity of the file is told", "[import]") {
    const TemporaryFile file("a\n1\n"), other("a\n");
    InputFile::Identity identity, again, different;
    open_leads(file.path(), {}, &identity);
    open_leads(file.path(), {}, &again);
    open_leads(other.path(), {}, &different);
    CHECK(identity == again);
    CHECK_FALSE(identity == different);
}

TEST_CASE("every row of the table of input formats has a unique name and a short help", "[import]") {
    std::set<std::string_view> names;
    for (const auto& row : input_formats()) {
        CAPTURE(row.name);
        CHECK(names.insert(row.name).second);
        CHECK(row.format != InputFormat::automatic);
        CHECK(row.extensions.starts_with('.'));
        CHECK_FALSE(row.help.empty());
        CHECK(row.help.size() <= 60);
        CHECK_FALSE(row.help.ends_with('.'));
    }
    CHECK(names.size() == 5);
}
