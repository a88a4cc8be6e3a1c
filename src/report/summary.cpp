// The words after a run: findings first, the one summary line last.
#include "report/findings.hpp"
#include "report/summary_parts.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <iterator>

namespace leadqual {

namespace {

/// "1,812 SQL (19.6 %), 3,100 MQL, 4,328 disqualified"
template <typename Counts>
std::string tags_of(const Counts& counts) {
    const auto leads = counts.sql + counts.mql + counts.disqualified;
    const auto share = leads == 0 ? std::string() : fmt::format(" ({})", words::percent(counts.sql, leads));
    return fmt::format("{} SQL{}, {} MQL, {} disqualified", words::count(counts.sql), share, words::count(counts.mql),
                       words::count(counts.disqualified));
}

void append_summary_line(const RunCounts& counts, Day today, std::string& text) {
    const auto to = std::back_inserter(text);
    if (counts.sets.empty()) {  // nothing was judged, or not to the end
        fmt::format_to(to, "{}: {} written; ", words::count(counts.rows_read, "row"), words::count(counts.written));
        if (counts.merged != 0) fmt::format_to(to, "{} merged; ", words::count(counts.merged));
        if (counts.unwritten != 0) fmt::format_to(to, "{} not written; ", words::count(counts.unwritten));
        fmt::format_to(to, "{} rejected\n", words::count(counts.rejected));
        return;
    }
    const auto leads = counts.sql + counts.mql + counts.disqualified;
    fmt::format_to(to, "{}: {}", words::count(leads, "lead"), tags_of(counts));
    if (counts.sets.size() == 1) text += summary::causes_of(counts.sets.front());
    if (counts.filtered != 0)
        fmt::format_to(to, "; {} written, {} filtered out", words::count(counts.written),
                       words::count(counts.filtered));
    if (counts.merged != 0) fmt::format_to(to, "; {} merged", words::count(counts.merged));
    fmt::format_to(to, "; {} rejected; ", words::count(counts.rejected));
    for (const auto& set : counts.sets) fmt::format_to(to, "{}{}", &set == counts.sets.data() ? "" : " + ", set.name);
    fmt::format_to(to, "{}{}\n", counts.sets.empty() ? "" : ", ", show_day(today));
}

/// Fit by readiness: the leads of each letter, by tag.
void append_grades(const SetCounts& set, std::string& text) {
    if (set.grades.empty()) return;
    const auto to = std::back_inserter(text);
    const auto row = [&](std::string_view name, auto sql, auto mql, auto disqualified) {
        fmt::format_to(to, "  {:<10} {:>12} {:>12} {:>12}\n", name, sql, mql, disqualified);
    };
    fmt::format_to(to, "{} by grade:\n", set.name);
    row("", "SQL", "MQL", "disqualified");
    for (const auto& grade : set.grades)
        if (grade.sql + grade.mql + grade.disqualified != 0)
            row(grade.letter == Verdicts::no_grade ? "ungraded" : std::string_view(&grade.letter, 1),
                words::count(grade.sql), words::count(grade.mql), words::count(grade.disqualified));
}

}  // namespace

std::string summary::causes_of(const SetCounts& set) {
    if (set.disqualified == 0) return {};
    const auto others = set.disqualified - set.for_cause - set.nothing_known;
    return fmt::format(" ({} for cause, {}{} nothing known)", words::count(set.for_cause),
                       others ? words::count(others) + " too little known, " : "", words::count(set.nothing_known));
}

void summary::append_findings(const RunCounts& counts, std::string& text) {
    findings::append_rejected_rows(counts, text);
    findings::append_merged_rows(counts, text);
    findings::append_changed_rows(counts, text);
    for (const auto& note : counts.notes) text.append(visible(note)) += '\n';
    findings::append_unreadable_values(counts, text);
    findings::append_blind_criteria(counts, text);
    findings::append_knock_outs_off(counts, text);
    for (const auto& set : counts.sets) append_grades(set, text);
}

void summary::append_totals(const RunCounts& counts, Day today, std::string& text) {
    append_summary_line(counts, today, text);
    if (counts.sets.size() > 1)
        for (const auto& set : counts.sets)
            fmt::format_to(std::back_inserter(text), "  {}: {}{}\n", set.name, tags_of(set), causes_of(set));
}

std::string summary_text(const RunCounts& counts, Day today) {
    std::string text;
    summary::append_findings(counts, text);
    summary::append_totals(counts, today, text);
    return text;
}

}  // namespace leadqual
