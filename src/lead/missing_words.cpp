// Words that mean "nothing known". Asked of every cell that is read, so most are turned away by their first byte.
#include <algorithm>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

// Not here: "none" and "no" are answers, "na" is Namibia.
constexpr std::string_view always[] = {"null", "n/a", "#n/a", "nan", "nil", "unknown", "-", "--", "?"};

constexpr bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }
constexpr char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte; }
constexpr char upper(char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - ('a' - 'A')) : byte; }

}  // namespace

MissingWords::MissingWords() {
    for (const std::string_view word : always) add(word);
}

void MissingWords::add(std::string_view word) {
    std::string folded = fold(word);
    if (folded.empty()) return;
    const auto first = static_cast<unsigned char>(folded[0]);
    for (const auto byte : {first, static_cast<unsigned char>(upper(folded[0]))})
        for (std::size_t size = folded.size(); size <= 3 * folded.size(); ++size)  // folding shrinks to a third at most
            sizes_[byte] |= std::uint64_t{1} << std::min(size, kLongSize);
    for (std::size_t byte = 0x80; byte < sizes_.size(); ++byte)
        sizes_[byte] = ~std::uint64_t{0};  // may fold to anything
    has_digits_ = has_digits_ || std::ranges::all_of(word, [](char byte) { return byte >= '0' && byte <= '9'; });
    words_.push_back(std::move(folded));
}

bool MissingWords::is_word(std::string_view trimmed) const {
    if (!std::ranges::all_of(trimmed, is_ascii)) {
        thread_local std::string folded;
        fold_into(trimmed, folded);
        return std::ranges::find(words_, folded) != words_.end();
    }
    return std::ranges::any_of(words_, [&](const std::string& word) {
        return word.size() == trimmed.size() &&
               std::ranges::equal(trimmed, word, [](char left, char right) { return lower(left) == right; });
    });
}

}  // namespace leadqual
