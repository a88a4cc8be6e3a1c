#include "catch2.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "base/temporary_folder.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

/// What opening or reading `path` fails with, as the user sees it.
std::string failure_of(const std::string& path) {
    try {
        read_whole_file(path);
    } catch (const Error& error) {
        CHECK(error.code() == Exit::input);
        return to_text(error.problems().at(0));
    }
    return "no failure";
}

}  // namespace

TEST_CASE("a file is read in pieces of any size, and read again", "[base]") {
    const TemporaryFolder folder;
    std::string content;
    for (int number = 0; number < 5000; ++number) content += std::to_string(number) + ",";
    const std::string path = folder.file("a.csv", content);
    for (const std::size_t piece : {1u, 7u, 4096u, 100'000u}) {
        InputFile file(path);
        CHECK(file.is_regular());
        CHECK(file.size() == content.size());
        CHECK(file.name() == path);
        for (int round = 0; round < 2; ++round) {
            std::string read, buffer(piece, '\0');
            while (const std::size_t got = file.read(buffer.data(), piece)) read.append(buffer, 0, got);
            CHECK(read == content);
            CHECK(file.read(buffer.data(), piece) == 0);
            file.rewind();
        }
    }
    CHECK(read_whole_file(path) == content);
    CHECK(read_whole_file(folder.file("empty", "")).empty());
    const std::string large(300'000, 'x');
    CHECK(read_whole_file(folder.file("large", large)) == large);
}

TEST_CASE("a moved file reads on, and its identity tells files apart", "[base]") {
    const TemporaryFolder folder;
    InputFile first(folder.file("a", "abcdef"));
    char buffer[3];
    CHECK(first.read(buffer, 3) == 3);
    InputFile second(std::move(first));
    CHECK(second.read(buffer, 3) == 3);
    CHECK(std::string_view(buffer, 3) == "def");
    CHECK(second.identity() == InputFile(folder.file("a")).identity());
    CHECK_FALSE(second.identity() == InputFile(folder.file("b", "x")).identity());
    second = InputFile(folder.file("b"));
    CHECK(second.read(buffer, 3) == 1);
}

TEST_CASE("a file that cannot be read says why, and what to do", "[base]") {
    const TemporaryFolder folder;
    folder.file("Leads-2026.csv", "x");
    const std::string missing = folder.file("leads_2026.csv");
    CHECK(failure_of(missing) == "cannot read '" + missing + "': no such file\n  hint: did you mean '" +
                                     folder.file("Leads-2026.csv") + "'?\n");
    const std::string far = folder.file("something-else.txt");
    CHECK(failure_of(far) == "cannot read '" + far + "': no such file\n");
    CHECK(failure_of(folder.file("")) == "cannot read '" + folder.file("") + "': is a directory\n");
    const std::string nowhere = folder.file("no/such/file.csv");
    CHECK(failure_of(nowhere) == "cannot read '" + nowhere + "': no such file\n  hint: there is no folder '" +
                                     folder.file("no/such/") + "'\n");
    CHECK(failure_of(folder.file("Leads-2026.csv/x")).find("not a folder") != std::string::npos);
    CHECK(failure_of("/dev/zero") == "cannot read '/dev/zero': larger than 64 MB\n");
    CHECK(failure_of(std::string("a\0b", 3)).find("NUL") != std::string::npos);
    CHECK(failure_of("evil\x1b[2J").find('\x1b') == std::string::npos);
}

TEST_CASE("pipes and devices are read like files, only once", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.file("pipe");
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    std::thread writer([&] {
        const int descriptor = open(path.c_str(), O_WRONLY);
        for (const std::string_view piece : {"ab", "cd", "ef"}) {
            CHECK(write(descriptor, piece.data(), piece.size()) == 2);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        close(descriptor);
    });
    InputFile file(path);
    CHECK_FALSE(file.is_regular());
    CHECK(file.size() == 0);
    char buffer[16];
    CHECK(file.read(buffer, 5) == 5);  // filled although it comes in twos
    CHECK(file.read(buffer + 5, 11) == 1);
    CHECK(std::string_view(buffer, 6) == "abcdef");
    CHECK_THROWS_AS(file.rewind(), Error);
    writer.join();
    CHECK(read_whole_file("/dev/null").empty());
}

}  // namespace leadqual
