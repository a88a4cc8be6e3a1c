// (private to lead) Which header stands where in the catalogue: a hash table that the compiler makes.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "lead/header.hpp"

namespace leadqual {

/// Offsets instead of pointers: nothing to relocate when the program starts.
class HeaderIndex {
public:
    /// The field that lists the header, and how early.
    constexpr Meaning find(std::span<const Field> fields, std::string_view header) const {
        const Entry& entry = entries_[slot_for(fields, header)];
        if (entry.size == 0) return {};
        return {&fields[entry.field], entry.is_other ? 1u + entry.begin : 0u};
    }

    constexpr void add(std::span<const Field> fields, std::size_t field, bool is_other);

private:
    struct Entry {
        std::uint16_t begin : 15 = 0, is_other : 1 = 0;  // in other_headers
        std::uint8_t size = 0;                           // 0: an empty slot
        std::uint8_t field = 0;

        constexpr std::string_view header(std::span<const Field> fields) const {
            return list(fields[field], is_other).substr(begin, size);
        }
    };

    static constexpr std::size_t slot_count = 4096;  // a power of two, and under half full: a search looks at few

    static constexpr std::string_view list(const Field& field, bool is_other) {
        return is_other ? field.other_headers : field.headers;
    }

    static constexpr std::size_t first_slot(std::string_view header) {
        std::uint32_t hash = 2166136261u;  // FNV-1a
        for (const char byte : header) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
        return (hash ^ (hash >> 15)) % slot_count;
    }

    // The slot that holds the header, or the empty one where it belongs.
    constexpr std::size_t slot_for(std::span<const Field> fields, std::string_view header) const {
        std::size_t slot = first_slot(header);
        while (entries_[slot].size != 0 && entries_[slot].header(fields) != header) slot = (slot + 1) % slot_count;
        return slot;
    }

    std::array<Entry, slot_count> entries_{};
};

// Not constexpr on purpose: reaching one of these while the table is made is a compile error that shows its name.
inline void header_is_listed_twice(std::string_view) {}
inline void header_is_empty_or_too_long(std::string_view) {}

constexpr void HeaderIndex::add(std::span<const Field> fields, std::size_t field, bool is_other) {
    const std::string_view headers = list(fields[field], is_other);
    for (std::size_t begin = 0; begin <= headers.size();) {
        const std::size_t end = std::min(headers.find('|', begin), headers.size());
        const std::string_view header = headers.substr(begin, end - begin);
        if (header.empty() || header.size() > std::numeric_limits<std::uint8_t>::max() || end >= 1u << 15)
            header_is_empty_or_too_long(header);
        Entry& entry = entries_[slot_for(fields, header)];
        if (entry.size != 0) header_is_listed_twice(header);
        entry.begin = begin & 0x7FFF;
        entry.is_other = is_other;
        entry.size = static_cast<std::uint8_t>(header.size());
        entry.field = static_cast<std::uint8_t>(field);
        begin = end + 1;
    }
}

template <std::size_t count>
constexpr HeaderIndex index_headers(const Field (&fields)[count]) {
    static_assert(count <= std::numeric_limits<std::uint8_t>::max());
    HeaderIndex index;
    for (std::size_t field = 0; field < count; ++field) {
        index.add(fields, field, false);
        if (!fields[field].other_headers.empty()) index.add(fields, field, true);
    }
    return index;
}

}  // namespace leadqual
