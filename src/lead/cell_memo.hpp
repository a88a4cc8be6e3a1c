// (private to lead) Remembers what the short cells of a column were read as: "yes" and "within 3 months" stand in
// thousands of rows and are understood once. Two places for each hash and no chains, so no input can make it slow.
#pragma once

#include <array>
#include <utility>

#include "lead/cell_bytes.hpp"

namespace leadqual {

template <typename Answer>
class CellMemo {
public:
    /// What `read` makes of the bytes behind `key`.
    template <typename Read>
    const Answer& look_up(const ShortKey& key, Read read) {
        const auto place = key.hash() >> (64 - kBits);
        Entry& entry = entries_[place];
        if (entry.key == key) return entry.answer;
        Entry& other = entries_[place ^ 1];
        if (other.key == key) return other.answer;
        other = std::exchange(entry, {key, read()});
        return entry.answer;
    }

private:
    static constexpr unsigned kBits = 7;
    struct Entry {
        ShortKey key;
        Answer answer;
    };
    std::array<Entry, std::size_t{1} << kBits> entries_;
};

}  // namespace leadqual
