#include "pipeline/field_sample.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

struct Readable {
    std::uint64_t filled = 0, unreadable = 0;
};

Readable count_readable(const std::vector<Block>& heads, std::size_t slot, FieldType type,
                        const CellConvention& convention, const MissingWords& missing, Day today) {
    Readable counts;
    Arena arena;
    Column column;
    for (const auto& head : heads) {
        read_column(head, slot, type, missing, today, arena, column, convention);
        counts.filled += column.filled;
        counts.unreadable += column.unreadable;
    }
    return counts;
}

std::string counts_as(FieldType type) {
    if (type == FieldType::boolean) return "yes or no";
    return type == FieldType::days ? "days" : fmt::format("a {}", to_text(type));
}

/// Points into the plan, which therefore stays where it is from now on.
CellConvention told_of(const InputPlan& plan, const FieldReading& reading) {
    CellConvention told;
    told.numbers.mark = plan.decimal_mark;
    told.numbers.currency = reading.currency;
    if (!reading.currency.empty()) told.numbers.rates = plan.rates;
    told.dates.order = plan.date_order;
    return told;
}

/// What one field is read from, as the sample tells.
class FieldSample {
public:
    FieldSample(const Input& input, const std::vector<Block>& heads, const FieldUse& use, InputPlan& plan, Day today)
        : input_(input), heads_(heads), use_(use), plan_(plan), reading_(plan.readings[use.reading]), today_(today) {}

    /// Settles how the columns of the field are to be read. Those that hold something else do not feed it.
    void settle(std::vector<Feed>& feeds) {
        std::vector<std::string> filled;  // columns that hold something
        const bool has_several = feeds.size() > 1;
        std::erase_if(feeds, [&](Feed& feed) {
            const auto counts = settle_one(feed, has_several);
            const bool is_other = counts.filled > 0 && (counts.filled - counts.unreadable) * 5 < counts.filled;
            if (is_other && !is_wanted()) {
                notes_ = {fmt::format(
                    "column '{}' is not taken as {}: only {} of {} sampled values read as {} (--map {}='{}' insists)",
                    name_of(feed), use_.name, counts.filled - counts.unreadable, counts.filled,
                    use_.type == FieldType::text ? "a job" : counts_as(use_.type), use_.name, name_of(feed))};
                note();
                return true;
            }
            note();
            if (counts.filled > 0) filled.push_back("'" + name_of(feed) + "'");
            return false;
        });
        if (filled.size() > 1) {
            notes_ = {
                fmt::format("{}: {} (--map {}=… insists on one)", use_.name, fmt::join(filled, ", else "), use_.name)};
            note();
        }
    }

private:
    const std::string& name_of(const Feed& feed) const { return input_.columns[feed.column]; }
    bool is_wanted() const {  // the user said so
        return use_.is_column || std::ranges::find(reading_.map, use_.name, &MapOverride::field) != reading_.map.end();
    }

    Readable settle_one(Feed& feed, bool has_several) {
        feed.convention =
            known_convention(use_, name_of(feed), input_.columns, reading_.sets, told_of(plan_, reading_));
        if (use_.type == FieldType::text) {
            if (use_.name == "job_title" && normalise_header(name_of(feed)) == "title") return count_jobs(feed);
            if (!has_several) return {};
            return count_readable(heads_, feed.slot, use_.type, feed.convention, reading_.missing, today_);
        }
        auto settled = settle_convention(heads_, feed.slot, use_.type, std::move(feed.convention), reading_.missing,
                                         name_of(feed), notes_);
        feed.convention = std::move(settled.convention);
        auto counts = count_readable(heads_, feed.slot, use_.type, feed.convention, reading_.missing, today_);
        counts.unreadable -= std::min(counts.unreadable, settled.waiting);
        return counts;
    }

    /// Mr. and Mrs. are no jobs.
    Readable count_jobs(const Feed& feed) const {
        Readable counts;
        std::string buffer;
        for (const auto& head : heads_)
            for (const Cell& cell : head.cells[feed.slot]) {
                const auto text = trim(text_of(cell, head.syntax, buffer));
                if (reading_.missing.contains(text)) continue;
                ++counts.filled;
                counts.unreadable += is_salutation(text);
            }
        return counts;
    }

    void note() {
        for (const auto& text : notes_)
            if (const auto said = fmt::format("{}: {}", input_.path, text);
                std::ranges::find(plan_.notes, said) == plan_.notes.end())
                plan_.notes.push_back(said);
        notes_.clear();
    }

    const Input& input_;
    const std::vector<Block>& heads_;
    const FieldUse& use_;
    InputPlan& plan_;
    const FieldReading& reading_;
    Day today_;
    std::vector<std::string> notes_;
};

}  // namespace

void settle_feeds(std::vector<Feed>& feeds, const Input& input, const std::vector<Block>& heads, const FieldUse& use,
                  InputPlan& plan, Day today) {
    FieldSample(input, heads, use, plan, today).settle(feeds);
}

}  // namespace leadqual
