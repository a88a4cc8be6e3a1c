#include "catch2.hpp"
#include "cli/options.hpp"
#include "leadqual/base.hpp"

using namespace leadqual;
using namespace leadqual::cli;

namespace {

struct Parsed {
    std::string output;
    std::vector<std::string> settings, files;
    bool quiet = false, bom = false;
    bool understood = false;
};

Parsed parse_words(const std::vector<std::string>& words) {
    Parsed parsed;
    Options options;
    options.flag("-q,--quiet", "", parsed.quiet);
    options.flag("--bom", "", parsed.bom);
    options.value("-o,--output", "FILE", "", parsed.output);
    options.values("--set", "NAME=VALUE", "", parsed.settings);
    options.value("--summary", "FILE", "", parsed.output);
    options.arguments("FILE", "", Options::optional, parsed.files);
    parsed.understood = parse("qualify", options, words);
    return parsed;
}

}  // namespace

TEST_CASE("words become options and arguments in any order", "[cli]") {
    const auto parsed = parse_words({"a.csv", "-qo", "out.csv", "--set", "x=1", "--set=y=2", "b.csv", "-"});
    CHECK(parsed.understood);
    CHECK(parsed.quiet);
    CHECK_FALSE(parsed.bom);
    CHECK(parsed.output == "out.csv");
    CHECK(parsed.settings == std::vector<std::string>{"x=1", "y=2"});
    CHECK(parsed.files == std::vector<std::string>{"a.csv", "b.csv", "-"});
}

TEST_CASE("an option takes one value, whatever it looks like", "[cli]") {
    const auto parsed = parse_words({"--set", "[a,b]", "--set", "-5", "--set", "--", "[c,d]", "-oout"});
    CHECK(parsed.settings == std::vector<std::string>{"[a,b]", "-5", "--"});
    CHECK(parsed.files == std::vector<std::string>{"[c,d]"});
    CHECK(parsed.output == "out");
}

TEST_CASE("after -- every word is an argument", "[cli]") {
    CHECK(parse_words({"-q", "--", "-weird.csv", "--bom", "--"}).files ==
          std::vector<std::string>{"-weird.csv", "--bom", "--"});
}

TEST_CASE("help is asked for anywhere but as a value", "[cli]") {
    CHECK_FALSE(parse_words({"a.csv", "-qh"}).understood);
    CHECK_FALSE(parse_words({"--help", "a.csv"}).understood);
    CHECK(parse_words({"--set", "-h"}).understood);
    CHECK(parse_words({"--", "-h"}).understood);
}

TEST_CASE("a mistake on the command line is named, with a way out", "[cli]") {
    struct Case {
        std::vector<std::string> words;
        std::string message, hint;
    };
    const Case cases[] = {
        {{"--summry", "x"}, "unknown option '--summry' of qualify", "did you mean '--summary'?"},
        {{"--zebra"}, "unknown option '--zebra' of qualify", "leadqual qualify --help lists its options"},
        {{"--input", "x"},
         "unknown option '--input' of qualify",
         "files are named without an option: leadqual qualify leads.csv"},
        {{"-x"}, "unknown option '-x' of qualify", "leadqual qualify --help lists its options"},
        {{"-o"}, "option '-o' of qualify needs a value", "write --output FILE"},
        {{"-o", "--bom"}, "option '-o' of qualify needs a value, found the option '--bom'", "write --output FILE"},
        {{"--output="}, "option '--output' of qualify has an empty value", "write --output FILE"},
        {{"--summary", ""}, "option '--summary' of qualify has an empty value", "write --summary FILE"},
        {{"--bom=yes"}, "option '--bom' takes no value", "write --bom"},
        {{"-o", "a", "--output", "b"},
         "option '--output' was given twice",
         "it takes one value; keep the one that is meant"},
    };
    for (const auto& [words, message, hint] : cases) {
        INFO(words.front());
        try {
            parse_words(words);
            FAIL("was accepted");
        } catch (const Error& error) {
            CHECK(error.code() == Exit::usage);
            CHECK(error.problems().front().message == message);
            CHECK(error.problems().front().hint == hint);
        }
    }
}
