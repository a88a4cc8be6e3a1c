// What only a real process can show: signals, full disks, closed pipes, files of every unreadable kind.
#include "catch2.hpp"
#include "cli/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

std::string example_leads() { return read_file(fs::path(LEADQUAL_ROOT) / "examples/leads.csv"); }

/// The example's rows again and again.
std::string many_leads(std::size_t copies) {
    const auto text = example_leads();
    const auto header = text.find('\n') + 1;
    std::string all = text.substr(0, header);
    for (std::size_t i = 0; i < copies; ++i) all += text.substr(header);
    return all;
}

std::vector<std::string> files_in(const Folder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// The program in `folder`, with its standard streams on these files (/dev/null where empty).
pid_t start(const Folder& folder, std::vector<std::string> words, int input = -1) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child > 0) return child;
    if (chdir(folder.path.c_str()) != 0) _exit(126);
    const int null = open("/dev/null", O_RDWR);
    dup2(input >= 0 ? input : null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
    words.insert(words.begin(), LEADQUAL_PROGRAM);
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(LEADQUAL_PROGRAM, pointers.data());
    _exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return status;
}

}  // namespace

TEST_CASE("a full disk is exit code 4 with a message", "[cli]") {
    const Folder folder("full");
    folder.write("leads.csv", example_leads());
    for (const auto* command :
         {"leadqual qualify leads.csv -q", "leadqual qualify leads.csv -q --to table", "leadqual --help",
          "leadqual rules show bant", "leadqual fields leads.csv", "leadqual explain leads.csv --row 1"}) {
        INFO(command);
        const auto [code, output] = folder.run(std::string(command) + " > /dev/full");
        CHECK(code == 4);
        CHECK(output.starts_with("leadqual: "));
        CHECK(output.find("no space left on device") != std::string::npos);
    }
    CHECK(folder.run("leadqual qualify leads.csv -q -o no-such-folder/out.csv").code == 4);
    CHECK(folder.run("leadqual qualify leads.csv -q --summary no-such-folder/summary.json").code == 4);
}

TEST_CASE("writing onto the input is refused and the input stays", "[cli]") {
    const Folder folder("onto");
    const auto leads = example_leads();
    folder.write("leads.csv", leads);
    fs::create_symlink("leads.csv", folder.path / "symbolic.csv");
    fs::create_hard_link(folder.path / "leads.csv", folder.path / "hard.csv");
    for (const auto* command :
         {"leadqual qualify leads.csv -o leads.csv", "leadqual qualify leads.csv -o ./leads.csv",
          "leadqual qualify leads.csv -o symbolic.csv", "leadqual qualify leads.csv -o hard.csv",
          "leadqual qualify leads.csv >> leads.csv", "leadqual qualify - < leads.csv >> leads.csv",
          "leadqual qualify leads.csv -o out.csv --rejects leads.csv"}) {
        INFO(command);
        const auto [code, output] = folder.run(command);
        CHECK(code == 2);
        CHECK(folder.read("leads.csv").starts_with(leads));
        // Where standard error goes into a file, too, the message is there.
    }
    CHECK(folder.read("leads.csv") == leads);
    CHECK(fs::is_symlink(folder.path / "symbolic.csv"));
}

TEST_CASE("a killed run leaves the old output or the whole new one", "[cli]") {
    const Folder folder("killed");
    folder.write("leads.csv", many_leads(600));
    REQUIRE(folder.run("leadqual qualify leads.csv -q -o whole.csv").code == 0);
    const auto whole = folder.read("whole.csv");
    const auto began = std::chrono::steady_clock::now();
    wait_for(start(folder, {"qualify", "leads.csv", "-q", "-o", "whole.csv"}));  // without the time a shell takes
    const auto usual = std::chrono::steady_clock::now() - began;

    std::mt19937 random(1);
    std::uniform_real_distribution<double> share(0.0, 1.2);
    std::size_t killed = 0;
    for (int i = 0; i < 60; ++i) {
        folder.write("out.csv", "old\n");
        const pid_t child = start(folder, {"qualify", "leads.csv", "-q", "-o", "out.csv"});
        std::this_thread::sleep_for(usual * share(random));
        kill(child, SIGKILL);
        killed += WIFSIGNALED(wait_for(child));
        const auto content = folder.read("out.csv");
        INFO("after " << i << " runs, " << content.size() << " bytes");
        REQUIRE((content == "old\n" || content == whole));
    }
    CHECK(killed >= 20);  // else the moments were badly chosen
}

/// With --dedupe the pipe is being put into a temporary file, without it the output is.
static void check_terminated(int signal, const std::vector<std::string>& more) {
    const Folder folder("terminated");
    folder.write("out.csv", "old\n");
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    std::vector<std::string> words{"qualify", "-", "-q", "-o", "out.csv"};
    words.insert(words.end(), more.begin(), more.end());
    const char* const usual = getenv("TMPDIR");
    const std::string before = usual ? usual : "";
    setenv("TMPDIR", folder.path.c_str(), 1);
    const pid_t child = start(folder, words, ends[0]);
    usual ? setenv("TMPDIR", before.c_str(), 1) : unsetenv("TMPDIR");
    close(ends[0]);
    const auto leads = many_leads(2000);  // more than the sample, so that writing has begun
    std::size_t written = 0;
    while (written < leads.size()) {
        const auto size = write(ends[1], leads.data() + written, leads.size() - written);
        REQUIRE(size > 0);
        written += static_cast<std::size_t>(size);
    }
    for (int i = 0; i < 200 && files_in(folder).size() < 2; ++i) std::this_thread::sleep_for(10ms);
    REQUIRE(files_in(folder).size() == 2);  // the temporary file is there; the input has not ended
    kill(child, signal);
    const int status = wait_for(child);
    close(ends[1]);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(files_in(folder) == std::vector<std::string>{"out.csv"});
    CHECK(folder.read("out.csv") == "old\n");
}

TEST_CASE("a terminated run takes its temporary file with it", "[cli]") {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        for (const auto& more : {std::vector<std::string>{}, std::vector<std::string>{"--dedupe", "email"}}) {
            INFO("signal " << signal << ", " << more.size() << " more words");
            check_terminated(signal, more);
        }
}

TEST_CASE("a closed pipe ends the program silently", "[cli]") {
    const Folder folder("pipe");
    folder.write("leads.csv", many_leads(2000));
    const auto header = example_leads().substr(0, example_leads().find('\n'));
    const auto [code, output] = folder.run("leadqual qualify leads.csv | head -1");
    CHECK(code == 0);
    CHECK(output.starts_with(header + ",lq_tag,"));
    CHECK(std::count(output.begin(), output.end(), '\n') == 1);
    CHECK(folder.run("leadqual rules show bant | true").output.empty());
}

TEST_CASE("a named pipe is opened once", "[cli]") {
    const Folder folder("fifo");
    folder.write("leads.csv", example_leads());
    const auto expected =
        folder.run("leadqual qualify leads.csv -q --today 2026-03-01 --to table --columns email").output;
    const auto [code, output] = folder.run(
        "mkfifo pipe; timeout 20 cat leads.csv > pipe & "
        "timeout 20 leadqual qualify pipe -q --today 2026-03-01 --to table "
        "--columns email --summary summary.json");
    CHECK(code == 0);
    CHECK(output == expected);
}

TEST_CASE("each kind of unreadable input has its own message and code 3", "[cli]") {
    const Folder folder("unreadable");
    folder.write("empty.csv", "");
    folder.write("blank.csv", "\n\n");
    folder.write("binary.csv", "PNG" + std::string(64, '\0'));
    folder.write("broken.json", "[{\"Email\": \"a@example.com\"}, {");
    folder.write("number.json", "12");
    fs::create_directory(folder.path / "folder.csv");
    std::vector<std::string> messages;
    for (const auto* file : {"empty.csv", "binary.csv", "broken.json", "number.json", "folder.csv", "missing.csv"}) {
        INFO(file);
        const auto [code, output] = folder.run(std::string("leadqual qualify ") + file + " -o out.csv");
        CHECK(code == 3);
        CHECK(output.starts_with("leadqual: "));
        const auto name = output.find(file);
        REQUIRE(name != std::string::npos);
        CHECK_FALSE(fs::exists(folder.path / "out.csv"));
        messages.push_back(output.substr(name + std::string(file).size()));
    }
    std::sort(messages.begin(), messages.end());
    CHECK(std::adjacent_find(messages.begin(), messages.end()) == messages.end());
}

TEST_CASE("a header without leads gives a header without leads", "[cli]") {
    const Folder folder("header");
    folder.write("leads.csv", "Full Name,Email\n");
    CHECK(folder.run("leadqual qualify leads.csv -q --add tag").output == "Full Name,Email,lq_tag\n");
    CHECK(folder.run("leadqual qualify leads.csv -q --add tag --to json").output == "[]\n");
    CHECK(folder.run("leadqual qualify leads.csv -q --to jsonl").output.empty());
    CHECK(folder.run("leadqual qualify leads.csv -q --to table").output.empty());
    CHECK(folder.run("leadqual qualify leads.csv -q --to markdown").output.empty());
    CHECK(folder.run("leadqual qualify leads.csv -q").code == 0);
}

TEST_CASE("the program cannot reach a network", "[cli]") {
    const Folder folder("network");
    const auto [code, symbols] = folder.run(std::string("nm -D --undefined-only '") + LEADQUAL_PROGRAM + "'");
    REQUIRE(code == 0);
    const auto imports = [&](const std::string& name) {
        return symbols.find(" " + name + "@") != std::string::npos ||
               symbols.find(" " + name + "\n") != std::string::npos;
    };
    CHECK(imports("read"));  // so that a change in what nm prints does not make this test vanish
    for (const auto* name : {"socket", "connect", "bind", "getaddrinfo", "gethostbyname", "sendto", "recvfrom",
                             "curl_easy_init", "SSL_connect"}) {
        INFO(name);
        CHECK_FALSE(imports(name));
    }
}

TEST_CASE("no command leaks memory", "[cli]") {
    const Folder folder("leaks");
    folder.write("leads.csv", example_leads());
    for (const auto* command : {"qualify leads.csv -r all -o out.csv", "explain leads.csv --row 1", "fields leads.csv",
                                "rules list", "rules test bant", "lists", "--help", "qualify --summry"}) {
        INFO(command);
        const auto output = folder.run(std::string("leadqual ") + command, "ASAN_OPTIONS=detect_leaks=1").output;
        CHECK(output.find("LeakSanitizer") == std::string::npos);
    }
}
