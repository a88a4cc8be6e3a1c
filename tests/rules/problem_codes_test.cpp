// The table of problem codes: every row is shown by its own example, mended by the other, documented, and answered in a
// golden file.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "catch2.hpp"
#include "leadqual/rules.hpp"

using namespace leadqual;
namespace fs = std::filesystem;

namespace {

const fs::path root = LEADQUAL_ROOT;

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Problem> found_in(std::string_view rules) {
    RuleOptions options;
    options.thorough = true;
    try {
        return parse_rule_set(rules, "ours.json", options).warnings;
    } catch (const Error& error) {
        return error.problems();
    }
}

bool has(const std::vector<Problem>& problems, const ProblemCode& code) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        if (problem.code == code.name) CHECK(problem.severity == code.severity);
        return problem.code == code.name;
    });
}

/// Only leads show these.
bool needs_leads(const ProblemCode& code) { return code.explanation.find("--on FILE") != std::string_view::npos; }

}  // namespace

TEST_CASE("the wrong example of each problem code has the problem, the right one has none", "[rules]") {
    for (const ProblemCode& code : problem_codes()) {
        INFO(code.name);
        CHECK(has(found_in(code.wrong), code) == !needs_leads(code));
        std::string others;
        for (const Problem& problem : found_in(code.right)) others += to_text(problem);
        CHECK(others == "");
    }
}

TEST_CASE("problem codes are unique, readable and found by name", "[rules]") {
    std::set<std::string_view> names;
    for (const ProblemCode& code : problem_codes()) {
        INFO(code.name);
        CHECK(names.insert(code.name).second);
        CHECK(code.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        CHECK(find_problem_code(code.name) == &code);
        CHECK(!code.explanation.empty());
        CHECK(code.meaning.size() <= 80);
    }
    CHECK(find_problem_code("no-such-code") == nullptr);
}

TEST_CASE("each problem code is answered in a golden file", "[rules]") {
    std::string golden = content_of(root / "tests/rules/conditions.txt") + content_of(root / "tests/rules/json.txt") +
                         content_of(root / "tests/cli/rules_check.md");
    for (const auto& entry : fs::directory_iterator(root / "tests/rules/problems"))
        if (entry.path().extension() == ".out") golden += content_of(entry.path());
    for (const ProblemCode& code : problem_codes()) {
        INFO(code.name);
        CHECK(golden.find("[" + std::string(code.name) + "]\n") != std::string::npos);
    }
}

TEST_CASE("a closer look is taken only by those who check rules", "[rules]") {
    const std::string rules = R"({ "extends": "bant", "profile": "employees > 500 AND employees < 20" })";
    CHECK(parse_rule_set(rules, "ours.json").warnings.empty());
    CHECK(found_in(rules).size() == 1);
}

TEST_CASE("docs/problems.md is what the program prints", "[rules]") {
    CHECK(content_of(root / "docs/problems.md") == problems_reference());
}

TEST_CASE("docs/reference.md is what the program prints", "[rules]") {
    CHECK(content_of(root / "docs/reference.md") == rules_reference());
}
