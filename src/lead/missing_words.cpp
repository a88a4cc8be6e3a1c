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
    begins_.set(static_cast<unsigned char>(folded[0])).set(static_cast<unsigned char>(upper(folded[0])));
    for (std::size_t byte = 0x80; byte < begins_.size(); ++byte) begins_.set(byte);  // may fold to anything
    longest_ = std::max(longest_, folded.size());
    words_.push_back(std::move(folded));
}

bool MissingWords::is_word(std::string_view trimmed) const {
    if (trimmed.size() > 3 * longest_) return false;  // folding shrinks a character to a third at most
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
