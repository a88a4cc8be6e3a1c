// Remembers the answers to a field's text tests by the cell's bytes: job titles and countries repeat. Its size is
// fixed and it keeps its own copies of the keys, so that a flood of different or colliding texts only costs the
// answering it would have cost without.
#pragma once

#include "scoring/text_hash.hpp"
#include "scoring/text_tests.hpp"

#include <array>
#include <span>

namespace leadqual {

class TextMemo {
public:
    static constexpr std::size_t most = 64;  ///< texts at a time

    /// Fills in the answers for up to `most` texts, asked of `tests` unless they are remembered. First all places are
    /// computed, then all are looked at: so the waiting for memory overlaps.
    void answer(std::span<const std::string_view> texts, const TextTests& tests, TextScratch& scratch,
                TextAnswers* answers) {
        if (entries_.empty()) entries_.resize(kEntries);
        Key keys[most];
        std::uint64_t hashes[most];
        for (std::size_t i = 0; i < texts.size(); ++i) {
            keys[i] = Key::of(texts[i]);
            hashes[i] = keys[i].hash();
            __builtin_prefetch(&entries_[first_place(hashes[i])]);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const Entry& entry = entries_[first_place(hashes[i])];
            answers[i] = entry.key == keys[i] && texts[i].size() <= kLongest
                             ? entry.answers
                             : find_or_ask(texts[i], keys[i], hashes[i], tests, scratch);
        }
    }

    // Public for the test that makes texts collide.
    static constexpr std::size_t kEntries = 2048, kLongest = 40;

    /// A text of at most kLongest bytes: texts are equal where their keys are.
    struct Key {
        std::array<std::uint64_t, 5> words;
        std::uint64_t size;
        static Key of(std::string_view text) noexcept {
            const char* const at = text.data();
            const std::size_t size = text.size();
            if (size <= 16) {
                const TwoWords two(at, size);
                return {{two.first, two.last, 0, 0, 0}, size};
            }
            // The first and last sixteen bytes, and those that may stand between.
            return {{eight_bytes(at), eight_bytes(at + 8), eight_bytes(at + size - 16), eight_bytes(at + size - 8),
                     size > 32 ? eight_bytes(at + 16) : 0},
                    size};
        }
        bool operator==(const Key& other) const noexcept {  // in one piece: no branch to guess wrong
            std::uint64_t differs = size ^ other.size;
            for (std::size_t i = 0; i < words.size(); ++i) differs |= words[i] ^ other.words[i];
            return differs == 0;
        }
        std::uint64_t hash() const noexcept {
            return mix(words[0] ^ size, words[1] ^ kHashOdd[0]) ^
                   mix(words[2] ^ words[4] * kHashOdd[2], words[3] ^ kHashOdd[1]);
        }
    };

private:
    static constexpr std::uint64_t kNoText = UINT64_MAX;  ///< as the size of a key
    struct alignas(64) Entry {
        Key key{.words = {}, .size = kNoText};
        TextAnswers answers{};
    };

    // A text has two places. It moves into one that is free, and else into each in turn, so that a few hundred titles
    // find room for all in thousands of entries.
    static std::size_t first_place(std::uint64_t hash) noexcept { return hash % kEntries; }
    static std::size_t second_place(std::uint64_t hash) noexcept { return hash / kEntries % kEntries; }

    [[gnu::noinline]] TextAnswers find_or_ask(std::string_view text, const Key& key, std::uint64_t hash,
                                              const TextTests& tests, TextScratch& scratch) {
        if (key.size > kLongest) return tests.answer(text, scratch);
        Entry& first = entries_[first_place(hash)];
        Entry& second = entries_[second_place(hash)];
        if (second.key == key) return second.answers;
        Entry& taken = first.key.size != kNoText && (second.key.size == kNoText || ++turn_ % 2 != 0) ? second : first;
        taken = {key, tests.answer(text, scratch)};
        return taken.answers;
    }

    std::vector<Entry> entries_;  ///< made when first used
    std::uint32_t turn_ = 0;
};

}  // namespace leadqual
