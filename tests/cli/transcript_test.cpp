// Runs the ```console blocks of README.md, tests/cli/*.md, examples/**/README.md and docs/*.md with the real program,
// each file in a fresh folder that holds a copy of examples/ and rulesets/, and compares what is printed. A line "? N"
// is a non-zero exit code; a block opened by ```json file=NAME is that file from there on. UPDATE_TRANSCRIPTS=1
// rewrites the console blocks instead: read the diff.
#include "catch2.hpp"
#include "cli/program.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = LEADQUAL_ROOT;

struct Step {
    std::size_t line = 0;
    std::string command;  ///< as it stands, without the "$ " but with the lines it continues on
    std::string expected;
    std::map<std::string, std::string> files;  ///< that are written before it runs, by name
};

struct Transcript {
    std::vector<Step> steps;
    std::vector<std::string> between;  ///< the text before each step, and after the last
};

Transcript read_transcript(const std::string& text) {
    Transcript transcript;
    transcript.between.emplace_back();
    bool is_console = false, is_output = false, continues = false;
    std::size_t number = 0;
    constexpr std::string_view kFileBlock = "```json file=";
    std::string file;  // whose block this is
    std::map<std::string, std::string> files;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (continues) {
            transcript.steps.back().command += "\n" + line;
            continues = line.ends_with('\\');
            continue;
        }
        if (!file.empty() && !line.starts_with("```")) files[file] += line + '\n';
        if (line.starts_with("```")) {
            is_console = line == "```console", is_output = false;
            file = line.starts_with(kFileBlock) ? line.substr(kFileBlock.size()) : "";
        }
        if (is_console && line.starts_with("$ ")) {
            transcript.steps.push_back({number, line.substr(2), "", std::exchange(files, {})});
            transcript.between.emplace_back();
            is_output = true;
            continues = line.ends_with('\\');
        } else {
            (is_output ? transcript.steps.back().expected : transcript.between.back()) += line + '\n';
        }
    }
    return transcript;
}

std::vector<fs::path> transcript_files() {
    std::vector<fs::path> files;
    const auto add = [&](const fs::path& file) {
        if (fs::exists(file)) files.push_back(file);
    };
    add(kRoot / "README.md");
    for (const auto* folder : {"tests/cli", "docs"})
        if (fs::exists(kRoot / folder))
            for (const auto& entry : fs::directory_iterator(kRoot / folder))
                if (entry.path().extension() == ".md") add(entry.path());
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "examples"))
        if (entry.path().filename() == "README.md") add(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string output_of(const Folder& folder, const std::string& command) {
    const auto [code, output] = folder.run(command);
    const bool lacks_line_end = !output.empty() && output.back() != '\n';
    return output + (lacks_line_end ? "\n" : "") + (code ? "? " + std::to_string(code) + "\n" : "");
}

}  // namespace

TEST_CASE("every transcript prints what it says", "[cli]") {
    const bool is_update = std::getenv("UPDATE_TRANSCRIPTS") != nullptr;
    for (const auto& file : transcript_files()) {
        const Folder folder("transcript");
        for (const auto* part : {"examples", "rulesets"})
            fs::copy(kRoot / part, folder.path / part, fs::copy_options::recursive);
        if (file.parent_path() == kRoot / "tests/cli" && fs::exists(kRoot / "tests/cli/data"))
            fs::copy(kRoot / "tests/cli/data", folder.path / "data", fs::copy_options::recursive);

        const auto [steps, between] = read_transcript(read_file(file));
        std::string rewritten = between[0];
        for (std::size_t i = 0; i < steps.size(); ++i) {
            for (const auto& [name, text] : steps[i].files) std::ofstream(folder.path / name, std::ios::binary) << text;
            const auto actual = output_of(folder, steps[i].command);
            rewritten += "$ " + steps[i].command + '\n' + actual + between[i + 1];
            if (is_update) continue;
            INFO(file.string() << ":" << steps[i].line << ": $ " << steps[i].command);
            CHECK(actual == steps[i].expected);
        }
        if (is_update && !steps.empty()) std::ofstream(file, std::ios::binary) << rewritten;
    }
}

TEST_CASE("a transcript is read as steps with the text between them", "[cli]") {
    const auto [steps, between] =
        read_transcript("A\n```console\n$ one \\\n  two\nout\n? 3\n$ three\n```\nB\n```sh\n$ not run\n```\n");
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].command == "one \\\n  two");
    CHECK(steps[0].expected == "out\n? 3\n");
    CHECK(steps[1].expected.empty());
    CHECK(between == std::vector<std::string>{"A\n```console\n", "", "```\nB\n```sh\n$ not run\n```\n"});
}

TEST_CASE("a transcript can hold the files it uses", "[cli]") {
    const auto [steps, between] =
        read_transcript("```json file=a.json\n{\n}\n```\nthen\n```console\n$ cat a.json\n{\n}\n$ two\n```\n");
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].files == std::map<std::string, std::string>{{"a.json", "{\n}\n"}});
    CHECK(steps[1].files.empty());
    CHECK(between.front() == "```json file=a.json\n{\n}\n```\nthen\n```console\n");
}
