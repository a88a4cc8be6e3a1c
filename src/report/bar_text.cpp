#include "report/bar_text.hpp"

#include <algorithm>

namespace leadqual::model {

namespace {

struct Sign {
    const char* plain;
    const char* colour;  // SGR
};
constexpr Sign kSigns[] = {
    {"█", "36"}, {"█", "32"}, {"▓", "33"}, {"░", "90"}, {"█", "32"}, {"▒", "33"}, {"·", "90"},  // as Tone
};

std::string signs(Tone tone, std::size_t count, bool colour) {
    const Sign& sign = kSigns[static_cast<std::size_t>(tone)];
    std::string text = colour ? std::string("\033[") + sign.colour + "m" : std::string();
    const bool is_solid = colour && tone != Tone::unknown;
    for (std::size_t at = 0; at < count; ++at) text += is_solid ? "█" : sign.plain;
    return colour ? text + "\033[0m" : text;
}

}  // namespace

std::string bar_text(const Bar& bar, const std::vector<Series>& series, std::uint64_t whole, std::size_t width,
                     bool colour) {
    std::string text;
    std::uint64_t before = 0;
    std::size_t drawn = 0;
    for (std::size_t part = 0; part < bar.parts.size(); ++part) {
        if (bar.parts[part] == 0) continue;
        before += bar.parts[part];
        const auto end = whole == 0 ? 0 : static_cast<std::size_t>((before * width + whole / 2) / whole);
        const auto count = std::max<std::size_t>(end > drawn ? end - drawn : 0, drawn < width ? 1 : 0);
        text += signs(series[part].tone, count, colour);
        drawn += count;
    }
    return text;
}

std::string sign_of(Tone tone, bool colour) { return signs(tone, 1, colour); }

}  // namespace leadqual::model
