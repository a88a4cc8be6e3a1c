// The rows of --rejects and --merged are those of the file, at the bytes of the file, whatever it was decoded or
// rewritten to before it was read; where that is not known, no byte is given.
#include "catch2.hpp"
#include "import/encoded.hpp"
#include "import/read_leads.hpp"
#include "pipeline/run_files.hpp"

#include <unistd.h>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

/// The rows of a file of --rejects or --merged: byte and row.
std::vector<std::pair<std::string, std::string>> places_in(const std::string& path) {
    const auto file = read_leads(path);
    std::vector<std::pair<std::string, std::string>> places;
    for (const auto& record : file.records) places.emplace_back(record.cells[2], record.cells.back());
    return places;
}

std::vector<std::string> rows_of(const std::vector<std::pair<std::string, std::string>>& places) {
    std::vector<std::string> rows;
    for (const auto& [byte, row] : places) rows.push_back(row);
    return rows;
}

/// A path to a pipe that holds `bytes`.
class Piped {
public:
    explicit Piped(const std::string& bytes) {
        REQUIRE(pipe(ends_) == 0);
        REQUIRE(write(ends_[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
        close(ends_[1]);
    }
    ~Piped() { close(ends_[0]); }
    Piped(const Piped&) = delete;
    std::string path() const { return "/dev/fd/" + std::to_string(ends_[0]); }

private:
    int ends_[2] = {};
};

}  // namespace

TEST_CASE("rejected rows are those of the file, whatever it was decoded or rewritten to", "[pipeline]") {
    const std::string first = "2,b@b.com,\"Caf\u00e9, bar\",x,too many", second = "4,d@d.com,y,z,\"more\nlines\"",
                      third = "6,f@f.com,\u00fc,g,h,i,,";
    const auto text = "id,email,name,notes\n1,a@a.com,Zo\u00eb,x\n" + first + "\n3,c@c.com,\"q\",ok\n" + second +
                      "\n\n5,e@e.com,\"two\nlines\",\u00e9\n" + third + "\n7,g@g.com,x,y\n";
    const auto same = [](const std::string& bytes) { return bytes; };
    const auto as_1252 = [](const std::string& bytes) { return encoded(bytes, Encoding::windows1252); };
    const auto crlf = [](const std::string& bytes) { return replaced(bytes, "\n", "\r\n"); };
    const auto blanks = [](const std::string& bytes) {
        return replaced(replaced(bytes, ",", ", "), "\"Caf\u00e9, bar", "\"Caf\u00e9,  bar");
    };
    struct Look {
        std::string name;
        std::function<std::string(const std::string&)> dialect, encode;
        Encoding encoding = Encoding::automatic;
        bool is_displaced = true;
        std::string before = {};
    };
    const Look looks[] = {
        {"plain", same, same, Encoding::automatic, false},
        {"plain, CRLF", crlf, same, Encoding::automatic, false},
        {"plain, with a mark", same, same, Encoding::automatic, false, "\xEF\xBB\xBF"},
        {"UTF-16LE", same, [](const auto& bytes) { return encoded(bytes, Encoding::utf16le); }, Encoding::automatic,
         true, "\xFF\xFE"},
        {"UTF-16BE, CRLF", crlf, [](const auto& bytes) { return encoded(bytes, Encoding::utf16be); },
         Encoding::utf16be},
        {"Windows-1252", same, as_1252},
        {"Windows-1252, told", same, as_1252, Encoding::windows1252},
        {"blanks behind delimiters", blanks, same},
        {"blanks behind delimiters, CRLF", [&](const auto& bytes) { return crlf(blanks(bytes)); }, same},
        {"single quotes", [](const auto& bytes) { return replaced(bytes, "\"", "'"); }, same},
        {"single quotes in UTF-16", [](const auto& bytes) { return replaced(bytes, "\"", "'"); },
         [](const auto& bytes) { return encoded(bytes, Encoding::utf16le); }, Encoding::utf16le},
    };
    for (const auto& look : looks) {
        CAPTURE(look.name);
        const Folder folder;
        const auto bytes = look.before + look.encode(look.dialect(text));
        Job job = job_for(folder.put("in.csv", bytes), folder / "out.csv");
        job.import.encoding = look.encoding;
        job.import.skip_lines = 0;
        if (look.name.starts_with("single")) job.import.quote = '\'';
        if (look.name.starts_with("blanks")) job.import.delimiter = ", ";
        job.rejects = folder / "rejects.csv";
        for (const std::size_t block_size : {std::size_t{64}, std::size_t{1} << 18}) {
            job.import.block_size = block_size;
            CHECK(qualify(job).rejected == 3);
            const auto places = places_in(job.rejects);
            CHECK(rows_of(places) == std::vector{look.dialect(first), look.dialect(second), look.dialect(third)});
            for (const auto& [byte, row] : places) {
                REQUIRE(!byte.empty());
                const auto encoded = look.encode(row);
                CHECK(bytes.substr(std::stoull(byte), encoded.size()) == encoded);
            }
        }
        // Without --rejects the first ones are named, at the same bytes.
        const auto expected = places_in(job.rejects);
        job.rejects.clear();
        const auto named = qualify(job).rejects;
        REQUIRE(named.size() == expected.size());
        for (std::size_t at = 0; at < named.size(); ++at)
            CHECK(std::to_string(named[at].byte.value_or(0)) == expected[at].first);

        const Piped piped(bytes);
        job.inputs = {piped.path()};
        job.rejects = folder / "rejects.csv";
        qualify(job);
        for (const auto& [byte, row] : places_in(job.rejects)) CHECK(byte.empty() == look.is_displaced);
    }
}

TEST_CASE("bytes are known up to the first one that is misread", "[pipeline]") {
    const Folder folder;
    const std::string bytes = "id,name\n1,a,x\n2,Zo\xEB\n3,b,\xE9\n";
    Job job = job_for(folder.put("in.csv", bytes), folder / "out.csv");
    job.rejects = folder / "rejects.csv";
    qualify(job);
    using Places = std::vector<std::pair<std::string, std::string>>;
    CHECK(places_in(job.rejects) == Places{{"8", "1,a,x"}, {"20", "3,b,\u00e9"}});
    for (const std::size_t block_size : {std::size_t{64}, std::size_t{1} << 18}) {
        const Piped piped(bytes);
        job.inputs = {piped.path()};
        job.import.block_size = block_size;
        qualify(job);
        CHECK(places_in(job.rejects) == Places{{"8", "1,a,x"}, {"", "3,b,\u00e9"}});
    }
}

TEST_CASE("a rejected record longer than allowed shows its begin", "[pipeline]") {
    const Folder folder;
    const auto long_row = "2," + std::string(5'000, 'x');
    const auto bytes = "\xFF\xFE" + encoded("id,name\n1,a\n" + long_row + "\n3,b,c\n", Encoding::utf16le);
    Job job = job_for(folder.put("in.csv", bytes), folder / "out.csv");
    job.import.max_record = 1'000;
    job.rejects = folder / "rejects.csv";
    CHECK(qualify(job).rejected == 2);
    const auto places = places_in(job.rejects);
    REQUIRE(places.size() == 2);
    CHECK(places[0] == std::pair<std::string, std::string>("26", long_row.substr(0, 500)));
    CHECK(places[1] == std::pair(std::to_string(2 * (1 + 12 + long_row.size() + 1)), std::string("3,b,c")));
}

TEST_CASE("merged rows are those of the file, too", "[pipeline][dedupe]") {
    const Folder folder;
    const std::string row = "2,a@a.com,\u00e9";
    const auto bytes = "\xFF\xFE" + encoded("id,email,name\n1,a@a.com,\u00eb\n" + row + "\n", Encoding::utf16le);
    Job job = job_for(folder.put("in.csv", bytes), folder / "out.csv");
    job.dedupe = {"email"};
    job.merged = folder / "merged.csv";
    CHECK(qualify(job).merged == 1);
    const auto places = places_in(job.merged);
    REQUIRE(places.size() == 1);
    CHECK(places.front() ==
          std::pair(std::to_string(bytes.size() - encoded(row + "\n", Encoding::utf16le).size()), row));
}
