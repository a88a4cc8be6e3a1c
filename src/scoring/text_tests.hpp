// Questions about one text (=, IN, LIKE, mentions …), up to 64 of them answered at a time.
#pragma once

#include "scoring/words.hpp"

#include <array>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

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
    std::uint64_t yes, null;
};

/// What answering needs while it looks at one text; reused.
struct TextScratch {
    std::string folded;
    WordMap words;
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
    /// Whether some answer may be TRUE or NULL. Most cells are none of the few words that = and IN name, which first
    /// byte and length tell: what begins and ends with an ASCII sign is not trimmed, and folding moves A-Z to a-z and
    /// keeps the length of what is all ASCII.
    bool is_worth_asking(std::string_view text) const noexcept {
        const char* const at = text.empty() ? " " : text.data();
        const std::uint64_t lengths = lengths_[static_cast<unsigned char>(at[0])];
        const auto last = static_cast<unsigned char>(at[text.size() - !text.empty()] - '!');
        const bool fits = ((lengths & TextTable::length_bit(text.size())) != 0) | (last > '~' - '!');
        if ((lengths != 0) & !fits) return !is_ascii(text);
        return fits;
    }

private:
    /// The tests on one subject, the text or its domain, in the form in which they are fastest to ask.
    struct Subject {
        struct Other {
            TextQuestion question;
            std::string constant;
            std::unique_ptr<re2::RE2> pattern;
            std::uint64_t bit = 0;
        };
        std::uint64_t tests = 0;  ///< bits of all tests on it
        TextTable equal;          ///< = and IN: the bits of the tests that name a text
        Phrases phrases;
        std::vector<Other> others;
        void add(const TextTest& test, std::uint64_t bit);
        std::uint64_t answer(std::string_view text, TextScratch& scratch) const;
    };
    static bool is_ascii(std::string_view text) noexcept;
    std::vector<TextTest> tests_;
    Subject whole_, domain_;
    /// By first byte the lengths that what a test names can have in a cell; all of them where that cannot be told.
    std::array<std::uint64_t, 256> lengths_;
};

}  // namespace leadqual
