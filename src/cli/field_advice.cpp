// What a user should know of a file before the first run, the most important first.
#include "cli/field_findings.hpp"
#include "cli/shell_word.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

namespace {

class Adviser {
public:
    Adviser(const FileProfile& file, std::span<const std::string> wanted) : file_(file), wanted_(wanted) {}

    std::vector<Advice> advise() {
        for (const auto& note : file_.header_notes) add("file", "", note);
        for (const auto& reject : file_.rejects)
            add("rejected", "", fmt::format("{}:{}: rejected: {}", reject.file, reject.line, reject.reason));
        for (const auto& column : file_.columns)
            for (const auto& doubt : column.doubts) add("doubt", column.name, doubt);
        for (const auto& column : file_.columns)
            if (!column.note.empty())
                add("not_used", column.name, fmt::format("column '{}': {}", column.name, column.note));
        for (const auto& word : file_.likely_missing) name_missing(word);
        for (const auto& column : file_.columns) name_near(column);
        for (const auto& column : file_.columns) list_unreadable(column);
        return std::move(advice_);
    }

private:
    void add(std::string_view kind, const std::string& column, std::string text, std::string flag = {}) {
        advice_.push_back({kind, column, std::move(text), std::move(flag)});
    }

    void name_missing(const LikelyMissing& word) {
        auto text = fmt::format("looks like missing: '{}' in {} cell{}", word.word,
                                show_grouped(static_cast<double>(word.cells)), word.cells == 1 ? "" : "s");
        if (word.columns > 1) text += fmt::format(" of {} columns", word.columns);
        add("missing_word", "", std::move(text), "--missing " + shell_word(word.word));
    }

    void name_near(const ColumnProfile& column) {
        const auto field = near_field(file_, column, wanted_);
        if (field.empty()) return;
        add("near_name", column.name, fmt::format("column '{}' may be {}", column.name, field),
            map_flag(field, column.name));
    }

    void list_unreadable(const ColumnProfile& column) {
        if (column.unreadable.empty() || !column.mapped) return;
        std::string values;
        for (const auto& value : column.unreadable) {
            values += fmt::format("{}'{}'", values.empty() ? "" : ", ", shorten(visible(value.value), 24));
            if (value.count > 1)
                values += fmt::format(" {} times from", show_grouped(static_cast<double>(value.count)));
            values += fmt::format(" line {}", value.line);
        }
        const auto count = column.filled - column.readable;
        add("unreadable", column.name,
            fmt::format("column '{}': {} value{} not read as {}: {}", column.name,
                        show_grouped(static_cast<double>(count)), count == 1 ? "" : "s", to_text(column.type), values));
    }

    const FileProfile& file_;
    std::span<const std::string> wanted_;
    std::vector<Advice> advice_;
};

}  // namespace

std::vector<Advice> advice_on(const FileProfile& file, std::span<const std::string> wanted) {
    return Adviser(file, wanted).advise();
}

}  // namespace leadqual::cli
