#include "cli/short_names.hpp"
#include "cli/shell_word.hpp"

#include "catch2.hpp"

using namespace leadqual::cli;

TEST_CASE("two long names never look the same", "[cli]") {
    using Names = std::vector<std::string>;
    CHECK(short_names({"Email", "A copy of the book"}, 10) == Names{"Email", "A copy of…"});
    CHECK(short_names({"What matters most", "What matters least"}, 12) == Names{"What …s most", "What … least"});
    // Alike at both ends, too: in full.
    CHECK(short_names({"What we both like most", "What we both hate most"}, 10) ==
          Names{"What we both like most", "What we both hate most"});
    CHECK(short_names({"会社の名前（一）です", "会社の名前（二）です"}, 9).front() !=
          short_names({"会社の名前（一）です", "会社の名前（二）です"}, 9).back());
    CHECK(short_names({"same", "same"}, 3) == Names{"same", "same"});
    CHECK(short_names({"tab\there"}, 20) == Names{"tab→here"});
    CHECK(short_names({}, 20).empty());
}

TEST_CASE("text is typed as a shell takes it", "[cli]") {
    CHECK(shell_word("Select") == "Select");
    CHECK(shell_word("-- Select --") == "'-- Select --'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    CHECK(shell_word("") == "''");
    CHECK(map_flag("budget", "Deal Value") == "--map budget='Deal Value'");
}
