#include "cli/gate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

[[noreturn]] void refuse(std::string message, std::span<const std::string_view> names, std::string hint = {}) {
    const bool has_rejects = std::find(names.begin(), names.end(), "rejects") != names.end();
    if (hint.empty())
        hint = fmt::format("write --fail-on '{} > 50'; the counts are {}", has_rejects ? "rejects" : names.front(),
                           fmt::join(names, ", "));
    throw Error(Exit::usage, std::move(message), std::move(hint));
}

bool holds(const std::string& comparison, double left, double right) {
    if (comparison == "<") return left < right;
    if (comparison == "<=") return left <= right;
    if (comparison == ">") return left > right;
    if (comparison == ">=") return left >= right;
    return (left == right) == (comparison == "=");
}

}  // namespace

Gate read_gate(const std::string& text, std::span<const std::string_view> names) {
    constexpr std::string_view kSigns = "<>=!";
    const auto begin = text.find_first_of(kSigns);
    const auto end = text.find_first_not_of(kSigns, begin);
    if (begin == text.npos || end == text.npos)
        refuse(fmt::format("--fail-on: '{}' is not a comparison", visible(text)), names);

    Gate gate{text, fold(text.substr(0, begin)), text.substr(begin, end - begin), 0, false};
    if (gate.comparison == "==") gate.comparison = "=";
    if (gate.comparison == "<>") gate.comparison = "!=";
    static constexpr std::string_view kComparisons[] = {"<", "<=", ">", ">=", "=", "!="};
    if (std::find(std::begin(kComparisons), std::end(kComparisons), gate.comparison) == std::end(kComparisons))
        refuse(fmt::format("--fail-on: unknown comparison '{}'", gate.comparison), names);

    if (std::find(names.begin(), names.end(), gate.count) == names.end()) {
        const auto near = closest(gate.count, names);
        refuse(fmt::format("--fail-on: unknown count '{}'", visible(gate.count)), names,
               near ? fmt::format("did you mean '{}'?", *near) : "");
    }

    auto limit = trim(std::string_view(text).substr(end));
    gate.is_share = limit.ends_with('%');
    if (gate.is_share) limit = trim(limit.substr(0, limit.size() - 1));
    const auto number = read_literal(limit);
    if (!number) refuse(fmt::format("--fail-on: '{}' is not a number", visible(limit)), names);
    gate.limit = *number;
    return gate;
}

std::string tripped(const Gate& gate, double count, double whole) {
    double value = count;
    if (gate.is_share) value = whole == 0 ? 0 : 100 * count / whole;
    if (!holds(gate.comparison, value, gate.limit)) return {};
    return fmt::format("gate tripped: {} ({} {}{})", trim(gate.text), gate.count, show_grouped(count),
                       gate.is_share ? fmt::format(", {:.1f} %", value) : "");
}

std::string tripped(const Gate& gate, const RunCounts& counts) {
    return tripped(gate, count_named(counts, gate.count).value_or(0), static_cast<double>(counts.rows_read));
}

}  // namespace leadqual::cli
