// What the user reads when a rule file or a condition is wrong, letter by letter.
//
// problems/<name>.json has its messages in problems/<name>.out; conditions.txt and json.txt hold conditions and rule
// files of one line, each behind "$ " with its messages under it. UPDATE_PROBLEMS=1 writes what is said now: read the
// difference.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch2.hpp"
#include "rules/dump.hpp"

using namespace leadqual;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(LEADQUAL_ROOT) / "tests/rules";
const bool updating = std::getenv("UPDATE_PROBLEMS") != nullptr;

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string said_about_rules(const std::string& rules, const std::string& file) {
    try {
        std::string text;
        RuleOptions options;
        options.thorough = true;
        for (const Problem& warning : parse_rule_set(rules, file, options).warnings) text += to_text(warning);
        return text.empty() ? "nothing\n" : text;
    } catch (const Error& error) {
        CHECK(error.code() == Exit::usage);
        return messages(error);
    }
}

std::string said_about_condition(const std::string& source) {
    static const std::vector<RuleSet> sets = {load_rule_set("bant")};
    std::vector<FieldUse> fields;
    try {
        parse_condition(source, "--where", sets, fields);
        return "nothing\n";
    } catch (const Error& error) {
        CHECK(error.code() == Exit::usage);
        return messages(error);
    }
}

/// Compares what is said about each line behind "$ " with what stands under it.
template <typename SaidAbout>
int check_lines(const fs::path& file, const SaidAbout& said_about) {
    std::istringstream lines(content_of(file));
    std::string rewritten, said, source;
    int count = 0;
    const auto finish = [&] {
        if (count == 0) return;
        const std::string now = said_about(source);
        INFO(file.filename().string() << ": " << source);
        if (!updating) CHECK(now == said);
        rewritten += "$ " + source + "\n" + now;
    };
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("$ ")) {
            finish();
            source = line.substr(2), said.clear(), ++count;
        } else {
            (count == 0 ? rewritten : said) += line + "\n";
        }
    }
    finish();
    if (updating) std::ofstream(file, std::ios::binary) << rewritten;
    return count;
}

}  // namespace

TEST_CASE("wrong rule files are answered as written down", "[rules]") {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder / "problems"))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    CHECK(files.size() >= 60);
    const fs::path before = fs::current_path();
    fs::current_path(folder / "problems");  // "extends" starts at the file's folder
    for (const fs::path& file : files) {
        INFO(file.filename().string());
        fs::path expected = file;
        expected.replace_extension(".out");
        const std::string said = said_about_rules(content_of(file), file.filename().string());
        if (updating)
            std::ofstream(expected, std::ios::binary) << said;
        else
            CHECK(said == content_of(expected));
    }
    fs::current_path(before);
}

TEST_CASE("wrong conditions are answered as written down", "[rules]") {
    CHECK(check_lines(folder / "conditions.txt", said_about_condition) >= 100);
}

TEST_CASE("mistakes in the syntax of a rule file are answered as written down", "[rules]") {
    CHECK(check_lines(folder / "json.txt",
                      [](const std::string& rules) { return said_about_rules(rules, "ours.json"); }) >= 40);
}
