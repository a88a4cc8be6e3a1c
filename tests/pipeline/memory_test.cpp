// Promise 5: memory does not grow with the file. The real program reads a small and a ten times larger file.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdlib>

using namespace leadqual;
using namespace leadqual::testing;

/// Peak resident memory of the program on this input, in KiB.
static long peak_of(const std::string& input, const char* format, const char* threads = "2") {
    const pid_t child = fork();
    if (child == 0) {
        setenv("ASAN_OPTIONS", "detect_leaks=0:quarantine_size_mb=0:thread_local_quarantine_size_kb=0", 1);
        execl(LEADQUAL_PROGRAM, "leadqual", "qualify", input.c_str(), "--quiet", "--to", format, "-o", "/dev/null",
              "--threads", threads, static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    struct rusage usage {};
    REQUIRE(wait4(child, &status, 0, &usage) == child);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
    return usage.ru_maxrss;
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
