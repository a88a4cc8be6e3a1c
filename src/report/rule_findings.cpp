// What the columns of the input cannot support: criteria that stay unknown for every lead, knock-outs that are off.
#include "report/findings.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace leadqual::findings {

namespace {

/// The criteria of a set that can be judged, those that cannot, and a field for each of these that would help.
struct Sight {
    std::vector<std::string> judged, blind, wanted;
};

Sight sight_of(const SetCounts& set) {
    Sight sight;
    for (const auto& criterion : set.criteria) {
        if (criterion.can_be_judged) {
            sight.judged.push_back(criterion.name);
            continue;
        }
        sight.blind.push_back(criterion.name);
        if (criterion.wanted_fields.empty()) continue;
        const auto& field = criterion.wanted_fields.front();
        if (std::find(sight.wanted.begin(), sight.wanted.end(), field) == sight.wanted.end())
            sight.wanted.push_back(field);
    }
    return sight;
}

/// What to type to get a rule file for these columns.
std::string starter_command(const RunCounts& counts) {
    const std::string name = counts.files.empty() ? "" : counts.files.front().name;
    const bool is_file = !name.empty() && name != "-" && name != "standard input" && visible(name) == name;
    return "leadqual rules new --from " + (is_file ? words::shell_word(name) : "FILE");
}

}  // namespace

void append_blind_criteria(const RunCounts& counts, std::string& text) {
    const auto to = std::back_inserter(text);
    for (const auto& set : counts.sets) {
        const auto [judged, blind, wanted] = sight_of(set);
        if (blind.empty()) continue;
        const bool rules_out_sql = set.ready > judged.size();
        fmt::format_to(to, "{} can judge {} of {} criteria here", set.name, judged.size(), set.criteria.size());
        if (!judged.empty()) fmt::format_to(to, " ({})", words::list(judged));
        if (rules_out_sql) text += ", so no lead can become SQL";
        if (!judged.empty())
            fmt::format_to(to, "; nothing in {} tells {}", counts.files.size() > 1 ? "these files" : "this file",
                           words::list(blind));
        if (!wanted.empty()) fmt::format_to(to, "; add {}", words::list(wanted));
        if (rules_out_sql || judged.empty())
            fmt::format_to(to, "{} write your own rules: {}", wanted.empty() ? ";" : ", or", starter_command(counts));
        text += '\n';
    }
}

void append_knock_outs_off(const RunCounts& counts, std::string& text) {
    std::vector<std::string> said;  // rule sets share knock-outs
    for (const auto& set : counts.sets)
        for (const auto& [because, missing] : set.knock_outs_off) {
            auto words = fmt::format("{} ({})", because, fmt::join(missing, ", "));
            if (std::find(said.begin(), said.end(), words) == said.end()) said.push_back(std::move(words));
        }
    if (!said.empty())
        fmt::format_to(std::back_inserter(text), "knock-outs off here, for want of columns: {}\n",
                       fmt::join(said, "; "));
}

}  // namespace leadqual::findings
