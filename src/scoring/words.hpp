// Words of a folded text, and the phrases that mentions() looks for among them.
#pragma once

#include "scoring/text_table.hpp"

namespace leadqual {

/// Which bytes of a text belong to words, the runs of letters and digits of any script ("co-founder & cto" is co,
/// founder, cto): found by the word of 64 bytes, so that walking from word to word has few branches to guess.
class WordMap {
public:
    void mark(std::string_view folded);
    /// The next word from `at` on, which is moved behind it; empty when there is none.
    std::string_view next(std::size_t& at) const noexcept;

private:
    std::size_t find(std::size_t at, bool in_word) const noexcept;
    void mark_any_script();

    std::string_view text_;
    std::vector<std::uint64_t> in_word_;  ///< and behind the text a word without any
};

/// Words and phrases of several tests, looked up by their first word: linear in the text, whatever their number.
class Phrases {
public:
    /// `tests`: the bits of those that look for `phrase`, as written.
    void add(std::string_view phrase, std::uint64_t tests);
    bool empty() const noexcept { return phrases_.empty(); }
    /// The bits of tests of which a phrase is mentioned.
    std::uint64_t mentioned_in(const WordMap& words) const noexcept;

private:
    struct Phrase {
        std::vector<std::string> rest;  ///< behind the first word
        std::uint64_t tests = 0;
        std::uint64_t next = 0;  ///< with the same first word: position + 1, or 0
    };
    std::vector<Phrase> phrases_;
    TextTable by_first_word_;  ///< position + 1
    std::uint64_t all_ = 0;
};

}  // namespace leadqual
