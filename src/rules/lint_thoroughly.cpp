#include "rules/lint_thoroughly.hpp"

#include <algorithm>

namespace leadqual {

const PlacedText* own_text(const Reading& reading, const Condition& condition) {
    const auto found = std::find_if(reading.texts.begin(), reading.texts.end(), [&](const PlacedText& text) {
        const Place place = text.place();
        return reading.is_own(text.whole) && place.line == condition.place.line &&
               place.column == condition.place.column && place.file == condition.place.file &&
               text.text == condition.source;
    });
    return found == reading.texts.end() ? nullptr : &*found;
}

void lint_thoroughly(Reading& reading) {
    for_each_condition(reading.set, [&](const Condition& condition) {
        const PlacedText* text = own_text(reading, condition);
        if (!text) return;
        lint_logic(reading, condition, *text);
        lint_patterns(condition, *text, reading.problems);
    });
    lint_order(reading);
}

}  // namespace leadqual
