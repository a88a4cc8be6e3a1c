// Promises 1, 2 and 4 of the design on random damaged files: no row is lost, kept cells keep their bytes, and neither
// threads nor blocks nor pipes change a byte.
#include "catch2.hpp"
#include "import/encoded.hpp"
#include "import/read_leads.hpp"
#include "pipeline/run_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// How a csv is written.
struct Look {
    std::string_view name, delimiter = ",";
    char quote = '"';
    Encoding encoding = Encoding::automatic;
    std::string_view preamble = {};
};

/// A csv of leads with short rows, long rows, quotes, unclosed ones too, line breaks, odd values, blank and total
/// lines.
std::string damaged_csv(unsigned seed, std::size_t rows, std::string_view line_end, const Look& look = {}) {
    std::mt19937 random(seed);
    const auto pick = [&](auto... choices) {
        const std::string_view all[] = {choices...};
        return std::string(all[random() % sizeof...(choices)]);
    };
    std::string text(look.preamble);
    std::vector<std::string> header{"id", "email", "phone", "budget", "job title", "need", "timeline", "notes"};
    const auto put_row = [&](const std::vector<std::string>& cells) {
        for (std::size_t at = 0; at < cells.size(); ++at) {
            if (at > 0) text += look.delimiter;
            for (const char byte : cells[at]) text += byte == '"' ? look.quote : byte;
        }
        text += line_end;
    };
    put_row(header);
    const bool is_utf8 = look.encoding == Encoding::automatic;
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<std::string> cells{
            fmt::format("{:05}", row),
            pick("a@example.com", "", "b@example.org"),
            pick("+1-555-0100", ""),
            pick("40000", "", "51-200", "TBD", "\"1,200\"", "9999", "<50"),
            pick("CEO", "Intern", "", "\"Founder, CTO\"", "Assistant to the CEO", "VP \xc3\x9cmit"),
            pick("high", "no need", "", "\"two\nlines\"", "\"say \"\"yes\"\"\""),
            pick("30", "within 3 months", "400", "", "?"),
            pick("", "plain", "\"a,b\"", "5\" disk", is_utf8 ? "\xff\xfe bad bytes" : "\xc3\xbf", "=1+1"),
        };
        const auto damage = random() % 20;
        if (damage == 0) cells.resize(3);
        if (damage == 1) cells.push_back("");
        if (damage == 2) cells.push_back("too much");
        if (damage == 5) cells.back() = "\"not closed";
        put_row(cells);
        if (damage == 3) text += line_end;
        if (damage == 4) put_row({"Grand Total", "", "", "", "", "", "", "1"});
    }
    return text;
}

std::string run(const Folder& folder, Job job, RunCounts* counts = nullptr) {
    const auto found = qualify(job);
    if (counts) *counts = found;
    return folder.get(std::filesystem::path(job.output).filename().string());
}

std::vector<std::string> ids_in_order(const std::string& csv) {
    std::vector<std::string> ids;
    for (std::size_t at = 0; at + 6 <= csv.size(); ++at)
        if ((at == 0 || csv[at - 1] == '\n') && csv[at + 5] == ',' &&
            std::all_of(csv.begin() + static_cast<std::ptrdiff_t>(at),
                        csv.begin() + static_cast<std::ptrdiff_t>(at + 5), [](char c) { return c >= '0' && c <= '9'; }))
            ids.push_back(csv.substr(at, 5));
    return ids;
}

/// Of rows like "00012,a@example.com, …" in the last column.
std::vector<std::string> rejected_ids(const std::string& path) {
    std::vector<std::string> ids;
    for (const auto& record : read_leads(path).records) ids.push_back(record.cells.back().substr(0, 5));
    return ids;
}

constexpr Look kLooks[] = {
    {.name = "comma"},
    {.name = "semicolon, Windows-1252", .delimiter = ";", .encoding = Encoding::windows1252},
    {.name = "pipe, Windows-1252", .delimiter = "|", .encoding = Encoding::windows1252},
    {.name = "tab, UTF-16", .delimiter = "\t", .encoding = Encoding::utf16le},
    {.name = "UTF-16BE", .encoding = Encoding::utf16be},
    {.name = "blanks behind delimiters", .delimiter = ", "},
    {.name = "single quotes in UTF-16", .delimiter = ";", .quote = '\'', .encoding = Encoding::utf16le},
    {.name = "preamble", .preamble = "Leads of May\nfor sales only\n\n"},
    {.name = "sep line", .delimiter = ";", .preamble = "sep=;\n"},
};

}  // namespace

TEST_CASE("every row read is written, filtered or rejected, once and in order", "[pipeline]") {
    Folder folder;
    for (unsigned seed = 1; seed <= 20 * std::size(kLooks); ++seed) {
        const auto& look = kLooks[seed % std::size(kLooks)];
        const std::string_view line_end = seed % 2 ? "\n" : "\r\n";
        const auto text = damaged_csv(seed, 200, line_end, look);
        const auto input = folder.put("in.csv", encoded(text, look.encoding));
        Job job = job_for(input, folder / "out.csv");
        job.import.encoding = look.encoding;
        job.import.delimiter = look.delimiter;
        job.import.quote = look.quote;
        if (look.name == "preamble") job.import.skip_lines = 3;
        job.format.delimiter = ',';
        job.rejects = folder / "rejects.csv";
        if (seed % 3 == 0) job.only = {Tag::mql};
        RunCounts counts;
        const auto out = run(folder, job, &counts);
        CAPTURE(seed, look.name);
        CHECK(counts.rows_read == 200);
        CHECK(counts.rows_read == counts.written + counts.filtered + counts.rejected);
        CHECK(counts.disqualified + counts.mql + counts.sql + counts.rejected == counts.rows_read);
        const auto written = ids_in_order(out);
        CHECK(written.size() == counts.written);
        CHECK(std::is_sorted(written.begin(), written.end()));
        CHECK(std::adjacent_find(written.begin(), written.end()) == written.end());

        // The rejected rows are the missing ones, with their own bytes.
        const auto rejected = rejected_ids(job.rejects);
        CHECK(rejected.size() == counts.rejected);
        CHECK(std::is_sorted(rejected.begin(), rejected.end()));
        std::set<std::string> all(written.begin(), written.end());
        for (const auto& id : rejected) CHECK(all.insert(id).second);
        for (const auto& record : read_leads(job.rejects).records) {
            auto row = record.cells.back();
            if (const auto misread = row.find("\u00ff\u00fe"); misread != row.npos) row.replace(misread, 4, "\xff\xfe");
            CHECK(text.find(row) != std::string::npos);
        }
        CHECK(all.size() + counts.filtered == 200);
    }
}

TEST_CASE("threads, block sizes and formats do not change a byte", "[pipeline]") {
    Folder folder;
    const auto input = folder.put("in.csv", damaged_csv(7, 3000, "\r\n"));
    for (const auto format : {OutputFormat::csv, OutputFormat::jsonl, OutputFormat::markdown}) {
        Job job = job_for(input, folder / "out");
        job.format.format = format;
        job.format_is_given = true;
        const auto expected = run(folder, job);
        REQUIRE(expected.size() > 100'000);
        for (const std::size_t block : {64, 333, 4096, 65536})
            for (const unsigned threads : {1u, 2u, 7u}) {
                job.import.block_size = block;
                job.threads = threads;
                INFO("block " << block << ", threads " << threads);
                CHECK(run(folder, job) == expected);
            }
    }
}

TEST_CASE("kept cells come out byte for byte", "[pipeline]") {
    Folder folder;
    const auto text = std::string("id,note\r\n1,\"quoted\"\r\n2, blank \r\n3,\"a\"\"b\nc\"\r\n4,last");
    Job job = job_for(folder.put("in.csv", text), folder / "out.csv");
    job.add = {"none"};
    CHECK(run(folder, job) == text);
    job.add = {"tag"};
    CHECK(run(folder, job) ==
          "id,note,lq_tag\r\n1,\"quoted\",disqualified\r\n2, blank ,disqualified\r\n"
          "3,\"a\"\"b\nc\",disqualified\r\n4,last,disqualified");
}

TEST_CASE("a second run replaces what the first one appended", "[pipeline]") {
    Folder folder;
    const auto input = folder.put("in.csv", damaged_csv(3, 50, "\n"));
    Job job = job_for(input, folder / "once.csv");
    const auto once = run(folder, job);
    Job again = job_for(folder / "once.csv", folder / "twice.csv");
    CHECK(run(folder, again) == once);

    const auto jsonl =
        folder.put("in.jsonl", "{\"email\":\"a@example.com\",\"budget\":40000}\n{\"job_title\":\"CEO\"}\n");
    Job lines = job_for(jsonl, folder / "once.jsonl");
    const auto once_lines = run(folder, lines);
    Job lines_again = job_for(folder / "once.jsonl", folder / "twice.jsonl");
    CHECK(run(folder, lines_again) == once_lines);
}

TEST_CASE("an appended name that the input has elsewhere is refused", "[pipeline]") {
    Folder folder;
    Job job = job_for(folder.put("in.csv", "lq_tag,email\nx,a@example.com\n"), folder / "out.csv");
    CHECK_THROWS_AS(qualify(job), Error);
    job.prefix = "q_";
    CHECK(run(folder, job).starts_with("lq_tag,email,q_tag,"));
}

TEST_CASE("several inputs with other columns become the union by name", "[pipeline]") {
    Folder folder;
    Job job = job_for(folder.put("a.csv", "email,budget\na@example.com,40000\n"), folder / "out.csv");
    job.inputs.push_back(folder.put("b.csv", "Job Title,email\nCEO,b@example.com\n"));
    job.add = {"budget", "authority"};
    CHECK(run(folder, job) ==
          "email,budget,Job Title,lq_budget,lq_authority\na@example.com,40000,,yes,\n"
          "b@example.com,,CEO,,yes\n");
}

TEST_CASE("leads of files with other line ends stay apart", "[pipeline]") {
    struct Case {
        std::string_view first, second, expected;
    };
    const Case cases[] = {
        {"id,budget\n1,2\n", "id,budget\r2,3\r3,4\r", "id,budget\n1,2\n2,3\n3,4\n"},
        {"id,budget\r1,5\r", "id,budget\n1,a\rb\n", "id,budget\r1,5\r1,\"a\rb\"\r"},
        {"id,budget\r\n1,2\r\n", "id,budget\n2,3\n", "id,budget\r\n1,2\r\n2,3\n"},
        {"id,budget\r\n1,2\r", "id,budget\r\n2,3\r\n", "id,budget\r\n1,2\r\r\n2,3\r\n"},  // cut inside a CRLF
        {"id,budget\n1,\"4\"\r\r\n", "id,budget,x\n2,3,4\n", "id,budget,x\n1,\"4\r\",\n2,3,4\n"},
    };
    Folder folder;
    for (const auto& c : cases) {
        Job job = job_for(folder.put("a.csv", c.first), folder / "out.csv");
        job.inputs.push_back(folder.put("b.csv", c.second));
        job.add = {"none"};
        CAPTURE(c.first, c.second);
        qualify(job);
        CHECK(folder.get("out.csv") == c.expected);
    }
}

TEST_CASE("--top holds the best leads, by score, then in the order of the file", "[pipeline]") {
    Folder folder;
    const auto input = folder.put("in.csv", "id,budget,need\n1,5,high\n2,40000,high\n3,,\n4,50000,high\n5,40000,\n");
    Job job = job_for(input, folder / "out.csv");
    job.add = {"score"};
    job.top = 3;
    RunCounts counts;
    CHECK(run(folder, job, &counts) == "id,budget,need,lq_score\n2,40000,high,50\n4,50000,high,50\n1,5,high,25\n");
    CHECK(counts.filtered == 2);
}

TEST_CASE("--split-by-tag writes all three files and a manifest", "[pipeline]") {
    Folder folder;
    Job job = job_for(folder.put("in.csv", "id,budget\n1,40000\n2,\n"), "-");
    job.split_folder = folder / "split";
    job.add = {"tag"};
    qualify(job);
    CHECK(folder.get("split/mql.csv") == "id,budget,lq_tag\n1,40000,MQL\n");
    CHECK(folder.get("split/disqualified.csv") == "id,budget,lq_tag\n2,,disqualified\n");
    CHECK(folder.get("split/sql.csv") == "id,budget,lq_tag\n");
    CHECK(folder.get("split/manifest.json") ==
          "{\n  \"sql.csv\": 0,\n  \"mql.csv\": 1,\n  \"disqualified.csv\": 1\n}\n");
}

TEST_CASE("a column that does not read as the field's type is not mapped", "[pipeline]") {
    Folder folder;
    std::string text = "id,Budget\n";
    for (int row = 0; row < 20; ++row) text += fmt::format("{},{}\n", row, row < 3 ? "40000" : "to be agreed");
    Job job = job_for(folder.put("in.csv", text), folder / "out.csv");
    RunCounts counts;
    run(folder, job, &counts);
    REQUIRE(counts.notes.size() == 1);
    CHECK(counts.notes.front().find("'Budget' is not taken as budget") != std::string::npos);
    CHECK(counts.mql == 0);
    job.map = {{"budget", "Budget", {}}};
    run(folder, job, &counts);
    CHECK(counts.notes.empty());
    CHECK(counts.mql == 3);
}

TEST_CASE("a row rejected beyond --max-rejects stops the run and leaves the old output", "[pipeline]") {
    Folder folder;
    folder.put("out.csv", "old");
    Job job = job_for(folder.put("in.csv", "id,need\n1,x,y\n2,x,y\n3,x\n"), folder / "out.csv");
    job.max_rejects = 1;
    CHECK(qualify(job).stopped_at_max_rejects);
    CHECK(folder.get("out.csv") == "old");
}

TEST_CASE("a run that --max-rejects stops has read the rows up to there, in blocks of any size", "[pipeline]") {
    Folder folder;
    std::string text = "id,email\n";
    for (int row = 0; row < 2'000; ++row)
        text += std::to_string(row) + (row % 100 == 99 ? ",x,too much\n" : row % 7 == 0 ? ",same@a.com\n" : ",\n");
    Job job = job_for(folder.put("first.csv", "id,email\n1,first@a.com\n2,x,y\n"), folder / "out.csv");
    job.inputs.push_back(folder.put("in.csv", text));
    job.max_rejects = 3;
    for (const bool merges : {false, true})
        for (const std::size_t size : {std::size_t{64}, std::size_t{1'000}, std::size_t{1} << 18})
            for (const unsigned threads : {1u, 4u}) {
                job.import.block_size = size;
                job.threads = threads;
                if (merges) job.dedupe = {"email"};
                CAPTURE(merges, size, threads);
                const auto counts = qualify(job);
                CHECK(counts.stopped_at_max_rejects);
                CHECK((counts.rows_read == 302 && counts.rejected == 4 && counts.rejects.size() == 4));
                CHECK((counts.written == 0 && counts.filtered == 0));
                CHECK(counts.merged == (merges ? 42 : 0));
                CHECK(counts.unwritten == 298 - counts.merged);
                CHECK((counts.files[0].rows == 2 && counts.files[1].rows == 300));
            }
}

TEST_CASE("a JSON key that first appears late is judged and written", "[pipeline]") {
    Folder folder;
    std::string text;
    for (int row = 0; row < 10'500; ++row) text += "{\"email\":\"a@example.com\"}\n";
    text += "{\"email\":\"z@example.com\",\"budget\":50000,\"need\":\"high\",\"timeline\":30}\n";
    Job job = job_for(folder.put("in.jsonl", text), folder / "out.csv");
    job.format.format = OutputFormat::csv;
    job.format_is_given = true;
    job.add = {"tag"};
    const auto out = run(folder, job);
    CHECK(out.starts_with("email,budget,need,timeline,lq_tag\n"));
    CHECK(out.ends_with("z@example.com,50000,high,30,SQL\n"));
    job.format.format = OutputFormat::jsonl;
    CHECK(run(folder, job).ends_with("\"lq_tag\":\"SQL\"}\n"));
}

TEST_CASE("columns of the user's that have the prefix are kept", "[pipeline]") {
    Folder folder;
    Job job = job_for(folder.put("in.csv", "email,lq_mine,lq_a\na@example.com,x,y\n"), folder / "out.csv");
    job.add = {"tag"};
    CHECK(run(folder, job) == "email,lq_mine,lq_a,lq_tag\na@example.com,x,y,disqualified\n");
    Job again = job_for(folder / "out.csv", folder / "again.csv");
    again.add = {"tag"};
    CHECK(run(folder, again) == folder.get("out.csv"));
}

TEST_CASE("amounts in another currency than the rules count in are unknown", "[pipeline]") {
    Folder folder;
    const auto input = folder.put("in.csv", "id,budget\n1,IDR 150000\n2,$20000\n3,20000\n4,30000\n");
    Job job = job_for(input, folder / "out.csv");
    job.add = {"budget"};
    RunCounts counts;
    CHECK(run(folder, job, &counts) == "id,budget,lq_budget\n1,IDR 150000,\n2,$20000,yes\n3,20000,yes\n4,30000,yes\n");
    REQUIRE(counts.unreadable.size() == 1);
    CHECK(counts.unreadable.front().cells == 1);
}
