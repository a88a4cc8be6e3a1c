// Words of a folded text, and the phrases that mentions() looks for among them.
#pragma once

#include "scoring/text_table.hpp"

#include <bit>

namespace leadqual {

/// The words of a text, the runs of letters and digits of any script ("co-founder & cto" is co, founder, cto): found by
/// 64 bytes at a time, so that walking from word to word has few branches to guess wrong.
class WordMap {
public:
    /// A place between two words.
    struct Place {
        std::size_t index;   ///< into the edges
        std::uint64_t left;  ///< of these 64
    };
    void mark(std::string_view folded);
    Place begin() const noexcept { return {0, edges_[0]}; }
    /// The next word from `at` on, which is moved behind it; empty when there is none.
    std::string_view next(Place& at) const noexcept {
        const std::size_t begin = next_edge(at);
        return {text_.data() + begin, next_edge(at) - begin};
    }

private:
    std::size_t next_edge(Place& at) const noexcept {
        while (at.left == 0) {
            if (at.index == last_) return text_.size();
            at.left = edges_[++at.index];
        }
        const auto edge = at.index * 64 + static_cast<std::size_t>(std::countr_zero(at.left));
        at.left &= at.left - 1;
        return edge;
    }
    void mark_any_script();

    std::string_view text_;
    std::vector<std::uint64_t>
        edges_;  ///< a bit for each byte that begins a word, and for each first one behind a word
    std::size_t last_ = 0;
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
