// (private to base) A short cell in plain spelling, and a cursor that reads words and signs from it. For the readers
// of numbers and horizons; nothing here allocates.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace leadqual {

/// ASCII letters in lower case, runs of blanks and underscores as one blank, typographic signs as their ASCII twins
/// (– is -, ≤ is <=). A cell too long to be a number or a horizon is empty.
class PlainCell {
public:
    explicit PlainCell(std::string_view cell) noexcept;
    std::string_view text() const noexcept { return {bytes_.data(), size_}; }

private:
    void put(char byte) noexcept;

    static constexpr std::size_t longest = 96;
    std::array<char, longest> bytes_;
    std::size_t size_ = 0;
    bool too_long_ = false;
};

constexpr bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }
constexpr bool is_letter(char byte) noexcept {  // every byte of a non-ASCII character counts as one
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
}

/// Whether text goes on with a letter. Signs like € and ² are none, though each byte of theirs looks like one.
constexpr bool begins_with_letter(std::string_view text) noexcept {
    return !text.empty() && is_letter(text[0]) && text[0] != '\xC2' && text[0] != '\xE2';
}

/// Whether a dot behind `whole` digits, with exactly three digits behind it, may group thousands: 1.200, not 0.125.
constexpr bool is_ambiguous_group(std::string_view digits, std::size_t whole) noexcept {
    if (whole == 0 || whole > 3 || digits.size() < whole + 4 || digits[0] == '0' || digits[whole] != '.') return false;
    for (std::size_t at = 0; at < whole + 4; ++at)
        if (at != whole && !is_digit(digits[at])) return false;
    return digits.size() == whole + 4 || !is_digit(digits[whole + 4]);
}

/// Reads from the front of a text.
struct Cursor {
    std::string_view rest;

    bool at_end() const noexcept { return rest.empty(); }
    char next(std::size_t at = 0) const noexcept { return at < rest.size() ? rest[at] : '\0'; }
    void skip_blank() noexcept {
        if (next() == ' ') rest.remove_prefix(1);
    }
    bool accept(std::string_view sign) noexcept {
        if (!rest.starts_with(sign)) return false;
        rest.remove_prefix(sign.size());
        return true;
    }
    /// A word, and not the beginning of a longer one.
    bool accept_word(std::string_view word) noexcept {
        if (!rest.starts_with(word) || (is_letter(word.back()) && begins_with_letter(rest.substr(word.size()))))
            return false;
        rest.remove_prefix(word.size());
        return true;
    }
    /// The row of a table with the longest `spelling` that is next; nullptr when none is.
    template <typename Row>
    const Row* accept_one_of(std::span<const Row> table) noexcept {
        const Row* longest = nullptr;
        for (const Row& row : table)
            if (row.spelling[0] == next() && (!longest || row.spelling.size() > longest->spelling.size()) &&
                Cursor{rest}.accept_word(row.spelling))
                longest = &row;
        if (longest) rest.remove_prefix(longest->spelling.size());
        return longest;
    }
};

}  // namespace leadqual
