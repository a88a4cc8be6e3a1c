// Words of a folded text, and the phrases that mentions() looks for among them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual {

/// Splits into runs of letters and digits of any script; "co-founder & cto" is co, founder, cto. Views into `folded`.
void split_words(std::string_view folded, std::vector<std::string_view>& words);

/// Words and phrases, looked up by their first word: linear in the text, whatever the number of phrases.
class Phrases {
public:
    explicit Phrases(std::span<const std::string> phrases);
    bool mentioned_in(std::span<const std::string_view> words) const;

private:
    std::vector<std::vector<std::string>> phrases_;  ///< sorted
};

}  // namespace leadqual
