// Promise 5: memory does not grow with the file. The real program reads a small and a ten times larger file.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdlib>

using namespace leadqual::testing;

/// Peak resident memory of the program on this input, in KiB.
static long peak_of(const std::string& input, const std::string& format) {
    const pid_t child = fork();
    if (child == 0) {
        setenv("ASAN_OPTIONS", "detect_leaks=0:quarantine_size_mb=0:thread_local_quarantine_size_kb=0", 1);
        execl(LEADQUAL_PROGRAM, "leadqual", "qualify", input.c_str(), "--quiet", "--to", format.c_str(), "-o",
              "/dev/null", "--threads", "2", static_cast<char*>(nullptr));
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
    for (const std::string format : {"csv", "jsonl"}) {
        INFO(format);
        CHECK(peak_of(large, format) < peak_of(small, format) * 5 / 4);
    }
}
