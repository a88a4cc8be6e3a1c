#include "cli/program.hpp"

#include "catch2.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    INFO("reading " << path.string());
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

Folder::Folder(const std::string& name)
    : path(fs::temp_directory_path() / ("leadqual-" + std::to_string(getpid()) + "-" + name)) {
    fs::remove_all(path);
    fs::create_directories(path);
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

std::string Folder::read(const std::string& file) const { return read_file(path / file); }

void Folder::write(const std::string& file, const std::string& content) const {
    std::ofstream out(path / file, std::ios::binary);
    out << content;
    REQUIRE(out.good());
}

Outcome Folder::run(const std::string& command, const std::string& variables) const {
    // Beside the folder, so that the command sees only what a user would.
    const std::string beside = path.string() + ".run";
    std::ofstream(beside + ".sh", std::ios::binary) << command << '\n';
    const auto program = fs::path(LEADQUAL_PROGRAM).parent_path().string();
    // Leaks are looked for in one test; at the end of each of hundreds of runs that takes longer than the runs.
    const std::string line = "cd '" + path.string() + "' && env -i PATH='" + program + "':/usr/bin:/bin HOME='" +
                             path.string() + "' LC_ALL=C TZ=UTC ASAN_OPTIONS=detect_leaks=0 " + variables + " sh '" +
                             beside + ".sh' > '" + beside + ".out' 2>&1 < /dev/null";
    const int status = std::system(line.c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(beside + ".out")};
    fs::remove(beside + ".sh");
    fs::remove(beside + ".out");
    return outcome;
}
