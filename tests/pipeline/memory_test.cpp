// Promise 5: memory does not grow with the file. The real program reads a small and a ten times larger file.
#include "catch2.hpp"
#include "own_size.hpp"
#include "pipeline/run_files.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

using namespace leadqual;
using namespace leadqual::testing;

/// The most memory that was resident since the process began its program, in KiB; 0 when it is gone.
static long high_water_of(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    std::string line;
    while (std::getline(file, line))
        if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
    return 0;
}

/// Peak resident memory of the program on this input, in KiB.
static long peak_of(const std::string& input, const char* format, const char* threads = "2", const char* rules = "bant",
                    int times = 1, const std::vector<const char*>& more = {}) {
    int until_exec[2];  // closed when the child begins the program: its memory before was ours
    REQUIRE(pipe2(until_exec, O_CLOEXEC) == 0);
    const pid_t child = fork();
    if (child == 0) {
        setenv("ASAN_OPTIONS", "detect_leaks=0:quarantine_size_mb=0:thread_local_quarantine_size_kb=0", 1);
        std::vector<const char*> words{"leadqual",  "qualify", "--quiet", "--to", format,      "-o",       "/dev/null",
                                       "--threads", threads,   "-r",      rules,  "--rejects", "/dev/null"};
        words.insert(words.end(), more.begin(), more.end());
        words.insert(words.end(), static_cast<std::size_t>(times), input.c_str());
        words.push_back(nullptr);
        execv(LEADQUAL_PROGRAM, const_cast<char* const*>(words.data()));
        _exit(127);
    }
    close(until_exec[1]);
    char nothing;
    REQUIRE(read(until_exec[0], &nothing, 1) == 0);
    close(until_exec[0]);
    // Asked again and again while it runs: what wait4() tells of a child counts from the memory of its parent up.
    long peak = 0;
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        peak = std::max(peak, high_water_of(child));
        usleep(500);
    }
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
    return peak;
}

TEST_CASE("a file ten times as large needs no more memory", "[pipeline]") {
    Folder folder;
    const auto csv = [&](std::string_view name, int rows) {
        std::string text = "id,budget,job title,need,notes\n";
        for (int row = 0; row < rows; ++row)
            text += std::to_string(row) + ",40000,CEO,high,\"a note, long enough to fill the file a little faster\"\n";
        return folder.put(name, text);
    };
    const auto small = csv("small.csv", 100'000), large = csv("large.csv", 1'000'000);
    for (const auto* format : {"csv", "jsonl"}) {
        INFO(format);
        CHECK(peak_of(large, format) < peak_of(small, format) * 5 / 4);
    }
}

TEST_CASE("however many long records need no more memory than one, with any number of threads", "[pipeline]") {
    Folder folder;
    const auto csv = [&](std::string_view name, int rows) {
        std::string text = "budget,notes\n";
        for (int row = 0; row < rows; ++row) {
            text += std::to_string(row * 9000) + ",\"" + std::string(5'000'000, 'x') + "\"\n";
            for (int small = 0; small < 500; ++small) text += "20000,a small one\n";
        }
        return folder.put(name, text);
    };
    const auto one = csv("one.csv", 2), many = csv("many.csv", 12);
    CHECK(peak_of(many, "csv", "8") < peak_of(one, "csv", "1") * 3 / 2);

    const auto written = [&](unsigned threads) {
        Job job = job_for(many, folder / "out.csv");
        job.threads = threads;
        CHECK(qualify(job).written == 12 * 501);
        return folder.get("out.csv");
    };
    const auto alone = written(1);
    CHECK((written(2) == alone && written(8) == alone));
}

TEST_CASE("records of any shape stay under 64 MiB, with any number of threads and all rule sets", "[pipeline]") {
    if (!has_own_size) return;
    Folder folder;
    const auto repeated = [](std::string_view record, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += record;
        return text;
    };
    std::string wide = "budget";
    for (int column = 0; column < 1000; ++column) wide += ",c" + std::to_string(column);
    const auto small_rows = repeated("1,CEO,20000,x\n", 10'000);
    const auto long_row = "1,CEO,20000,\"" + std::string(8'000'000, 'x') + "\"\n";
    struct Shape {
        const char *name, *format;
        std::string text;
    };
    const Shape shapes[] = {
        {"empty.jsonl", "jsonl", repeated("{}\n", 1'000'000)},
        {"empty.json", "json", "[{}" + repeated(",{}", 500'000) + "]"},
        {"rejects.jsonl", "jsonl", "{\"budget\":1}\n" + repeated("1\n", 500'000)},
        {"one_column.csv", "jsonl", "budget\n" + repeated("20000\n", 500'000)},
        {"wide_and_short.csv", "jsonl", wide + "\n" + repeated("5\n", 5'000)},
        {"unclosed.csv", "csv", "id,budget\n1,\"2\n" + repeated("1,2\n", 5'000'000)},
        {"long.csv", "csv", "id,title,budget,notes\n" + small_rows + long_row + small_rows + long_row + small_rows},
    };
    for (const auto& shape : shapes) {
        INFO(shape.name);
        const auto file = folder.put(shape.name, shape.text);
        for (const char* threads : {"1", "8", "1000"}) CHECK(peak_of(file, shape.format, threads, "all") < 64 * 1024);
    }
}

TEST_CASE("a hundred files need little more memory than one", "[pipeline]") {
    if (!has_own_size) return;
    Folder folder;
    std::string text = "id,budget,job title,notes\n";
    for (int row = 0; row < 30'000; ++row) text += std::to_string(row) + ",40000,CEO,\"a note to fill the file\"\n";
    const auto file = folder.put("leads.csv", text);
    CHECK(peak_of(file, "csv", "2", "bant", 100) < 64 * 1024);

    std::string records;
    for (int row = 0; row < 16'000; ++row)
        records += "{\"id\":" + std::to_string(row) + ",\"budget\":40000,\"job title\":\"CEO\",\"notes\":\"a note\"}\n";
    CHECK(peak_of(folder.put("leads.jsonl", records), "jsonl", "2", "bant", 60) < 64 * 1024);

    Job job = job_for(file, folder / "out.csv");
    job.inputs.assign(10, file);
    CHECK(qualify(job).written == 300'000);
}

TEST_CASE("--dedupe holds at most 128 bytes a lead, however many rows there are of each", "[pipeline][dedupe]") {
    if (!has_own_size) return;
    Folder folder;
    const auto csv = [&](std::string_view name, int rows, int leads) {
        std::string text = "email,budget,notes\n";
        for (int row = 0; row < rows; ++row)
            text += "lead" + std::to_string(row % leads) + "@example.com,40000,\"a note to fill the file a little\"\n";
        return folder.put(name, text);
    };
    const auto peak_with = [&](const std::string& file, const char* threads) {
        return peak_of(file, "csv", threads, "bant", 1, {"--dedupe", "email", "--merged", "/dev/null"});
    };
    const auto few = csv("few.csv", 1'000'000, 1'000), many = csv("many.csv", 500'000, 500'000);
    for (const char* threads : {"1", "8"}) {
        CHECK(peak_with(few, threads) < 64 * 1024);
        CHECK(peak_with(many, threads) < 64 * 1024 + 500'000 * 128 / 1024);
    }
}
