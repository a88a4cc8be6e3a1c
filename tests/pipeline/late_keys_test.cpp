// A JSON file whose late records hold keys that its first ones do not: every lead is judged as if they were known from
// the start, whether the run could begin again or had to look through the file before.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <set>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// Over 5 MB of JSON Lines with a record that is none, then one with new keys, then more.
std::string leads_with_late_keys() {
    std::string text;
    for (int row = 0; row < 60'000; ++row) {
        if (row == 100) text += "{\"email\":oops}\n";
        if (row == 55'000) text += "{\"email\":\"late@example.com\",\"budget\":90000,\"own\":{\"key\":\"x\"}}\n";
        text += fmt::format("{{\"email\":\"lead{:05}@example.com\",\"job_title\":\"{}\",\"need\":\"high\",\"n\":{}}}\n",
                            row, row % 3 ? "CEO" : "Intern", row);
    }
    text += "{\"email\":oops}\n";
    return text;
}

/// Appends to a file by its descriptor, which cannot be taken back.
class OpenFile {
public:
    explicit OpenFile(const std::string& path) : descriptor_(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644)) {}
    ~OpenFile() { close(descriptor_); }
    std::string name() const { return fmt::format("/dev/fd/{}", descriptor_); }

private:
    int descriptor_;
};

std::set<std::string> names_in(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

void check_same(const RunCounts& left, const RunCounts& right) {
    CHECK(left.rows_read == right.rows_read);
    CHECK(left.written == right.written);
    CHECK(left.rejected == right.rejected);
    CHECK(left.sql == right.sql);
    CHECK(left.mql == right.mql);
    CHECK(left.notes == right.notes);
    CHECK(left.files.front().rows == right.files.front().rows);
    CHECK(left.rejects.size() == right.rejects.size());
    for (std::size_t at = 0; at < std::min(left.rejects.size(), right.rejects.size()); ++at)
        CHECK(left.rejects[at].line == right.rejects[at].line);
}

}  // namespace

TEST_CASE("late keys count from the first lead, whether the output can be taken back or not", "[pipeline]") {
    Folder folder;
    const auto input = folder.put("in.jsonl", leads_with_late_keys());
    for (const auto format : {OutputFormat::jsonl, OutputFormat::csv})
        for (const unsigned threads : {1u, 4u}) {
            INFO("threads " << threads);
            Job job = job_for(input, folder / "out");
            job.format.format = format;
            job.format_is_given = true;
            job.threads = threads;
            const auto counts = qualify(job);
            CHECK(counts.rows_read == 60'003);
            CHECK(counts.rejected == 2);
            CHECK(counts.written == 60'001);
            REQUIRE(counts.rejects.size() == 2);
            CHECK(counts.rejects.front().line == 101);
            CHECK(counts.rejects.back().line == 60'003);
            CHECK(counts.sets.front().criteria.front().can_be_judged);  // by the late budget

            const auto text = folder.get("out");
            const auto header = text.substr(0, text.find('\n'));
            if (format == OutputFormat::csv) CHECK(header.starts_with("email,job_title,need,n,budget,own.key,lq_tag,"));

            const OpenFile direct(folder / "direct");
            job.output = direct.name();
            check_same(qualify(job), counts);
            CHECK((folder.get("direct") == text));
        }
    CHECK(names_in(folder / "") == std::set<std::string>{"direct", "in.jsonl", "out"});
}

TEST_CASE("rejected rows and files by tag are written once, late keys or not", "[pipeline]") {
    Folder folder;
    const auto text = leads_with_late_keys();
    Job job = job_for(folder.put("in.jsonl", text), "");
    job.split_folder = folder / "tags";
    job.rejects = folder / "rejects.csv";
    const auto counts = qualify(job);
    CHECK(counts.written == 60'001);
    CHECK(names_in(job.split_folder) ==
          std::set<std::string>{"disqualified.jsonl", "manifest.json", "mql.jsonl", "sql.jsonl"});
    CHECK(names_in(folder / "") == std::set<std::string>{"in.jsonl", "rejects.csv", "tags"});

    const auto rejects = folder.get("rejects.csv");
    CHECK(std::count(rejects.begin(), rejects.end(), '\n') == 3);
    const OpenFile direct(folder / "direct");
    job.rejects = direct.name();
    const std::string names[] = {"tags/disqualified.jsonl", "tags/mql.jsonl", "tags/sql.jsonl", "tags/manifest.json"};
    std::vector<std::string> before;
    for (const auto& name : names) before.push_back(folder.get(name));
    check_same(qualify(job), counts);
    CHECK((folder.get("direct") == rejects));
    for (std::size_t at = 0; at < std::size(names); ++at) CHECK((folder.get(names[at]) == before[at]));
}

TEST_CASE("a column that only a late record has can be asked for", "[pipeline]") {
    Folder folder;
    Job job = job_for(folder.put("in.jsonl", leads_with_late_keys()), folder / "out.csv");
    job.columns = {"own.key"};
    job.add = {"none"};
    job.where = "\"own.key\" = 'x'";
    job.format_is_given = true;
    CHECK(qualify(job).written == 1);
    CHECK(folder.get("out.csv") == "own.key\nx\n");

    job.columns = {"nowhere"};
    CHECK_THROWS_AS(qualify(job), Error);
}

TEST_CASE("progress ends where the file ends when a run began again", "[pipeline]") {
    Folder folder;
    const auto text = leads_with_late_keys();
    Job job = job_for(folder.put("in.jsonl", text), folder / "out.jsonl");
    std::uint64_t last = 0;
    job.progress = [&](std::uint64_t read, std::uint64_t) { last = read; };
    qualify(job);
    CHECK(last == text.size());
}

TEST_CASE("rejects beyond --max-rejects before a late key stop the run", "[pipeline]") {
    Folder folder;
    Job job = job_for(folder.put("in.jsonl", leads_with_late_keys()), folder / "out.jsonl");
    job.max_rejects = 0;
    const auto counts = qualify(job);
    CHECK(counts.stopped_at_max_rejects);
    CHECK(counts.rejected == 1);
    CHECK(names_in(folder / "") == std::set<std::string>{"in.jsonl"});
}
