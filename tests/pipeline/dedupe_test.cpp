// --dedupe on random files with duplicates against a simple oracle: the rows that are kept, in their order, whatever
// the threads, the blocks, file or pipe.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <thread>

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// One row, with what the oracle needs to know of it.
struct Row {
    std::string bytes, key;  ///< key is empty where some part of it is unknown
    std::size_t filled = 0, file = 0, line = 0;
    int day = 0;  ///< 0: unknown
    bool is_reject = false;
};

struct Files {
    std::vector<std::string> texts;
    std::vector<Row> rows;
};

constexpr std::string_view kHeader = "id,email,phone,Last Activity Date,created date,notes\n";

Files random_files(unsigned seed, std::size_t files, std::size_t rows, std::size_t leads) {
    std::mt19937 random(seed);
    const auto pick = [&](auto... choices) {
        const std::string all[] = {choices...};
        return all[random() % sizeof...(choices)];
    };
    Files made;
    for (std::size_t file = 0; file < files; ++file) {
        std::string text(kHeader);
        std::size_t line = 2;
        for (std::size_t at = 0; at < rows; ++at) {
            Row row;
            row.file = file, row.line = line;
            const auto lead = random() % leads;
            const bool has_key = random() % 8 != 0, is_upper = random() % 3 == 0;
            const auto number = fmt::format("+1 555 {:04}", lead % 7);
            const auto digits = fmt::format("1555{:04}", lead % 7);
            std::string email = fmt::format("{}{}@example.com", is_upper ? "LEAD" : "lead", lead);
            if (!has_key) email = pick("", "n/a", "  ");
            const auto phone = random() % 9 ? pick(number, digits) : pick("", "12");
            if (has_key && phone.size() > 2) row.key = fmt::format("{}|{}", lead, lead % 7);
            const int active = static_cast<int>(random() % 12), created = static_cast<int>(random() % 28) + 1;
            const auto day = [&](int of) { return of == 0 ? pick("", "-", "soon") : fmt::format("2026-03-{:02}", of); };
            const auto active_text = day(active > 6 ? active : 0), created_text = day(created % 5 ? created : 0);
            row.day = active > 6 ? active : created % 5 ? created : 0;
            auto notes = pick("", "-", "plain", "\"two\nlines\"", "\"a, b\"");
            if (random() % 30 == 0) notes += ",too much", row.is_reject = true;
            const auto quoted = pick("", " ");
            row.bytes =
                fmt::format("{}-{},{}{},{},{},{},{}", file, at, quoted, email, phone, active_text, created_text, notes);
            row.filled = 1u + has_key + !phone.empty() + (active_text.size() > 1) + (created_text.size() > 1) +
                         (notes.size() > 1);
            line += 1u + static_cast<std::size_t>(std::count(row.bytes.begin(), row.bytes.end(), '\n'));
            text += row.bytes + "\n";
            made.rows.push_back(std::move(row));
        }
        made.texts.push_back(std::move(text));
    }
    return made;
}

/// Position of the row that each row is merged into; its own where it is kept.
std::vector<std::size_t> oracle(const std::vector<Row>& rows, Keep keep) {
    std::map<std::string, std::vector<std::size_t>> of_key;
    std::vector<std::size_t> kept(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
        kept[at] = at;
        if (!rows[at].is_reject && !rows[at].key.empty()) of_key[rows[at].key].push_back(at);
    }
    for (const auto& [key, all] : of_key) {
        std::size_t best = all.front();
        for (const auto at : all)
            if (keep == Keep::complete ? rows[at].filled > rows[best].filled : rows[at].day >= rows[best].day)
                best = at;
        for (const auto at : all) kept[at] = best;
    }
    return kept;
}

struct Expected {
    std::string written, merged;
    std::uint64_t merges = 0, not_compared = 0;
};

Expected expected_of(const Files& files, Keep keep, const std::vector<std::string>& names) {
    Expected expected;
    expected.written = kHeader;
    expected.merged = "file,line,byte,kept_file,kept_line,row\n";
    const auto kept = oracle(files.rows, keep);
    std::size_t byte = 0;
    for (std::size_t at = 0; at < files.rows.size(); ++at) {
        const Row &row = files.rows[at], &other = files.rows[kept[at]];
        if (at == 0 || row.file != files.rows[at - 1].file) byte = kHeader.size();
        if (!row.is_reject && kept[at] == at) {
            expected.written += row.bytes + "\n";
            expected.not_compared += row.key.empty();
        } else if (!row.is_reject) {
            expected.merged +=
                fmt::format("{},{},{},{},{},", names[row.file], row.line, byte, names[other.file], other.line);
            append_csv_cell(row.bytes, ',', expected.merged);
            expected.merged += '\n';
            ++expected.merges;
        }
        byte += row.bytes.size() + 1;
    }
    return expected;
}

/// Gives a text out through a pipe.
class Pipe {
public:
    explicit Pipe(std::string text) {
        REQUIRE(pipe2(ends_, O_CLOEXEC) == 0);
        writer_ = std::thread([this, text = std::move(text)] {
            for (std::size_t at = 0; at < text.size();) {
                const auto done = write(ends_[1], text.data() + at, text.size() - at);
                if (done <= 0) break;
                at += static_cast<std::size_t>(done);
            }
            close(ends_[1]);
        });
    }
    ~Pipe() {
        writer_.join();
        close(ends_[0]);
    }
    std::string path() const { return fmt::format("/dev/fd/{}", ends_[0]); }

private:
    int ends_[2];
    std::thread writer_;
};

Job dedupe_job(const Folder& folder, const std::vector<std::string>& inputs, Keep keep) {
    Job job = job_for("", folder / "out.csv");
    job.inputs = inputs;
    job.dedupe = {"email", "phone"};
    job.keep = keep;
    job.add = {"none"};
    job.merged = folder / "merged.csv";
    job.rejects = folder / "rejects.csv";
    return job;
}

void check_run(const Folder& folder, const Job& job, const Expected& expected, std::size_t rows) {
    const auto counts = qualify(job);
    CHECK((folder.get("out.csv") == expected.written));
    CHECK((folder.get("merged.csv") == expected.merged));
    CHECK(counts.merged == expected.merges);
    CHECK(counts.not_compared == expected.not_compared);
    CHECK(counts.rows_read == rows);
    CHECK(counts.rows_read == counts.written + counts.filtered + counts.merged + counts.rejected);
    CHECK(counts.sql + counts.mql + counts.disqualified == counts.written + counts.filtered);
}

}  // namespace

TEST_CASE("--dedupe keeps what a simple oracle keeps, whatever threads and blocks", "[pipeline][dedupe]") {
    Folder folder;
    for (unsigned seed = 1; seed <= 24; ++seed) {
        const auto made = random_files(seed, 1 + seed % 3, 150, seed % 2 ? 20 : 400);
        std::vector<std::string> paths;
        for (std::size_t at = 0; at < made.texts.size(); ++at)
            paths.push_back(folder.put(fmt::format("in{}.csv", at), made.texts[at]));
        const auto keep = seed % 4 < 2 ? Keep::complete : Keep::latest;
        const auto expected = expected_of(made, keep, paths);
        Job job = dedupe_job(folder, paths, keep);
        for (const std::size_t block : {64, 1000, 1 << 18})
            for (const unsigned threads : {1u, 2u, 7u}) {
                INFO("seed " << seed << ", block " << block << ", threads " << threads);
                job.import.block_size = block;
                job.threads = threads;
                check_run(folder, job, expected, made.rows.size());
            }
    }
}

TEST_CASE("--dedupe reads a pipe as it reads a file, and leaves nothing behind", "[pipeline][dedupe]") {
    Folder folder, temporary;
    const char* const before = getenv("TMPDIR");
    const std::string old = before ? before : "";
    setenv("TMPDIR", (temporary / "").c_str(), 1);
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const auto made = random_files(seed, 1, 3000, 500);
        const Pipe pipe(made.texts.front());
        const auto keep = seed % 2 ? Keep::complete : Keep::latest;
        check_run(folder, dedupe_job(folder, {pipe.path()}, keep), expected_of(made, keep, {pipe.path()}),
                  made.rows.size());
    }
    CHECK(std::filesystem::is_empty(temporary / ""));
    Job missing = dedupe_job(folder, {folder / "nowhere.csv"}, Keep::complete);
    CHECK_THROWS_AS(qualify(missing), Error);
    setenv("TMPDIR", (temporary / "nowhere").c_str(), 1);
    {
        const Pipe pipe("email\na@example.com\n");
        CHECK_THROWS_WITH(qualify(dedupe_job(folder, {pipe.path()}, Keep::complete)), Catch::Contains("cannot keep"));
    }
    before ? setenv("TMPDIR", old.c_str(), 1) : unsetenv("TMPDIR");
}

TEST_CASE("--where, --only and --top see the kept rows only", "[pipeline][dedupe]") {
    Folder folder;
    const auto input = folder.put("in.csv",
                                  "email,budget,need,notes\na@example.com,90000,high,\nb@example.com,1,,\n"
                                  "A@example.com,5,low,x\n");
    Job job = job_for(input, folder / "out.csv");
    job.dedupe = {"email"};
    job.add = {"none"};
    job.where = "budget > 1000";  // true for a row that is merged into another
    const auto counts = qualify(job);
    CHECK(counts.merged == 1);
    CHECK(counts.filtered == 2);
    CHECK(folder.get("out.csv") == "email,budget,need,notes\n");
    job.where.clear();
    job.top = 1;
    CHECK(qualify(job).filtered == 1);
    CHECK(folder.get("out.csv") == "email,budget,need,notes\nb@example.com,1,,\n");
}

TEST_CASE("JSON records are merged, too, with keys that come late", "[pipeline][dedupe]") {
    Folder folder;
    std::string text = "{\"email\":\"Late@example.com\"}\n", expected;
    for (int row = 0; row < 30'000; ++row) {
        const auto record = fmt::format("{{\"n\":{},\"company\":\"c\"}}\n", row);
        text += record, expected += record;
    }
    text += "{\"email\":\"late@example.com\",\"own\":1}\n";
    expected += "{\"email\":\"late@example.com\",\"own\":1}\n";
    Job job = job_for(folder.put("in.jsonl", text), folder / "out.jsonl");
    job.dedupe = {"email"};
    job.add = {"none"};
    CHECK(qualify(job).merged == 1);
    CHECK((folder.get("out.jsonl") == expected));
    const Pipe pipe(text);
    job.inputs = {pipe.path()};
    CHECK(qualify(job).not_compared == 30'000);
    CHECK((folder.get("out.jsonl") == expected));
}

TEST_CASE("columns that an earlier run appended do not make a row complete", "[pipeline][dedupe]") {
    Folder folder;
    const auto input = folder.put("in.csv", "email,budget,lq_tag,lq_action\na@example.com,5,,\na@example.com,,MQL,x\n");
    Job job = job_for(input, folder / "out.csv");
    job.dedupe = {"email"};
    job.add = {"tag"};
    qualify(job);
    CHECK(folder.get("out.csv") == "email,budget,lq_tag\na@example.com,5,disqualified\n");
}

TEST_CASE("an input that lacks the key is written whole, with a note", "[pipeline][dedupe]") {
    Folder folder;
    Job job = job_for(folder.put("a.csv", "email,x\na@example.com,1\na@example.com,2\n"), folder / "out.csv");
    job.inputs.push_back(folder.put("b.csv", "name,x\nAda,1\nAda,1\n"));
    job.dedupe = {"email"};
    job.add = {"none"};
    const auto counts = qualify(job);
    CHECK(counts.merged == 1);
    CHECK(counts.not_compared == 2);
    CHECK(folder.get("out.csv") == "email,x,name\na@example.com,1,\n,1,Ada\n,1,Ada\n");
    const auto says = [](const std::string& note) { return note.find("b.csv: no column supplies email") != note.npos; };
    CHECK(std::any_of(counts.notes.begin(), counts.notes.end(), says));
}
