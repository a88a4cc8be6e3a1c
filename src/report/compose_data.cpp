// What of the data could be trusted, and how the report was made.
#include "report/compose.hpp"
#include "report/redaction.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::compose {

namespace {

void add_row(model::Table& table, std::string what, std::uint64_t count, std::string meaning) {
    if (count != 0) table.rows.push_back({std::move(what), words::count(count), std::move(meaning)});
}

model::Table rows_of(const RunCounts& run) {
    model::Table table{"rows", "Rows", "", {"rows", "how many", "what became of them"}, {1}, {}};
    add_row(table, "read", run.rows_read, "");
    add_row(table, "judged", run.sql + run.mql + run.disqualified, "these are the leads of this report");
    add_row(table, "rejected", run.rejected, "could not be read as a lead; not in this report");
    add_row(table, "merged", run.merged, "the same lead as another row");
    add_row(table, "short", run.short_rows, "fewer cells than the header; the missing ones count as empty");
    add_row(table, "trimmed", run.trimmed_rows, "extra empty cells at the end left out");
    add_row(table, "blank lines", run.blank_lines, "passed over");
    add_row(table, "footer lines", run.footer_lines, "totals, footers, headers again; passed over");
    return table;
}

std::string safe(const std::string& text, bool redact) { return redact ? redaction::text(text) : text; }

model::Table unreadable_of(const RunCounts& run, const ReportOptions& options) {
    model::Table table{"unreadable",
                       "Values that could not be read",
                       "They count as unknown. Mend them in the file, or say in the rule file what they stand for.",
                       {"field", "column", "cells", "such as"},
                       {2},
                       {}};
    for (const auto& values : run.unreadable)
        if (values.cells != 0)
            table.rows.push_back({values.field, values.column, words::count(values.cells),
                                  options.redact        ? "(masked)"
                                  : options.names_leads ? values.example
                                                        : "(with --rows)"});
    return table;
}

model::Table rejects_of(const RunCounts& run, bool redact) {
    model::Table table{"rejects", "Rejected rows", "", {"file", "line", "why"}, {1}, {}};
    for (const auto& row : run.rejects)
        table.rows.push_back({redact ? base_name(row.file) : row.file, std::to_string(row.line ? row.line : row.record),
                              safe(row.reason, redact)});
    if (run.rejected > run.rejects.size())
        table.caption = fmt::format("The first {} of {}; leadqual qualify --rejects FILE keeps them all.",
                                    run.rejects.size(), words::count(run.rejected));
    return table;
}

/// What rules would read and the file does not tell.
model::Table blind_of(const RunCounts& run) {
    model::Table table{"blind",
                       "What the file leaves blind",
                       "No column tells these criteria, so they are unknown for every lead.",
                       {"rule set", "criterion", "a column that would help"},
                       {},
                       {}};
    for (const auto& set : run.sets)
        for (const auto& criterion : set.criteria)
            if (!criterion.can_be_judged)
                table.rows.push_back({set.name, criterion.name, words::list(criterion.wanted_fields)});
    return table;
}

}  // namespace

model::Section data_quality(const RunCounts& run, const ReportOptions& options) {
    const bool redact = options.redact;
    model::Section section{"quality", "What could be read", "", {}};
    std::uint64_t unreadable = 0;
    for (const auto& values : run.unreadable) unreadable += values.cells;
    section.lead = run.rejected == 0 && unreadable == 0
                       ? std::string("Every row and every value that the rules ask for could be read.")
                       : fmt::format("{} rejected, {} could not be read.",
                                     run.rejected == 0
                                         ? std::string("No row was")
                                         : words::count(run.rejected, "row") + (run.rejected == 1 ? " was" : " were"),
                                     words::count(unreadable, "value"));
    section.parts.push_back(rows_of(run));
    for (auto& table : {unreadable_of(run, options), rejects_of(run, redact), blind_of(run)})
        if (!table.rows.empty()) section.parts.push_back(table);
    model::Notes notes;
    for (std::string note : run.notes) {
        for (const auto& file : run.files)
            if (redact && note.starts_with(file.name)) note.replace(0, file.name.size(), base_name(file.name));
        notes.lines.push_back(safe(note, redact));
    }
    if (run.survey_by.empty())
        notes.lines.emplace_back(
            "No column says where leads come from (lead_source), so there is no funnel by source.");
    if (!notes.lines.empty()) section.parts.push_back(std::move(notes));
    return section;
}

model::Section making(const RunCounts& run, Day today, bool redact) {
    model::Section section{
        "making", "How this was made", "The same files, rules and day give the same report, to the byte.", {}};
    model::Table made{"made", "", "", {"what", "which"}, {}, {}};
    for (const auto& file : run.files)
        made.rows.push_back(
            {"file", fmt::format("{}, {}", redact ? base_name(file.name) : file.name, words::count(file.rows, "row"))});
    for (const auto& set : run.sets)
        made.rows.push_back({"rule set", fmt::format("{} ({}), fingerprint {}", set.name, set.title, set.fingerprint)});
    made.rows.push_back({"today", show_day(today)});
    made.rows.push_back({"leadqual", std::string(version())});
    if (redact) made.rows.push_back({"masked", "names, e-mail addresses, phone numbers, samples of cells"});
    section.parts.push_back(std::move(made));

    model::Table mapping{"mapping", "Which column feeds which field", "", {"field", "column"}, {}, {}};
    for (const auto& file : run.files)
        for (const auto& [field, column] : file.mapping)
            if (std::vector<std::string> row{field, column}; std::ranges::count(mapping.rows, row) == 0)
                mapping.rows.push_back(std::move(row));
    if (!mapping.rows.empty()) section.parts.push_back(std::move(mapping));
    return section;
}

}  // namespace leadqual::compose
