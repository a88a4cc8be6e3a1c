#include "catch2.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "base/temporary_folder.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

mode_t mode_of(const std::string& path) {
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

struct Failure {
    int code = 0;
    std::string text;
};

Failure failure_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return {static_cast<int>(error.code()), to_text(error.problems().at(0))};
    }
    return {0, "no failure"};
}

void write_all(const std::string& path, std::string_view text, Sync sync = Sync::automatic) {
    OutputFile file(path, {}, sync);
    file.write(text);
    file.commit();
}

/// The wait status of a child process that does `act` and, unless that kills it, leaves with 0.
int status_of_child(const std::function<void()>& act) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            act();
        } catch (const Error& error) {
            _exit(static_cast<int>(error.code()));
        }
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return status;
}

}  // namespace

TEST_CASE("a new file appears whole on commit, and not before", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.file("out.csv");
    {
        OutputFile file(path);
        CHECK(file.name() == path);
        file.write("a,b\n");
        file.write("");
        file.write("1,2\n");
        CHECK(folder.content("out.csv").empty());
        CHECK_FALSE(std::filesystem::exists(path));
        file.commit();
    }
    CHECK(folder.content("out.csv") == "a,b\n1,2\n");
    CHECK(folder.count() == 1);
    const mode_t mask = umask(0);
    umask(mask);
    CHECK(mode_of(path) == (0666 & ~mask));
}

TEST_CASE("the old file stays until commit, keeps its mode, and is replaced whole", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.file("out.csv", "old and much longer than the new one");
    chmod(path.c_str(), 0640);
    for (const Sync sync : {Sync::automatic, Sync::always, Sync::never}) {
        {
            OutputFile abandoned(path, {}, sync), moved(std::move(abandoned));
            moved.write("half");
        }
        CHECK(folder.content("out.csv").starts_with("old"));
        CHECK(folder.count() == 1);
        write_all(path, "old new", sync);
        CHECK(folder.content("out.csv") == "old new");
        CHECK(mode_of(path) == 0640);
        CHECK(folder.count() == 1);
    }
}

TEST_CASE("space reserved ahead of a large file is given back", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.file("out.csv");
    const auto allocated = [](const std::string& of) {
        struct stat status {};
        REQUIRE(stat(of.c_str(), &status) == 0);
        return status.st_blocks * 512;
    };
    for (const Sync sync : {Sync::never, Sync::automatic, Sync::always}) {
        std::string all;
        OutputFile file(path, {}, sync);
        for (int piece = 0; piece < 23; ++piece) {
            const std::string bytes(1'000'000, static_cast<char>('a' + piece));
            file.write(bytes);
            all += bytes;
        }
        for (const auto& entry : std::filesystem::directory_iterator(folder.file("")))
            CHECK(entry.file_size() <= all.size());  // what is not written is not seen
        file.commit();
        CHECK(folder.content("out.csv") == all);
        CHECK(allocated(path) < 24'000'000);
        CHECK(folder.count() == 1);
    }
}

TEST_CASE("a large file that fails is gone", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.file("out.csv", "old");
    {
        OutputFile file(path, {}, Sync::always);
        for (int piece = 0; piece < 12; ++piece) file.write(std::string(1'000'000, 'x'));
        CHECK(folder.count() == 2);
    }
    CHECK(folder.content("out.csv") == "old");
    CHECK(folder.count() == 1);
    const int status = status_of_child([&] {  // no room for what is reserved, and then none for what is written
        clean_up_on_signals();
        const struct rlimit limit { 10'000'000, 10'000'000 };
        setrlimit(RLIMIT_FSIZE, &limit);
        OutputFile file(path);
        for (int piece = 0; piece < 10; ++piece) file.write(std::string(1'000'000, 'y'));
        file.write("z");
    });
    CHECK(WEXITSTATUS(status) == 4);
    CHECK(folder.content("out.csv") == "old");
}

TEST_CASE("a symbolic link is written through", "[base]") {
    const TemporaryFolder folder;
    folder.file("real.csv", "old");
    std::filesystem::create_directory(folder.file("links"));
    std::filesystem::create_symlink("../real.csv", folder.file("links/first"));
    std::filesystem::create_symlink("links/first", folder.file("second"));
    std::filesystem::create_symlink("not-there.csv", folder.file("dangling"));
    write_all(folder.file("second"), "new");
    CHECK(std::filesystem::is_symlink(folder.file("second")));
    CHECK(folder.content("real.csv") == "new");
    write_all(folder.file("dangling"), "made");
    CHECK(std::filesystem::is_symlink(folder.file("dangling")));
    CHECK(folder.content("not-there.csv") == "made");
    std::filesystem::create_symlink("round", folder.file("round"));
    CHECK(failure_of([&] { OutputFile file(folder.file("round")); }).text.find("circles") != std::string::npos);
}

TEST_CASE("writing onto an input is refused, by any of its names", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.file("leads.csv", "data");
    const InputFile input(path);
    const InputFile::Identity inputs[] = {{1, 2}, input.identity()};
    std::filesystem::create_symlink("leads.csv", folder.file("link"));
    std::filesystem::create_hard_link(path, folder.file("hard"));
    for (const char* name : {"leads.csv", "link", "hard", "./leads.csv"}) {
        const std::string typed = folder.file(name);
        const Failure failure = failure_of([&] { OutputFile file(typed, inputs); });
        CHECK(failure.code == 2);
        CHECK(failure.text.find("'" + typed + "' is also an input") != std::string::npos);
    }
    CHECK(folder.content("leads.csv") == "data");
    CHECK(failure_of([&] { OutputFile file(folder.file("other.csv"), inputs); }).code == 0);

    const int status = status_of_child([&] {  // leadqual leads.csv >> leads.csv
        dup2(open(path.c_str(), O_WRONLY | O_APPEND), STDOUT_FILENO);
        OutputFile file("-", inputs);
    });
    CHECK(WEXITSTATUS(status) == 2);
}

TEST_CASE("reading and writing one device is no clash", "[base]") {
    const InputFile null("/dev/null");
    const InputFile::Identity inputs[] = {null.identity()};
    OutputFile file("/dev/null", inputs);
    file.write("gone");
    file.commit();
}

TEST_CASE("a place that cannot be written says why", "[base]") {
    const TemporaryFolder folder;
    const auto text_for = [](const std::string& path) {
        const Failure failure = failure_of([&] { OutputFile file(path); });
        CHECK(failure.code == 4);
        return failure.text;
    };
    CHECK(text_for(folder.file("")) == "cannot write '" + folder.file("") + "': is a directory\n");
    CHECK(text_for(folder.file("no/x.csv")) ==
          "cannot write '" + folder.file("no/x.csv") + "': there is no folder '" + folder.file("no/") + "'\n");
    CHECK(text_for(folder.file("new/")).find("is a directory") != std::string::npos);
    CHECK(text_for("").find("missing") != std::string::npos);
    CHECK(text_for(folder.file(std::string(300, 'x'))).find("name is too long") != std::string::npos);
    write_all(folder.file(std::string(250, 'x')), "long names have room for ours");
    CHECK(folder.count() == 1);
}

TEST_CASE("a full device is an error, never silence", "[base]") {
    const Failure failure = failure_of([] {
        OutputFile file("/dev/full");
        file.write(std::string(100'000, 'x'));
        file.commit();
    });
    CHECK(failure.code == 4);
    CHECK(failure.text == "cannot write '/dev/full': no space left on device\n");
    const int status = status_of_child([] {
        dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO);
        OutputFile file("-");
        file.write("x");
        file.commit();
    });
    CHECK(WEXITSTATUS(status) == 4);
}

TEST_CASE("killed or failed at any point, the old file stays", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.file("out.csv", "old");
    const auto start = [&](std::string_view text) {
        auto file = std::make_unique<OutputFile>(path);
        file->write(std::string(5'000'000, ' '));  // some of it is reserved
        file->write(text);
        return file;
    };
    SECTION("the process leaves without a word") {
        status_of_child([&] {
            start("half").release();
            _exit(0);
        });
        CHECK(folder.content("out.csv") == "old");
    }
    SECTION("SIGKILL may leave a temporary file, nothing else") {
        const int status = status_of_child([&] {
            start("half").release();
            raise(SIGKILL);
        });
        CHECK(WTERMSIG(status) == SIGKILL);
        CHECK(folder.content("out.csv") == "old");
        CHECK(folder.count() <= 2);
    }
    SECTION("a signal to stop leaves nothing and is what the shell sees") {
        for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
            const int status = status_of_child([&] {
                clean_up_on_signals();
                const auto first = start("half");
                OutputFile second(folder.file("second.csv"));
                raise(number);
            });
            CHECK(WIFSIGNALED(status));
            CHECK(WTERMSIG(status) == number);
            CHECK(folder.content("out.csv") == "old");
            CHECK(folder.count() == 1);
        }
    }
    SECTION("a signal after commit removes nothing") {
        status_of_child([&] {
            clean_up_on_signals();
            const auto file = start("new");
            file->commit();
            raise(SIGTERM);
        });
        CHECK(folder.content("out.csv").ends_with(" new"));
        CHECK(folder.count() == 1);
    }
    SECTION("the file size limit is an error, not a signal") {
        const int status = status_of_child([&] {
            clean_up_on_signals();
            const rlimit limit{4096, 4096};
            setrlimit(RLIMIT_FSIZE, &limit);
            write_all(path, std::string(10'000, 'x'));
        });
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 4);
        CHECK(folder.content("out.csv") == "old");
        CHECK(folder.count() == 1);
    }
}

TEST_CASE("a reader that leaves ends the process by SIGPIPE, leaving nothing behind", "[base]") {
    const TemporaryFolder folder;
    for (const bool ignored_by_parent : {false, true}) {
        const int status = status_of_child([&] {
            signal(SIGPIPE, ignored_by_parent ? SIG_IGN : SIG_DFL);
            clean_up_on_signals();
            OutputFile rejects(folder.file("rejects.csv"));
            int ends[2];
            if (pipe(ends) != 0) _exit(99);
            close(ends[0]);
            dup2(ends[1], STDOUT_FILENO);
            OutputFile file("-");
            file.write("x");
        });
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == SIGPIPE);
        CHECK(folder.count() == 0);
    }
}

TEST_CASE("signals the parent ignores stay ignored", "[base]") {
    const int status = status_of_child([] {
        signal(SIGHUP, SIG_IGN);
        clean_up_on_signals();
        raise(SIGHUP);
    });
    CHECK(WIFEXITED(status));
}

TEST_CASE("closed standard streams fail, and no file takes their place", "[base]") {
    const TemporaryFolder folder;
    const int status = status_of_child([&] {
        for (const int descriptor : {0, 1, 2}) close(descriptor);
        clean_up_on_signals();
        write_all(folder.file("out.csv"), "fine");
        InputFile input(folder.file("out.csv"));
        char byte = 0;
        if (write(2, "words", 5) == 5 || ::read(0, &byte, 1) >= 0) _exit(98);
        write_all("-", "lost");
    });
    CHECK(WEXITSTATUS(status) == 4);
    CHECK(folder.content("out.csv") == "fine");
}

TEST_CASE("pipes by name and open descriptors are written directly", "[base]") {
    const TemporaryFolder folder;
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    write_all("/dev/fd/" + std::to_string(ends[1]), "through");
    char buffer[16] = {};
    CHECK(read(ends[0], buffer, sizeof buffer) == 7);
    CHECK(std::string_view(buffer) == "through");
    const std::string path = folder.file("log", "begin ");
    const int status = status_of_child([&] {  // leadqual -o /dev/stdout >> log: appended, not replaced
        dup2(open(path.c_str(), O_WRONLY | O_APPEND), STDOUT_FILENO);
        write_all("/dev/stdout", "end");
    });
    CHECK(status == 0);
    CHECK(folder.content("log") == "begin end");
    close(ends[0]), close(ends[1]);
}

}  // namespace leadqual
