// Remembers the answers to a field's text tests by the cell's bytes: job titles and countries repeat. Its size is
// fixed and it keeps its own copies of the keys, so that a flood of different or colliding texts only costs the
// answering it would have cost without.
#pragma once

#include "scoring/text_tests.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace leadqual {

class TextMemo {
public:
    /// The answers for `text`, asked of `tests` unless they are remembered.
    TextAnswers answer(std::string_view text, const TextTests& tests, TextScratch& scratch) {
        if (text.size() > kLongest) return tests.answer(text, scratch);
        if (sets_.empty()) sets_.resize(kSets);
        const Key key = key_of(text);
        const std::uint64_t hash = hash_of(key, text.size());
        const auto tag = static_cast<std::uint32_t>(hash) | 1;
        Set& set = sets_[hash >> 32 & (kSets - 1)];
        unsigned found = 0;  // all ways at once: no branch to guess wrong
        for (unsigned way = 0; way < kWays; ++way) found |= static_cast<unsigned>(set.tags[way] == tag) << way;
        if (found != 0) {
            const Entry& entry = set.entries[static_cast<unsigned>(std::countr_zero(found))];
            if (entry.size == text.size() && entry.key == key) return entry.answers;
        }
        const unsigned way = ++turn_ % kWays;
        set.tags[way] = tag;
        set.entries[way] = {key, text.size(), tests.answer(text, scratch)};
        return set.entries[way].answers;
    }

    // Public for the test that makes two texts collide.
    static constexpr std::size_t kSets = 512, kWays = 4, kWords = 5, kLongest = 8 * kWords;

    using Key = std::array<std::uint64_t, kWords>;  ///< the text, then zeros
    static constexpr std::uint64_t odd[kWords] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0x165667B19E3779F9u,
                                                  0xD6E8FEB86659FD93u, 0xA0761D6478BD642Fu};

    static Key key_of(std::string_view text) noexcept {
        Key key{};
        const char* at = text.data();
        const std::size_t size = text.size(), rest = size % 8;
        std::size_t word = 0;
        for (; word < size / 8; ++word) std::memcpy(&key[word], at + 8 * word, 8);
        if (rest == 0) return key;
        at += 8 * word;
        if (size >= 8) {  // the last eight bytes, without those already taken
            std::memcpy(&key[word], at + rest - 8, 8);
            key[word] >>= 8 * (8 - rest);
        } else if (rest >= 4) {
            std::uint32_t low = 0, high = 0;
            std::memcpy(&low, at, 4);
            std::memcpy(&high, at + rest - 4, 4);
            key[word] = low | std::uint64_t{high} << (8 * (rest - 4));
        } else {
            for (std::size_t i = 0; i < rest; ++i)
                key[word] |= std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * i;
        }
        return key;
    }

    static std::uint64_t hash_of(const Key& key, std::size_t size) noexcept {
        std::uint64_t hash = size * odd[0];
        for (std::size_t i = 0; i < kWords; ++i) hash ^= (key[i] ^ key[i] >> 29) * odd[i];
        hash ^= hash >> 32;
        hash *= odd[1];
        return hash ^ hash >> 29;
    }

private:
    struct Entry {
        Key key;
        std::uint64_t size = 0;
        TextAnswers answers;
    };
    struct Set {
        std::uint32_t tags[kWays] = {};  ///< of the hash; 0: empty
        Entry entries[kWays];
    };

    std::vector<Set> sets_;  ///< made when first used
    std::uint32_t turn_ = 0;
};

}  // namespace leadqual
