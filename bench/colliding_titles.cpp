// Writes job titles that all fall into one place of leadqual's memo of texts: the flood it must survive.
#include "scoring/text_memo.hpp"

#include <cstdio>
#include <string>

static auto place_of(const std::string& text) {
    using leadqual::TextMemo;
    return TextMemo::Key::of(text).hash() % TextMemo::kEntries;
}

int main() {
    for (std::size_t number = 0, found = 0; found < 5'000; ++number) {
        const std::string title = "Director of Sales " + std::to_string(number);
        if (place_of(title) != 0) continue;
        std::puts(title.c_str());
        ++found;
    }
}
