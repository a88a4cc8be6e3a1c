// Rows and values: what was rejected, changed, or could not be read.
#include "report/findings.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace leadqual::findings {

namespace {

constexpr std::size_t kExampleWidth = 40;

/// Rows of one file rejected for one reason.
struct Group {
    const RejectedRow* first;
    std::vector<std::string> others;
};

std::vector<Group> grouped(std::span<const RejectedRow> rows) {
    std::vector<Group> groups;
    for (const auto& row : rows) {
        const auto same = [&](const Group& group) {
            return group.first->file == row.file && group.first->reason == row.reason &&
                   (group.first->line == 0) == (row.line == 0);
        };
        const auto group = std::find_if(groups.begin(), groups.end(), same);
        if (group == groups.end())
            groups.push_back({&row, {}});
        else
            group->others.push_back(std::to_string(row.line != 0 ? row.line : row.record));
    }
    return groups;
}

}  // namespace

void append_rejected_rows(const RunCounts& counts, std::string& text) {
    if (counts.rejects.empty()) return;
    const auto to = std::back_inserter(text);
    for (const auto& [first, others] : grouped(counts.rejects)) {
        const std::string_view unit = first->line != 0 ? "line" : "record";
        // A line number as editors read it; a record number where lines are not known.
        if (first->line != 0)
            fmt::format_to(to, "{}:{}: ", visible(first->file), first->line);
        else
            fmt::format_to(to, "{}: record {}: ", visible(first->file), first->record);
        fmt::format_to(to, "rejected: {}", visible(first->reason));
        if (!others.empty())
            fmt::format_to(to, " (also {}{} {})", unit, others.size() == 1 ? "" : "s", words::list(others));
        text += '\n';
    }
    const auto hidden = counts.rejected - std::min<std::uint64_t>(counts.rejected, counts.rejects.size());
    fmt::format_to(to, "{} rejected", words::count(counts.rejected, "row"));
    if (hidden != 0)
        fmt::format_to(to, ", of which {} {} not shown (--rejects FILE keeps them all)\n", words::count(hidden),
                       hidden == 1 ? "is" : "are");
    else
        fmt::format_to(to, " (--rejects FILE keeps {})\n", counts.rejected == 1 ? "it" : "them");
}

void append_merged_rows(const RunCounts& counts, std::string& text) {
    if (counts.dedupe.empty()) return;
    const auto to = std::back_inserter(text);
    fmt::format_to(to, "{} merged: {} {}", words::count(counts.merged, "row"),
                   counts.merged == 0 ? "no two have the same" : "same", visible(words::list(counts.dedupe)));
    if (counts.not_compared != 0)
        fmt::format_to(to, "; {} without {} not compared", words::count(counts.not_compared),
                       visible(fmt::format("{}", fmt::join(counts.dedupe, " or "))));
    text += '\n';
}

void append_changed_rows(const RunCounts& counts, std::string& text) {
    const auto to = std::back_inserter(text);
    if (counts.stopped_at_max_rejects)
        text += "stopped: more rows were rejected than --max-rejects allows; the rest was not read\n";
    if (counts.short_rows != 0)
        fmt::format_to(to, "{} kept though short of cells; the missing ones count as empty{}\n",
                       words::count(counts.short_rows, "row"),
                       counts.short_rows == counts.rows_read ? ": all of them are; is the --delimiter right?" : "");
    if (counts.trimmed_rows != 0)
        fmt::format_to(to, "{} kept without extra empty cells at the end\n", words::count(counts.trimmed_rows, "row"));
    if (counts.footer_lines != 0)
        fmt::format_to(to, "{} skipped: totals, footers, headers again\n", words::count(counts.footer_lines, "line"));
    if (counts.formulas_escaped != 0)
        fmt::format_to(to, "{} that a spreadsheet would run as a formula now {} with '\n",
                       words::count(counts.formulas_escaped, "cell"),
                       counts.formulas_escaped == 1 ? "begins" : "begin");
}

void append_unreadable_values(const RunCounts& counts, std::string& text) {
    const auto to = std::back_inserter(text);
    for (const auto& values : counts.unreadable) {
        if (values.cells == 0) continue;
        fmt::format_to(to, "{} of {}", words::count(values.cells, "value"), values.field);
        if (!values.column.empty() && normalise_header(values.column) != normalise_header(values.field))
            fmt::format_to(to, " (\"{}\")", shorten(visible(values.column), kExampleWidth));
        text += " could not be read";
        if (!values.example.empty())
            fmt::format_to(to, "{} '{}'", values.cells == 1 ? ":" : ", such as",
                           shorten(visible(values.example), kExampleWidth));
        text += '\n';
    }
}

}  // namespace leadqual::findings
