// Questions about one text (=, IN, LIKE, mentions …), up to 64 of them answered at a time.
#pragma once

#include "scoring/words.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual {

enum class TextQuestion : std::uint8_t {
    equal,
    less,
    less_equal,
    greater,
    greater_equal,
    in,
    like,
    mentions,
    matches,
    is_free_email
};

/// A question with its constants, as written in the rule.
struct TextTest {
    TextQuestion question = TextQuestion::equal;
    bool of_domain = false;                   ///< asks for email_domain(text); NULL where the text has none
    std::vector<std::string> constants = {};  ///< folded, but for mentions and matches
    bool operator==(const TextTest&) const = default;
};

/// One bit for each test: TRUE, or NULL; neither is FALSE.
struct TextAnswers {
    std::uint64_t yes = 0, null = 0;
};

/// What answering needs while it looks at one text; reused.
struct TextScratch {
    struct Subject {
        std::string folded;
        std::vector<std::string_view> words;
        bool is_folded = false, is_split = false;
    } whole, domain;
};

class TextTests {
public:
    static constexpr std::size_t most = 64;
    TextTests();
    ~TextTests();
    TextTests(TextTests&&) noexcept;
    TextTests& operator=(TextTests&&) noexcept;

    /// The position of `test`, added unless it is there already; `most` when there is no room. Throws Error (exit 2)
    /// for a regular expression that RE2 refuses.
    std::size_t add(TextTest test);
    bool holds(const TextTest& test) const;
    std::size_t size() const noexcept { return tests_.size(); }
    /// Answers all tests for a text that is not NULL.
    TextAnswers answer(std::string_view text, TextScratch& scratch) const;

private:
    struct Prepared;
    std::vector<TextTest> tests_;
    std::vector<Prepared> prepared_;
};

}  // namespace leadqual
