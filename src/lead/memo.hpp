// (private to lead) Remembers what the last few texts of a column were read as: "within 3 months" stands in a thousand
// rows and is understood once. One place per hash and no chains, so no input can make it slow.
#pragma once

#include <array>
#include <cstring>
#include <optional>

#include "leadqual/lead.hpp"

namespace leadqual {

template <typename Value>
class Memo {
public:
    /// What `read` makes of `text`, which must outlive the memo.
    template <typename Read>
    const std::optional<Value>& look_up(std::string_view text, Read read) {
        Entry& entry = entries_[place_of(text)];
        if (entry.text != text || !entry.text.data()) entry = {text, read(text)};
        return entry.value;
    }

private:
    struct Entry {
        std::string_view text;
        std::optional<Value> value;
    };

    static std::size_t place_of(std::string_view text) noexcept {
        std::uint64_t first = 0, last = 0;
        const std::size_t size = std::min(text.size(), sizeof first);
        std::memcpy(&first, text.data(), size);
        std::memcpy(&last, text.data() + text.size() - size, size);
        return ((first ^ last * 31 ^ text.size()) * 0x9E3779B97F4A7C15) >> 57;
    }

    std::array<Entry, 128> entries_;
};

}  // namespace leadqual
