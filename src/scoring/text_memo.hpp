// Remembers the answers to a field's text tests by the cell's bytes: job titles and countries repeat. Its size is
// fixed and it keeps its own copies of the keys, so that a flood of different or colliding texts only costs the
// answering it would have cost without.
#pragma once

#include "scoring/text_tests.hpp"

#include <array>
#include <cstring>

namespace leadqual {

class TextMemo {
public:
    void clear();

    /// The answers for `text`, asked of `tests` unless they are remembered.
    TextAnswers answer(std::string_view text, const TextTests& tests, TextScratch& scratch) {
        if (text.size() > kLongest) return tests.answer(text, scratch);
        const std::uint64_t hash = hash_of(text);
        Entry* const set = &entries_[hash % kSets * kWays];
        const auto tag = static_cast<std::uint32_t>(hash >> 32) | 1;
        for (std::size_t way = 0; way < kWays; ++way) {
            const Entry& entry = set[way];
            if (entry.tag == tag && entry.size == text.size() && std::memcmp(entry.key, text.data(), text.size()) == 0)
                return entry.answers;
        }
        Entry& entry = set[++turn_ % kWays];
        entry.tag = tag;
        entry.size = static_cast<std::uint8_t>(text.size());
        if (!text.empty()) std::memcpy(entry.key, text.data(), text.size());
        return entry.answers = tests.answer(text, scratch);
    }

private:
    static constexpr std::size_t kSets = 1024, kWays = 4, kLongest = 43;

    struct alignas(64) Entry {  // one cache line
        TextAnswers answers;
        std::uint32_t tag = 0;  ///< of the hash; 0: empty
        std::uint8_t size = 0;
        char key[kLongest];
    };
    static_assert(sizeof(Entry) == 64);

    static std::uint64_t hash_of(std::string_view text) noexcept {
        constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15u;
        std::uint64_t hash = text.size() * multiplier, eight = 0;
        const auto mix = [&] { hash = (hash ^ eight) * multiplier, hash ^= hash >> 29; };
        const char* at = text.data();
        std::size_t left = text.size();
        for (; left >= 8; at += 8, left -= 8) std::memcpy(&eight, at, 8), mix();
        if (left != 0) {
            eight = 0;
            std::memcpy(&eight, at, left);
            mix();
        }
        return hash * multiplier ^ hash >> 32;
    }

    std::vector<Entry> entries_ = std::vector<Entry>(kSets * kWays);
    std::uint32_t turn_ = 0;
};

}  // namespace leadqual
