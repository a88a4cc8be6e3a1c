#include "report/compose.hpp"

#include "report/redaction.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace leadqual::compose {

namespace {

std::string title_of(const RunCounts& run) {
    if (run.files.empty()) return "Leads";
    const auto first = base_name(run.files.front().name);
    if (run.files.size() == 1) return "Leads in " + first;
    return fmt::format("Leads in {} and {}", first, words::count(run.files.size() - 1, "other file"));
}

model::Chapter chapter_of(const Subject& subject) {
    model::Chapter chapter{
        subject.prefix, subject.counts.title.empty() ? subject.counts.name : subject.counts.title, {}};
    for (auto* const section : {standing, best_leads, near_misses, sources, scores, criteria, disqualifications, fit}) {
        auto made = section(subject);
        if (!made.parts.empty()) chapter.sections.push_back(std::move(made));
    }
    return chapter;
}

}  // namespace

std::string base_name(const std::string& path) {
    const auto name = std::filesystem::path(path).filename().string();
    return name.empty() ? path : name;
}

std::uint64_t Subject::near_misses() const noexcept {
    return std::accumulate(survey.near_misses.begin(), survey.near_misses.end(), std::uint64_t{0});
}

model::Report report(const RunCounts& run, Day today, const ReportOptions& options) {
    model::Report report;
    report.title = options.title.empty() ? title_of(run) : options.title;
    const auto leads = run.sql + run.mql + run.disqualified;
    std::string by;
    for (const auto& set : run.sets) by += (by.empty() ? "" : ", ") + set.name;
    report.subtitle = fmt::format("{}, judged by {} on {}{}", words::count(leads, "lead"), by, show_day(today),
                                  options.redact ? "; who they are is masked" : "");
    if (run.sets.size() > 1) report.chapters.push_back({"sets", "Side by side", {side_by_side(run)}});
    for (std::size_t set = 0; set < run.surveys.size(); ++set)
        report.chapters.push_back(
            chapter_of({run, run.sets[set], run.surveys[set],
                        run.sets.size() > 1 ? fmt::format("set{}", set + 1) : "set", options.redact}));
    report.chapters.push_back({"data", "The data", {data_quality(run, options), making(run, today, options.redact)}});
    report.footer = fmt::format(
        "Made by leadqual {} from the file alone. Unknown stays unknown: an empty cell is never a no.", version());
    return report;
}

std::vector<model::Series> tag_series() {
    return {{"SQL", model::Tone::sql}, {"MQL", model::Tone::mql}, {"disqualified", model::Tone::disqualified}};
}

std::vector<std::uint64_t> tag_parts(const TagCounts& counts) { return {counts[2], counts[1], counts[0]}; }

std::uint64_t sum(const TagCounts& counts) { return counts[0] + counts[1] + counts[2]; }

/// Without the columns in which no row says anything.
static model::Table without_blank_columns(model::Table table) {
    for (std::size_t column = table.columns.size(); column-- > 0;) {
        if (!std::ranges::all_of(table.rows, [&](const auto& row) { return row[column].empty(); })) continue;
        const auto at = static_cast<std::ptrdiff_t>(column);
        table.columns.erase(table.columns.begin() + at);
        for (auto& row : table.rows) row.erase(row.begin() + at);
        std::erase(table.numbers, column);
        for (auto& number : table.numbers) number -= number > column ? 1 : 0;
    }
    return table;
}

model::Table lead_table(const std::string& id, const std::vector<ListedLead>& leads, const Subject& subject) {
    model::Table table{id,     "", "", {"Lead", "Company", "Contact", "Score", "What is known", "Ask next", "Line"},
                       {3, 6}, {}};
    const bool redact = subject.redact;
    for (const auto& lead : leads) {
        const auto field = [&](std::string_view name) -> std::string {
            for (const auto& [key, value] : lead.identity)
                if (key == name) return value;
            return {};
        };
        std::string who = field("full_name");
        if (who.empty()) who = field("first_name") + (field("last_name").empty() ? "" : " " + field("last_name"));
        const std::string name = who;
        const auto shown = [&](const std::string& text) {
            return redact ? redaction::text(redaction::without_name(text, name)) : text;
        };
        if (redact) who = redaction::name(who);
        if (trim(who).empty()) who = shown(field("id"));
        if (const auto job = field("job_title"); !job.empty()) who += (trim(who).empty() ? "" : ", ") + shown(job);
        std::string email = field("email"), phone = field("phone").empty() ? field("mobile") : field("phone");
        if (redact && !email.empty()) email = redaction::email(email);
        if (redact && !phone.empty()) phone = redaction::phone(phone);
        if (!email.empty() && !phone.empty()) email += ", ";
        const bool several = subject.run.files.size() > 1;
        const auto place = several ? fmt::format("{}:{}", base_name(lead.file), lead.line) : std::to_string(lead.line);
        table.rows.push_back({std::string(trim(who)), shown(field("company")), email + phone,
                              std::to_string(lead.score), shown(lead.reasons), lead.next_question, place});
    }
    table.is_of_leads = true;
    return without_blank_columns(std::move(table));
}

}  // namespace leadqual::compose
