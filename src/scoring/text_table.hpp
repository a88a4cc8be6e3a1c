// Texts that rules name, each with a value.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual {

class TextTable {
public:
    /// The value of `text`, 0 until it is set.
    std::uint64_t& operator[](std::string_view text);
    /// The value of `text`; 0 where it is none of the table. Most texts are turned away by first byte and length.
    std::uint64_t find(std::string_view text) const noexcept {
        if (text.empty()) return of_empty_;
        if ((lengths_[static_cast<unsigned char>(text[0])] & length_bit(text.size())) == 0) return 0;
        return find_slot(text);
    }
    /// A length as one bit of a set of lengths.
    static constexpr std::uint64_t length_bit(std::size_t size) noexcept {
        return std::uint64_t{1} << (size < 63 ? size : 63);
    }

private:
    struct Slot {
        std::uint64_t hash = 0, value = 0;
        std::string text;  ///< empty: nobody's
    };
    std::uint64_t find_slot(std::string_view text) const noexcept;
    Slot& slot_of(std::string_view text, std::uint64_t hash) noexcept;
    void grow();

    std::array<std::uint64_t, 256> lengths_{};  ///< of the texts that begin with a byte
    std::vector<Slot> slots_;
    std::size_t texts_ = 0;
    std::uint64_t of_empty_ = 0;  ///< the value of ""
};

}  // namespace leadqual
