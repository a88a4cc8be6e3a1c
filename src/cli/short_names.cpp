#include "cli/short_names.hpp"

#include "leadqual/base.hpp"

#include <algorithm>

namespace leadqual::cli {

namespace {

/// "What matters…ng a course": the first and the last columns of a name.
std::string both_ends(const std::string& name, std::size_t width) {
    std::size_t begin = name.size();
    const auto is_inside_character = [&](std::size_t at) {
        return (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80;
    };
    while (begin > 0 && (is_inside_character(begin - 1) || display_width(name.substr(begin - 1)) <= width / 2)) --begin;
    while (begin < name.size() && is_inside_character(begin)) ++begin;
    return shorten(name, width - display_width(name.substr(begin))) + name.substr(begin);
}

}  // namespace

std::vector<std::string> short_names(const std::vector<std::string>& names, std::size_t width) {
    std::vector<std::string> full, shown;
    for (const auto& name : names) full.push_back(visible(name));
    for (const auto& name : full) shown.push_back(shorten(name, width));
    const auto look_alike = [&](std::size_t at) { return std::count(shown.begin(), shown.end(), shown[at]) > 1; };
    for (const bool in_full : {false, true}) {
        std::vector<std::size_t> alike;
        for (std::size_t at = 0; at < shown.size(); ++at)
            if (shown[at] != full[at] && look_alike(at)) alike.push_back(at);
        for (const auto at : alike) shown[at] = in_full ? full[at] : both_ends(full[at], width);
    }
    return shown;
}

}  // namespace leadqual::cli
