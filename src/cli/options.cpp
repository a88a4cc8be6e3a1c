#include "cli/options.hpp"

#include <algorithm>

namespace leadqual::cli {

bool Option::has_name(std::string_view name) const {
    for (std::string_view rest = names; !rest.empty();) {
        const auto comma = std::min(rest.find(','), rest.size());
        if (rest.substr(0, comma) == name) return true;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return false;
}

std::string Option::longest_name() const { return names.substr(names.rfind(',') + 1); }

void Options::flag(std::string names, std::string help, bool& target) {
    options_.push_back(
        {std::move(names), "", std::move(help), group_, false, [&target](const std::string&) { target = true; }});
}

void Options::value(std::string names, std::string value, std::string help, std::string& target) {
    options_.push_back({std::move(names), std::move(value), std::move(help), group_, false,
                        [&target](const std::string& text) { target = text; }});
}

void Options::values(std::string names, std::string value, std::string help, std::vector<std::string>& target) {
    options_.push_back({std::move(names), std::move(value), std::move(help), group_, true,
                        [&target](const std::string& text) { target.push_back(text); }});
}

void Options::argument(std::string name, std::string help, Presence presence, std::string& target) {
    arguments_.push_back({std::move(name), std::move(help), presence == required, false,
                          [&target](const std::string& text) { target = text; }});
}

void Options::arguments(std::string name, std::string help, Presence presence, std::vector<std::string>& target) {
    arguments_.push_back({std::move(name), std::move(help), presence == required, true,
                          [&target](const std::string& text) { target.push_back(text); }});
}

const Option* Options::find(std::string_view name) const {
    const auto found =
        std::find_if(options_.begin(), options_.end(), [&](const Option& option) { return option.has_name(name); });
    return found == options_.end() ? nullptr : &*found;
}

std::string usage_of(const Options& options) {
    std::string usage;
    for (const auto& argument : options.arguments()) {
        const auto name = argument.name + (argument.repeatable ? "…" : "");
        usage += argument.required ? " " + name : " [" + name + "]";
    }
    return usage.empty() ? usage : usage.substr(1);
}

}  // namespace leadqual::cli
