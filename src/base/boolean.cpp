// Yes and no, as CRMs, spreadsheets and people write them.
#include <algorithm>
#include <array>

#include "leadqual/base.hpp"

namespace leadqual {

namespace {

// Small letters and capitals are the same in ASCII; beyond it each spelling in use is listed. Not here, because the
// column decides what they mean: "opted in" in a column of opt-outs is a no.
constexpr std::string_view yes =
    "y yes t true on x 1 1.0 checked ✓ ✔ ☑ ✅ "
    "ya benar "                             // Indonesian
    "sim verdadeiro si sí sÍ verdadero s "  // Portuguese, Spanish, Italian
    "oui vrai ja wahr "                     // French, German, Dutch
    "sì sÌ vero waar j "                    // Italian, Dutch
    "да Да ДА evet doğru 是 はい 예 네 "    // Russian, Turkish, Chinese, Japanese, Korean
    "tak ano áno igen kyllä có ναι نعم ";   // Polish, Czech, Slovak, Hungarian, Finnish, Vietnamese, Greek, Arabic

constexpr std::string_view no =
    "n no f false off 0 0.0 ✗ ✘ ☐ ❌ "
    "tidak salah "
    "não nÃo nao falso "
    "non faux nein falsch nee "
    "onwaar "
    "нет Нет НЕТ hayir hayır yanlış 否 いいえ 아니오 아니요 "
    "nie nej nei nem ei không όχι لا ";

constexpr std::size_t longest = 16;

/// A word as two numbers, ASCII letters in lower case: quick to compare.
using Key = std::array<std::uint64_t, 2>;

constexpr Key key_of(std::string_view word) noexcept {
    Key key{};
    for (const char byte : word) {
        const auto letter = static_cast<unsigned char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
        key[0] = key[0] << 8 | key[1] >> 56;
        key[1] = key[1] << 8 | letter;
    }
    return key;
}

struct Answer {
    Key key{};
    bool value = false;
};

constexpr std::size_t count_of(std::string_view words) {
    return static_cast<std::size_t>(std::ranges::count(words, ' '));
}

constexpr auto answers = [] {
    std::array<Answer, count_of(yes) + count_of(no)> all{};
    std::size_t filled = 0;
    for (const bool value : {true, false}) {
        std::string_view words = value ? yes : no;
        for (std::size_t end; (end = words.find(' ')) != words.npos; words.remove_prefix(end + 1))
            all[filled++] = {key_of(words.substr(0, end)), value};
    }
    std::ranges::sort(all, {}, &Answer::key);
    return all;
}();
static_assert(std::ranges::adjacent_find(answers, {}, &Answer::key) == answers.end(), "a word stands twice");

}  // namespace

std::optional<bool> read_boolean(std::string_view cell) noexcept {
    cell = trim(cell);
    if (cell.empty() || cell.size() > longest || cell[0] == '\0') return std::nullopt;
    const Key key = key_of(cell);
    const auto found = std::ranges::lower_bound(answers, key, {}, &Answer::key);
    if (found == answers.end() || found->key != key) return std::nullopt;
    return found->value;
}

}  // namespace leadqual
