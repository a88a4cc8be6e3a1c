// The summary for a terminal: the same words, with bars between the findings and the last line.
#include "report/bar_text.hpp"
#include "report/summary_parts.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kMostQuestions = 3;

using model::Tone;

void append_tags(const SetCounts& set, std::size_t width, bool colour, std::string& text) {
    const auto leads = set.sql + set.mql + set.disqualified;
    const std::size_t bar = std::clamp<std::size_t>(width > 40 ? width - 40 : 0, 10, 50);
    const std::tuple<const char*, std::uint64_t, Tone> rows[] = {
        {"SQL", set.sql, Tone::sql},
        {"MQL", set.mql, Tone::mql},
        {"disqualified", set.disqualified, Tone::disqualified}};
    const auto most = std::max({set.sql, set.mql, set.disqualified});
    for (const auto& [name, count, tone] : rows) {
        const auto drawn = model::bar_text({"", {count}, ""}, {{name, tone}}, most, bar, colour);
        const auto columns = count == 0 ? 0 : std::max<std::uint64_t>(1, (count * bar + most / 2) / most);
        fmt::format_to(std::back_inserter(text), "  {:<12}  {}{}  {:>9}  {:>7}\n", name, drawn,
                       std::string(bar - std::min<std::size_t>(bar, columns), ' '), words::count(count),
                       words::percent(count, leads));
    }
}

void append_questions(const SetSurvey& survey, std::size_t width, std::string& text) {
    std::vector<std::size_t> asked;
    for (std::size_t at = 0; at < survey.questions.size(); ++at)
        if (survey.questions[at].second != 0 && !survey.questions[at].first.empty()) asked.push_back(at);
    std::ranges::stable_sort(asked, std::greater(), [&](std::size_t at) { return survey.questions[at].second; });
    if (asked.empty()) return;
    text += "  ask next\n";
    for (std::size_t at = 0; at < std::min(asked.size(), kMostQuestions); ++at) {
        const auto& [question, leads] = survey.questions[asked[at]];
        const auto near = survey.near_misses[asked[at]];
        const auto count =
            words::count(leads, "lead") + (near ? fmt::format(", {} near SQL", words::count(near)) : std::string());
        const auto room = width > count.size() + 10 ? width - count.size() - 7 : 20;
        fmt::format_to(std::back_inserter(text), "    {} ({})\n", shorten(visible(question), room), count);
    }
}

}  // namespace

std::string summary_picture(const RunCounts& counts, Day today, std::size_t width, bool colour) {
    std::string text;
    summary::append_findings(counts, text);
    for (std::size_t set = 0; set < counts.sets.size(); ++set) {
        const auto& of_set = counts.sets[set];
        if (of_set.sql + of_set.mql + of_set.disqualified == 0) continue;
        text += '\n';
        if (counts.sets.size() > 1) text += "  " + of_set.name + "\n";
        append_tags(of_set, width, colour, text);
        if (set < counts.surveys.size()) append_questions(counts.surveys[set], width, text);
    }
    text += '\n';
    summary::append_totals(counts, today, text);
    return text;
}

}  // namespace leadqual
